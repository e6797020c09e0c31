"""Dates, rhythms and counts in English words: "yesterday", "on Thursday", "about every week", "three".

Pure and without locale: the words must not change with the machine. A day is always the owner's day, so
every function takes their zone. Instants are tz-aware.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}

# Each phrase holds up to that many days, so that it is true to about a third.
_RHYTHMS = (
    (1.5, "every day"),
    (2.5, "every two days"),
    (5.5, "every few days"),
    (10.0, "every week"),
    (18.0, "every two weeks"),
    (25.0, "every three weeks"),
    (45.0, "every month"),
    (75.0, "every two months"),
    (135.0, "every three months"),
    (270.0, "twice a year"),
    (550.0, "once a year"),
)


def local_date(when: datetime | date, zone: tzinfo) -> date:
    """The day on which an instant falls for the owner; a date stays as it is."""
    return when.astimezone(zone).date() if isinstance(when, datetime) else when


def plain_day(when: datetime | date, now: datetime, zone: tzinfo) -> str:
    """A day without its preposition: "today", "Thursday", "4 November", "March 2023".

    A weekday alone means one of the six days before or after today; a day and month alone lies less than
    twelve calendar months away, so that "March" in March is never another year's.
    """
    then, today = local_date(when, zone), local_date(now, zone)
    days = (then - today).days
    if days in _NEAR:
        return _NEAR[days]
    if abs(days) <= 6:
        return WEEKDAYS[then.weekday()]
    if _is_within_a_year(then, today):
        return f"{then.day} {MONTHS[then.month - 1]}"
    return f"{MONTHS[then.month - 1]} {then.year}"


def day(when: datetime | date, now: datetime, zone: tzinfo) -> str:
    """A day as it stands in a sentence: "yesterday", "on Thursday", "on 4 November", "in March 2023"."""
    then, today = local_date(when, zone), local_date(now, zone)
    words = plain_day(then, now, zone)
    if (then - today).days in _NEAR:
        return words
    return f"on {words}" if _is_within_a_year(then, today) else f"in {words}"


def moment(at: datetime, now: datetime, zone: tzinfo) -> str:
    """A day with the time of day: "Sunday 18:02"; for what is older, where that says little: "1 July 2023"."""
    if not _is_within_a_year(local_date(at, zone), local_date(now, zone)):
        return exact_day(at, zone)
    return f"{plain_day(at, now, zone)} {at.astimezone(zone):%H:%M}"


def long_day(on: date) -> str:
    """The day at the head of a brief: "Tuesday 3 March"."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def exact_day(when: datetime | date, zone: tzinfo) -> str:
    """A day that can be looked up at any time: "25 February 2026"."""
    then = local_date(when, zone)
    return f"{then.day} {MONTHS[then.month - 1]} {then.year}"


def rhythm(gap_days: float) -> str:
    """A usual gap in words, to be read after "about": "every week", "twice a year"."""
    return next((words for most, words in _RHYTHMS if gap_days <= most), "every few years")


def number(count: int) -> str:
    """ "no", "one", up to "ten"; then in figures """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _is_within_a_year(then: date, today: date) -> bool:
    return abs((then.year - today.year) * 12 + then.month - today.month) < 12
