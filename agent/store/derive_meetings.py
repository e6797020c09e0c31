"""Events in the store -> gatherings and the narrow waist: what is a meeting, and with whom."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from agent.core.meetings.gathering import Gathering, from_gathering, gathering_of
from agent.core.records import Attendee, Event
from agent.store import interactions
from agent.store.calendar import Own
from agent.store.instants import instant


def derive(db: Database, uids: Iterable[str], own: Own) -> None:
    """Gatherings and interactions of all events with these uids, from the copy of each that speaks."""
    for uid in uids:
        rows = db.conn.execute(
            """select e.id, e.recurrence_at, e.starts_at, e.ends_at, e.booked_at, e.rule, e.all_day, e.summary,
                      e.location, e.conference, e.status, e.transparent, e.sequence, o.gone_at
               from events e join calendar_objects o on o.id = e.object_id where e.uid = ?
               order by o.gone_at is not null, e.sequence desc, e.stamped_at desc, e.id""",
            [uid],
        ).fetchall()
        for statement in (
            "delete from interactions where occurrence_id in (select id from occurrences where event_id = ?)",
            "delete from gatherings where event_id = ?",
        ):
            db.conn.executemany(statement, [(row[0],) for row in rows])
        speaking: dict[str | None, tuple[Any, ...]] = {}
        for row in rows:
            speaking.setdefault(row[1], row)
        for row in speaking.values():
            _derive_event(db, row, uid, own)


def _derive_event(db: Database, row: tuple[Any, ...], uid: str, own: Own) -> None:
    (event_id, _, starts_at, ends_at, booked_at, rule, all_day, summary, location, conference, status, transparent,
     sequence, gone_at) = row  # fmt: skip
    people, ids = _attendees(db, event_id)
    event = Event(
        uid=uid,
        starts_at=instant(starts_at),
        ends_at=instant(ends_at),
        occurrences=(),
        rule=rule or "",
        all_day=bool(all_day),
        summary=summary or "",
        location=location or "",
        conference=conference or "",
        status=status or "",
        transparent=bool(transparent),
        sequence=sequence,
        organizer=next((a for organizes, a in people if organizes), None),
        attendees=tuple(a for organizes, a in people if not organizes),
    )
    gathering = gathering_of(event, own.is_owner, own.name)
    if gathering is None:
        return
    _save_gathering(db, event_id, gathering)
    # What was deleted before it began did not take place; what had begun by then is taken to have been.
    occurrences = db.conn.execute(
        "select id, starts_at, ends_at from occurrences where event_id = ? and (? is null or starts_at < ?)",
        [event_id, gone_at, gone_at],
    ).fetchall()
    found: list[interactions.Row] = []
    for occurrence, begins, ends in occurrences:
        pairs = from_gathering(gathering, instant(booked_at), instant(begins), instant(ends), occurrence)
        found.extend(interactions.row(ids[address], begins, one) for address, one in pairs)
    interactions.insert(db, found)


def _save_gathering(db: Database, event_id: int, one: Gathering) -> None:
    db.conn.execute(
        "insert into gatherings(event_id, channel, company, owner, sure, names) values (?, ?, ?, ?, ?, ?)",
        [event_id, one.channel.value, one.company, one.owner, one.sure, json.dumps(one.names)],
    )


def _attendees(db: Database, event_id: int) -> tuple[list[tuple[bool, Attendee]], dict[str, int]]:
    people, ids = [], {}
    for organizer, address_id, address, name, status, kind in db.conn.execute(
        """select t.organizer, t.address_id, a.address, t.name, t.status, t.kind
           from attendees t left join addresses a on a.id = t.address_id where t.event_id = ? order by t.rowid""",
        [event_id],
    ):
        people.append((bool(organizer), Attendee(address or "", name or "", status or "", kind or "")))
        if address:
            ids[address] = address_id
    return people, ids
