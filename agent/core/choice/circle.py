"""The smallest viable circle: from whom suggestions come, and why. The brief never works through a backlog.

The nearest, as many as the owner wants, and whoever stands before the owner right now: pinned, waiting for an
answer, met this week.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from agent.core.owner_words import said
from agent.core.records import Kind, Meeting, OwnerWord, Tie, Verb, Waiting
from agent.core.ties.statistics import LIKELY

MET_WITHIN = timedelta(days=7)
PINNED, WAITS, MET = "you pinned them", "they may be waiting for your answer", "you met within the last week"


def circle(
    ties: Iterable[Tie],
    waiting: Iterable[Waiting],
    meetings: Iterable[Meeting],
    words: Mapping[str, Iterable[OwnerWord]],
    now: datetime,
    size: int,
) -> dict[str, str]:
    """Who is in the circle: id of the person -> why. `words`: the owner's, by person id."""
    admitted = [tie for tie in ties if tie.state is not None and tie.person.kind is Kind.PERSON]
    nearest = sorted(admitted, key=lambda tie: (-tie.closeness, tie.person.id))[:size]
    met = [one for one in meetings if now - MET_WITHIN <= one.starts_at <= now and one.probability >= LIKELY]
    # The first of these reasons that there is.
    return (
        {person_id: MET for one in met for person_id in one.people}
        | {one.person_id: WAITS for one in waiting if one.shown and one.direction == "me"}
        | {tie.person.id: f"one of the {size} nearest" for tie in nearest}
        | {person_id: PINNED for person_id, spoken in words.items() if said(spoken, Verb.PIN)}
    )
