"""Taking somebody out of every table, and out of the bytes of the file.

What others wrote, and the owner to others, stays without them. The places of what was theirs lead to one blank
message, so that no later reading takes it for new.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from sqlite_utils import Database

from agent.core.people.addresses import full_name
from agent.core.redaction import GONE
from agent.store import calendar, forgotten
from agent.store.database import references_unchecked

OURS = ("messages", "places", "suggestion_addresses", "addresses")  # treated one by one; other tables lose their rows
SENDERS = ("reply_to", "resent_by", "original_from")


class Erased(NamedTuple):
    """What there was of somebody: for the last sentence about it, and for finding it elsewhere."""

    messages: int
    meetings: int
    names: frozenset[str]
    addresses: frozenset[str]
    subjects: frozenset[str]
    sources: frozenset[str]  # Message-IDs, and uids of meetings that have lost their titles


class _Meetings(NamedTuple):
    """Uids of the events that were changed, and of those of them that have lost their titles."""

    uids: frozenset[str]
    emptied: frozenset[str]


@contextmanager
def leaving_no_bytes(db: Database) -> Iterator[None]:
    """What is deleted meanwhile is overwritten, and in the end nothing of it is in the file or its journal."""
    db.conn.execute("pragma secure_delete = on")
    try:
        yield
        db.conn.execute("vacuum")
        db.conn.execute("pragma wal_checkpoint(truncate)")
    finally:
        db.conn.execute("pragma secure_delete = off")


def erase(
    db: Database, rows: Sequence[int], addresses: Iterable[str], names: Iterable[str],
    occurrences: Iterable[int], own: calendar.Own,
) -> Erased:  # fmt: skip
    """Erase everything about the person with these address rows.

    `addresses` and `names` are further ones, as an address book has them; `occurrences` those of meetings that
    name the person in their titles alone.
    """
    with references_unchecked(db), db.atomic():
        known = [row[0] for row in _of(db, "select address from addresses where id in", rows)]
        called = {row[0] for row in _of(db, "select name from names where address_id in", rows)} | set(names)
        whole = frozenset(name for name in called if full_name(name))
        all_addresses = {*known, *addresses}
        forgotten.remember(db, all_addresses, whole)
        meetings = _meetings(db, rows, whole, occurrences, own.is_owner)
        subjects, ids = _messages(db, rows, own.is_owner)
        _words_elsewhere(db, [*whole, *all_addresses])
        _suggestions(db, rows)
        _cards(db, all_addresses, whole)
        _rows_about(db, "addresses", rows)
        _of(db, "delete from addresses where id in", rows)
        _names_elsewhere(db, whole)
        calendar.derive(db, meetings.uids, own)
    return Erased(
        len(ids), len(meetings.uids), frozenset(called), frozenset(all_addresses), frozenset(subjects),
        frozenset(ids) | meetings.emptied,
    )  # fmt: skip


def _of(db: Database, statement: str, values: Sequence[object]) -> list[tuple[str, ...]]:
    """A statement that ends with "in", for any number of values."""
    found = db.conn.execute(f"{statement} (select value from json_each(?))", [json.dumps(list(values))])
    return [tuple(row) for row in found.fetchall()]


def _rows_about(db: Database, table: str, ids: Sequence[object]) -> None:
    """Delete what refers to these rows, in whatever table; also in one that nobody has thought of here."""
    for (other,) in db.conn.execute("select name from sqlite_master where type = 'table'").fetchall():
        for _, _, target, column, *_ in db.conn.execute(f"select * from pragma_foreign_key_list('{other}')").fetchall():
            if target == table and other not in OURS:
                _of(db, f'delete from "{other}" where "{column}" in', ids)


def _messages(db: Database, rows: Sequence[int], is_owner: Callable[[str], bool]) -> tuple[set[str], set[str]]:
    """Theirs, and the owner's to nobody else. Their subjects and Message-IDs are returned."""
    theirs = [row[0] for row in _of(db, "select id from messages where sender_id in", rows)]
    to_them = _of(
        db, "select m.id from messages m join recipients r on r.message_id = m.id where m.own and r.address_id in", rows
    )
    theirs += [row for (row,) in to_them if not _others(db, int(row), set(rows), is_owner)]
    found = _of(db, "select subject, message_id from messages where id in", theirs)
    db.conn.execute(
        "update places set message_id = ?, labels = '' where message_id in (select value from json_each(?))",
        [forgotten.blank_message(db), json.dumps(theirs)],
    )
    _rows_about(db, "messages", theirs)
    _of(db, "delete from messages where id in", theirs)
    ids = {message_id for _, message_id in found if message_id}
    _references(db, ids)
    return {subject for subject, _ in found if subject}, ids


def _others(db: Database, message: int, rows: set[int], is_owner: Callable[[str], bool]) -> bool:
    """Did a message go to somebody else too?"""
    recipients = db.conn.execute(
        "select a.id, a.address from recipients r join addresses a on a.id = r.address_id where r.message_id = ?",
        [message],
    )
    return any(row not in rows and not is_owner(address) for row, address in recipients)


