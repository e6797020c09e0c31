"""Where the owner was with whom, and where the owner is to be, as of a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlite_utils import Database

from agent.store.instants import instant, iso


class Met(NamedTuple):
    """A past meeting with somebody, as the calendar has it."""

    occurrence: int
    at: datetime
    channel: str
    probability: float
    title: str
    place: str
    uid: str


class Entry(NamedTuple):
    """An entry with a place."""

    uid: str
    at: datetime
    title: str
    place: str


def met_at(db: Database, rows: Sequence[int], now: datetime) -> Iterator[Met]:
    """The past meetings with one person, latest first."""
    marks = ",".join("?" * len(rows))
    found = db.conn.execute(
        f"""select o.id, i.at, i.channel, i.probability, coalesce(e.summary, ''), coalesce(e.location, ''), e.uid
            from interactions i join occurrences o on o.id = i.occurrence_id join events e on e.id = o.event_id
            where i.address_id in ({marks}) and i.occurrence_id is not null and i.at <= ? and i.known_at <= ?
            order by i.at desc, e.uid""",
        [*rows, iso(now), iso(now)],
    )
    for occurrence, at, *rest in found:
        yield Met(occurrence, instant(at), *rest)


def days_written(db: Database, rows: Sequence[int], since: datetime, now: datetime, most: int) -> set[str]:
    """Dates (UTC) of direct mail with one person after a moment; to at most so many recipients."""
    marks = ",".join("?" * len(rows))
    found = db.conn.execute(
        f"""select distinct substr(at, 1, 10) from interactions where address_id in ({marks})
            and at > ? and at <= ? and channel = 'mail' and company <= ?""",
        [*rows, iso(since), iso(now), most],
    )
    return {on for (on,) in found}


def entries(db: Database, begin: datetime, end: datetime, now: datetime) -> Iterator[Entry]:
    """All with a place that are on the books within [begin, end), in order of time."""
    found = db.conn.execute(
        """select e.uid, o.starts_at, coalesce(e.summary, ''), e.location
           from occurrences o join events e on e.id = o.event_id join calendar_objects c on c.id = e.object_id
           where o.starts_at >= :begin and o.starts_at < :end and e.booked_at <= :now
             and coalesce(e.location, '') != '' and coalesce(e.status, '') != 'cancelled'
             and (c.gone_at is null or o.starts_at < c.gone_at)
           order by o.starts_at, e.uid""",
        {"begin": iso(begin), "end": iso(end), "now": iso(now)},
    )
    for uid, at, title, place in found:
        yield Entry(uid, instant(at), title, place)
