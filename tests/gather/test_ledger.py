"""Out of the store: who asked and who gave, as of a moment."""

from __future__ import annotations

from agent import gather
from agent.core.records import Deed, Message
from tests.gather.life import ANNA, JO, OWNER, TOM, answer, known, letter, name_of, scene, store
from tests.small_store import days

FAVOURS = [letter(age, JO, ANNA, subject=f"A favour, number {age}") for age in range(10, 80, 10)]


def asked_more(*messages: Message, age: float = 0) -> set[str]:
    db = store([*known(ANNA, TOM), *messages])
    return {name_of(db, one) for one in scene(db, days(age)).asked_more}


def test_of_whom_the_owner_asked_seven_favours_the_owner_asked_more() -> None:
    assert asked_more(*FAVOURS) == {"Anna Roe"}


def test_who_was_helped_as_often_was_not_asked_for_more() -> None:
    ages = range(10, 80, 10)
    theirs = [letter(age + 1, ANNA, JO, subject=f"A question, number {age}") for age in ages]
    answers = [answer(age, JO, one) for age, one in zip(ages, theirs, strict=True)]
    assert asked_more(*FAVOURS, *theirs, *answers) == set()


def test_what_came_later_was_not_known_then() -> None:
    assert asked_more(*FAVOURS, age=25) == set()


def test_everything_is_told_with_the_letter_that_it_stands_in() -> None:
    asked = letter(5, ANNA, JO, subject="A question about the kiln")
    given = answer(4, JO, asked)
    db = store([*known(ANNA), asked, given])
    who = gather.everybody(db, OWNER, days(0))
    ledger = gather.ledger.empty(who, OWNER)
    gather.waiting(db, who, OWNER, days(0), ledger=ledger)
    assert [(one.own, one.deed, one.message_id) for one in ledger.entries()] == [
        (False, Deed.ASK, asked.message_id), (True, Deed.ANSWER, given.message_id),
    ]  # fmt: skip
