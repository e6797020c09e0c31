"""Times, days, lengths and periods as iCalendar writes them (RFC 5545, 3.3.4 to 3.3.9). Pure.

icalendar reads the forms; which zone a time is in is decided here, from this calendar's own definitions
(icalendar keeps those of all calendars in one table for the life of the process, so the first would win).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from connectors.content_lines import Line
from connectors.zones import Zones

_PLAIN = re.compile("([0-9]{8})(?:T([0-9]{6})(Z)?)?")  # DATE and DATE-TIME (RFC 5545, 3.3.4 and 3.3.5)
_YEARS = range(1600, 3001)  # others are mistakes, and arithmetic near the year 1 or 9999 overflows


class BadTime(ValueError):
    """A value that is no time, no day and no length."""


def read_time(line: Line, zones: Zones) -> tuple[datetime, bool]:
    """(when, aware and in its own zone; whether it is a whole day, then midnight).

    Raises BadTime, and OverflowError for a year that nobody means.
    """
    return _aware(_value(line.value), line, zones)


def read_length(line: Line) -> timedelta:
    """A DURATION. Raises BadTime."""
    value = _value(line.value)
    if not isinstance(value, timedelta):
        raise BadTime("not a duration")
    return value


def read_times(lines: Iterable[Line], zones: Zones, most: int) -> Iterator[tuple[datetime, bool, timedelta | None]]:
    """The times of RDATE and EXDATE lines: (when, whole day?, length of a PERIOD). Bad ones are left out."""
    left = most
    for line in lines:
        for text in line.value.split(",", left)[:left]:
            left -= 1
            try:
                value = _value(text)
                first, last = value if isinstance(value, tuple) else (value, None)
                when, is_day = _aware(first, line, zones)
                if isinstance(last, datetime):
                    last = _aware(last, line, zones)[0] - when
                yield when, is_day, last if isinstance(last, timedelta) and last >= timedelta() else None
            except (BadTime, OverflowError):
                continue


def _value(text: str) -> object:
    """A datetime, a date, a timedelta or a period. Nearly all are plain, and need no library to be imported."""
    text = text.strip().upper()
    if plain := _PLAIN.fullmatch(text):
        day, clock, utc = plain.groups()
        try:
            when = datetime.fromisoformat(f"{day}T{clock or '000000'}")
        except ValueError as problem:
            raise BadTime("not a time") from problem
        return (when.replace(tzinfo=UTC) if utc else when) if clock else when.date()
    from icalendar import vDDDTypes

    try:
        return vDDDTypes.from_ical(text)  # type: ignore[no-untyped-call]
    except Exception as problem:  # ValueError mostly; whatever the library makes of a stranger's value
        raise BadTime("not a time") from problem


def _aware(value: object, line: Line, zones: Zones) -> tuple[datetime, bool]:
    if isinstance(value, date) and value.year not in _YEARS:
        raise OverflowError("out of range")
    if isinstance(value, datetime):
        zone = UTC if value.tzinfo else zones.find(line.parameters.get("TZID", "").strip())
        return value.replace(tzinfo=zone), False
    if isinstance(value, date):
        return datetime.combine(value, time(), zones.home), True
    raise BadTime("not a time")
