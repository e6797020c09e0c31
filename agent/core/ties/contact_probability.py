"""How likely is contact within 30 or 90 days? A logistic model on eleven statistics, coefficients fixed.

Source: INFERENCE 3.3 for the model; the coefficients are fitted by tests/quality/fit_ties.py (ridge) on the
snapshots of many owners of an institute's mail and three public archives, and hold on sets left out
(docs/quality.md). Calibration on the owner's own past follows in agent.core.ties.calibration.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from agent.core.ties.statistics import Statistics

HORIZONS = (30, 90)
INTERCEPT = {30: -1.046, 90: -0.135}
COEFFICIENTS = {
    30: (0.237, 0.533, 0.308, -0.222, -0.019, -0.432, 0.557, 0.036, 0.136, -0.332, 0.163),
    90: (0.178, 0.573, 0.223, -0.159, -0.009, -0.451, 0.528, 0.134, 0.102, -0.478, 0.135),
}
MOST_BURSTY = 4.0


def features(s: Statistics, owner_days: int, now: datetime) -> tuple[float, ...] | None:
    """The eleven statistics as of `s.day`, in the order of COEFFICIENTS; None if there never was any contact.

    `owner_days`: the owner's active days of the 90 before that day.
    """
    if s.first_at is None or s.last_at is None:
        return None
    moment = now - timedelta(days=s.day)
    most, least = max(s.messages_in, s.messages_out), min(s.messages_in, s.messages_out)
    return (
        *map(math.log1p, s.decayed),
        math.log1p(s.decayed_out),
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


def logistic(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0
