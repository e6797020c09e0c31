"""What the owner's own past says about the two models: what was promised, and what came of it.

A promise counts once its 14 days are over, so an answer as of a moment stays what it was. It counts for less than
one, as letters come in bundles, and for less the older it is.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from agent.core.ties.platt import BIN, Line, bin_of, fitted

ROW_WEIGHT = 0.3
HALF_LIFE = timedelta(days=180)


class Promises:
    """Of one model: weights by log-odds and outcome."""

    def __init__(self) -> None:
        self._rows: dict[tuple[int, bool], float] = defaultdict(float)

    def add(self, log_odds: float, came: bool, age: timedelta) -> None:
        """What was said so long ago, and whether the answer came."""
        self._rows[bin_of(log_odds), came] += ROW_WEIGHT * 0.5 ** (age / HALF_LIFE)

    def line(self) -> Line:
        return fitted((place * BIN, came, weight) for (place, came), weight in sorted(self._rows.items()))
