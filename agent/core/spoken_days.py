"""Days as people say them, in English and German: "yesterday", "Friday", "3 June", "in two weeks", "2026-06-03"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import chain

from agent.core.dates import MONTHS, WEEKDAYS

_NEAR = {
    "today": 0, "heute": 0, "tomorrow": 1, "morgen": 1, "yesterday": -1, "gestern": -1, "last night": -1,
    "day after tomorrow": 2, "übermorgen": 2, "day before yesterday": -2, "vorgestern": -2,
}  # fmt: skip
_GERMAN_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_GERMAN_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10,
    "einer": 1, "einem": 1, "ein": 1, "zwei": 2, "drei": 3, "vier": 4,
}  # fmt: skip
_DAYS_IN = {"day": 1, "days": 1, "tag": 1, "tage": 1, "tagen": 1, "week": 7, "weeks": 7, "woche": 7, "wochen": 7}
_MONTHS_IN = ("month", "months", "monat", "monate", "monaten")
_SMALL_WORDS = re.compile(r"^(?:on|the|this|am|den|dem|diesen|diesem)\s+")
_NEXT = re.compile(r"^(?:next|coming|nächste[rnms]?|kommende[rnms]?)\s+")
_LAST = re.compile(r"^(?:last|letzte[rnms]?)\s+")
_SPAN = re.compile(r"(?:(?:in|for)\s+)?(\d{1,3}|[a-z]+)\s+([a-zäöü]+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?")  # 3.6. and 3.6.2026, as they are written in Europe
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-zä]+)\.?(?:,?\s+(\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-zä]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
LONGEST = 6  # words that a day may take


def _names(*languages: tuple[str, ...]) -> dict[str, int]:
    """Name -> place, also of the first three letters."""
    pairs = chain.from_iterable(enumerate(names) for names in languages)
    return {form: at for at, name in pairs for form in (name.lower(), name.lower()[:3])}


_WEEKDAYS = _names(WEEKDAYS, _GERMAN_DAYS) | {"tues": 1, "thur": 3, "thurs": 3, "sonnabend": 5}
_MONTHS = _names(MONTHS, _GERMAN_MONTHS) | {"sept": 8}


def spoken_day(text: str, today: date, *, ahead: bool) -> date | None:
    """The day that the whole text says, or None. `ahead`: a weekday or a date without its year is the next one,
    after today, and a month alone its first day; else the last one, today included.
    """
    said = " ".join(text.lower().split()).rstrip(",;!?")
    said = _SMALL_WORDS.sub("", said if _DOTTED.fullmatch(said) else said.rstrip("."))
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    try:
        return _written(said, today, ahead) or _weekday(said, today, ahead) or (_span(said, today) if ahead else None)
    except (ValueError, OverflowError):  # the 30th of February
        return None


def _written(said: str, today: date, ahead: bool) -> date | None:
    if found := _ISO.fullmatch(said):
        return date(*map(int, found.groups()))
    if found := _DOTTED.fullmatch(said):
        day, month, year = found.groups()
        return _of_some_year(int(day), int(month), _century(year), today, ahead)
    if (found := _DAY_FIRST.fullmatch(said)) and found[2] in _MONTHS:
        return _of_some_year(int(found[1]), _MONTHS[found[2]] + 1, found[3], today, ahead)
    if (found := _MONTH_FIRST.fullmatch(said)) and found[1] in _MONTHS:
        return _of_some_year(int(found[2]), _MONTHS[found[1]] + 1, found[3], today, ahead)
    if ahead and (month := _NEXT.sub("", said)) in _MONTHS:
        return _of_some_year(1, _MONTHS[month] + 1, None, today, ahead)
    return None


def _century(year: str | None) -> str | None:
    return f"20{year}" if year and len(year) == 2 else year


def _of_some_year(day: int, month: int, year: str | None, today: date, ahead: bool) -> date:
    """The 29th of February is that of a year which has one."""
    if year:
        return date(int(year), month, day)
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    for one in years:
        if (month, day) == (2, 29) and one % 4:
            continue
        found = date(one, month, day)
        if found > today if ahead else found <= today:
            return found
    raise ValueError(day)


def _weekday(said: str, today: date, ahead: bool) -> date | None:
    name = _NEXT.sub("", said) if ahead else _LAST.sub("", said)
    if name not in _WEEKDAYS:
        return None
    days = (_WEEKDAYS[name] - today.weekday()) % 7
    if ahead:
        return today + timedelta(days=days or 7)
    before = days - 7 if days else 0
    return today + timedelta(days=before if before or name == said else -7)


def _span(said: str, today: date) -> date | None:
    """ "in two weeks", "3 months", "next week" (its Monday), "next month" (its first)."""
    if (unit := _NEXT.sub("", said)) != said:
        if _DAYS_IN.get(unit) == 7:
            return today + timedelta(days=7 - today.weekday())
        return _months_on(today.replace(day=1), 1) if unit in _MONTHS_IN else None
    found = _SPAN.fullmatch(said)
    if not found:
        return None
    count = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1], 0)
    if count and found[2] in _DAYS_IN:
        return today + timedelta(days=count * _DAYS_IN[found[2]])
    return _months_on(today, count) if count and found[2] in _MONTHS_IN else None


def _months_on(day: date, count: int) -> date:
    """So many months later, on the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + count, 12)
    for last in range(day.day, 0, -1):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
