"""A store with a few letters and events of invented people, as a connector would have found them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from agent.contracts import CalendarBatch, CalendarObject, Found, MailBatch
from agent.core.records import Attendee, Event, Mailbox, Message, Occurrence, Owner, Place
from agent.store import calendar, mail, sources
from agent.store.database import Database, in_memory

NOW = datetime(2026, 3, 3, 6, tzinfo=UTC)
OWNER = Owner("Jo Owner", ("jo@example.org",), UTC)
JO = Mailbox("Jo Owner", "jo@example.org")
ANNA, TOM = Mailbox("Anna Roe", "anna@a.example"), Mailbox("Tom Reed", "tom@t.example")
OTHER_ANNA = Mailbox("Anna Kay", "kay@k.example")


def days(number: float) -> datetime:
    return NOW - timedelta(days=number)


def letters(other: Mailbox, *ages: float, subject: str = "Hello") -> list[Message]:
    """A letter each way at every age in days."""
    return [
        Message(days(age), days(age), sender, (to,), subject=subject, message_id=f"{age}{sender.address}{to.address}")
        for age in ages
        for sender, to in ((JO, other), (other, JO))
    ]


def known(*people: Mailbox) -> list[Message]:
    """Letters enough for a tie, long ago."""
    return [letter for other in people for letter in letters(other, *range(700, 706))]


def event(title: str, age: float, *guests: Mailbox, hours: float = 1, **fields: object) -> Event:
    begins, ends = days(age), days(age) + timedelta(hours=hours)
    attendees = tuple(Attendee(guest.address, guest.name, "accepted") for guest in (JO, *guests)) if guests else ()
    start: dict[str, object] = {
        "uid": f"{title} {age}", "starts_at": begins, "ends_at": ends, "occurrences": (Occurrence(begins, ends),),
        "summary": title, "attendees": attendees, "organizer": attendees[0] if guests else None,
        "created_at": begins - timedelta(days=5),
    }  # fmt: skip
    return Event(**(start | fields))  # type: ignore[arg-type]


def store(events: Sequence[Event], messages: Sequence[Message]) -> Database:
    db = in_memory()
    home = sources.source_id(db, "calendar", "home", "ics")
    objects = [CalendarObject(f"{n}.ics", "etag", (one,)) for n, one in enumerate(events)]
    calendar.CalendarWriter(db, home, OWNER, subjects=True, now=NOW).save(CalendarBatch(objects, {}))
    box = sources.source_id(db, "mail", "box", "mbox")
    found = [Found(one, Place("box", one.message_id)) for one in messages]
    mail.MailWriter(db, box, OWNER, subjects=True, now=NOW).save(MailBatch(found, [], {}))
    return db
