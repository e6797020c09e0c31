"""A tie's usual gap and its state, for words and triggers; never the probability itself.

Source: INFERENCE 4. The usual gap is a log mean, drawn towards a month where little is known.
"""

from __future__ import annotations

import math
from datetime import datetime

from agent.core.records import Tie, TieState
from agent.core.ties.presence import Presence
from agent.core.ties.statistics import DAY, Statistics

PRIOR_GAP_DAYS = 30.0
PRIOR_WEIGHT = 4
ENOUGH_DAYS = 5  # active days before anything is said about a rhythm
NEW_DAYS = 60
# Nobody is called quiet for less than so many days. Beyond them the silence against the usual gap decides
# together with the probability, and from twice that silence on alone: where there is little past to calibrate
# on, the probability promises too much to ties that were once busy.
SLIPPING_DAYS, LAPSING_DAYS, DORMANT_DAYS = 14, 30, 90


def usual_gap_days(s: Statistics) -> float | None:
    """exp of the shrunk mean of log gaps, in days; None before five active days."""
    if len(s.active_days) < ENOUGH_DAYS:
        return None
    gaps = s.gaps
    mean = (PRIOR_WEIGHT * math.log(PRIOR_GAP_DAYS) + sum(map(math.log, gaps))) / (PRIOR_WEIGHT + len(gaps))
    return math.exp(mean)


def state_of(tie: Tie, owner: Presence, now: datetime) -> TieState:
    """New, steady, slipping, lapsing or dormant, by silence against the usual gap and by probability.

    Days on which the owner was away are no silence. Both instants of first and last contact must be known.
    """
    assert tie.first_contact_at is not None
    assert tie.last_contact_at is not None
    p30, p90 = tie.p_contact_30d, tie.p_contact_90d
    silence = owner.present_days((now - tie.last_contact_at) / DAY)
    if tie.usual_gap_days is None or p30 is None or p90 is None:
        if silence >= DORMANT_DAYS:
            return TieState.DORMANT
        return TieState.NEW if (now - tie.first_contact_at) / DAY <= NEW_DAYS else TieState.STEADY
    ratio = silence / tie.usual_gap_days
    if silence >= DORMANT_DAYS and (ratio >= 8 or p90 < 0.30):
        return TieState.DORMANT
    if silence >= LAPSING_DAYS and (ratio >= 8 or (ratio >= 4 and p90 < 0.45)):
        return TieState.LAPSING
    if silence >= SLIPPING_DAYS and (ratio >= 4 or (ratio >= 2 and p30 < 0.35)):
        return TieState.SLIPPING
    return TieState.STEADY
