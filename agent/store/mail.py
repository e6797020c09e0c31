"""Messages in: each once, however many places hold it, with the interactions that follow from it.

The rows, places and cursor of a batch move in one transaction, so that an interrupted sync resumes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from agent.contracts import PARSER, Found, MailBatch
from agent.core.interactions import channel_of, counts_at, from_message, is_own, list_address, recipients_of, thread_of
from agent.core.orders import looks_like_one
from agent.core.people.addresses import matcher
from agent.core.people.rewriting import original
from agent.core.records import Channel, Mailbox, Message, Owner
from agent.store import derive, forgotten, interactions
from agent.store.addresses import AddressBookkeeper
from agent.store.forgotten import Forgotten
from agent.store.instants import iso
from agent.store.sources import FORGOTTEN_AFTER, save_cursor

NEVER = "9999-12-31T00:00:00Z"  # since when what an undated message names can be known
EVIDENCE_COLUMNS = (
    "message_id, sent_at, received_at, thread, in_reply_to, reference_ids, reply_to, resent_by, "
    "original_from, return_path, list_id, list_post, list_unsubscribe, one_click, precedence, auto_submitted, "
    "feedback_id, mailer, content_type, thread_index, parser"
)
MESSAGE_COLUMNS = (
    f"id, identity, at, sender_id, own, channel, recipient_count, sent_folder, from_proven, subject, {EVIDENCE_COLUMNS}"
)
MESSAGE_MARKS = ",".join("?" * (MESSAGE_COLUMNS.count(",") + 1))


@dataclass(slots=True)
class _Rows:
    """What a batch adds, table by table."""

    messages: list[tuple[Any, ...]] = field(default_factory=list)
    recipients: list[tuple[int, int, str, int]] = field(default_factory=list)
    places: list[tuple[int, str, str, int, str]] = field(default_factory=list)
    interactions: list[interactions.Row] = field(default_factory=list)

    def insert(self, db: Database) -> None:
        many = db.conn.executemany
        many(f"insert into messages({MESSAGE_COLUMNS}) values ({MESSAGE_MARKS})", self.messages)
        many("insert into recipients(message_id, address_id, field, position) values (?, ?, ?, ?)", self.recipients)
        many(
            """insert into places(source_id, folder, key, message_id, labels) values (?, ?, ?, ?, ?)
               on conflict do update set message_id = excluded.message_id, labels = excluded.labels, gone_at = null""",
            self.places,
        )
        interactions.insert(db, sorted(self.interactions, key=lambda row: (row[0], row[1])))


def identity_of(message: Message) -> str:
    """One message, one identity, in whatever places its copies lie (ARCHITECTURE, What a message is).

    The date leads, so that mail in order of time is appended to the index and not strewn over it.
    """
    recipients = () if message.message_id else sorted(recipients_of(message))
    parts = (message.message_id, message.sender.address, " ".join(message.subject.split()), *recipients)
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()
    seconds = int(message.sent_at.timestamp()) if message.sent_at else 0
    return f"{seconds:09x} {digest}"


RANK = {Channel.MAIL: 0, Channel.LIST: 1, Channel.AUTOMATIC: 2}  # which copy of a message says most


class _Copy(NamedTuple):
    """What the copies of one message say together: the one that came straight, if any did, speaks."""

    message: Message
    channel: Channel
    sent_folder: bool
    proven: bool  # From is no mere claim
    on_server: bool

    def says_more_than(self, channel: Channel, sent_folder: bool, proven: bool) -> bool:
        """Does this copy tell something that was not known of the message before?"""
        return RANK[self.channel] < RANK[channel] or self.sent_folder > sent_folder or self.proven > proven

    def together_with(self, other: _Copy) -> _Copy:
        better = self if RANK[self.channel] < RANK[other.channel] else other
        return better._replace(
            sent_folder=self.sent_folder or other.sent_folder, proven=self.proven or other.proven
        )


def _best_copies(identities: list[str], found: list[Found]) -> dict[str, _Copy]:
    best: dict[str, _Copy] = {}
    for identity, (message, place) in zip(identities, found, strict=True):
        proven = place.authenticated or not place.on_server
        copy = _Copy(message, channel_of(message), place.sent_folder, proven, place.on_server)
        best[identity] = copy.together_with(best[identity]) if identity in best else copy
    return best


class MailWriter:
    """Writes the batches of one source. Holds the caches that make it fast; one per source and sync."""

    def __init__(self, db: Database, source: int, owner: Owner, *, subjects: bool, now: datetime) -> None:
        self._db, self._source, self._subjects, self._now = db, source, subjects, now
        self._is_owner = matcher(owner.addresses)
        self._addresses = AddressBookkeeper(db)
        self._forgotten = Forgotten(db)
        self._next_id = db.conn.execute("select coalesce(max(id), 0) + 1 from messages").fetchone()[0]

    def save(self, batch: MailBatch) -> int:
        """Store a batch and its cursor; the number of messages that were new is returned."""
        with self._db.atomic():
            if batch.restarts is not None:
                self._db.conn.execute(
                    "update places set gone_at = ? where source_id = ? and folder = ? and gone_at is null",
                    [iso(self._now), self._source, batch.restarts],
                )
            self._db.conn.executemany(
                "update places set gone_at = ? where source_id = ? and folder = ? and key = ? and gone_at is null",
                [(iso(self._now), self._source, folder, key) for folder, key in batch.gone],
            )
            new = self._save_messages([f for f in batch.found if not f.message.own_brief])
            self._addresses.write()
            save_cursor(self._db, self._source, batch.cursor)
        return new

    def _save_messages(self, found: list[Found]) -> int:
        identities = [identity_of(f.message) for f in found]
        if self._forgotten:
            identities, found = self._without_the_forgotten(identities, found)
        stored = self._stored(identities)
        rows = _Rows()
        ids: dict[str, int] = {}
        for identity, copy in _best_copies(identities, found).items():
            if identity not in stored:
                ids[identity] = self._next_id
                self._next_id += 1
                self._add(rows, ids[identity], identity, copy)
                continue
            ids[identity], channel, sent_folder, proven = stored[identity]
            if copy.says_more_than(channel, sent_folder, proven):
                self._learn(ids[identity], copy, straighter=RANK[copy.channel] < RANK[channel])
        for identity, (message, place) in zip(identities, found, strict=True):
            labels = ", ".join(place.labels)
            rows.places.append((self._source, place.folder, place.key, ids[identity], labels))
            if (posts := list_address(message)) and (when := counts_at(message)):
                self._addresses.is_a_list(self._addresses.id_of(posts, iso(when)), iso(when))
        rows.insert(self._db)
        return len(rows.messages)

    def _without_the_forgotten(self, identities: list[str], found: list[Found]) -> tuple[list[str], list[Found]]:
        """What is left of a batch. The places of what was theirs lead to a blank message, as if it had been read."""
        kept_identities, kept, places = [], [], []
        for identity, (message, place) in zip(identities, found, strict=True):
            known = self._forgotten.without(message, self._is_owner)
            if known is None:
                places.append((self._source, place.folder, place.key))
            else:
                kept_identities.append(identity)
                kept.append(Found(known, place))
        if places:
            forgotten.lead_to_the_blank_one(self._db, places)
            self._next_id = max(self._next_id, forgotten.blank_message(self._db) + 1)
        return kept_identities, kept

    def _stored(self, identities: list[str]) -> dict[str, tuple[int, Channel, bool, bool]]:
        return {
            identity: (row_id, channel, bool(sent_folder), bool(proven))
            for identity, row_id, channel, sent_folder, proven in self._db.conn.execute(
                """select identity, id, channel, sent_folder, from_proven from messages
                   where identity in (select value from json_each(?))""",
                [json.dumps(identities)],
            )
        }

    def _add(self, rows: _Rows, row_id: int, identity: str, copy: _Copy) -> None:
        message, channel = copy.message, copy.channel
        when = counts_at(message, copy.on_server)
        at = iso(when) if when else NEVER
        own = is_own(message.sender.address, copy.sent_folder, copy.proven, self._is_owner)
        ids = self._name_everybody(message, own, at)
        recipients = recipients_of(message)
        for position, (address, name) in enumerate(recipients.items()):
            rows.recipients.append((row_id, ids[address], name, position))
        to_self = own and all(map(self._is_owner, recipients))
        kept = self._subjects or (to_self and looks_like_one(message.subject))  # an order is the owner's own word
        subject = message.subject if kept else ""
        sender = ids.get(message.sender.address)
        derived = (at if when else None, sender, int(own), channel._value_, len(recipients))
        known = (int(copy.sent_folder), int(copy.proven))
        rows.messages.append((row_id, identity, *derived, *known, subject, *evidence(message)))
        if when:
            for address, one in from_message(message, recipients, when, own, channel, self._is_owner, row_id):
                rows.interactions.append(interactions.row(ids[address], at, one))

    def _learn(self, row_id: int, copy: _Copy, *, straighter: bool) -> None:
        """A copy turned up that says more than the stored one: derive the message again from both."""
        execute = self._db.conn.execute
        execute(
            "update messages set sent_folder = max(sent_folder, ?), from_proven = max(from_proven, ?) where id = ?",
            [copy.sent_folder, copy.proven, row_id],
        )
        if straighter:
            marks = ",".join("?" * (EVIDENCE_COLUMNS.count(",") + 1))
            execute(
                f"update messages set ({EVIDENCE_COLUMNS}) = ({marks}) where id = ?",
                [*evidence(copy.message), row_id],
            )
        derive.one(self._db, row_id, self._is_owner)

    def _name_everybody(self, message: Message, own: bool, at: str) -> dict[str, int]:
        """Row ids of all addresses in the header, whose names are noted on the way."""
        ids: dict[str, int] = {}
        given_by = "owner" if own else "other"
        for box in (message.sender, *message.to, *message.cc, *message.bcc):
            if not box.address:
                continue
            ids[box.address] = row_id = self._addresses.id_of(box.address, at)
            if box.name:
                self._addresses.called(row_id, box.name, "self" if box is message.sender else given_by, at)
        if writer := original(message):
            self._addresses.called(self._addresses.id_of(writer.address, at), writer.name, "self", at)
        return ids


def evidence(message: Message) -> tuple[str | int, ...]:
    """The columns that hold what the header said, in the order of EVIDENCE_COLUMNS.

    Text and whole numbers only: binding a None, a bool or an enum takes sqlite3 ten times as long.
    """
    m = message
    return (
        m.message_id, _iso(m.sent_at), _iso(m.received_at), thread_of(m), m.in_reply_to, " ".join(m.references),
        _address(m.reply_to), _address(m.resent_by), _address(m.original_from), _domain(m.return_path), m.list_id,
        m.list_post, int(m.list_unsubscribe), int(m.one_click), m.precedence, m.auto_submitted, int(m.feedback_id),
        m.mailer, m.content_type, m.thread_index, PARSER,
    )  # fmt: skip


def _iso(instant: datetime | None) -> str:
    return iso(instant) if instant else ""


def _address(box: Mailbox | None) -> str:
    return box.address if box else ""


def _domain(return_path: str | None) -> str:
    return "<>" if return_path == "" else (return_path or "").rpartition("@")[2]


def forget_what_is_gone(db: Database, now: datetime) -> int:
    """Blank subject and ids of messages that lost their last place over a week ago; how many, is returned.

    That there was contact remains: the interactions stay.
    """
    before = iso(now - FORGOTTEN_AFTER)
    with db.atomic():
        gone = [
            row[0]
            for row in db.conn.execute(
                """select distinct message_id from places where gone_at < ? and not exists (
                   select 1 from places kept where kept.message_id = places.message_id
                   and (kept.gone_at is null or kept.gone_at >= ?))""",
                [before, before],
            )
        ]
        db.conn.executemany(
            """update messages set message_id = '', subject = '', thread = '', in_reply_to = '',
               reference_ids = '', thread_index = '' where id = ?""",
            [(row_id,) for row_id in gone],
        )
        db.conn.execute("delete from places where gone_at < ?", [before])
    return len(gone)
