"""How likely is contact within 30 or 90 days? A logistic model on nine statistics, coefficients fixed.

Source: INFERENCE 3.3 for the model, whose decays of 7, 90 and 365 days gave way to the active days of the last
quarter and half year: fewer statistics, and better on archives left out. The coefficients are fitted by
tests/quality/fit_ties.py (ridge) on snapshots of many owners of an institute's mail and three public archives
(docs/quality.md). What the owner's own past says about them follows in agent.core.ties.calibration.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from agent.core.ties.statistics import Statistics

HORIZONS = (30, 90)
# In the order of `features`: decayed 30 days, active days of the last 90 and of the last 180, days since the last
# contact, active days, days since the first, the owner's active days, burstiness, reciprocity.
INTERCEPT = {30: -1.593, 90: -1.21}
COEFFICIENTS = {
    30: (0.282, 0.355, 0.359, -0.351, 0.366, -0.137, 0.119, -0.175, 0.102),
    90: (0.281, 0.262, 0.338, -0.322, 0.467, -0.1, 0.173, -0.228, 0.123),
}
RECENT_DAYS = (90, 180)
MOST_BURSTY = 4.0


def features(s: Statistics, owner_days: int, now: datetime) -> tuple[float, ...] | None:
    """The nine statistics as of `s.day`, in the order of COEFFICIENTS; None if there never was any contact.

    `owner_days`: the owner's active days of the 90 before that day.
    """
    if s.first_at is None or s.last_at is None:
        return None
    moment = now - timedelta(days=s.day)
    most, least = max(s.messages_in, s.messages_out), min(s.messages_in, s.messages_out)
    return (
        math.log1p(s.decayed),
        *(math.log1p(s.active_within(days)) for days in RECENT_DAYS),
        math.log1p((moment - s.last_at).days),
        math.log1p(len(s.active_days)),
        math.log1p((moment - s.first_at).days),
        math.log1p(owner_days),
        burstiness(s),
        least / max(most, 1),
    )


def burstiness(s: Statistics) -> float:
    """Standard deviation of the gaps between active days over their mean, at most 4; 1 where there are under two."""
    count = len(s.active_days) - 1
    if count < 2:
        return 1.0
    mean = (s.active_days[0] - s.active_days[-1]) / count
    variance = s.gap_squares / count - mean * mean
    return min(MOST_BURSTY, math.sqrt(max(0.0, variance)) / mean)


def log_odds(x: Sequence[float], days: int) -> float:
    """Log-odds of contact within `days` (30 or 90), before calibration."""
    return INTERCEPT[days] + sum(c * value for c, value in zip(COEFFICIENTS[days], x, strict=True))
