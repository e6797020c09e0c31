"""What is due: decided from the clock and from what is on record, never from a timer that slept or was killed.

Pure. Instants are tz-aware. A brief belongs to a local date and is delivered once in that date's morning: from
the owner's hour until 14:00 or seven hours later, whichever is later, and never beyond midnight.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from agent.core.dates import local_date

SYNC_EVERY = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=6)  # so that a refused login is tried at most four times a day
JITTER = 0.25  # a house does not come back at the same second as all others when a provider recovers

NOON_IS_OVER = time(14)  # what comes later is no morning brief any more
PATIENCE = timedelta(hours=7)  # for owners whose morning begins late

BUILT = datetime(2026, 1, 1, tzinfo=UTC)  # a clock before this is one that was never set
DOUBT = timedelta(hours=48)  # a clock that fell behind the record by more than this is in doubt ...
STEADY = timedelta(hours=1)  # ... until it has gone on for so long: then the record was wrong
FOR_EVER = date.max


class Tried(NamedTuple):
    """The last attempt at a source, and how many in a row had failed by then."""

    at: datetime
    fails: int = 0
    refused: bool = False  # the login was: trying again helps nobody, and may lock the account


class Window(NamedTuple):
    """When the brief of a date may be delivered: opens_at <= now < closes_at."""

    opens_at: datetime
    closes_at: datetime


class Clock(NamedTuple):
    """What is on record of the machine's clock."""

    latest_at: datetime | None = None  # the latest moment that was believed
    behind_since: datetime | None = None  # since when, by its own word, it has been far behind that


def sync_due(name: str, tried: Tried | None, now: datetime, brief_from: datetime | None = None) -> bool:
    """Is it time to read the source of this name? `brief_from`: since when a brief has been waiting for it."""
    if tried is None or tried.at > now:  # tried in the future: the clock was wrong then
        return True
    if brief_from is not None and tried.at < brief_from and not tried.refused:
        return True
    return now >= tried.at + wait(name, tried)


def wait(name: str, tried: Tried) -> timedelta:
    """How long to leave a source alone: longer each time that it fails, and at once long after a refused login."""
    if not tried.fails:
        return SYNC_EVERY
    doubled = SYNC_EVERY * 2 ** min(tried.fails - 1, 10)
    longer = 1 + JITTER * random.Random(f"{name} {tried.at.isoformat()}").random()
    return (LONGEST_WAIT if tried.refused else min(doubled, LONGEST_WAIT)) * longer


def window(on: date, at: time, zone: tzinfo) -> Window:
    """The morning of a date. An hour that the clocks skip counts as the one after, one that they repeat once."""
    opens_at, noon_is_over, midnight = (
        datetime.combine(day, hour, zone).astimezone(UTC)
        for day, hour in ((on, at), (on, NOON_IS_OVER), (on + timedelta(days=1), time()))
    )
    return Window(opens_at, min(max(noon_is_over, opens_at + PATIENCE), midnight))


def brief_due(
    now: datetime, zone: tzinfo, at: time, days: frozenset[int], settled_on: date | None, paused_until: date | None
) -> date | None:
    """The date whose brief is to be delivered now, or None.

    `settled_on`: the latest date that needs nothing more (delivered, or nothing was to be sent).
    `paused_until`: the first date that has a brief again.
    """
    on = local_date(now, zone)
    if on.weekday() not in days or on == settled_on or (paused_until is not None and on < paused_until):
        return None
    opens_at, closes_at = window(on, at, zone)
    return on if opens_at <= now < closes_at else None


def missed(now: datetime, zone: tzinfo, at: time, days: frozenset[int], settled_on: date | None) -> Iterator[date]:
    """The dates since `settled_on` whose morning passed without a brief, oldest first."""
    today = local_date(now, zone)
    for on in _days_after(settled_on or today, until=today):
        if on.weekday() in days and now >= window(on, at, zone).closes_at:
            yield on


def next_brief_at(now: datetime, zone: tzinfo, at: time, days: frozenset[int], settled_on: date | None) -> datetime:
    """When the next brief comes, while there is no pause: `now` if one is due. `days` is not empty."""
    today = local_date(now, zone)
    for on in (today + timedelta(days=n) for n in range(9)):
        opens_at, closes_at = window(on, at, zone)
        if on.weekday() in days and on != settled_on and now < closes_at:
            return max(opens_at, now)
    raise ValueError("there is no weekday on which a brief may come")


def believe(clock: Clock, now: datetime) -> tuple[bool, Clock]:
    """Can the machine's clock be trusted, and what to keep of it.

    A machine without a clock of its own wakes up in the past until the network tells it better. Nothing is
    done then, so that no brief bears a wrong date. If it was the record that lay ahead, an hour puts it right.
    """
    if now < BUILT:
        return False, clock
    if clock.latest_at is None or now >= clock.latest_at - DOUBT:
        return True, Clock(max(clock.latest_at or now, now))
    since = clock.behind_since if clock.behind_since and clock.behind_since <= now else now
    if now - since >= STEADY:
        return True, Clock(now)
    return False, Clock(clock.latest_at, since)


def _days_after(first: date, until: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(1, (until - first).days + 1))
