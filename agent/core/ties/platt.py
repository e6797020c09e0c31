"""A straight line over log-odds, learned from what came: p' = logistic(alpha + beta * log-odds).

Maximum a posteriori by Newton's method (Platt scaling; INFERENCE 3.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from agent.core.logistic import logistic

PRIOR_MEAN = (0.0, 1.0)  # of alpha and beta
PRIOR_PRECISION = (20.0, 50.0)
BIN = 0.1  # width in log-odds: rows are counted by bins, so memory does not grow with them
MOST_LOG_ODDS = 12.0


class Line(NamedTuple):
    """Log-odds -> probability."""

    alpha: float
    beta: float

    def probability(self, log_odds: float) -> float:
        return logistic(self.alpha + self.beta * log_odds)


def bin_of(log_odds: float) -> int:
    """The number of their bin; times BIN it is its middle."""
    return round(max(-MOST_LOG_ODDS, min(MOST_LOG_ODDS, log_odds)) / BIN)


def fitted(rows: Iterable[tuple[float, bool, float]], steps: int = 25) -> Line:
    """The line with the highest posterior, from (log-odds, came, weight); concave, so Newton's steps end."""
    rows = list(rows)
    alpha, beta = PRIOR_MEAN
    for _ in range(steps):
        g0 = -PRIOR_PRECISION[0] * (alpha - PRIOR_MEAN[0])
        g1 = -PRIOR_PRECISION[1] * (beta - PRIOR_MEAN[1])
        h00, h01, h11 = PRIOR_PRECISION[0], 0.0, PRIOR_PRECISION[1]
        for z, came, weight in rows:
            p = logistic(alpha + beta * z)
            residual, curve = weight * (came - p), weight * p * (1 - p)
            g0, g1 = g0 + residual, g1 + residual * z
            h00, h01, h11 = h00 + curve, h01 + curve * z, h11 + curve * z * z
        determinant = h00 * h11 - h01 * h01
        step0, step1 = (h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant
        alpha, beta = alpha + step0, beta + step1
        if abs(step0) + abs(step1) < 1e-9:
            break
    return Line(alpha, beta)
