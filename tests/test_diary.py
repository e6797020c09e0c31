"""The calendar in the light of what else was known at a moment: whom a title names, clashes, mail about a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from agent import gather
from agent.core.records import Attendee, Kind, Meeting
from agent.store.database import Database
from agent.views import people_json
from tests.small_store import ANNA, NOW, OTHER_ANNA, OWNER, TOM, days, event, known, letters, store


def meetings(db: Database, now: datetime = NOW) -> list[Meeting]:
    who = gather.everybody(db, OWNER, now)
    return gather.meetings_between(db, who, days(400), days(-30), now)


def guests(db: Database, now: datetime = NOW) -> list[list[str]]:
    who = gather.everybody(db, OWNER, now)
    return [[who.by_id[one].person.name for one in meeting.people] for meeting in meetings(db, now)]


def test_a_lunch_with_anna_is_a_meeting_with_the_only_anna_who_is_a_tie() -> None:
    db = store([event("Lunch with Anna", 10)], known(ANNA, TOM))
    assert guests(db) == [["Anna Roe"]]
    who = gather.everybody(db, OWNER, NOW)
    (anna,) = [tie for tie in gather.ties(db, who, NOW) if tie.person.name == "Anna Roe"]
    assert (anna.last_met_at, anna.meetings_in_person) == (days(10), 1)
    assert gather.balance(db, who, OWNER, (), NOW).in_person == 1


def test_with_two_annas_nobody_is_meant() -> None:
    assert guests(store([event("Lunch with Anna", 10)], known(ANNA, OTHER_ANNA))) == []


def test_the_anna_with_mail_about_that_time_is_meant() -> None:
    messages = known(ANNA, OTHER_ANNA) + letters(OTHER_ANNA, 14)
    assert guests(store([event("Lunch with Anna", 10), event("Lunch with Anna", 90)], messages)) == [["Anna Kay"]]


def test_somebody_who_is_no_tie_is_not_meant() -> None:
    assert guests(store([event("Lunch with Anna", 10)], letters(ANNA, 700))) == []


def test_a_guest_without_an_address_is_known_by_the_name() -> None:
    nameless = (Attendee("jo@example.org", "Jo Owner", "accepted"), Attendee("", "Anna Roe", "needs-action"))
    assert guests(store([event("Prints", 10, attendees=nameless)], known(ANNA))) == [["Anna Roe"]]


def test_a_name_is_linked_only_once_it_is_a_tie() -> None:
    """Anna becomes a tie after the lunch: from then on it was a lunch with her."""
    db = store([event("Lunch with Anna", 100)], letters(ANNA, *range(80, 90)))
    assert guests(db, days(95)) == []
    assert guests(db, days(70)) == [["Anna Roe"]]


def test_another_meeting_at_the_same_time_makes_both_doubtful() -> None:
    prints = event("Prints", 10, ANNA)
    alone = meetings(store([prints], known(ANNA)))[0].probability
    both = meetings(store([prints, event("Choir", 10.01, TOM)], known(ANNA, TOM)))
    assert [one.probability < alone for one in both] == [True, True]
    copy = meetings(store([prints, replace(prints, uid="copy")], known(ANNA)))
    assert [one.probability for one in copy] == [alone, alone]


def test_mail_about_a_meeting_makes_it_likelier() -> None:
    one = event("Gallery lighting", 10, ANNA)
    without, about = (
        meetings(store([one], known(ANNA) + letters(ANNA, 9, subject=subject)))[0].probability
        for subject in ("Plums", "Thanks for the gallery walk")
    )
    assert about > without


def answers(db: Database, now: datetime) -> dict[str, Any]:
    who = gather.everybody(db, OWNER, now)
    return {
        "people": [people_json.as_json(tie, zone=UTC) for tie in gather.ties(db, who, now, Kind)],
        "meetings": sorted(map(repr, gather.meetings_between(db, who, days(500), days(-60), now))),
        "balance": gather.balance(db, who, OWNER, (), now),
    }


@pytest.mark.parametrize("seed", range(6))
def test_an_answer_as_of_a_moment_is_that_of_a_store_cut_at_it(seed: int) -> None:
    """Meetings that clash, are named by title, written about, booked late: all at random."""
    rng = Random(seed)
    people = (ANNA, TOM, OTHER_ANNA)
    titles = ("Lunch with Anna", "Tom lunch", "Gallery lighting", "Call Tom Reed", "Dentist", "Anna / Jo")
    events = [
        event(
            rng.choice(titles), age := rng.randrange(2, 1200) / 4, *rng.sample(people, rng.choice((0, 0, 1, 2))),
            hours=rng.choice((1, 8)), uid=str(n), created_at=days(age + rng.randrange(40)), sequence=rng.randrange(4),
        )
        for n in range(60)
    ]  # fmt: skip
    messages = [
        letter
        for other in people
        for age in rng.sample(range(300), 12)
        for letter in letters(other, age, subject=rng.choice(("Gallery", "Plums")))
    ]
    whole = store(events, messages)
    for now in (days(rng.randrange(5, 280)) for _ in range(4)):
        past_mail = [one for one in messages if one.sent_at and one.sent_at <= now]
        cut = store([one for one in events if one.booked_at <= now], past_mail)
        expected = answers(cut, now)
        assert expected["people"]
        assert answers(whole, now) == expected
