"""The same few people again and again: letters and meetings, in order of time, gathered into circles.

Source: INFERENCE 6(c), after the weighted sets of Roth et al., "Suggesting friends using the implicit social
graph" (KDD 2010). Leader clustering in one pass: each letter or meeting joins the circle whose core is nearest
to its people, or founds one. So a circle never grows by a chain of small changes into one of other people.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from agent.core.records import OWNER, Together
from agent.core.subjects import bare

DAY = timedelta(days=1)
FEWEST, MOST = 2, 7  # people besides the owner
LEAST_ACTIVE = 2  # of the core wrote or met: with one alone it is a talk between two, with copies
SIMILAR = 0.6  # Jaccard index from which two sets of people are the same few
CORE = 0.6  # share of a circle's days on which its core is there
ENOUGH_DAYS = 3  # distinct days
WITHIN_DAYS = 120
ENOUGH_MATTERS = 2  # topics: the people of one long thread come back no more often than those of a single letter
SERIES_DAYS = 2  # a recurring event with the same few is a group from its second time on
ENDED_GAPS = 4.0  # times its usual gap in silence
LEAST_SILENT_DAYS = 30  # nothing has ended that was silent for less
MATTERS_KEPT = 60  # the latest
LOOKED_THROUGH_DAYS = 30  # so often it is looked which circles cannot go on


class Circle:
    """What is remembered of the same few people while their letters and meetings pass by in order of time."""

    __slots__ = (
        "_lately", "_present_today", "active", "core", "days", "first", "is_group", "last", "last_day",
        "last_met_at", "last_series_at", "matters", "next_at", "presence", "series_days", "series_titles",
    )  # fmt: skip

    def __init__(self, first: Together) -> None:
        self.first = self.last = first
        self.days = 0
        self.last_day = 0  # proleptic ordinal, UTC
        self.presence: Counter[str] = Counter()  # person id -> days
        self.core: frozenset[str] = first.people
        self.active: set[str] = set()  # who wrote, or met
        self.last_met_at: datetime | None = None
        self.last_series_at: datetime | None = None
        self.next_at: datetime | None = None
        self.series_days = 0
        self.matters: dict[str, tuple[str, int]] = {}  # topic -> its latest title, letters and meetings; latest last
        self.series_titles: Counter[str] = Counter()
        self.is_group = False
        self._present_today: frozenset[str] = frozenset()
        self._lately: list[tuple[int, str]] = []  # (day, by) within WITHIN_DAYS, until it is a group

    def add(self, one: Together) -> None:
        """Take in a letter or meeting, which must not be earlier than the last one."""
        day = one.at.toordinal()
        if day != self.last_day:
            self.days += 1
            self._present_today = frozenset()
        for person in one.people - self._present_today:
            self.presence[person] += 1
        self._present_today |= one.people
        self.core = frozenset(p for p, days in self.presence.items() if days >= CORE * self.days)
        self.last, self.last_day = one, day
        self._remember(one)
        self.is_group = self.is_group or self._is_a_group_by(day, one)

    def _remember(self, one: Together) -> None:
        about = bare(one.title).lower() or one.matter
        _, times = self.matters.pop(about, ("", 0))
        self.matters[about] = one.title, times + 1
        if len(self.matters) > MATTERS_KEPT:
            del self.matters[next(iter(self.matters))]
        if one.is_meeting:
            self.last_met_at = one.at
        if one.is_series:
            self.series_days += self.last_series_at is None or self.last_series_at.date() != one.at.date()
            self.last_series_at = one.at
            self.series_titles[one.title] += 1
        self.active |= one.people if one.is_meeting else {one.by}

    def _is_a_group_by(self, day: int, one: Together) -> bool:
        """Three days within 120, about more than one thing, the owner in it and not by one person alone."""
        self._lately = [(d, by) for d, by in self._lately if day - d < WITHIN_DAYS]
        self._lately.append((day, one.by))
        if self.series_days >= SERIES_DAYS:
            return True
        days, doers = {d for d, _ in self._lately}, {by for _, by in self._lately}
        together = self.last_met_at is not None or (OWNER in self.active and len(doers) > 1)
        return together and len(days) >= ENOUGH_DAYS and len(self.matters) >= ENOUGH_MATTERS

    @property
    def usual_gap_days(self) -> float:
        """The mean, which sees bursts of letters with long pauses between them as what they are."""
        return max(1.0, (self.last_day - self.first.at.toordinal()) / max(1, self.days - 1))

    def silence_that_ends(self) -> float:
        """Days."""
        return max(LEAST_SILENT_DAYS, ENDED_GAPS * self.usual_gap_days)

    def may_go_on(self, day: int) -> bool:
        """Is what the same people do on that day still the same, or something new?"""
        silent = day - self.last_day
        return silent <= WITHIN_DAYS or (self.is_group and silent <= self.silence_that_ends())


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The Jaccard index of two sets that are not both empty."""
    return len(one & other) / len(one | other)


class Circles:
    """All circles, fed in order of time. Holds those that may have gone on lately, and of the past ones the groups."""

    def __init__(self) -> None:
        self.groups: list[Circle] = []
        self._of: defaultdict[str, list[Circle]] = defaultdict(list)  # person -> those that may go on
        self._looked_through = 0  # proleptic ordinal, UTC

    def add(self, one: Together) -> None:
        """A letter or meeting that has been."""
        self._give_up(one.at.toordinal())
        circle = self._nearest(one)
        if circle is None:
            circle = Circle(one)
        was_group = circle.is_group
        newcomers = one.people - circle.presence.keys()
        circle.add(one)
        for person in newcomers:
            self._of[person].append(circle)
        if circle.is_group and not was_group:
            self.groups.append(circle)

    def plan(self, one: Together) -> None:
        """A meeting that is on the books and has not been yet."""
        circle = self._nearest(one)
        if circle is not None and circle.next_at is None:
            circle.next_at = one.at

    def forget_plans(self) -> None:
        """So that time can go on: what was planned may be planned anew, from a later moment."""
        for circle in self.groups:
            circle.next_at = None

    def _give_up(self, day: int) -> None:
        """Let go of the circles that cannot go on: most are of people who never come together again."""
        if day - self._looked_through < LOOKED_THROUGH_DAYS:
            return
        self._looked_through = day
        living = ((person, [one for one in circles if one.may_go_on(day)]) for person, circles in self._of.items())
        self._of = defaultdict(list, ((person, circles) for person, circles in living if circles))

    def _nearest(self, one: Together) -> Circle | None:
        """The most alike, of those equally alike the one with more days, then the older one."""
        day = one.at.toordinal()
        alike = [
            (-alike, -circle.days, circle.first.at, sorted(circle.first.people), circle)
            for circle in self._candidates(one.people)
            if (alike := likeness(one.people, circle.core)) >= SIMILAR and circle.may_go_on(day)
        ]
        nearest = min(alike, default=None, key=lambda found: found[:4])
        return nearest[4] if nearest else None

    def _candidates(self, people: frozenset[str]) -> Iterable[Circle]:
        """Circles with somebody of these. Who shares 60 % of a set shares one of any 40 % and one more of its
        members: it is enough to look at those who are in the fewest circles (prefix filtering)."""
        enough = len(people) - math.ceil(SIMILAR * len(people)) + 1
        found: dict[int, Circle] = {}
        known = [self._of.get(person, ()) for person in people]
        for circles in sorted(known, key=len)[:enough]:
            found.update((id(circle), circle) for circle in circles)
        return found.values()
