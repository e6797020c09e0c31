"""Whose mailbox it is, and what they wish of the brief."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo

from agent.core.records.rules import Rules

CIRCLES = (5, 15, 50, 150)  # people of the nearest, each circle with those within it
NEAREST = CIRCLES[1]  # people,
NEAREST_DAYS = 90  # of whom the owner may wish to have seen some in person within so long


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner wants of the brief, as the configuration says it."""

    circle_size: int = 40  # suggestions come from so many who are nearest, and a few others
    brief_days: frozenset[int] = frozenset(range(7))  # weekdays as in date.weekday(); never empty
    nearest_in_person: int = 0  # of the fifteen nearest, to be seen in person within 90 days; 0: no such wish
    see_after_days: tuple[int, ...] = (60, 90, 180)  # since the last time in person, of the nearest 5, 15, 50 (and 150)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose mailbox it is. `addresses` are lower case and may hold globs such as `*@jo.example`."""

    name: str
    addresses: tuple[str, ...]
    zone: tzinfo
    wishes: Wishes = Wishes()
    rules: Rules = field(default_factory=Rules)
