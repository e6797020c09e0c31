"""Out of the store: whom the owner has only written to since they last met, and where the way leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.core.records import Event, OwnerWord, Verb
from agent.store import owner_words
from tests.gather.life import JO, NOW, TOM, days, event, known, letter, occasions, store

MAIL = [*known(TOM), *(letter(age, JO, TOM) for age in (3, 9, 30, 31))]
MET = event("Coffee", 120, TOM, location="Cafe Mitte, Leipzig")
FAIR = event("Book fair", -5, location="Messe Leipzig")


def test_the_last_meeting_in_person_and_the_days_in_touch_since_are_found() -> None:
    (one,) = occasions(store(MAIL, [event("Coffee", 300, TOM, location="Cafe Mitte"), MET])).apart
    assert (one.met.at, one.met.event_uid, one.days, one.ahead) == (days(120), MET.uid, 4, None)


def test_an_entry_of_the_next_days_at_a_place_where_they_have_met_is_found() -> None:
    (one,) = occasions(store(MAIL, [MET, FAIR])).apart
    assert one.ahead is not None
    assert (one.ahead.event_uid, one.place, one.there and one.there.event_uid) == (FAIR.uid, "Leipzig", MET.uid)


@pytest.mark.parametrize(
    "others",
    [
        [event("Book fair", -20, location="Messe Leipzig")],
        [replace(FAIR, status="cancelled")],
        [event("Dentist", -5, location="Cafe Street 3")],
        [FAIR, *(event(f"Work {age}", age, location="Office, Leipzig") for age in range(1, 20))],
    ],
    ids=["far ahead", "cancelled", "another place", "where the owner is every day"],
)
def test_other_entries_lead_nowhere(others: list[Event]) -> None:
    (one,) = occasions(store(MAIL, [MET, *others])).apart
    assert one.ahead is None


def test_who_may_have_been_met_since_is_not_apart() -> None:
    assert occasions(store(MAIL, [MET, event("Planning", 20, TOM)])).apart == ()
    db = store(MAIL, [MET])
    owner_words.say(db, OwnerWord(NOW, Verb.MET, TOM.address, on=days(10).date()))
    assert occasions(db).apart == ()
    assert occasions(store(MAIL)).apart == ()
