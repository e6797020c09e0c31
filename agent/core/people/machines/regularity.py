"""Does mail come by the clock? People write when they have something to say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from agent.core.people.machines.evidence import Rhythm

ENOUGH = 6  # messages
FEWEST = 4  # where they come after the same time and at the same minute
SAME_GAP = 0.15  # coefficient of variation of the gaps (INFERENCE 1)
SAME_MINUTE_MINUTES = 15  # circular standard deviation
SAME_HOUR_MINUTES = 45  # the same; summer time alone makes 30
DAY_MINUTES = 24 * 60


def rhythm_of(times: Sequence[datetime]) -> Rhythm:
    """`times` in order. The time of day is compared on a circle, in UTC (Mardia and Jupp 2000, 2.3)."""
    if len(times) < FEWEST:
        return Rhythm.NONE
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    mean = math.fsum(gaps) / len(gaps)
    deviation = math.sqrt(math.fsum((gap - mean) ** 2 for gap in gaps) / len(gaps))
    after_the_same_time = deviation < SAME_GAP * mean
    spread = _spread_over_the_day(times)
    if after_the_same_time and (len(times) >= ENOUGH or spread < SAME_MINUTE_MINUTES):
        return Rhythm.PERIOD
    return Rhythm.HOUR if len(times) >= ENOUGH and spread < SAME_HOUR_MINUTES else Rhythm.NONE


def _spread_over_the_day(times: Sequence[datetime]) -> float:
    """Circular standard deviation of the time of day, in minutes."""
    angles = [2 * math.pi * (at.hour * 60 + at.minute) / DAY_MINUTES for at in times]
    together = math.hypot(math.fsum(map(math.cos, angles)), math.fsum(map(math.sin, angles))) / len(angles)
    return math.sqrt(-2 * math.log(max(1e-12, min(1.0, together)))) * DAY_MINUTES / (2 * math.pi)