def _references(db: Database, ids: set[str]) -> None:
    """Their Message-IDs in the letters of others. Threads stay together, under another name."""
    gone = forgotten.Forgotten(db)
    names = {message_id: gone.other_name(message_id) for message_id in ids}
    changed = []
    for row, thread, reply, references in db.conn.execute(
        "select id, thread, in_reply_to, reference_ids from messages where in_reply_to != '' or reference_ids != ''"
    ):
        kept = " ".join(one for one in references.split() if one not in ids)
        after = (names.get(thread, thread), "" if reply in ids else reply, kept)
        if after != (thread, reply, references):
            changed.append((*after, row))
    db.conn.executemany("update messages set thread = ?, in_reply_to = ?, reference_ids = ? where id = ?", changed)


def _words_elsewhere(db: Database, words: Iterable[str]) -> None:
    """Their names and addresses in what others wrote, and in titles."""
    for word in words:
        part = f"%{word}%"
        db.conn.execute("update messages set subject = '' where subject like ?", [part])
        db.conn.execute("update mail_orders set why = '' where why like ?", [part])
        db.conn.execute(
            "update events set summary = '', location = '', conference = '' where summary like ? or location like ?",
            [part, part],
        )
        for column in SENDERS:
            db.conn.execute(f"update messages set {column} = '' where {column} = ?", [word])


def _names_elsewhere(db: Database, names: Iterable[str]) -> None:
    """As a list or a machine was called that wrote in their name."""
    for name in names:
        db.conn.execute("delete from names where name like ?", [f"%{name}%"])
        db.conn.execute("update attendees set name = null where name like ?", [f"%{name}%"])


def _meetings(
    db: Database, rows: Sequence[int], names: Iterable[str], occurrences: Iterable[int],
    is_owner: Callable[[str], bool],
) -> _Meetings:  # fmt: skip
    """Out of every event; of a meeting with nobody else nothing but its time remains."""
    with_them = {int(row[0]) for row in _of(db, "select event_id from attendees where address_id in", rows)}
    for name in names:
        found = db.conn.execute("select event_id from attendees where address_id is null and name = ?", [name])
        with_them |= {row[0] for row in found}
        db.conn.execute("delete from attendees where address_id is null and name = ?", [name])
    _of(db, "delete from attendees where address_id in", rows)
    of_title = _of(db, "select distinct event_id from occurrences where id in", [*occurrences])
    alone = {event for event in with_them if not _guests(db, event, is_owner)} | {int(row[0]) for row in of_title}
    for event in alone:
        db.conn.execute("update events set summary = '', location = '', conference = '' where id = ?", [event])
    called = _called_in_title(db, with_them - alone, names)
    _of(db, "update events set summary = '' where id in", [*called])
    for name in names:
        titled = db.conn.execute("select id from events where summary like ?", [f"%{name}%"])
        with_them |= {row[0] for row in titled}
    return _Meetings(_uids(db, with_them | alone), _uids(db, alone | called))


def _called_in_title(db: Database, events: Iterable[int], names: Iterable[str]) -> set[int]:
    """Of the events that they were invited to, those whose title holds a word of their name: "Lunch, Tom and Anna"."""
    titled = _of(db, "select id, summary from events where id in", [*events])
    return {int(row) for row, title in titled if forgotten.is_called_in(title, names)}


def _uids(db: Database, events: Iterable[int]) -> frozenset[str]:
    return frozenset(str(row[0]) for row in _of(db, "select uid from events where id in", [*events]))


def _guests(db: Database, event: int, is_owner: Callable[[str], bool]) -> bool:
    """Is anybody but the owner still in an event?"""
    left = db.conn.execute(
        "select a.address from attendees t left join addresses a on a.id = t.address_id where t.event_id = ?", [event]
    )
    return any(address is None or not is_owner(address) for (address,) in left)


def _suggestions(db: Database, rows: Sequence[int]) -> None:
    """What was suggested about them, and what the owner said of that. That something was shown remains."""
    about = _of(
        db,
        """select s.date, s.number, s.id from suggestions s join suggestion_addresses a
           on a.date = s.date and a.number = s.number where a.address_id in""",
        rows,
    )
    for on, number, suggestion_id in about:
        db.conn.execute("delete from feedback where suggestion_id = ?", [suggestion_id])
        db.conn.execute("delete from tokens where suggestion_id = ?", [suggestion_id])
        db.conn.execute(
            "update suggestions set text = ?, id = '' where date = ? and number = ?", [GONE, on, number]
        )
        db.conn.execute("delete from suggestion_addresses where date = ? and number = ?", [on, number])


def _cards(db: Database, addresses: Iterable[str], names: Iterable[str]) -> None:
    ids = _of(db, "select card_id from card_addresses where address in", [*addresses])
    ids += _of(db, "select id from cards where name in", [*names])
    theirs = [row[0] for row in ids]
    _of(db, "delete from card_addresses where card_id in", theirs)
    _of(db, "delete from cards where id in", theirs)
