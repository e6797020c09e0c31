"""Gently at the beginning, once a week while little is made use of, and daily again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.choice.choose import Occasion, choose
from agent.core.choice.pace import Pace, a_day, note, pace
from agent.core.choice.reactions import Reaction
from agent.core.records import Outcome, Shown, Suggestion

START = date(2026, 3, 2)  # a Monday
EVERY_DAY = range(7)


def on(day: int) -> date:
    return START + timedelta(days=day)


def shown(day: int, done: bool = False) -> Reaction:
    """Shown on a day, and done on the next."""
    one = Shown(on(day), f"s{day}", "thank", (f"p{day}",))
    return Reaction(one, Outcome.DONE, on(day + 1)) if done else Reaction(one)


@pytest.mark.parametrize(("day", "most"), [(0, 1), (2, 1), (3, 2), (6, 2), (7, 3), (400, 3)])
def test_at_first_there_is_one_a_day_and_then_two(day: int, most: int) -> None:
    assert a_day(on(day), START) == most
    assert a_day(on(day), None) == 3
    many = [Suggestion(f"{kind}{n}", kind, (f"{kind}{n}",), ("x",), "text", (), 1.0)
            for kind in ("answer", "thank", "follow_up") for n in range(3)]  # fmt: skip
    assert len(choose(many, Occasion(on(day), first_on=START), draws=2).chosen) == most


def test_it_is_daily_as_long_as_nothing_is_known() -> None:
    assert pace([], START) == Pace()
    assert pace([shown(day) for day in range(0, 21, 3)], on(23)) == Pace()


def test_three_weeks_of_little_use_make_it_weekly() -> None:
    ignored = [shown(day) for day in range(0, 40, 3)]
    assert pace(ignored, on(40)) == Pace(True, on(24))
    assert not pace([shown(day, done=day % 4 == 0) for day in range(0, 40, 2)], on(40)).weekly


def test_too_few_say_nothing() -> None:
    assert not pace([shown(day) for day in range(0, 60, 7)], on(60)).weekly


def test_it_is_daily_again_once_some_are_made_use_of() -> None:
    ignored = [shown(day) for day in range(0, 24, 3)]
    used = [shown(day, done=True) for day in (28, 35)]
    assert pace([*ignored, *used], on(30)).weekly
    back = pace([*ignored, *used], on(45))
    assert not back.weekly
    assert back.since is not None
    assert back.since > on(31)


def test_a_change_is_said_once_with_the_first_suggestions_after_it() -> None:
    ignored = [shown(day) for day in range(0, 24, 3)]
    weekly = pace(ignored, on(28))
    assert weekly.weekly
    said = note(weekly, ignored, {0, 2, 4})
    assert said is not None
    assert "once a week now, on Monday" in said
    assert note(weekly, [*ignored, shown(28)], {0, 2, 4}) is None
    assert note(Pace(), ignored, EVERY_DAY) is None
    assert "daily again" in (note(Pace(False, on(40)), ignored, EVERY_DAY) or "")


@given(st.lists(st.tuples(st.integers(0, 120), st.booleans())), st.integers(0, 150))
def test_the_pace_of_a_day_does_not_depend_on_what_comes_later(days: list[tuple[int, bool]], today: int) -> None:
    everything = [shown(day, done) for day, done in sorted(days)]
    before = [one for one in everything if one.shown.on < on(today)]
    assert pace(before, on(today)) == pace([*before, *(r for r in everything if r not in before)], on(today))
