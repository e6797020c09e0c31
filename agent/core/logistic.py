"""Probabilities and log-odds (nats), one from the other."""

from __future__ import annotations

import math


def logistic(z: float) -> float:
    """The probability of these log-odds."""
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0


def logit(p: float) -> float:
    """The log-odds of a probability between 0 and 1, both excluded."""
    return math.log(p / (1 - p))
