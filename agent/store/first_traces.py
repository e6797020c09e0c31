"""How people first came into sight, as of a moment: the raw material of introductions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlite_utils import Database

from agent.core.introductions import Before, FirstTrace
from agent.core.ties.statistics import DIRECT, LIKELY
from agent.store.instants import instant, instant_or_none, iso


def begins_at(db: Database, now: datetime) -> datetime | None:
    """When the oldest message was written."""
    row = db.conn.execute("select min(at) from messages where at <= ?", [iso(now)]).fetchone()
    return instant_or_none(row[0])


def by_others(
    db: Database, now: datetime, first_rows: Sequence[int], person_of: Mapping[int, str]
) -> Iterator[FirstTrace]:
    """Of people, by the row of the address under which they were seen first: the letter or meeting of a third
    person that was the first to name them, where there is one. `person_of`: of persons only.
    """
    wanted = json.dumps(first_rows)
    yield from _letters(db, now, wanted, person_of)
    yield from _meetings(db, now, wanted, person_of)


def _letters(db: Database, now: datetime, wanted: str, person_of: Mapping[int, str]) -> Iterator[FirstTrace]:
    rows = db.conn.execute(
        """select a.id, m.sender_id, m.at, m.subject, m.message_id, m.recipient_count
           from json_each(?) w join addresses a on a.id = w.value
           join messages m on m.at = a.seen_at join recipients r on r.message_id = m.id and r.address_id = a.id
           where not m.own and m.channel = 'mail' and m.at <= ? and m.recipient_count between 2 and ?
             and exists (select 1 from interactions i
                         where i.address_id = m.sender_id and i.at = m.at and i.origin = m.id and i.named)
           order by m.at, m.identity""",
        [wanted, iso(now), DIRECT],
    )
    for row, sender, at, subject, message_id, recipients in rows:
        by = person_of.get(sender)
        if by is not None and by != person_of[row]:
            yield FirstTrace(person_of[row], by, instant(at), subject, recipients - 2, message_id=message_id)


def _meetings(db: Database, now: datetime, wanted: str, person_of: Mapping[int, str]) -> Iterator[FirstTrace]:
    """Booked by somebody else before anything else named them, and held by now."""
    rows = db.conn.execute(
        """select a.id, organizer.address_id, min(o.starts_at), e.summary, e.uid, i.company
           from json_each(?) w join addresses a on a.id = w.value
           join interactions i on i.address_id = a.id and i.occurrence_id is not null
           join occurrences o on o.id = i.occurrence_id
           join events e on e.id = o.event_id and e.booked_at = a.seen_at
           join attendees organizer on organizer.event_id = e.id and organizer.organizer
           where i.at <= ? and i.known_at <= ? and i.probability >= ?
           group by a.id, e.uid order by 3, e.uid""",
        [wanted, iso(now), iso(now), LIKELY],
    )
    for row, organizer, at, title, uid, company in rows:
        by = person_of.get(organizer)
        if by is not None and by != person_of[row]:
            yield FirstTrace(person_of[row], by, instant(at), title or "", company - 2, event_uid=uid)


def before(db: Database, rows: Sequence[int], at: datetime) -> Before:
    """What had passed between the owner and the person with these address rows until a moment."""
    marks = ",".join("?" * len(rows))
    found = db.conn.execute(
        f"""select sum(channel = 'mail' and direction = 'in'), sum(channel = 'mail' and direction = 'out'),
                   sum(direction = 'together' and probability >= ?)
            from interactions where address_id in ({marks}) and at < ? and known_at <= ?""",
        [LIKELY, *rows, iso(at), iso(at)],
    ).fetchone()
    return Before(*(count or 0 for count in found))
