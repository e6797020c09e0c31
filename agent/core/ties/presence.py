"""When the owner was there: how busy, and since when not away. The owner's own absence is nobody else's silence.

Source: INFERENCE 4, Method. What an absence is, is judgement: at least a week without a word to anybody, and
far longer than the owner's usual pause.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

BUSY_WINDOW = 90
LEAST_ABSENCE_DAYS = 7
USUAL_PAUSES = 5.0  # an absence is at least so many times as long as the owner's mean pause


@dataclass(frozen=True, slots=True)
class Presence:
    """`active`: days before now with mail from or to anybody; `away`: (from, until) in days before now, apart.

    Both latest first; of an absence the days from >= day > until are meant.
    """

    active: tuple[int, ...] = ()
    away: tuple[tuple[int, int], ...] = ()

    def busy_days(self, moment: int = 0) -> int:
        """Active days of the 90 before so many days ago."""
        return bisect_left(self.active, moment + BUSY_WINDOW) - bisect_left(self.active, moment)

    def as_of(self, moment: int) -> Presence:
        """The same as it looked so many days ago."""
        away = tuple((begin - moment, max(0, end - moment)) for begin, end in self.away if begin > moment)
        return Presence(tuple(day - moment for day in self.active if day >= moment), away)

    def present_days(self, days: float) -> float:
        """How much of the last so many days the owner was not away."""
        return days - sum(max(0.0, min(days, begin) - end) for begin, end in self.away)


def presence(active: Iterable[int], wrote: Iterable[int]) -> Presence:
    """`active` and `wrote`: days before now on which there was any mail, and on which the owner wrote."""
    days = sorted(set(wrote))
    return Presence(tuple(sorted(set(active))), tuple(_absences([0, *days] if days else [])))


def _absences(days: list[int]) -> Iterable[tuple[int, int]]:
    if len(days) < 3:
        return
    usual = (days[-1] - days[0]) / (len(days) - 1)
    for later, earlier in pairwise(days):
        if earlier - later >= max(LEAST_ABSENCE_DAYS, USUAL_PAUSES * usual):
            yield earlier, later
