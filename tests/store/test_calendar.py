"""Events in the store, and the meetings that follow from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from agent.contracts import CalendarBatch, CalendarObject
from agent.core.records import Attendee, Channel, Event, Occurrence, Owner
from agent.store import calendar, interactions, meetings, sources
from agent.store.database import Database, in_memory
from agent.store.instants import iso

NOW = datetime(2026, 3, 3, 6, tzinfo=UTC)
OWNER = Owner("Jo Owner", ("jo@example.org",), UTC)
START = datetime(2026, 2, 20, 10, tzinfo=UTC)
JO = Attendee("jo@example.org", "Jo Owner", "accepted")
ANNA = Attendee("anna@a.example", "Anna Roe", "accepted")


def event(uid: str = "e1", begins: datetime = START, **fields: object) -> Event:
    ends = begins + timedelta(hours=1)
    start: dict[str, object] = {
        "uid": uid, "starts_at": begins, "ends_at": ends, "occurrences": (Occurrence(begins, ends),),
        "summary": "Coffee", "location": "Blue Door Cafe", "organizer": JO, "attendees": (JO, ANNA),
        "created_at": begins - timedelta(days=3),
    }  # fmt: skip
    return Event(**(start | fields))  # type: ignore[arg-type]


def save(
    db: Database, *events: Event, href: str = "one.ics", source: str = "club", gone: tuple[str, ...] = (),
    now: datetime = NOW,
) -> None:  # fmt: skip
    row = sources.source_id(db, "calendar", source, "ics")
    objects = [CalendarObject(href, "etag", events)] if events else []
    calendar.CalendarWriter(db, row, OWNER, subjects=True, now=now).save(CalendarBatch(objects, {}, gone))


def met(db: Database, known_at: datetime = NOW + timedelta(days=400)) -> list[tuple[str, Channel]]:
    rows = [row[0] for row in db.execute("select id from addresses where address = 'anna@a.example'")]
    return [(iso(one.at), one.channel) for one in interactions.of_addresses(db, rows, iso(known_at))] if rows else []


def test_a_coffee_with_somebody_is_a_meeting_in_person() -> None:
    db = in_memory()
    save(db, event())
    assert met(db) == [("2026-02-20T10:00:00Z", Channel.IN_PERSON)]


def test_saving_it_again_changes_nothing() -> None:
    db = in_memory()
    save(db, event())
    save(db, event())
    assert len(met(db)) == 1
    assert db.execute("select count(*) from events").fetchone() == (1,)


def test_a_changed_event_replaces_what_it_was() -> None:
    db = in_memory()
    save(db, event())
    save(db, event(summary="Planning", conference="https://meet.example/1", location=""))
    assert met(db) == [("2026-02-20T10:00:00Z", Channel.ONLINE)]


def test_the_same_event_in_two_calendars_counts_once_and_the_newer_copy_speaks() -> None:
    db = in_memory()
    save(db, event())
    save(db, event(begins=START + timedelta(days=1), sequence=1), source="home")
    assert met(db) == [("2026-02-21T10:00:00Z", Channel.IN_PERSON)]


def test_a_changed_instance_stands_beside_its_series() -> None:
    db = in_memory()
    week = timedelta(days=7)
    series = event(rule="FREQ=WEEKLY", occurrences=tuple(
        Occurrence(START + n * week, START + n * week + timedelta(hours=1)) for n in (0, 2)
    ))  # fmt: skip
    moved = event(begins=START + week + timedelta(hours=4), recurrence_id=START + week)
    save(db, series, moved)
    assert [at for at, _ in met(db)] == ["2026-02-20T10:00:00Z", "2026-02-27T14:00:00Z", "2026-03-06T10:00:00Z"]


def test_what_was_booked_later_is_not_known_earlier() -> None:
    db = in_memory()
    save(db, event())
    assert met(db, known_at=START - timedelta(days=4)) == []
    assert len(met(db, known_at=START - timedelta(days=3))) == 1


def test_a_meeting_deleted_before_it_began_did_not_take_place() -> None:
    db = in_memory()
    save(db, event("past"), event("future", begins=NOW + timedelta(days=2)))
    save(db, gone=("one.ics",))
    assert met(db) == [("2026-02-20T10:00:00Z", Channel.IN_PERSON)]


def test_titles_of_what_was_deleted_are_blanked_after_a_week() -> None:
    db = in_memory()
    save(db, event())
    save(db, gone=("one.ics",))
    calendar.forget_what_is_gone(db, NOW + timedelta(days=6))
    assert db.execute("select summary from events").fetchone() == ("Coffee",)
    calendar.forget_what_is_gone(db, NOW + timedelta(days=8))
    assert db.execute("select summary, location from events").fetchone() == (None, None)
    assert len(met(db)) == 1


def test_what_was_deleted_keeps_how_people_met_when_everything_is_derived_again() -> None:
    db = in_memory()
    save(db, event(location=""))
    save(db, gone=("one.ics",))
    calendar.forget_what_is_gone(db, NOW + timedelta(days=8))
    assert calendar.refresh(db, replace(OWNER, addresses=("jo@example.org", "jo@club.example")))
    assert met(db) == [("2026-02-20T10:00:00Z", Channel.IN_PERSON)]


def test_a_new_address_of_the_owner_is_no_guest_any_more() -> None:
    db = in_memory()
    alias = Attendee("jo@club.example", "Jo", "accepted")
    save(db, event(attendees=(JO, alias)))
    calendar.refresh(db, OWNER)
    assert db.execute("select count(*) from interactions").fetchone() == (1,)
    assert calendar.refresh(db, replace(OWNER, addresses=("jo@example.org", "jo@club.example")))
    assert db.execute("select count(*) from interactions").fetchone() == (0,)


def test_meetings_of_a_day_come_with_their_people() -> None:
    db = in_memory()
    save(db, event(), event("alone", attendees=(JO,)))
    row = db.execute("select id from addresses where address = 'anna@a.example'").fetchone()[0]
    (one,) = meetings.between(db, START, START + timedelta(days=1), NOW)
    assert (one.summary, [guest for guest, _ in one.guests], one.company, one.recurring) == ("Coffee", [row], 1, False)
