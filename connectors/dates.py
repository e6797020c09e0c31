"""Dates as mail writes them -> instants in UTC. Pure; nothing here raises.

`None` means absent, unreadable or unbelievable (before 1980, after 2099). What then counts as the time of
a message is decided in the core, not here.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTHS = {name: f"{number:02}" for number, name in enumerate(_NAMES, 1)}

# RFC 5322, 3.3: "Sat, 2 Jan 2016 00:33:43 +0000"; with hyphens RFC 9051's INTERNALDATE.
_DATE_TIME = re.compile(
    r"\s*(?:[A-Za-z]{3}, )?(\d{1,2})[ -]([A-Za-z]{3})[ -](\d{4}) (\d\d:\d\d(?::\d\d)?) ([+-]\d{4})"
)

# How a From_ line of an mbox ends: asctime(3), with a zone on either side of the year if there is one.
_ASCTIME = re.compile(
    r"[A-Z][a-z]{2},? ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d(?::\d\d)?)"
    r"(?: ([+-]\d{4})| [A-Z]{1,5})? (\d{4})(?: ([+-]\d{4})| [A-Z]{1,5})?\s*$"
)
_LONGEST_ASCTIME = 50  # bytes, with both zones and the end of the line; a search through less is faster


def read_date(value: bytes) -> datetime | None:
    """The value of a Date field, or an INTERNALDATE without its quotes."""
    text = value[:100].decode("latin-1")
    match = _DATE_TIME.match(text)
    if match is None:
        return _read_odd_date(text)
    day, month, year, clock, zone = match.groups()
    return _instant(year, month, day, clock, zone)


def ends_in_date(line: bytes) -> bool:
    """Does a line end as a From_ line does?"""
    return _asctime(line[-_LONGEST_ASCTIME:]) is not None


@lru_cache(4)  # a line is asked first whether it is one, then for its date
def _asctime(end: bytes) -> re.Match[str] | None:
    return _ASCTIME.search(end.decode("latin-1"))


def read_from_line(line: bytes) -> datetime | None:
    """The date at the end of a From_ line. Without a numeric zone it is taken for UTC."""
    match = _asctime(line[-_LONGEST_ASCTIME:])
    if match is None:
        return None
    month, day, clock, zone, year, late_zone = match.groups()
    return _instant(year, month, day, clock, zone or late_zone or "+0000")


def _instant(year: str, month: str, day: str, clock: str, zone: str) -> datetime | None:
    number = _MONTHS.get(month.lower())
    if number is None or not "1980" <= year < "2100":
        return None
    if clock[6:] == "60":  # a leap second
        clock = f"{clock[:6]}59"
    if len(day) == 1:
        day = f"0{day}"
    try:
        return datetime.fromisoformat(f"{year}-{number}-{day}T{clock}Z") - _offset(zone)  # faster than astimezone()
    except ValueError:
        return None


@lru_cache(64)
def _offset(zone: str) -> timedelta:
    """What "+0100" is ahead of UTC. Raises ValueError if it is a day or more."""
    return datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").utcoffset() or timedelta()


def _read_odd_date(text: str) -> datetime | None:
    from email.utils import parsedate_tz  # dates are seldom odd, and it imports much

    try:
        parts = parsedate_tz(text)
        if parts is None or not 1980 <= parts[0] < 2100:
            return None
        year, month, day, hour, minute, second = parts[:6]
        local = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
        offset = timedelta(seconds=parts[9] or 0)
    except (ValueError, IndexError, TypeError, OverflowError):  # the library is not total
        return None
    return local - offset if abs(offset) < timedelta(days=1) else None
