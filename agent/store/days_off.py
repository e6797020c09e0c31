"""What lies over a moment for a whole day or more, out of the calendar."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from sqlite_utils import Database

from agent.store.instants import iso

WHOLE_DAY = timedelta(hours=23)  # when clocks go forward


def whole_days(db: Database, now: datetime, is_owner: Callable[[str], bool]) -> Iterator[str]:
    """The titles of events that last for at least a day and include `now`, as far as they are the owner's.

    Those of somebody else's calendar, and what the owner declined, are left out.
    """
    rows = db.conn.execute(
        """select e.summary, (select json_group_array(json_array(a.address, coalesce(t.status, ''), t.organizer))
                              from attendees t join addresses a on a.id = t.address_id where t.event_id = e.id)
           from occurrences o join events e on e.id = o.event_id join calendar_objects c on c.id = e.object_id
           where o.starts_at <= :now and o.ends_at > :now and e.booked_at <= :now and e.summary != ''
             and (c.gone_at is null or c.gone_at > :now) and coalesce(e.status, '') != 'cancelled'
             and julianday(o.ends_at) - julianday(o.starts_at) >= :days
           order by o.starts_at, e.uid""",
        {"now": iso(now), "days": WHOLE_DAY / timedelta(days=1)},
    )
    for title, attendees in rows:
        invited = json.loads(attendees)
        mine = [(status, organizer) for address, status, organizer in invited if is_owner(address)]
        if not invited or any(organizer or status != "declined" for status, organizer in mine):
            yield title
