"""What the owner's own past says about the two models: what was promised, and what came of it.

A promise counts once its 14 days are over, so an answer as of a moment stays what it was. It counts for less than
one, as letters come in bundles, and for less the older it is.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from agent.core.logistic import logistic
from agent.core.ties.platt import fitted

ROW_WEIGHT = 0.3
HALF_LIFE = timedelta(days=180)
BIN = 0.1  # width in log-odds
MOST_LOG_ODDS = 12.0


class Promises:
    """Of one model: weights by log-odds and outcome."""

    def __init__(self) -> None:
        self._rows: dict[tuple[int, bool], float] = defaultdict(float)

    def add(self, log_odds: float, came: bool, age: timedelta) -> None:
        """What was said so long ago, and whether the answer came."""
        held = max(-MOST_LOG_ODDS, min(MOST_LOG_ODDS, log_odds))
        self._rows[round(held / BIN), came] += ROW_WEIGHT * 0.5 ** (age / HALF_LIFE)

    def line(self) -> Line:
        return Line(*fitted((place * BIN, came, weight) for (place, came), weight in sorted(self._rows.items())))


class Line:
    """Log-odds -> probability."""

    def __init__(self, alpha: float, beta: float) -> None:
        self._alpha, self._beta = alpha, beta

    def probability(self, log_odds: float) -> float:
        return logistic(self._alpha + self._beta * log_odds)
