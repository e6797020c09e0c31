"""How likely is contact within 30 or 90 days? A logistic model on eleven statistics, coefficients fixed.

Source: INFERENCE 3.3 (ridge, 156 owners, 5 snapshots). It ranks well everywhere and promises too much where
contact is rare; calibration on the owner's own past comes with the full core.
"""

from __future__ import annotations

import math
from datetime import datetime
from statistics import fmean, pstdev

from agent.core.ties.statistics import DAY, Statistics

INTERCEPT = {30: -1.046, 90: -0.135}
COEFFICIENTS = {
    30: (0.237, 0.533, 0.308, -0.222, -0.019, -0.432, 0.557, 0.036, 0.136, -0.332, 0.163),
    90: (0.178, 0.573, 0.223, -0.159, -0.009, -0.451, 0.528, 0.134, 0.102, -0.478, 0.135),
}
MOST_BURSTY = 4.0


def features(s: Statistics, owner_days: int, now: datetime) -> list[float]:
    """The eleven statistics, in the order of COEFFICIENTS; `owner_days`: the owner's active days of the last 90."""
    assert s.first_at is not None
    assert s.last_at is not None
    gaps = s.gaps
    burstiness = min(MOST_BURSTY, pstdev(gaps) / fmean(gaps)) if len(gaps) > 1 else 1.0
    return [
        *(math.log1p(d) for d in s.decayed),
        math.log1p(s.decayed_out),
        math.log1p((now - s.last_at) / DAY),
        math.log1p(len(s.direct_days)),
        math.log1p((now - s.first_at) / DAY),
        math.log1p(owner_days),
        burstiness,
        min(s.messages_in, s.messages_out) / max(s.messages_in, s.messages_out, 1),
    ]


def probability(s: Statistics, owner_days: int, now: datetime, days: int) -> float | None:
    """Probability of contact within `days` (30 or 90); None if there never was any."""
    if s.first_at is None or s.last_at is None:
        return None
    terms = zip(COEFFICIENTS[days], features(s, owner_days, now), strict=True)
    return logistic(INTERCEPT[days] + sum(c * x for c, x in terms))


def logistic(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0
