"""What the owner's own past says about the model's promises: snapshots of the last year, with what came of each.

Every snapshot and its window lie wholly before now, so an answer as of a moment stays what it was. The windows
overlap and people come and go together, so a row counts for less than one, and for less the older it is; the prior
holds where there is little history. Weights and prior did well in each of five data sets by coefficients from the
others; of two priors alike in loss the stronger is taken (docs/quality.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agent.core.logistic import logistic
from agent.core.ties.contact_probability import HORIZONS
from agent.core.ties.platt import PRIOR_MEAN, fitted
from agent.core.ties.statistics import first_before

MOMENTS = tuple(range(360, 0, -30))  # days before now, earliest first
ELIGIBLE_DAYS = 365  # a row is a person with direct contact within so many days before the moment
ROW_WEIGHT = 0.1
HALF_LIFE_DAYS = 30.0  # of a row's weight
BIN = 0.1  # width in log-odds: rows are counted by bins, so memory does not grow with them
MOST_LOG_ODDS = 12.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """A straight line over log-odds for each horizon."""

    lines: dict[int, tuple[float, float]]

    def probability(self, log_odds: float, days: int) -> float:
        alpha, beta = self.lines[days]
        return logistic(alpha + beta * log_odds)


UNCALIBRATED = Calibration(dict.fromkeys(HORIZONS, PRIOR_MEAN))


class Past:
    """Counts of snapshots by horizon, moment, log-odds and outcome."""

    def __init__(self) -> None:
        self._rows: Counter[tuple[int, int, int, bool]] = Counter()

    def add(self, moment: int, days: int, log_odds: float, came: bool) -> None:
        """What was promised so many days ago for the `days` after it, and whether it came."""
        held = max(-MOST_LOG_ODDS, min(MOST_LOG_ODDS, log_odds))
        self._rows[days, moment, round(held / BIN), came] += 1

    def calibration(self) -> Calibration:
        return Calibration({days: fitted(self._weighed(days)) for days in HORIZONS})

    def _weighed(self, horizon: int) -> list[tuple[float, bool, float]]:
        """(log-odds, came, weight) of the horizon's rows, in an order that no store decides."""
        return [
            (place * BIN, came, count * ROW_WEIGHT * 0.5 ** ((moment - days) / HALF_LIFE_DAYS))
            for (days, moment, place, came), count in sorted(self._rows.items())
            if days == horizon
        ]


def came_within(active_days: Sequence[int], moment: int, days: int) -> bool:
    """Was there direct contact in the `days` after the moment (days before now)? `active_days` descends."""
    place = first_before(active_days, moment)
    return place < len(active_days) and active_days[place] >= moment - days
