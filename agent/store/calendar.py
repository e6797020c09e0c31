"""Events in, with the interactions that follow from them. An object is replaced as a whole when it changes.

The same event in two calendars counts once: the copy that was changed last speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from agent.contracts import CalendarBatch, CalendarObject
from agent.core.people.addresses import matcher, name_words
from agent.core.records import Attendee, Event, Owner
from agent.store.addresses import AddressBookkeeper
from agent.store.database import get_meta, set_meta
from agent.store.forgotten import Forgotten
from agent.store.instants import iso, iso_or_none
from agent.store.sources import FORGOTTEN_AFTER, save_cursor

RULES = "2"  # version of agent.core.meetings; another one derives everything anew


@dataclass(frozen=True, slots=True)
class Own:
    """What of the owner decides who else is in a meeting."""

    is_owner: Callable[[str], bool]
    name: tuple[str, ...]


def own_of(owner: Owner) -> Own:
    return Own(matcher(owner.addresses), name_words(owner.name))


class CalendarWriter:
    """Writes the batches of one calendar source."""

    def __init__(self, db: Database, source: int, owner: Owner, *, subjects: bool, now: datetime) -> None:
        self._db, self._source, self._subjects, self._now = db, source, subjects, now
        self._own = own_of(owner)
        self._forgotten = Forgotten(db)
        self._addresses = AddressBookkeeper(db)

    def save(self, batch: CalendarBatch) -> int:
        """Store a batch and its cursor; the number of events stored is returned."""
        with self._db.atomic():
            touched = {uid for one in batch.objects for uid in self._save_object(one)}
            self._addresses.write()
            touched |= {uid for href in batch.gone for uid in self._mark_gone(href)}
            derive(self._db, touched, self._own)
            save_cursor(self._db, self._source, batch.cursor)
        return sum(len(one.events) for one in batch.objects)

    def _save_object(self, one: CalendarObject) -> set[str]:
        execute = self._db.conn.execute
        object_id = execute(
            """insert into calendar_objects(source_id, href, etag) values (?, ?, ?)
               on conflict do update set etag = excluded.etag, gone_at = null returning id""",
            [self._source, one.href, one.etag],
        ).fetchone()[0]
        before = _remove_events(self._db, object_id)
        for event in one.events:
            known = self._forgotten.out_of(event, self._own.is_owner) if self._forgotten else event
            self._save_event(object_id, known)
        return before | {event.uid for event in one.events}

    def _save_event(self, object_id: int, event: Event) -> None:
        title, place = (event.summary, event.location) if self._subjects else (None, None)
        event_id = self._db.conn.execute(
            """insert into events(object_id, uid, recurrence_at, starts_at, ends_at, booked_at, rule, all_day, summary,
               location, conference, status, transparent, sequence, created_at, stamped_at)
               values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) returning id""",
            [object_id, event.uid, iso_or_none(event.recurrence_id), iso(event.starts_at), iso(event.ends_at),
             iso(event.booked_at), event.rule or None, event.all_day, title, place, event.conference or None,
             event.status or None, event.transparent, event.sequence, iso_or_none(event.created_at),
             iso_or_none(event.stamped_at)],
        ).fetchone()[0]  # fmt: skip
        many = self._db.conn.executemany
        many(
            "insert into occurrences(event_id, starts_at, ends_at) values (?, ?, ?)",
            [(event_id, iso(o.starts_at), iso(o.ends_at)) for o in event.occurrences],
        )
        many(
            "insert into attendees(event_id, address_id, organizer, name, status, kind) values (?, ?, ?, ?, ?, ?)",
            [self._attendee_row(event_id, a, False, event) for a in event.attendees]
            + ([self._attendee_row(event_id, event.organizer, True, event)] if event.organizer else []),
        )

    def _attendee_row(self, event_id: int, attendee: Attendee, organizer: bool, event: Event) -> tuple[Any, ...]:
        at = iso(event.booked_at)
        address_id = self._addresses.id_of(attendee.address, at) if attendee.address else None
        if address_id and attendee.name:
            self._addresses.called(address_id, attendee.name, "other", at)
        return event_id, address_id, organizer, attendee.name or None, attendee.status or None, attendee.kind or None

    def _mark_gone(self, href: str) -> set[str]:
        object_ids = [
            row[0]
            for row in self._db.conn.execute(
                """update calendar_objects set gone_at = ?
                   where source_id = ? and href = ? and gone_at is null returning id""",
                [iso(self._now), self._source, href],
            )
        ]
        return {uid for object_id in object_ids for uid in _uids(self._db, object_id)}


def refresh(db: Database, owner: Owner) -> bool:
    """Derive all meetings' interactions again if the owner or the rules changed; True if so.

    What was deleted and has lost its title keeps what followed from it.
    """
    wanted = f"{RULES} {owner.name} {' '.join(sorted(owner.addresses))}"
    if get_meta(db, "meetings derived for") == wanted:
        return False
    with db.atomic():
        uids = db.conn.execute(
            """select distinct e.uid from events e join calendar_objects o on o.id = e.object_id
               where o.gone_at is null or e.summary is not null"""
        ).fetchall()
        derive(db, {uid for (uid,) in uids}, own_of(owner))
        set_meta(db, "meetings derived for", wanted)
    return True


def forget_what_is_gone(db: Database, now: datetime) -> None:
    """Blank title and place of events that were deleted over a week ago; that people met remains."""
    db.conn.execute(
        """update events set summary = null, location = null, conference = null where object_id in
           (select id from calendar_objects where gone_at < ?) and summary is not null""",
        [iso(now - FORGOTTEN_AFTER)],
    )


def derive(db: Database, uids: Set[str], own: Own) -> None:
    """Gatherings and interactions of all events with these uids, anew."""
    if uids:
        from agent.store import derive_meetings  # its vocabulary takes long to make, and mostly nothing changed

        derive_meetings.derive(db, uids, own)


def _uids(db: Database, object_id: int) -> set[str]:
    return {row[0] for row in db.conn.execute("select uid from events where object_id = ?", [object_id])}


def _remove_events(db: Database, object_id: int) -> set[str]:
    uids = _uids(db, object_id)
    if not uids:
        return uids
    of_object = "select id from events where object_id = ?"
    for statement in (
        f"""delete from interactions where occurrence_id in
            (select id from occurrences where event_id in ({of_object}))""",
        f"delete from gatherings where event_id in ({of_object})",
        f"delete from occurrences where event_id in ({of_object})",
        f"delete from attendees where event_id in ({of_object})",
        "delete from events where object_id = ?",
    ):
        db.conn.execute(statement, [object_id])
    return uids
