"""A recurrence rule -> the times at which the event takes place, with bounded work. Pure.

python-dateutil does the calendar arithmetic. It looks for the next date until the year 9999, so a rule that
never comes true ("every 30 February") holds it for seconds, and one event would hold up the whole reading.
Three things keep it short: rules that repeat within a day, or cannot come true, are refused beforehand; the
number of steps is capped; and a rule is worked out in the last cycle of the calendar before the year 9999
(the Gregorian calendar repeats itself after 400 years, weekdays included), where dateutil soon stops.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice, takewhile
from math import prod
from typing import NamedTuple

from agent.core.records import Occurrence

WINDOW_START = datetime(1990, 1, 1, tzinfo=UTC)
MAX_OCCURRENCES = 20_000  # of one series; the latest are kept
_MAX_STEPS = 50_000  # dates that a rule may walk through
_MAX_INTERVAL = 1_000
_FIRST_YEAR = 1600  # a series that began earlier is a mistake (1604 is Apple's "year unknown")
_CYCLE_YEARS = 400
_LAST_YEAR = 9999

_MAX_TIMES_A_DAY = 24

_PERIODS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_NUMBERS = (
    "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYHOUR", "BYMINUTE", "BYSECOND"
)  # fmt: skip
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_NUMBERS})
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)")
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Refused(ValueError):
    """A rule that is not worth expanding: malformed, impossible, or too much work."""


class LaterChange(NamedTuple):
    """A change to one instance and all that follow it (RECURRENCE-ID with RANGE=THISANDFUTURE).

    `since` is the instance that was changed (aware, UTC), `shift` how far it moved on the wall clock, and
    `length` how long it now takes; None if this and what follows was cancelled.
    """

    since: datetime
    shift: timedelta
    length: timedelta | None


def expand(
    start: datetime,
    length: timedelta,
    *,
    until: datetime,
    rules: Sequence[str] = (),
    added: Iterable[Occurrence] = (),
    removed: Set[datetime] = frozenset(),
    removed_days: Set[date] = frozenset(),
    all_day: bool = False,
    limit: int = MAX_OCCURRENCES,
) -> tuple[Occurrence, ...]:
    """When a series takes place within [1990-01-01, until]: sorted, unique, at most `limit` (the latest).

    `start` is aware and in the event's own zone: nine o'clock stays nine o'clock all year round. `removed`
    are instants, `removed_days` local dates. A timed event has the same exact length each time, an all-day
    event the same number of days (RFC 5545, 3.8.5.3). A rule that is refused adds nothing to the first time.
    """
    zone = start.tzinfo or UTC
    found: dict[datetime, Occurrence] = {}
    for local in (start, *_instances(start, rules, until, all_day)):
        begins = local.astimezone(UTC)
        if WINDOW_START <= begins <= until and begins not in removed and local.date() not in removed_days:
            ends = (local + length).astimezone(UTC) if all_day else begins + length
            found[begins] = Occurrence(begins, ends)
    for extra in added:
        begins = extra.starts_at
        if not WINDOW_START <= begins <= until or begins in removed:
            continue
        if begins.astimezone(zone).date() not in removed_days:
            found.setdefault(begins, extra)
    return tuple(found[begins] for begins in sorted(found)[-limit:]) if limit > 0 else ()


def with_later_changes(
    occurrences: Sequence[Occurrence], changes: Iterable[LaterChange], zone: tzinfo
) -> tuple[Occurrence, ...]:
    """The occurrences after each changed instance moved along with it; the last change before one counts."""
    ordered = sorted(changes, key=lambda change: change.since)
    if not ordered:
        return tuple(occurrences)
    moved: dict[datetime, Occurrence] = {}
    for occurrence in occurrences:
        before = bisect_left(ordered, occurrence.starts_at, key=lambda change: change.since)
        if before == 0:
            moved[occurrence.starts_at] = occurrence
            continue
        change = ordered[before - 1]
        if change.length is not None:
            begins = (occurrence.starts_at.astimezone(zone) + change.shift).astimezone(UTC)
            moved[begins] = Occurrence(begins, begins + change.length)
    return tuple(moved[begins] for begins in sorted(moved))


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The day that a time stands for where only a day is meant.

    Exchange and others write days of all-day series as times: as midnight itself, or as the UTC time of a
    local midnight.
    """
    return moment.date() if moment.time() == time() else moment.astimezone(zone).date()


def is_safe(rule: str) -> bool:
    """Whether the rule may be handed to a library that expands it."""
    try:
        _checked(rule)
    except ValueError:
        return False
    return True


def _instances(start: datetime, rules: Sequence[str], until: datetime, all_day: bool) -> Iterator[datetime]:
    """What the rules say, in the zone of `start`; of each rule at most the latest MAX_OCCURRENCES."""
    for rule in rules:
        try:
            yield from _of_rule(start, rule, until, all_day)
        except Exception:  # dateutil raises errors of many kinds on odd rules; such a rule adds nothing
            continue


