"""Who is forgotten: salted hashes of their addresses and names, so that no later reading brings them back.

A hash can be compared with an address that comes along, and says nothing by itself.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain

from sqlite_utils import Database

from agent.core.people.addresses import canonical, full_name, name_words
from agent.core.records import Attendee, Card, Event, Mailbox, Message

TABLES = """
create table forgotten (                -- keyed hashes of addresses and names of whom the owner had forgotten
  hash text primary key
) without rowid;
"""
BLANK = "forgotten"  # the identity of the message that stands for those that are gone
SALT = "salt of the forgotten"
SHORTEST = 2  # letters of a word of a name that titles are searched for
WORDS_OF_A_NAME = (2, 3)  # so many words of a title or subject are looked at together
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def remember(db: Database, addresses: Iterable[str], names: Iterable[str]) -> None:
    """From now on nothing with these addresses and full names is taken in."""
    db.conn.execute("insert or ignore into meta(key, value) values (?, ?)", [SALT, secrets.token_hex(16)])
    salt = _salt(db)
    forms = {canonical(one) for one in addresses} | {whole for one in names if (whole := full_name(one))}
    db.conn.executemany("insert or ignore into forgotten(hash) values (?)", [(_hash(salt, one),) for one in forms])


def _salt(db: Database) -> bytes:
    row = db.conn.execute("select value from meta where key = ?", [SALT]).fetchone()
    return bytes.fromhex(row[0]) if row else b""


def _hash(salt: bytes, form: str) -> str:
    return hashlib.blake2b(form.encode("utf-8", "replace"), key=salt, digest_size=16).hexdigest()


class Forgotten:
    """Takes the forgotten out of what a source has found. False if nobody is."""

    def __init__(self, db: Database) -> None:
        self._hashes = {row[0] for row in db.conn.execute("select hash from forgotten")}
        self._salt = _salt(db)

    def __bool__(self) -> bool:
        return bool(self._hashes)

    def is_one(self, address: str, name: str = "") -> bool:
        """Is it an address, or the full name, of somebody forgotten?"""
        return any(form and self._is(form) for form in (canonical(address), full_name(name)))

    def are_in(self, text: str) -> bool:
        """Does a title or subject name somebody forgotten in full?"""
        words = list(chain.from_iterable(map(name_words, _WORD.findall(text))))
        return any(
            self._is(" ".join(words[at : at + length]))
            for length in WORDS_OF_A_NAME
            for at in range(len(words) + 1 - length)
        )

    def other_name(self, message_id: str) -> str:
        """What stands for a Message-ID of theirs where a thread needs a name."""
        return f"{BLANK} {_hash(self._salt, message_id)}"

    def _is(self, form: str) -> bool:
        return _hash(self._salt, form) in self._hashes

    def without(self, message: Message, is_owner: Callable[[str], bool]) -> Message | None:
        """The message without them; None if it is theirs, or the owner's to nobody else."""
        if self.is_one(message.sender.address):
            return None
        before = (message.to, message.cc, message.bcc)
        to, cc, bcc = (tuple(one for one in boxes if not self.is_one(one.address, one.name)) for boxes in before)
        to_others = any(not is_owner(one.address) for one in (*to, *cc, *bcc))
        if is_owner(message.sender.address) and (to, cc, bcc) != before and not to_others:
            return None
        return message._replace(
            to=to,
            cc=cc,
            bcc=bcc,
            reply_to=self._box(message.reply_to),
            resent_by=self._box(message.resent_by),
            original_from=self._box(message.original_from),
            subject="" if self.are_in(message.subject) else message.subject,
        )

    def _box(self, box: Mailbox | None) -> Mailbox | None:
        return None if box and self.is_one(box.address, box.name) else box

    def out_of(self, event: Event, is_owner: Callable[[str], bool]) -> Event:
        """The event without them; of a meeting with nobody else only the time remains."""
        guests = tuple(one for one in event.attendees if not self._comes(one))
        organizer = event.organizer if event.organizer and not self._comes(event.organizer) else None
        changed = (guests, organizer) != (event.attendees, event.organizer)
        others = [one for one in (*guests, organizer) if one is not None and not is_owner(one.address)]
        gone = {one.name for one in (*event.attendees, event.organizer) if one is not None and self._comes(one)}
        if (changed and not others) or self.are_in(event.summary):
            event = replace(event, summary="", location="", conference="")
        elif is_called_in(event.summary, gone):
            event = replace(event, summary="")
        return replace(event, attendees=guests, organizer=organizer)

    def _comes(self, one: Attendee) -> bool:
        return self.is_one(one.address, one.name)

    def is_card(self, card: Card) -> bool:
        return self.is_one("", card.name) or any(map(self.is_one, card.addresses))


def is_called_in(title: str, names: Iterable[str]) -> bool:
    """Does the title of a meeting hold a word of these names of a guest: "Lunch, Tom and Anna"?"""
    words = {word for name in names for word in name_words(name) if len(word) >= SHORTEST}
    return not words.isdisjoint(chain.from_iterable(map(name_words, _WORD.findall(title))))


def blank_message(db: Database) -> int:
    """The row of the message that says nothing and counts nowhere; it is made when it is needed first."""
    found = db.conn.execute("select id from messages where identity = ?", [BLANK]).fetchone()
    if found:
        return int(found[0])
    columns = {
        name: "" if kind == "text" else 0
        for _, name, kind, required, *_ in db.conn.execute("select * from pragma_table_info('messages')")
        if name != "id" and required
    } | {"identity": BLANK}
    marks = ",".join("?" * len(columns))
    row = db.conn.execute(
        f"insert into messages({','.join(columns)}) values ({marks}) returning id", [*columns.values()]
    ).fetchone()
    return int(row[0])


def lead_to_the_blank_one(db: Database, places: Iterable[tuple[int, str, str]]) -> None:
    """(source, folder, key) of copies of what was theirs: they have been seen, and hold nothing."""
    blank = blank_message(db)
    db.conn.executemany(
        """insert into places(source_id, folder, key, message_id, labels) values (?, ?, ?, ?, '')
           on conflict do update set message_id = excluded.message_id, labels = '', gone_at = null""",
        [(*place, blank) for place in places],
    )
