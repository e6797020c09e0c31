"""Does mail come by the clock? People write when they have something to say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from statistics import fmean, pstdev

from agent.core.people.machines.evidence import Rhythm

ENOUGH = 6  # messages
SAME_GAP = 0.15  # coefficient of variation of the gaps (INFERENCE 1)
SAME_HOUR_MINUTES = 45  # circular standard deviation; summer time alone makes 30
DAY_MINUTES = 24 * 60


def rhythm_of(times: Sequence[datetime]) -> Rhythm:
    """`times` in order. The time of day is compared on a circle, in UTC (Mardia and Jupp 2000, 2.3)."""
    if len(times) < ENOUGH:
        return Rhythm.NONE
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    if pstdev(gaps) < SAME_GAP * fmean(gaps):
        return Rhythm.PERIOD
    angles = [2 * math.pi * (at.hour * 60 + at.minute) / DAY_MINUTES for at in times]
    together = math.hypot(fmean(map(math.cos, angles)), fmean(map(math.sin, angles)))
    spread = math.sqrt(-2 * math.log(max(1e-12, min(1.0, together)))) * DAY_MINUTES / (2 * math.pi)
    return Rhythm.HOUR if spread < SAME_HOUR_MINUTES else Rhythm.NONE
