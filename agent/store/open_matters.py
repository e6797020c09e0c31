"""Threads that were begun lately, and what was answered since, as of a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlite_utils import Database

from agent.core.records import Letter
from agent.core.subjects import REPLY_PREFIX, topic
from agent.store.instants import iso
from agent.store.people import LETTER, letter_of

BEGUN = "m.in_reply_to = '' and m.reference_ids = '' and m.subject != ''"


def opened_by_others(db: Database, now: datetime, look_back: timedelta) -> Iterator[tuple[int, Letter]]:
    """(sender's row, letter) of each thread that somebody else began, by mail or on a list, in order of time."""
    rows = db.conn.execute(
        f"""select m.sender_id, {LETTER} from messages m
            where m.at > ? and m.at <= ? and not m.own and m.channel in ('mail', 'list') and {BEGUN}
            order by m.at, m.id""",
        [iso(now - look_back), iso(now)],
    )
    for sender, *letter in rows:
        if not REPLY_PREFIX.match(letter[8]):
            yield sender, letter_of(letter)


def opened_by_owner(db: Database, now: datetime, look_back: timedelta) -> Iterator[tuple[Letter, int]]:
    """(letter, recipient's row) of each thread that the owner began, in order of time."""
    rows = db.conn.execute(
        f"""select r.address_id, {LETTER} from messages m join recipients r on r.message_id = m.id
            where m.at > ? and m.at <= ? and m.own and {BEGUN} order by m.at, m.id, r.position""",
        [iso(now - look_back), iso(now)],
    )
    for row, *letter in rows:
        if not REPLY_PREFIX.match(letter[8]):
            yield letter_of(letter), row


def answered(db: Database, now: datetime, look_back: timedelta) -> set[tuple[str, int | None]]:
    """(what was answered, who answered): Message-IDs that were referred to, and the topics of replies."""
    rows = db.conn.execute(
        "select sender_id, in_reply_to, reference_ids, subject from messages where at > ? and at <= ?",
        [iso(now - look_back), iso(now)],
    )
    found: set[tuple[str, int | None]] = set()
    for sender, direct, further, subject in rows:
        found.update((one, sender) for one in (direct, *further.split()) if one)
        if REPLY_PREFIX.match(subject):
            found.add((topic(subject), sender))
    return found
