"""How near somebody is, for ranking people; slow, and no probability. And who counts as a tie at all.

Source: INFERENCE 3.4 (the shape is judgement). Circles are rank labels, never found by clustering.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from agent.core.records import Kind, Tie
from agent.core.records.owner import CIRCLES
from agent.core.ties.statistics import Statistics

YEARS_THAT_COUNT = 3.0
EXCHANGES = 5  # mails each way that make a tie (De Choudhury et al., WWW 2010: 5 to 10 a year)
MEETINGS = 2  # or small meetings


def closeness(s: Statistics) -> float:
    """ln(1 + decayed active days) * reciprocity * variety of channels * length of acquaintance."""
    if s.first_at is None or s.last_at is None:
        return 0.0
    reciprocity = (2 * min(s.messages_in, s.messages_out) + 1) / (s.messages_in + s.messages_out + 2)
    both_ways = 1.25 if s.in_person_days and s.messages_in + s.messages_out else 1.0
    years = (s.last_at - s.first_at) / timedelta(days=365.25)
    return (
        math.log1p(s.decayed_days)
        * (0.3 + 0.7 * reciprocity)
        * both_ways
        * (1 + 0.2 * min(1.0, years / YEARS_THAT_COUNT))
    )


def is_a_tie(s: Statistics, in_address_book: bool) -> bool:
    """Is there enough between the two to speak of a tie?"""
    if s.first_at is None:
        return False
    return min(s.messages_in, s.messages_out) >= EXCHANGES or s.small_meetings >= MEETINGS or in_address_book


def ranked(ties: Iterable[Tie]) -> list[Tie]:
    """Nearest first, each with its circle; only people who are ties have one."""
    ordered = sorted(ties, key=lambda tie: (-tie.closeness, tie.person.id))
    result = []
    rank = 0
    for tie in ordered:
        admitted = tie.state is not None and tie.person.kind is Kind.PERSON
        rank += admitted
        circle = next((c for c in CIRCLES if rank <= c), None) if admitted else None
        result.append(tie if tie.circle == circle else replace(tie, circle=circle))
    return result
