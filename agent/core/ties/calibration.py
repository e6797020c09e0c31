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

from agent.core.ties.contact_probability import HORIZONS
from agent.core.ties.platt import BIN, PRIOR_MEAN, Line, bin_of, fitted
from agent.core.ties.statistics import first_before

MOMENTS = tuple(range(360, 0, -30))  # days before now, earliest first
ELIGIBLE_DAYS = 365  # a row is a person with direct contact within so many days before the moment
ROW_WEIGHT = 0.1
HALF_LIFE_DAYS = 30.0  # of a row's weight


@dataclass(frozen=True, slots=True)
class Calibration:
    """A straight line over log-odds for each horizon."""

    lines: dict[int, Line]

    def probability(self, log_odds: float, days: int) -> float:
        return self.lines[days].probability(log_odds)


UNCALIBRATED = Calibration(dict.fromkeys(HORIZONS, Line(*PRIOR_MEAN)))


class Past:
    """Counts of snapshots by horizon, moment, log-odds and outcome."""

    def __init__(self) -> None:
        self._rows: Counter[tuple[int, int, int, bool]] = Counter()

    def add(self, moment: int, days: int, log_odds: float, came: bool) -> None:
        """What was promised so many days ago for the `days` after it, and whether it came."""
        self._rows[days, moment, bin_of(log_odds), came] += 1

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
