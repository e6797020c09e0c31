"""The sufficient statistics of one person: one pass over the interactions in order of time.

Source: INFERENCE 3.1-3.4. Ages and gaps are in days; a day is a UTC day counted back from `now`, so that
the same hour of two mornings sees the same days.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from agent.core.records import Channel, Direction, Interaction

DAY = timedelta(days=1)
HALF_LIVES = (7.0, 30.0, 90.0, 365.0)
OUT_HALF_LIFE = 90.0
CLOSENESS_HALF_LIFE = 365.0
FORGOTTEN_AFTER = 20  # half-lives: a millionth of anything is left
DIRECT = 10  # a message to more people than this is no direct contact
LIKELY = 0.6  # a meeting is counted as one when it took place with at least this probability
PEAK_WINDOW = 90
NO_TIE = {Channel.LIST, Channel.AUTOMATIC}
# What a meeting weighs beside a mail from one to one (INFERENCE 3.1, judgement).
MEETING_WEIGHT = {Channel.IN_PERSON: 4.0, Channel.ONLINE: 2.5, Channel.PHONE: 2.5, Channel.MEETING: 2.0}


@dataclass(slots=True)
class Statistics:
    """What `of` gathers. All decays are as of `now`."""

    decayed: list[float] = field(default_factory=lambda: [0.0] * len(HALF_LIVES))
    decayed_out: float = 0.0
    day_weights: dict[int, float] = field(default_factory=dict)  # days before now -> heaviest event of the day
    direct_days: set[int] = field(default_factory=set)
    first_at: datetime | None = None
    last_at: datetime | None = None
    last_in_at: datetime | None = None
    last_out_at: datetime | None = None
    last_met_at: datetime | None = None
    next_planned_at: datetime | None = None
    messages_in: int = 0
    messages_out: int = 0
    direct_in: int = 0
    direct_out: int = 0
    started_by_me: int = 0
    started_by_them: int = 0
    met_days: set[int] = field(default_factory=set)
    in_person_days: set[int] = field(default_factory=set)
    online_days: set[int] = field(default_factory=set)
    unknown_days: set[int] = field(default_factory=set)  # met, the calendar does not say how
    small_meetings: int = 0

    @property
    def active_days(self) -> list[int]:
        """Days before now with direct contact, latest first."""
        return sorted(self.direct_days)

    @property
    def gaps(self) -> list[int]:
        """Days between neighbouring active days."""
        days = self.active_days
        return [later - earlier for earlier, later in pairwise(days)]


def weight_of(one: Interaction) -> float:
    """What one interaction weighs: mail n^-0.5; meetings by mode, length, company and probability."""
    if one.channel is Channel.MAIL:
        return float(one.company**-0.5)
    length = math.sqrt(min(2.0, max(0.25, one.hours)))
    return one.probability * MEETING_WEIGHT[one.channel] * length * float(max(1, one.company) ** -0.7)


def of(interactions: Iterable[Interaction], now: datetime) -> Statistics:
    """Statistics of a person's interactions, which may reach beyond `now` (those are plans)."""
    s = Statistics()
    for one in interactions:
        if one.at > now:
            if one.direction is Direction.TOGETHER and s.next_planned_at is None:
                s.next_planned_at = one.at
        elif one.channel not in NO_TIE:
            _add(s, one, now)
        elif one.channel is Channel.AUTOMATIC:
            s.messages_in += one.direction is Direction.IN
    return s


def _add(s: Statistics, one: Interaction, now: datetime) -> None:
    age = (now - one.at) / DAY
    weight = weight_of(one)
    for place, half_life in enumerate(HALF_LIVES):
        if age < FORGOTTEN_AFTER * half_life:
            s.decayed[place] += weight * 0.5 ** (age / half_life)
    day = int(age)
    s.day_weights[day] = max(weight, s.day_weights.get(day, 0.0))
    if one.direction is Direction.TOGETHER:
        _add_meeting(s, one, day)
    else:
        _add_mail(s, one, day, weight, age)


def _add_meeting(s: Statistics, one: Interaction, day: int) -> None:
    if one.probability < LIKELY:
        return
    _touch(s, one.at)
    s.last_met_at = one.at
    s.direct_days.add(day)
    s.met_days.add(day)
    s.small_meetings += one.company <= 5
    if one.channel is Channel.IN_PERSON:
        s.in_person_days.add(day)
    elif one.channel in (Channel.ONLINE, Channel.PHONE):
        s.online_days.add(day)
    else:
        s.unknown_days.add(day)


def _add_mail(s: Statistics, one: Interaction, day: int, weight: float, age: float) -> None:
    _touch(s, one.at)
    direct = one.company <= DIRECT
    if direct:
        s.direct_days.add(day)
    if one.direction is Direction.OUT:
        s.last_out_at = one.at
        s.messages_out += 1
        s.direct_out += direct
        s.started_by_me += one.opens_thread
        s.decayed_out += weight * 0.5 ** (age / OUT_HALF_LIFE)
    else:
        s.last_in_at = one.at
        s.messages_in += 1
        s.direct_in += direct
        s.started_by_them += one.opens_thread


def _touch(s: Statistics, at: datetime) -> None:
    if s.first_at is None:
        s.first_at = at
    s.last_at = at


def peak_days(days: list[int], window: int = PEAK_WINDOW) -> int:
    """The most active days within any span of `window` days; `days` ascending."""
    return max((place + 1 - bisect_left(days, day - window + 1) for place, day in enumerate(days)), default=0)
