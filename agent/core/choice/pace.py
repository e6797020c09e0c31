"""How often: gently at the beginning, once a week while little is made use of, and back again.

Derived each morning from what was shown and what came of it, so nothing has to be remembered. The figures are
judgement (PRODUCT, promise 5).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from agent.core.choice.reactions import Reaction
from agent.core.dates import WEEKDAYS
from agent.core.records import Outcome

A_DAY = 3
FIRST_DAYS, FIRST_WEEK = 3, 7  # with one a day, and with two
LITTLE = 0.2  # of what was shown within
WEEKS = timedelta(weeks=3)
TIME_TO_ACT = timedelta(days=3)  # what was shown later says nothing yet
ENOUGH = 6  # shown within these weeks: of less nothing can be said


class Pace(NamedTuple):
    """`since`: the first date of this pace; None: it has always been daily."""

    weekly: bool = False
    since: date | None = None


def a_day(on: date, first_on: date | None) -> int:
    """How many there may be on a date. `first_on`: the date of the first brief; None: long ago."""
    days = (on - first_on).days if first_on else FIRST_WEEK
    return 1 if days < FIRST_DAYS else 2 if days < FIRST_WEEK else A_DAY


def pace(reactions: Sequence[Reaction], on: date) -> Pace:
    """The pace on a date, as it came to be from day to day. `reactions`: in the order in which they were shown."""
    found = Pace()
    if not reactions:
        return found
    shown_on = [one.shown.on for one in reactions]
    first = shown_on[0] + WEEKS + TIME_TO_ACT
    for day in (first + timedelta(days=n) for n in range((on - first).days + 1)):
        until = day - TIME_TO_ACT
        lately = reactions[bisect_left(shown_on, until - WEEKS) : bisect_left(shown_on, until)]
        acted = sum(one.outcome is Outcome.DONE and one.on is not None and one.on < day for one in lately)
        little = acted < LITTLE * len(lately)
        if not found.weekly and little and len(lately) >= ENOUGH:
            found = Pace(True, day)
        elif found.weekly and not little:
            found = Pace(False, day)
    return found


def weekday(days: Collection[int]) -> int:
    """On which of the configured weekdays the one brief of a week makes suggestions: the first."""
    return min(days)


def note(now: Pace, reactions: Sequence[Reaction], days: Collection[int]) -> str | None:
    """What the first suggestions after a change of pace say of it; None if it has been said, or there is none."""
    if now.since is None or any(one.shown.on >= now.since for one in reactions):
        return None
    if now.weekly:
        return (
            f"You had little use for these lately, so they come once a week now, on {WEEKDAYS[weekday(days)]}; "
            "when you make use of some, they come daily again."
        )
    return "You made use of some of these lately, so they come daily again."