def _of_rule(start: datetime, rule: str, until: datetime, all_day: bool) -> Iterable[datetime]:
    from dateutil.rrule import rrulestr

    parts = _checked(rule)
    if start.year < _FIRST_YEAR:
        raise Refused("begins too early")
    zone = start.tzinfo or UTC
    last = until.astimezone(zone).replace(tzinfo=None)
    if "UNTIL" in parts:
        last = min(last, _last(parts.pop("UNTIL"), zone, all_day))
    shift = (_LAST_YEAR - max(last.year, start.year)) // _CYCLE_YEARS * _CYCLE_YEARS
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    first = start.replace(tzinfo=None, year=start.year + shift)
    last = last.replace(year=last.year + shift)
    # Not dateutil's own UNTIL: it objects to UNTIL beside COUNT, and to zones that do not match.
    walk = takewhile(lambda local: local <= last, rrulestr(text, dtstart=first))
    kept = deque(islice(walk, _MAX_STEPS), maxlen=MAX_OCCURRENCES)
    return (local.replace(year=local.year - shift, tzinfo=zone) for local in kept)


def _last(text: str, zone: tzinfo, all_day: bool) -> datetime:
    """UNTIL on the wall clock of the series, in any form (RFC 5545 wants UTC for timed events; many differ)."""
    moment = datetime.strptime(text[:8], "%Y%m%d").replace(tzinfo=UTC if text.endswith("Z") else zone)
    if "T" not in text:
        return datetime.combine(moment, time.max)
    moment = moment.replace(hour=int(text[9:11]), minute=int(text[11:13]), second=int(text[13:15]))
    if all_day:
        return datetime.combine(day_of(moment, zone), time.max)
    return moment.astimezone(zone).replace(tzinfo=None)


def _checked(rule: str) -> dict[str, str]:
    """The parts of a rule that may be expanded (RFC 5545, 3.3.10). Raises ValueError otherwise."""
    parts = dict(part.split("=", 1) for part in rule.upper().replace(" ", "").split(";") if "=" in part)
    if parts.pop("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise Refused("another calendar (RFC 7529)")
    parts = {name: value for name, value in parts.items() if name in _PARTS}
    if parts.get("FREQ") not in _PERIODS:
        raise Refused("repeats within a day, or has no period")
    if not 1 <= int(parts.get("INTERVAL", 1)) <= _MAX_INTERVAL or int(parts.get("COUNT", 1)) < 1:
        raise Refused("absurd numbers")
    numbers = {name: _numbers(parts[name]) for name in _NUMBERS if name in parts}
    times = prod(len(numbers.get(name, "1")) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    if times > _MAX_TIMES_A_DAY:
        raise Refused("too often within a day")
    _refuse_impossible(parts, numbers, times)
    return parts


def _numbers(text: str) -> list[int]:
    numbers = [int(number) for number in text.split(",")]
    if len(numbers) > 366:
        raise Refused("too many numbers")
    return numbers


def _refuse_impossible(parts: dict[str, str], numbers: dict[str, list[int]], times: int) -> None:
    """Raise Refused for days that no month has, and for places (BYSETPOS) that no period has."""
    period = parts["FREQ"]
    if period != "YEARLY" and ("BYYEARDAY" in numbers or "BYWEEKNO" in numbers):
        raise Refused("days of the year in a shorter period")
    months = numbers.get("BYMONTH", range(1, 13))
    if any(not 1 <= month <= 12 for month in months):
        raise Refused("no such month")
    longest = max(_MONTH_DAYS[month - 1] for month in months)
    if all(not 1 <= abs(day) <= longest for day in numbers.get("BYMONTHDAY", [1])):
        raise Refused("no such day in these months")
    weekdays = [_WEEKDAY.fullmatch(day) for day in parts["BYDAY"].split(",")] if "BYDAY" in parts else []
    ordinals = [int(day[1] or 0) for day in weekdays if day]
    if len(ordinals) != len(weekdays) or len(ordinals) > 366:
        raise Refused("no such weekday")
    if period == "MONTHLY" and ordinals and min(map(abs, ordinals)) > 5:
        raise Refused("no month has six of a weekday")
    days = {
        "DAILY": 1,
        "WEEKLY": max(1, len(ordinals)),
        "MONTHLY": sum(1 if ordinal else 5 for ordinal in ordinals) or len(numbers.get("BYMONTHDAY", [1])),
        "YEARLY": 366,
    }[period]
    if all(not 1 <= abs(place) <= days * times for place in numbers.get("BYSETPOS", [1])):
        raise Refused("no such place in the period")
