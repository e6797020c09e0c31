"""What came of the suggestions so far: each that was shown, with the last word that was said of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, tzinfo
from typing import NamedTuple

from agent.core.dates import local_date
from agent.core.records import Feedback, Outcome, Shown


class Reaction(NamedTuple):
    """A suggestion as it was shown; `outcome` is None as long as nobody reacted, else it came on `on`."""

    shown: Shown
    outcome: Outcome | None = None
    on: date | None = None
    until: date | None = None  # snooze: not before


def reactions(history: Sequence[Shown], feedback: Iterable[Feedback], zone: tzinfo) -> list[Reaction]:
    """One for each of `history`, in its order (by date). `feedback` is in order of time.

    What is said of a suggestion belongs to the last time it was shown by then.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, shown in enumerate(history):
        places[shown.suggestion_id].append(place)
    found = [Reaction(shown) for shown in history]
    for one in feedback:
        on = local_date(one.given_at, zone)
        mine = places.get(one.suggestion_id, [])
        place = bisect_right(mine, on, key=lambda at: history[at].on)
        if place:
            at = mine[place - 1]
            found[at] = Reaction(history[at], one.outcome, on, one.until)
    return found
