"""The sufficient statistics of one person: one pass over the interactions in order of time.

Source: INFERENCE 3.1-3.4. A day is a span of 24 hours counted back from `now`, so that the same hour of two
mornings sees the same days; ages and gaps are whole days. Decayed sums are carried from active day to active day
(tie-decay networks: Ahmad, Porter and Beguerisse-Diaz), so any number of past moments costs no second pass.
"""

from __future__ import annotations

import math
import operator
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from agent.core.interactions import CROWD
from agent.core.records import Channel, Direction, Interaction

DAY = timedelta(days=1)
HALF_LIFE = 30.0  # days
CLOSENESS_HALF_LIFE = 365.0
HEAVIEST_DAY = 1.5  # a chatty day counts for no more in closeness
DIRECT = 10  # a message to more people than this is no direct contact
LIKELY = 0.6  # a meeting is counted as one when it took place with at least this probability
PEAK_WINDOW = 90
NO_TIE = frozenset({Channel.LIST, Channel.AUTOMATIC})
# What a meeting weighs beside a mail from one to one (INFERENCE 3.1, judgement).
MEETING_WEIGHT = {Channel.IN_PERSON: 4.0, Channel.ONLINE: 2.5, Channel.PHONE: 2.5, Channel.MEETING: 2.0}
OUT, TOGETHER = Direction.OUT, Direction.TOGETHER  # looking up a member of an enumeration takes its time
MAIL_WEIGHT = (1.0, *(1 / math.sqrt(n) for n in range(1, CROWD + 1)))  # by recipients


@dataclass(slots=True)
class Statistics:
    """What `as_of_each` gathers. Decayed sums are as of `day`, in whole days before now."""

    day: int = -1
    decayed: float = 0.0  # weights of everything, each halved every HALF_LIFE
    decayed_days: float = 0.0  # active days, each no heavier than HEAVIEST_DAY
    active_days: list[int] = field(default_factory=list)  # days before now with direct contact, earliest first
    last_active_day: int | None = None
    gap_squares: int = 0  # sum over the gaps between them
    first_at: datetime | None = None
    last_at: datetime | None = None
    last_in_at: datetime | None = None
    last_out_at: datetime | None = None
    last_met_at: datetime | None = None
    next_planned_at: datetime | None = None
    messages_in: int = 0
    messages_out: int = 0
    started_by_me: int = 0
    started_by_them: int = 0
    in_person_days: set[int] = field(default_factory=set)
    online_days: set[int] = field(default_factory=set)
    unknown_days: set[int] = field(default_factory=set)  # met, the calendar does not say how
    small_meetings: int = 0
    heaviest: float = 0.0  # weight of the heaviest event of `day`

    @property
    def gaps(self) -> list[int]:
        """Days between neighbouring active days."""
        return [earlier - later for earlier, later in pairwise(self.active_days)]

    def active_within(self, days: int) -> int:
        """How many of the last so many days (as of `day`) were active."""
        return len(self.active_days) - first_before(self.active_days, self.day + days)


def weight_of(one: Interaction) -> float:
    """What one interaction weighs: mail n^-0.5; meetings by mode, length, company and probability."""
    if one.direction is not TOGETHER:
        return MAIL_WEIGHT[one.company if one.company < CROWD else CROWD]
    length = math.sqrt(min(2.0, max(0.25, one.hours)))
    return one.probability * MEETING_WEIGHT[one.channel] * length * float(max(1, one.company) ** -0.7)


def of(interactions: Iterable[Interaction], now: datetime) -> Statistics:
    """Statistics of a person's interactions as of `now`; they may reach beyond it (those are plans)."""
    return next(s for _, s in as_of_each(interactions, now))


def as_of_each(
    interactions: Iterable[Interaction],
    now: datetime,
    moments: Sequence[int] = (),
    no_tie: frozenset[Channel] = NO_TIE,
) -> Iterator[tuple[int, Statistics]]:
    """The statistics as of each moment (days before now, earliest first), and at the end as of now (0).

    It is the same object each time, brought further: look at it before asking for the next. Channels of
    `no_tie` are no contact.
    """
    s = Statistics()
    ahead = [*moments, 0]
    place = 0
    for one in interactions:
        if one.at > now:
            if one.direction is TOGETHER and s.next_planned_at is None:
                s.next_planned_at = one.at
            continue
        if one.channel in no_tie:
            s.messages_in += one.channel is Channel.AUTOMATIC and one.direction is Direction.IN
            continue
        day = (now - one.at).days
        if day != s.day:
            while day < ahead[place]:
                _turn_to(s, ahead[place])
                yield ahead[place], s
                place += 1
            _turn_to(s, day)
        _add(s, one)
    for moment in ahead[place:]:
        _turn_to(s, moment)
        yield moment, s


def _turn_to(s: Statistics, day: int) -> None:
    """Let time pass until so many days before now."""
    gone = s.day - day
    if gone > 0:
        s.decayed *= 0.5 ** (gone / HALF_LIFE)
        s.decayed_days *= 0.5 ** (gone / CLOSENESS_HALF_LIFE)
    if gone:
        s.heaviest = 0.0
    s.day = day


def _add(s: Statistics, one: Interaction) -> None:
    """What happened on `s.day`. It runs for every message of a lifetime, hence the few calls."""
    weight = weight_of(one)
    s.decayed += weight
    if weight > s.heaviest:
        s.decayed_days += min(HEAVIEST_DAY, weight) - min(HEAVIEST_DAY, s.heaviest)
        s.heaviest = weight
    if one.direction is TOGETHER:
        if one.probability < LIKELY:
            return
        _add_meeting(s, one)
    elif one.direction is OUT:
        s.last_out_at = one.at
        s.messages_out += 1
        s.started_by_me += one.opens_thread
    else:
        s.last_in_at = one.at
        s.messages_in += 1
        s.started_by_them += one.opens_thread
    if s.first_at is None:
        s.first_at = one.at
    s.last_at = one.at
    if (one.company <= DIRECT or one.direction is TOGETHER) and s.last_active_day != s.day:
        _add_active_day(s)


def _add_meeting(s: Statistics, one: Interaction) -> None:
    s.last_met_at = one.at
    s.small_meetings += one.company <= 5
    if one.channel is Channel.IN_PERSON:
        s.in_person_days.add(s.day)
    elif one.channel in (Channel.ONLINE, Channel.PHONE):
        s.online_days.add(s.day)
    else:
        s.unknown_days.add(s.day)


def _add_active_day(s: Statistics) -> None:
    if s.last_active_day is not None:
        s.gap_squares += (s.last_active_day - s.day) ** 2
    s.last_active_day = s.day
    s.active_days.append(s.day)


def first_before(days: Sequence[int], day: int) -> int:
    """The place of the first of `days` (descending) that is less than `day`."""
    return bisect_left(days, 1 - day, key=operator.neg)


def peak_days(days: Sequence[int], window: int = PEAK_WINDOW) -> int:
    """The most active days within any span of `window` days; `days` ascending."""
    return max((place + 1 - bisect_left(days, day - window + 1) for place, day in enumerate(days)), default=0)
