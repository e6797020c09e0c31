"""Does the owner ask more of somebody than they give? Said only where the ledger is long and clear enough.

Source: INFERENCE 7: decayed with a half-life of 180 days; at least six entries; |z| above 1.64. Under the assumption
that asks and gives come equally often, the difference of their weights has the variance of the sum of squares.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime, timedelta

from agent.core.records import Deed, Entry

HALF_LIFE_DAYS = 180.0
LEAST_ENTRIES = 6
CLEAR = 1.64  # standard deviations


def asks_lead(entries: Iterable[Entry], now: datetime) -> bool:
    """Of the entries about one person, do the owner's own asks clearly outweigh the owner's own gives?"""
    own = [one for one in entries if one.own]
    weights = [(0.5 ** ((now - one.at) / timedelta(days=HALF_LIFE_DAYS)), one.deed is Deed.ASK) for one in own]
    spread = math.sqrt(sum(weight**2 for weight, _ in weights))
    return len(own) >= LEAST_ENTRIES and sum(w if asks else -w for w, asks in weights) > CLEAR * spread
