"""An event -> the meeting behind it, or none; and in what way people came together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.meetings.gathering import AUDIENCE, Gathering, from_gathering, gathering_of
from agent.core.meetings.names import Name
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
        {"attendees": (JO, Attendee("r3@club.example", "Besprechungsraum 3", "accepted"))},
        {"summary": "Hold: workshop"},
        {"summary": "Canceled: weekly sync"},
        {"summary": "Flight to Oslo"},
        {"summary": "Deadline: report"},
    ],
)
def test_what_is_no_meeting(fields: dict[str, object]) -> None:
    assert gathering(**fields) is None


@pytest.mark.parametrize(
    ("summary", "fields"),
    [
        ("Dentist", {}),
        ("Anna's birthday", {}),
        ("Send Anna the slides", {}),
        ("Flight with Anna", {}),
        ("Deadline: lunch with Anna", {}),
        ("Lunch with Anna", {"transparent": True}),
        ("Lunch with Anna", {"all_day": True}),
        ("Maybe: lunch with Anna", {}),
    ],
)
def test_what_is_no_meeting_when_nobody_is_invited(summary: str, fields: dict[str, object]) -> None:
    assert gathering(summary=summary, attendees=(), organizer=None, **fields) is None


def test_a_title_that_names_somebody_is_a_meeting_when_nobody_is_invited() -> None:
    found = gathering(summary="Lunch with Anna", attendees=(), organizer=None)
    assert found is not None
    assert (found.people, found.names, found.sure, found.company) == ((), (Name("anna"),), True, 1)
    weak = gathering(summary="Anna lunch", attendees=(), organizer=None)
    assert weak is not None
    assert (weak.names, weak.sure) == ((Name("anna"),), False)


def test_what_others_come_together_for_is_a_meeting_even_if_it_is_about_a_holiday() -> None:
    assert gathering(summary="Holiday planning") is not None
    assert gathering(summary="Holiday party") is not None


def test_a_mailing_list_that_is_invited_is_company_nobody_knows() -> None:
    found = gathering(attendees=(JO, Attendee("everybody@club.example", "", "", "group")))
    assert found is not None
    assert (found.people, found.company) == ((), 1)


def test_guests_without_an_address_are_named_and_the_owner_is_none_of_them() -> None:
    own = Attendee("", "Jo Owner")
    found = gathering_of(event(attendees=(JO, own, Attendee("", "Anna Roe"))), IS_OWNER, ("jo", "owner"))
    assert found is not None
    assert found.names == (Name("anna", "roe"),)


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_event_can_be_read(summary: str, location: str, invited: bool) -> None:
    found = gathering(summary=summary, location=location, **({} if invited else {"attendees": (), "organizer": None}))
    assert found is None or all(0 <= p <= 1 for _, p in found.people)


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
        ({"location": "TBD"}, Channel.MEETING),
        ({"location": "nach Absprache"}, Channel.MEETING),
        ({"location": "Réunion Microsoft Teams"}, Channel.ONLINE),
        ({"location": "https://maps.app.goo.gl/x1"}, Channel.IN_PERSON),
        ({"location": "meet.example.org/prints"}, Channel.ONLINE),
        ({"location": "I call Anna"}, Channel.PHONE),
        ({"location": "Blue Door Cafe, Ring 4, tel. +49 30 123456"}, Channel.IN_PERSON),
        ({"conference": "tel:+4930123456"}, Channel.PHONE),
        ({"summary": "Beekeeping with Anna"}, Channel.MEETING),
        ({"summary": "Beekeeping with Anna", "attendees": (), "organizer": None}, Channel.IN_PERSON),
        ({"summary": "Budget with Anna", "attendees": (), "organizer": None}, Channel.MEETING),
        ({"attendees": (JO, ANNA, Attendee("r@x.example", "Room 4", "", "room"))}, Channel.IN_PERSON),
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
