"""What each kind of suggestion is worth and costs, and for how long it rests: one line a kind.

Source: INFERENCE 7 (the table; all of it is judgement, to be tuned on what owners do). Costs are about half of what
it says, since a draw from a belief about even is worth half: with the whole cost only lucky draws would pass.
"""

from __future__ import annotations

from typing import NamedTuple


class Prior(NamedTuple):
    """Before anybody reacted: so many were of use, so many were not (a Beta distribution)."""

    useful: float
    not_useful: float


LIKELY, EVEN, UNSURE = Prior(3, 2), Prior(2.5, 2.5), Prior(2, 3)


class Weight(NamedTuple):
    """`value` to the other person, `cost` to the owner's attention, and how the kind starts out.

    `rests_days`: how long after one the same kind may speak of the same person again.
    """

    value: float
    cost: float
    rests_days: int
    prior: Prior = EVEN


WEIGHTS = {
    "came_back": Weight(1.2, 0.05, 90, LIKELY),
    "answer": Weight(1.0, 0.08, 7, LIKELY),
    "thank": Weight(0.9, 0.08, 30, LIKELY),
    "after_meeting": Weight(0.8, 0.1, 14, LIKELY),
    "follow_up": Weight(0.8, 0.1, 14, LIKELY),  # keeps its own times
    "tell": Weight(0.6, 0.1, 180),
    "congratulate": Weight(0.8, 0.05, 300, LIKELY),  # it cannot wait until tomorrow
    "welcome": Weight(0.7, 0.08, 365, LIKELY),
    "introduce": Weight(0.7, 0.15, 90, UNSURE),
    "meet": Weight(0.6, 0.12, 60),
    "offer_help": Weight(0.9, 0.12, 30),
    "keep_promise": Weight(1.0, 0.05, 7, LIKELY),
    "leave_in_peace": Weight(0.5, 0.05, 365),
    "reconnect": Weight(0.7, 0.12, 120),
    "waiting_kindly": Weight(0.5, 0.12, 90, UNSURE),
}
# They came by themselves, or the owner gave a word: these are not looked for, so no circle bounds them.
UNASKED = frozenset({"came_back", "answer", "welcome", "keep_promise"})
FIRST = frozenset({"came_back"})  # before all others, however the draw falls among them
UNTIL_DONE = frozenset({"keep_promise"})  # mentioned again, each week, for as long as it is open
ONCE_A_WEEK = frozenset({"introduce"})  # an introduction is a gift, and asks something of three people
