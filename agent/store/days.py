"""Entries that fill a day, as of a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlite_utils import Database

from agent.store.instants import instant, iso


def all_day(db: Database, begin: datetime, end: datetime, now: datetime) -> Iterator[tuple[str, datetime, str]]:
    """(uid, start, title) of those on the books that begin within [begin, end), in order of time."""
    rows = db.conn.execute(
        """select e.uid, o.starts_at, e.summary from occurrences o join events e on e.id = o.event_id
             join calendar_objects c on c.id = e.object_id
           where o.starts_at >= :begin and o.starts_at < :end and e.all_day and e.booked_at <= :now
             and coalesce(e.summary, '') != '' and coalesce(e.status, '') != 'cancelled'
             and (c.gone_at is null or o.starts_at < c.gone_at)
           order by o.starts_at, e.uid""",
        {"begin": iso(begin), "end": iso(end), "now": iso(now)},
    )
    for uid, at, title in rows:
        yield uid, instant(at), title
