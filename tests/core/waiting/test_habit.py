"""How often, and how soon, letters are answered."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent.core.waiting.calibration import Promises
from agent.core.waiting.habit import DAY, Habit
from tests.scene import NOW, ago

ANNA, TOM = "p-anna", "p-tom"
KIND = ("to the owner alone",)


def habit(*fates: tuple[str, float, bool]) -> Habit:
    """Of letters: from whom, how many days ago, answered or not."""
    found = Habit(ago(730))
    for person, days, answered in fates:
        found.note(person, KIND, ago(days), answered)
    return found


def test_without_any_past_an_answer_is_as_likely_for_everybody() -> None:
    usual, pair, kind = habit().rates(ANNA, KIND, NOW)
    assert usual < -1
    assert (pair, kind) == (0, 0)


def test_who_is_answered_more_than_others_stands_above_the_usual_rate() -> None:
    known = habit(*((ANNA, n, True) for n in range(15, 30)), *((TOM, n, False) for n in range(15, 30)))
    assert known.rates(ANNA, KIND, NOW)[1] > 0 > known.rates(TOM, KIND, NOW)[1]


def test_one_letter_says_little_about_its_writer() -> None:
    once, often = (habit(*((ANNA, 20 + n, False) for n in range(times))).rates(ANNA, KIND, NOW) for times in (1, 30))
    assert often[1] < once[1] < 0


def test_what_is_long_ago_fades() -> None:
    long_ago = habit(*((ANNA, 700, True),) * 30).rates(ANNA, KIND, NOW)[0]
    lately = habit(*((ANNA, 20, True),) * 30).rates(ANNA, KIND, NOW)[0]
    assert lately > long_ago > habit().rates(ANNA, KIND, NOW)[0]


@given(st.lists(st.floats(0.001, 20), max_size=30), st.floats(0, 25), st.floats(0, 25))
def test_the_older_a_letter_the_fewer_answers_are_still_to_come(delays: list[float], one: float, other: float) -> None:
    known = habit()
    for delay in delays:
        known.note_delay(ANNA, delay * DAY)
    young, old = sorted((one, other))
    assert 1e-9 > known.log_still(young * DAY) >= known.log_still(old * DAY)


def test_who_takes_long_is_given_longer() -> None:
    slow = habit()
    for _ in range(20):
        slow.note_delay(ANNA, 6 * DAY)
    assert slow.log_still(5 * DAY) > habit().log_still(5 * DAY)
    assert slow.usual_delay(ANNA) == slow.tail_delay(ANNA) == 6 * DAY


def test_it_takes_three_answers_to_know_how_long_somebody_takes() -> None:
    known = habit()
    seen = []
    for hours in (1, 2, 3, 4, 100):
        known.note_delay(ANNA, timedelta(hours=hours))
        seen.append((known.usual_delay(ANNA), known.tail_delay(ANNA)))
    assert seen[:2] == [(None, None)] * 2
    assert seen[2] == (timedelta(hours=2), timedelta(hours=3))
    assert seen[-1] == (timedelta(hours=3), timedelta(hours=100))


def test_promises_that_were_kept_less_often_are_lowered_from_then_on() -> None:
    kept = Promises()
    for n in range(400):
        kept.add(0.0, came=n % 10 == 0, age=timedelta(days=n / 10))
    assert 0.1 < kept.line().probability(0.0) < 0.3
    assert Promises().line().probability(0.0) == 0.5
