"""Letters and days of contact as of a moment, out of the store: the raw material of ties, waiting and the brief.

Every function takes the moment `now` and sees nothing that came to be known after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from sys import intern
from typing import Any

from sqlite_utils import Database

from agent.core.records import Channel, Letter
from agent.core.ties.presence import Presence, presence
from agent.core.ties.statistics import DIRECT
from agent.store.instants import EVER, instant, iso

LETTERS_KEPT = 2_000  # per person; older ones say little about today
LETTER = (
    "m.id, m.at, m.own, m.channel, m.message_id, m.in_reply_to, m.reference_ids, m.thread, m.subject, "
    "(select address from addresses where id = m.sender_id), m.recipient_count"
)


def names_of_the_unmet(db: Database) -> list[tuple[int, str, str]]:
    """(address row, address, name) of addresses that only stood beside others in a message, and of the owner's."""
    found = db.conn.execute(
        """select n.address_id, a.address, n.name from names n join addresses a on a.id = n.address_id
           where not exists (select 1 from interactions i where i.address_id = n.address_id)"""
    )
    return [(row, address, name) for row, address, name in found]


def owner_presence(db: Database, now: datetime) -> Presence:
    """On which days the owner had mail from or to anybody, and when the owner was away."""
    rows = db.conn.execute(
        "select max(at), max(own) from messages where channel = 'mail' and at <= ? group by substr(at, 1, 10)",
        [iso(now)],
    ).fetchall()
    days = [((now - instant(at)).days, own) for at, own in rows]
    return presence((day for day, _ in days), (day for day, own in days if own))


def letters_with(
    db: Database, rows: Sequence[int], now: datetime, limit: int = LETTERS_KEPT, since: datetime = EVER
) -> list[Letter]:
    """The latest letters between the owner and these addresses of one person, in order of time."""
    marks = ",".join("?" * len(rows))
    found = db.conn.execute(
        f"""select {LETTER} from (
              select distinct at, message_id from interactions
              where address_id in ({marks}) and at >= ? and known_at <= ? and channel = 'mail'
              order by at desc, message_id desc limit ?) latest
            join messages m on m.id = latest.message_id order by m.at desc, m.id desc""",
        [*rows, iso(since), iso(now), limit],
    )
    return [letter_of(row) for row in found][::-1]


def recipients(db: Database, message: int) -> list[int]:
    """The address rows that a message (its row id) went to."""
    found = db.conn.execute("select address_id from recipients where message_id = ? order by position", [message])
    return [row for (row,) in found]


def in_touch(db: Database, now: datetime, days: int) -> Iterator[tuple[int, str, str, int | None, float]]:
    """(address row, date, channel, occurrence, probability) of direct mail and meetings within the last days."""
    return db.conn.execute(
        """select distinct address_id, substr(at, 1, 10), channel, occurrence_id, probability from interactions
           where at > ? and at <= ? and known_at <= ?
           and (direction = 'together' or (channel = 'mail' and company <= ?))""",
        [iso(now - timedelta(days=days)), iso(now), iso(now), DIRECT],
    )


def letter_of(row: Sequence[Any]) -> Letter:
    """From the columns of LETTER. The same ids, subjects and senders come again and again: one text for each."""
    row_id, at, own, channel, message_id, in_reply_to, references, thread, subject, sender, recipients = row
    return Letter(
        row_id,
        instant(at),
        bool(own),
        Channel(channel),
        intern(message_id),
        intern(in_reply_to),
        tuple(map(intern, references.split())),
        intern(thread),
        intern(subject),
        intern(sender or ""),
        recipients,
    )
