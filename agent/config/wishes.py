"""What of the configuration says how the owner wants to be suggested to: [circle], [balance], the days of [brief]."""

from __future__ import annotations

from typing import Any, NamedTuple

from agent.config.reading import Key, One, Shape, Wrong, shown
from agent.config.records import BriefConfig
from agent.config.values import list_of
from agent.core.records import Wishes
from agent.core.records.owner import CIRCLES, NEAREST


class Seeing(NamedTuple):
    """[balance]: what the owner wishes of seeing people in person."""

    nearest_in_person: int
    see_after_days: tuple[int, ...]


def sections() -> dict[str, One]:
    """The sections of their own."""
    return {
        "circle": One(Shape("[circle]", lambda size: size, (
            Key("size", _whole_number, 40),
        ))),
        "balance": One(Shape("[balance]", Seeing, (
            Key("nearest_in_person", _of_the_nearest, 0),
            Key("see_after_days", _days_by_circle, list(Wishes().see_after_days)),
        ))),
    }  # fmt: skip


def wishes(brief: BriefConfig, circle_size: int, balance: Seeing) -> Wishes:
    return Wishes(circle_size, brief.days, balance.nearest_in_person, balance.see_after_days)


def _whole_number(value: Any) -> int:
    """A number from 1 on."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise Wrong(f"expected a whole number such as 40, from 1 on, found {shown(value)}.")
    return value


def _of_the_nearest(value: Any) -> int:
    """How many of the fifteen nearest; 0 is no wish."""
    if value == 0 and not isinstance(value, bool):
        return 0
    number = _whole_number(value)
    if number > NEAREST:
        raise Wrong(f"expected at most {NEAREST}, as it is of the {NEAREST} nearest, found {shown(value)}.")
    return number


def _days_by_circle(value: Any) -> tuple[int, ...]:
    """Days for the nearest 5, 15, 50 and 150; without the last ones, those are never suggested."""
    days = list_of(_whole_number)(value)
    if len(days) > len(CIRCLES):
        raise Wrong(f"expected at most {len(CIRCLES)} numbers, for the nearest 5, 15, 50 and 150, found {len(days)}.")
    return days
