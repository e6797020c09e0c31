"""A suggestion closes when the mailbox or the calendar shows that it was done; this is derived each time."""

from __future__ import annotations

from datetime import datetime

import pytest

from agent import gather, orders
from agent.core.people.identity.ids import person_id
from agent.core.records import Feedback, Outcome, OwnerWord, Shown, Verb
from agent.store import owner_words
from agent.store.database import Database
from tests.small_store import ANNA, NOW, OWNER, TOM, days, event, known, letters, store

IDS = (person_id(ANNA.address), person_id(TOM.address))
TO_ANNA, FROM_ANNA = letters(ANNA, 5)
TO_TOM = letters(TOM, 4)[0]


def shown(kind: str = "answer", *people: str) -> Shown:
    return Shown(days(8).date(), "k7q", kind, people or IDS[:1])


def closed(db: Database, one: Shown, now: datetime = NOW) -> list[Feedback]:
    who = gather.everybody(db, OWNER, now)
    return list(gather.scene(db, who, OWNER, now, [one], one.on).feedback)


def test_a_letter_to_the_person_closes_it_on_the_day_of_the_letter() -> None:
    db = store([], [*known(ANNA, TOM), TO_ANNA])
    assert closed(db, shown()) == [Feedback(days(5), "k7q", Outcome.DONE, by_itself=True)]
    assert closed(db, shown(), days(6)) == []
    assert not list(owner_words.feedback_given(db, NOW))


@pytest.mark.parametrize("message", [FROM_ANNA, TO_TOM, letters(ANNA, 9)[0]])
def test_their_letter_and_one_to_somebody_else_and_one_from_before_close_nothing(message: object) -> None:
    assert closed(store([], [*known(ANNA, TOM), message]), shown()) == []  # type: ignore[list-item]


def test_a_meeting_closes_it_once_it_has_taken_place() -> None:
    db = store([event("Coffee", 3, ANNA)], known(ANNA))
    assert [one.given_at for one in closed(db, shown("reconnect"))] == [days(3)]
    assert closed(db, shown("reconnect"), days(4)) == []


def test_a_meeting_of_which_the_owner_told_closes_it_too() -> None:
    db = store([], known(ANNA))
    owner_words.say(db, OwnerWord(days(1), Verb.MET, ANNA.address, on=days(3).date()))
    assert [one.outcome for one in closed(db, shown())] == [Outcome.DONE]
    assert closed(db, shown(), days(2)) == []


def test_what_is_done_after_two_weeks_was_not_done_because_of_it() -> None:
    late = Shown(days(25).date(), "k7q", "answer", IDS[:1])
    assert closed(store([], [*known(ANNA), TO_ANNA]), late) == []


def test_two_people_are_introduced_when_both_have_heard_of_it() -> None:
    introduce = shown("introduce", *IDS)
    assert closed(store([], [*known(ANNA, TOM), TO_ANNA]), introduce) == []
    both = closed(store([], [*known(ANNA, TOM), TO_ANNA, TO_TOM]), introduce)
    assert [one.given_at for one in both] == [days(4)]


def test_to_leave_in_peace_is_not_done_by_a_letter() -> None:
    assert closed(store([], [*known(ANNA), TO_ANNA]), shown("leave_in_peace")) == []


def test_what_the_owner_said_stands() -> None:
    db = store([], [*known(ANNA), TO_ANNA])
    orders.give(db, "k7q", Outcome.NOT_USEFUL, days(7), OWNER)
    assert [one.outcome for one in closed(db, shown())] == [Outcome.NOT_USEFUL]


def test_what_was_put_off_and_then_done_is_done() -> None:
    db = store([], [*known(ANNA), TO_ANNA])
    orders.give(db, "k7q", Outcome.SNOOZE, days(7), OWNER)
    assert [one.outcome for one in closed(db, shown())] == [Outcome.SNOOZE, Outcome.DONE]
