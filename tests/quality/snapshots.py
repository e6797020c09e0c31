"""Owners -> rows to learn from and rows to be measured by, all computed by the project's own core."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agent.core.records import Kind, Person
from agent.core.ties import statistics
from agent.core.ties.calibration import ELIGIBLE_DAYS, Past, came_within
from agent.core.ties.contact_probability import HORIZONS, features
from agent.core.ties.statistics import DAY
from agent.core.ties.tie import drafted
from tests.quality.archives import ArchiveOwner

LONGEST = max(HORIZONS)
FRACTIONS = (0.60, 0.75, 0.85)  # of the span, where an owner is measured
RANK = 0  # place of the decay with 30 days, which is Interactions Rank (Roth et al., KDD 2010)


@dataclass(frozen=True, slots=True)
class Example:
    """What is known of an owner and a person at a moment, and whether there was contact within each horizon."""

    owner: str
    x: tuple[float, ...]
    came: dict[int, bool]


@dataclass(frozen=True, slots=True)
class Measured:
    """Log-odds without and with calibration by the coefficients in force then, and the rank of Interactions Rank."""

    example: Example
    at: datetime
    plain: dict[int, float]
    calibrated: dict[int, float]

    @property
    def rank(self) -> float:
        return self.example.x[RANK]


def examples(owner: ArchiveOwner, spacing: int = 30) -> Iterator[Example]:
    """A row for each person and each moment, so many days apart, whose window lies within the owner's span."""
    now = owner.ended_at
    here = owner.presence(now)
    most = int((owner.ended_at - owner.began_at) / DAY)
    moments = [m for m in range(LONGEST, most, spacing)[::-1] if owner.is_busy(now - m * DAY)]
    for address, history in owner.histories.items():
        found = []
        for moment, s in statistics.as_of_each(history, now, moments):
            known = address in owner.seen and owner.seen[address] <= now - moment * DAY
            recent = bool(s.active_days) and s.active_days[-1] - moment < ELIGIBLE_DAYS
            if moment and known and recent and (x := features(s, here.busy_days(moment), now)):
                found.append((moment, x))
        for moment, x in found:
            yield Example(owner.label, x, {days: came_within(s.active_days, moment, days) for days in HORIZONS})


def measured(owner: ArchiveOwner) -> Iterator[Measured]:
    """The owner at three moments, read as the program reads: calibrated on what lies before."""
    room = owner.ended_at - LONGEST * DAY - owner.began_at
    for fraction in FRACTIONS if room > 0 * DAY else ():
        now = owner.began_at + fraction * room
        if owner.is_busy(now):
            yield from _measured_at(owner, now)


def _measured_at(owner: ArchiveOwner, now: datetime) -> Iterator[Measured]:
    here, past, rows = owner.presence(now), Past(), []
    for address, history in owner.histories.items():
        before = [one for one in history if one.at <= now]
        draft = drafted(Person(address, "", (address,), Kind.PERSON), before, here, now, past)
        s = statistics.of(before, now)
        x = features(s, here.busy_days(), now)
        if x and s.active_days and s.active_days[-1] < ELIGIBLE_DAYS and owner.seen.get(address, now) < now:
            after = [(one.at - now) / DAY for one in history if one.at > now and one.company <= statistics.DIRECT]
            came = {days: any(day <= days for day in after) for days in HORIZONS}
            rows.append((Example(owner.label, x, came), draft))
    calibration = past.calibration()
    for example, draft in rows:
        chances = {days: calibration.probability(draft.log_odds[days], days) for days in HORIZONS}
        yield Measured(example, now, draft.log_odds, {days: math.log(p / (1 - p)) for days, p in chances.items()})
