"""Calendar -> meetings, by the first rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from agent.core.meetings.gathering import AUDIENCE, Gathering, from_gathering, gathering_of
from agent.core.people.addresses import matcher
from agent.core.records import Attendee, Channel, Event

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
IS_OWNER = matcher(("jo@example.org",))
JO = Attendee("jo@example.org", "Jo", "accepted")
ANNA = Attendee("anna@a.example", "Anna Roe", "accepted")


def event(**fields: object) -> Event:
    start: dict[str, object] = {
        "uid": "e", "starts_at": AT, "ends_at": AT + timedelta(hours=1), "occurrences": (),
        "organizer": JO, "attendees": (JO, ANNA),
    }  # fmt: skip
    return Event(**(start | fields))  # type: ignore[arg-type]


def gathering(**fields: object) -> Gathering | None:
    return gathering_of(event(**fields), IS_OWNER)


def probability(**fields: object) -> float:
    found = gathering(**fields)
    assert found is not None
    return found.people[0][1]


@pytest.mark.parametrize(
    "fields",
    [
        {"attendees": (JO,)},
        {"attendees": (), "organizer": None},
        {"status": "cancelled"},
        {"all_day": True},
        {"ends_at": AT + timedelta(hours=11)},
        {"attendees": (Attendee("jo@example.org", "Jo", "declined"), ANNA), "organizer": ANNA},
        {"attendees": (JO, Attendee("room1@club.example", "Darkroom", "accepted", "room"))},
        {"attendees": (JO, Attendee("projector@club.example", "", "", "resource"))},
        {"attendees": (JO, Attendee("noreply@calendar.example", "", ""))},
        {"attendees": (JO, *(Attendee(f"p{n}@x.example") for n in range(AUDIENCE + 1)))},
    ],
)
def test_what_is_no_meeting(fields: dict[str, object]) -> None:
    assert gathering(**fields) is None


@pytest.mark.parametrize(
    ("fields", "channel"),
    [
        ({"location": "Blue Door Cafe, Main Street 4"}, Channel.IN_PERSON),
        ({"summary": "Lunch"}, Channel.IN_PERSON),
        ({"summary": "Mittagessen mit Anna"}, Channel.IN_PERSON),
        ({"conference": "https://meet.example/1"}, Channel.ONLINE),
        ({"location": "https://meet.example/1"}, Channel.ONLINE),
        ({"location": "Zoom"}, Channel.ONLINE),
        ({"summary": "Coffee", "conference": "https://meet.example/1"}, Channel.ONLINE),
        ({"location": "Room 4", "conference": "https://meet.example/1"}, Channel.MEETING),
        ({"location": "Cafe", "summary": "Lunch", "conference": "https://meet.example/1"}, Channel.IN_PERSON),
        ({"location": "phone"}, Channel.PHONE),
        ({"location": "+49 30 123456"}, Channel.PHONE),
        ({"summary": "Phone call about prints"}, Channel.PHONE),
        ({"summary": "Prints"}, Channel.MEETING),
    ],
)
def test_how_people_came_together(fields: dict[str, object], channel: Channel) -> None:
    found = gathering(**fields)
    assert found is not None
    assert found.channel is channel


def test_who_accepted_is_likelier_to_have_come_than_who_did_not_answer() -> None:
    unanswered = (JO, Attendee("anna@a.example", "Anna Roe", "needs-action"))
    declined = (JO, Attendee("anna@a.example", "Anna Roe", "declined"))
    assert probability() > probability(attendees=unanswered) > probability(attendees=declined)


def test_a_meeting_of_two_that_the_other_declined_did_not_take_place() -> None:
    assert probability(attendees=(JO, Attendee("anna@a.example", "", "declined"))) < 0.05


def test_the_organizer_is_there_even_when_not_listed() -> None:
    found = gathering(organizer=ANNA, attendees=(JO,))
    assert found is not None
    assert found.people == (("anna@a.example", 0.855),)


def test_one_occurrence_gives_one_interaction_a_guest() -> None:
    found = gathering(attendees=(JO, ANNA, Attendee("tom@b.example")))
    assert found is not None
    pairs = dict(from_gathering(found, AT - timedelta(days=2), AT, AT + timedelta(minutes=90), 7))
    assert set(pairs) == {"anna@a.example", "tom@b.example"}
    one = pairs["anna@a.example"]
    assert (one.known_at, one.hours, one.company, one.occurrence) == (AT - timedelta(days=2), 1.5, 2, 7)
