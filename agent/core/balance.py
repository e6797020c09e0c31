"""Online and in person, over the last days; what is not known is counted as not known (INFERENCE 6(d))."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from agent.core.records import Balance, Channel
from agent.core.ties.statistics import LIKELY

DAYS = 30
_ONLINE = {Channel.MAIL, Channel.ONLINE, Channel.PHONE}


class Touch(NamedTuple):
    """One person on one day, over one channel."""

    person_id: str
    on: str  # a date
    channel: Channel
    probability: float


def balance_of(touches: Iterable[Touch]) -> Balance:
    """How many people, and on how many days: online, in person, and met without word of how."""
    online: set[tuple[str, str]] = set()
    in_person: set[tuple[str, str]] = set()
    unknown: set[tuple[str, str]] = set()
    for person_id, on, channel, probability in touches:
        if probability >= LIKELY:
            way = online if channel in _ONLINE else in_person if channel is Channel.IN_PERSON else unknown
            way.add((person_id, on))
    met = _people(in_person)
    return Balance(
        online=len(_people(online)),
        in_person=len(met),
        days=DAYS,
        unknown=len(_people(unknown) - met),
        online_days=_days(online),
        in_person_days=_days(in_person),
        unknown_days=_days(unknown),
    )


def with_the_nearest(found: Balance, nearest: Collection[str], touches: Iterable[Touch], wished: int) -> Balance:
    """And how many of the nearest were seen in person in the days that `touches` are of."""
    seen = {one.person_id for one in touches if one.channel is Channel.IN_PERSON and one.probability >= LIKELY}
    return replace(found, nearest=len(nearest), nearest_seen=len(seen.intersection(nearest)), nearest_wished=wished)


def _people(pairs: Iterable[tuple[str, str]]) -> set[str]:
    return {person_id for person_id, _ in pairs}


def _days(pairs: Iterable[tuple[str, str]]) -> int:
    return len({on for _, on in pairs})
