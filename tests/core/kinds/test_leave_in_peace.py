"""The owner's latest threads with somebody have no answer: said once, then silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.brief import compose
from agent.core.records import Balance, Exchange, Kind, Shown, Suggestion, YearlyDate
from agent.core.suggestions import leave_in_peace
from tests.scene import NOW, ago, exchange, letter, only, person, scene, tie, with_letters

TOM = person("Tom Reed")
QUIET = {"last_from_them_at": ago(130), "last_from_me_at": ago(20)}
THREADS = tuple(
    exchange(letter(days, True, subject, message_id=f"m{days}"))
    for days, subject in ((20, "Spring"), (50, "The lamps"), (80, "Prints"))
)
BEFORE = exchange(letter(140, True, "Hello"), letter(130, False, "Re: Hello"))


def said(*letters: Exchange, history: tuple[Shown, ...] = (), **fields: object) -> list[Suggestion]:
    here = scene(tie(TOM, **(QUIET | fields)), occasions=with_letters(TOM, *letters), history=history)
    return list(leave_in_peace.suggest(here))


def test_it_is_said_with_the_letters_and_until_when_there_will_be_peace() -> None:
    one = only(said(*THREADS, BEFORE))
    assert one.text == (
        "Leave Tom Reed in peace for a while: you began the last three conversations, the first of them on 13 "
        "December, and nothing has come back. Nothing more will be said of them here before 1 June, unless they write."
    )
    assert [(fact.at, fact.message_id) for fact in one.because] == [
        (ago(20), "m20"), (ago(50), "m50"), (ago(80), "m80"), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("letters", "fields"),
    [
        (THREADS[:2], {}),
        ((*THREADS[:2], THREADS[2]._replace(answer=letter(70, False))), {}),
        (THREADS, {"last_from_them_at": ago(30)}),
        (THREADS, {"last_met_at": ago(30)}),
        (THREADS, {"next_planned_at": ago(-9)}),
        (THREADS, {"person": person("Tom Reed", Kind.UNKNOWN)}),
        ((*THREADS, *(exchange(letter(days, False)) for days in (100, 120))), {}),
        (tuple(one._replace(letter=one.letter._replace(recipients=9)) for one in THREADS), {}),
        (tuple(one._replace(opens=False) for one in THREADS), {}),
        (tuple(exchange(letter(days, True)) for days in (20, 25, 30)), {}),
        (tuple(exchange(letter(days, True)) for days in (5, 40, 60)), {}),
    ],
    ids=[
        "two only", "one was answered", "they wrote", "they met", "they will meet", "perhaps a machine",
        "they began some too", "to many", "no new threads", "all in ten days", "the last is still fresh",
    ],
)  # fmt: skip
def test_it_is_not_said_otherwise(letters: tuple[Exchange, ...], fields: dict[str, object]) -> None:
    assert said(*letters, **fields) == []


def test_it_is_said_once_for_each_silence() -> None:
    one = only(said(*THREADS, BEFORE))
    history = (Shown(NOW.date() - timedelta(days=400), one.id, one.kind, one.people),)
    assert said(*THREADS, BEFORE, history=history) == []
    assert said(*THREADS, BEFORE, history=history, last_from_them_at=ago(125)) != []


def shown(days: int) -> tuple[Shown, ...]:
    return (Shown(NOW.date() - timedelta(days=days), "x1", "leave_in_peace", (TOM.id,)),)


BORN_TODAY = replace(TOM, birthday=YearlyDate(3, 3))


@pytest.mark.parametrize(("days", "rests"), [(1, True), (89, True), (90, False)])
def test_for_ninety_days_nothing_else_is_said_of_them(days: int, rests: bool) -> None:
    here = scene(tie(BORN_TODAY, **QUIET), history=shown(days))
    assert (TOM.id in leave_in_peace.resting(here)) is rests
    made = compose(here, (), Balance(1, 1))
    if rests:
        assert made.suggestions == ()
        assert made.rejected[0].reason == "you leave them in peace for a while"
    else:
        assert [one.kind for one in made.suggestions] == ["congratulate"]


def test_the_morning_that_would_say_it_says_nothing_else_of_them() -> None:
    here = scene(tie(BORN_TODAY, **QUIET), occasions=with_letters(TOM, *THREADS))
    assert [one.kind for one in compose(here, (), Balance(1, 1)).suggestions] == ["leave_in_peace"]


@pytest.mark.parametrize("side", ["last_from_them_at", "last_met_at"])
def test_peace_ends_when_they_write_or_the_two_meet(side: str) -> None:
    here = scene(tie(TOM, **(QUIET | {side: ago(2)})), history=shown(9))
    assert leave_in_peace.resting(here) == frozenset()
