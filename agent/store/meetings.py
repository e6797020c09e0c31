"""Meetings as of a moment, out of the store: when they are, who is invited, whom they name, what was written about.

Every function takes the moment `now` and sees nothing that came to be known after it. What was deleted before it
began is no meeting.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from sqlite_utils import Database

from agent.core.meetings.names import Name
from agent.core.records import Channel
from agent.store.instants import instant, iso

AT_LAST = ("~", 0)  # sorts after all instants
_MEETINGS = """from gatherings g join events e on e.id = g.event_id join calendar_objects c on c.id = e.object_id
  join occurrences o on o.event_id = e.id"""
_ON_THE_BOOKS = "where e.booked_at <= :now and (c.gone_at is null or o.starts_at < c.gone_at)"


class Found(NamedTuple):
    """One occurrence of a meeting with those who are invited by address."""

    occurrence: int
    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str
    channel: Channel
    company: int
    recurring: bool
    guests: tuple[tuple[int, float], ...]  # address row, probability


class Mention(NamedTuple):
    """One occurrence of a meeting that names people without their addresses."""

    occurrence: int
    starts_at: datetime
    ends_at: datetime
    booked_at: datetime
    channel: Channel
    company: int
    owner: float  # probability that the owner came
    summary: str
    names: tuple[Name, ...]


def between(db: Database, begin: datetime, end: datetime, now: datetime) -> Iterator[Found]:
    """Meetings that start within [begin, end), in order of time, each with its guests in the order of the event."""
    rows = db.conn.execute(
        f"""select o.id, e.uid, o.starts_at, o.ends_at, e.summary, e.location, g.channel, g.company,
                   e.rule is not null or e.recurrence_at is not null, i.address_id, i.probability
            {_MEETINGS} left join interactions i on i.occurrence_id = o.id {_ON_THE_BOOKS}
            and o.starts_at >= :begin and o.starts_at < :end
            order by o.starts_at, e.uid, o.id, (select min(t.rowid) from attendees t
              where t.event_id = e.id and t.address_id = i.address_id)""",
        {"begin": iso(begin), "end": iso(end), "now": iso(now)},
    )
    for _, group in groupby(rows, key=lambda row: row[0]):
        invited = list(group)
        occurrence, uid, starts_at, ends_at, summary, location, channel, company, recurring, _, _ = invited[0]
        yield Found(
            occurrence, uid, instant(starts_at), instant(ends_at), summary or "", location or "", Channel(channel),
            company, bool(recurring), tuple((row[9], row[10]) for row in invited if row[9] is not None),
        )  # fmt: skip


def agreed(db: Database, now: datetime, at_least: float) -> Iterator[tuple[str, str, int, str]]:
    """(start, end, occurrence, title) where the owner came at least so probably, in order of start."""
    return db.conn.execute(
        f"""select o.starts_at, o.ends_at, o.id, coalesce(e.summary, '') {_MEETINGS} {_ON_THE_BOOKS}
            and g.sure and g.owner >= :least order by o.starts_at, e.uid, o.id""",
        {"now": iso(now), "least": at_least},
    )


def mentions(db: Database, now: datetime) -> Iterator[Mention]:
    """Everything that names somebody without an address, in order of time."""
    for occurrence, starts_at, ends_at, booked_at, channel, company, owner, summary, names in db.conn.execute(
        f"""select o.id, o.starts_at, o.ends_at, e.booked_at, g.channel, g.company, g.owner, coalesce(e.summary, ''),
                   g.names {_MEETINGS} {_ON_THE_BOOKS} and g.names != '[]' order by o.starts_at, e.uid, o.id""",
        {"now": iso(now)},
    ):
        yield Mention(
            occurrence, instant(starts_at), instant(ends_at), instant(booked_at), Channel(channel), company, owner,
            summary, tuple(Name(*name) for name in json.loads(names)),
        )  # fmt: skip


def letters_near(db: Database, now: datetime, within: timedelta) -> Iterator[tuple[int, int, str, list[str]]]:
    """(address row, occurrence, title, subjects) of each meeting, by guest, and the letters between the owner and that
    guest so near to it, as far as they are called something.
    """
    at = {"now": iso(now), "days": f"{within / timedelta(days=1):g} days"}
    guests = db.conn.execute("select distinct address_id from interactions where occurrence_id is not null").fetchall()
    for (row,) in guests:
        yield from _letters_near(db, at | {"row": row})


def _letters_near(db: Database, guest: Mapping[str, str | int]) -> Iterator[tuple[int, int, str, list[str]]]:
    """Meetings and letters pass by in step, so that only those of some days are in memory."""
    meetings = db.conn.execute(
        """select i.address_id, i.occurrence_id, e.summary, strftime('%Y-%m-%dT%H:%M:%SZ', i.at, '-' || :days),
                  strftime('%Y-%m-%dT%H:%M:%SZ', i.at, '+' || :days)
           from interactions i join occurrences o on o.id = i.occurrence_id join events e on e.id = o.event_id
           where i.address_id = :row and i.occurrence_id is not null and i.known_at <= :now and e.summary != ''
           order by i.at""",
        guest,
    )
    letters = db.conn.execute(
        """select at, message_id from interactions
           where address_id = :row and channel = 'mail' and known_at <= :now order by at""",
        guest,
    )
    near: deque[tuple[str, str]] = deque()  # when, subject
    at, message = next(letters, AT_LAST)
    for row, occurrence, title, begin, end in meetings:
        while near and near[0][0] < begin:
            near.popleft()
        while at <= end:
            if at >= begin and (subject := _subject(db, message)):
                near.append((at, subject))
            at, message = next(letters, AT_LAST)
        if near:
            yield row, occurrence, title, [subject for _, subject in near]


def _subject(db: Database, message: int) -> str:
    found = db.conn.execute("select subject from messages where id = ?", [message]).fetchone()
    return str(found[0])
