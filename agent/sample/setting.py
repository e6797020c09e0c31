"""When and where the sample life is lived: its `now`, its zone, its waking hours and its holidays."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

SPAN_DAYS = 670  # about 22 months
LATELY_DAYS = 40  # so near to `now` nothing stays unanswered by chance
AT_HOME_DAYS = 120  # so long Jo has been at home: a holiday would blur who has been silent, and how long
WAKES, SLEEPS = 7.5, 22.5  # hours of the local day between which people write

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """`now` is in the owner's zone; holidays are (first day, last day) of the owner."""

    now: datetime
    zone: ZoneInfo
    holidays: tuple[tuple[date, date], ...]

    def day(self, days_ago: float) -> date:
        """The local date so many days before the date of `now` (negative: after)."""
        return self.now.date() - timedelta(days=round(days_ago))

    def at(self, days_ago: float, hour: float) -> datetime:
        return moment(self.day(days_ago), hour, self.zone)

    def about(self, days_ago: float, hour: float, rng: Random, zone: ZoneInfo | None = None) -> datetime:
        """At that hour (in `zone`), or some days earlier: two in three weekend days are left alone."""
        on = self.day(days_ago)
        into_weekend = on.weekday() - SATURDAY
        if into_weekend >= 0 and rng.random() < 2 / 3:
            on -= timedelta(days=into_weekend + rng.randint(1, 4))
        return moment(on, hour, zone or self.zone)

    def is_lately(self, at: datetime) -> bool:
        return at > self.now - timedelta(days=LATELY_DAYS)

    def holiday_at(self, at: datetime) -> tuple[date, date] | None:
        on = at.astimezone(self.zone).date()
        return next((holiday for holiday in self.holidays if holiday[0] <= on <= holiday[1]), None)

    def back_from_holiday(self, at: datetime, rng: Random) -> datetime:
        """The same instant, or the morning after the holiday in which it falls."""
        holiday = self.holiday_at(at)
        return moment(holiday[1] + timedelta(days=1), rng.uniform(8.5, 12), self.zone) if holiday else at


def setting(now: datetime, zone: ZoneInfo) -> Setting:
    """A setting around `now` (tz-aware). Each August has two weeks of holiday, unless it is too near."""
    here = now.astimezone(zone)
    augusts = (date(year, 8, 1) for year in range(here.year - 2, here.year + 1))
    holidays = ((first, first + timedelta(days=13)) for first in augusts)
    over = here.date() - timedelta(days=AT_HOME_DAYS)
    return Setting(here, zone, tuple((first, last) for first, last in holidays if last < over))


def moment(on: date, hour: float, zone: ZoneInfo) -> datetime:
    """The instant (UTC) of a wall clock hour, such as 10.5 for half past ten."""
    clock = datetime.combine(on, time(), zone) + timedelta(minutes=round(hour * 60))
    return clock.astimezone(UTC)


def awake(at: datetime, zone: ZoneInfo, rng: Random) -> datetime:
    """The same instant, or the next morning if it falls into the night of `zone`."""
    local = at.astimezone(zone)
    hour = local.hour + local.minute / 60
    if WAKES <= hour < SLEEPS:
        return at
    on = local.date() + timedelta(days=1 if hour >= SLEEPS else 0)
    return moment(on, rng.uniform(WAKES, WAKES + 2), zone)


def daytime(rng: Random) -> float:
    """An hour at which a conversation begins."""
    return min(21.0, max(WAKES, rng.gauss(12.5, 3)))


def steadily(rng: Random, first: float, gap: float, last: float, jitter: float = 0.35) -> Iterator[float]:
    """Days before `now`, going back from `first` to `last` in steps of about `gap` days."""
    days_ago = first
    while days_ago < last:
        yield days_ago
        days_ago += gap * rng.uniform(1 - jitter, 1 + jitter)


def half_hour_after(at: datetime) -> datetime:
    """`at`, moved up to the next full or half hour."""
    minutes = math.ceil((at.minute + at.second / 60) / 30) * 30
    return at.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=minutes)
