"""iCalendar bytes -> Event records (RFC 5545, RFC 7986). Pure.

The lines are cut in `ics_blocks` and `content_lines`, icalendar reads the values that have a form of their own
(times, durations, periods, zones), `recurrence` works out the instances. Never read: DESCRIPTION, COMMENT,
ATTACH, alarms, tasks and journals.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo

from agent.core.records import Event, Skipped
from connectors.conferences import CONFERENCE_LINES, conference
from connectors.content_lines import Line, line_name, logical_lines, parse_line, unescape, with_newlines
from connectors.ics_blocks import Calendar, calendars
from connectors.ics_times import BadTime, read_length, read_time
from connectors.local_files import MAX_BYTES
from connectors.mail_text import clean
from connectors.participants import MAX_ATTENDEES, participant, participants
from connectors.series import MAX_CHANGES, Draft, Lines, end_of, with_occurrences
from connectors.zones import Zones

NOT_A_CALENDAR = Skipped("not a calendar")

_MAX_EVENT_TEXT = 256 * 1024
_MAX_LENGTH = timedelta(days=10_000)
_TEXT_LENGTH = 500
_STATUSES = frozenset({"confirmed", "tentative", "cancelled"})

# What is read of an event, and how many lines of it at most.
_LIMITS: Mapping[str, int] = {
    **dict.fromkeys(
        ("UID", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SUMMARY", "LOCATION", "URL", "STATUS",
         "TRANSP", "SEQUENCE", "ORGANIZER", "CREATED", "DTSTAMP", "X-MICROSOFT-CDO-BUSYSTATUS"), 1,
    ),
    **dict.fromkeys(CONFERENCE_LINES, 5),
    "ATTENDEE": MAX_ATTENDEES, "RRULE": 5, "RDATE": MAX_CHANGES, "EXDATE": MAX_CHANGES,
}  # fmt: skip


class _Unreadable(ValueError):
    """Why an event cannot be kept, in a few words that are the same for all of its kind."""


def parse_calendar(
    raw: bytes, *, zone: tzinfo, until: datetime
) -> tuple[tuple[Event, ...], tuple[Skipped, ...]]:
    """The events of a file, with their occurrences up to `until` (aware). Never raises, whatever the bytes.

    `zone` is the owner's: for days and for times without a zone (RFC 5545, 3.3.5 form 1) or with one that
    nobody knows. Tasks and journals are neither events nor skipped.
    """
    if len(raw) > MAX_BYTES:
        return (), (Skipped("calendar larger than 50 MB"),)
    raw = with_newlines(raw)
    found = calendars(raw)
    if not found:
        return (), (NOT_A_CALENDAR,)
    results = [result for calendar in found for result in _drafts(raw, calendar, zone)]
    skipped = tuple(result for result in results if isinstance(result, Skipped))
    drafts = [result for result in results if isinstance(result, Draft)]
    events, surplus = with_occurrences(drafts, until.astimezone(UTC))
    return events, skipped + surplus


def _drafts(raw: bytes, calendar: Calendar, home: tzinfo) -> Iterator[Draft | Skipped]:
    zones = Zones(home, calendar.zones)
    for block in calendar.events:
        try:
            if not block.complete:
                raise _Unreadable("event without an end")
            yield _draft(_lines(raw[block.start : block.end]), zones, calendar.method)
        except _Unreadable as problem:
            yield Skipped(str(problem))
        except OverflowError:
            yield Skipped("event outside of the calendar's range")


def _lines(block: bytes) -> Lines:
    """The lines that are read, by name. Those of an alarm or of any other component within are left out."""
    lines: dict[str, list[Line]] = defaultdict(list)
    depth = size = 0
    for text in logical_lines(block):
        name = line_name(text)
        if name == "BEGIN":
            depth += 1
        elif name == "END":
            depth = max(0, depth - 1)
        elif depth == 0 and len(lines.get(name, ())) < _LIMITS.get(name, 0):
            size += len(text)
            if size > _MAX_EVENT_TEXT:
                raise _Unreadable("event too large")
            lines[name].append(parse_line(text))
    return lines


def _draft(lines: Lines, zones: Zones, method: str) -> Draft:
    start, all_day = _start(lines, zones)
    length = _length(lines, zones, start, all_day)
    starts_at, summary = start.astimezone(UTC), _text(lines, "SUMMARY")
    replaces, day, later = _replaces(lines, zones)
    event = Event(
        uid=_text(lines, "UID") or _derived_uid(starts_at, summary),
        starts_at=starts_at,
        ends_at=end_of(start, length, all_day),
        occurrences=(),
        recurrence_id=replaces,
        rule=" ".join(clean(line.value, _TEXT_LENGTH) for line in lines.get("RRULE", ())),
        all_day=all_day,
        summary=summary,
        location=_text(lines, "LOCATION"),
        conference=conference(lines),
        status=_status(lines, method),
        transparent=_text(lines, "TRANSP").upper() == "TRANSPARENT",
        sequence=_sequence(_text(lines, "SEQUENCE")),
        organizer=participant(lines["ORGANIZER"][0]) if "ORGANIZER" in lines else None,
        attendees=participants(lines.get("ATTENDEE", ())),
        created_at=_instant(lines, "CREATED", zones),
        stamped_at=_instant(lines, "DTSTAMP", zones),
    )
    return Draft(event, start, length, lines, zones, day, later)


def _start(lines: Lines, zones: Zones) -> tuple[datetime, bool]:
    if "DTSTART" not in lines:
        raise _Unreadable("event without a start")
    try:
        return read_time(lines["DTSTART"][0], zones)
    except BadTime:
        raise _Unreadable("event with an unreadable start") from None


def _length(lines: Lines, zones: Zones, start: datetime, all_day: bool) -> timedelta:
    """DTEND, else DURATION, else a day for a day and nothing for a time (RFC 5545, 3.6.1).

    Of an all-day event in days, of a timed one exact. An end that cannot be read or is absurd counts as none.
    """
    length = timedelta(days=1) if all_day else timedelta()
    try:
        if "DTEND" in lines:
            end = read_time(lines["DTEND"][0], zones)[0]
            length = end.replace(tzinfo=None) - start.replace(tzinfo=None) if all_day else end - start
        elif "DURATION" in lines:
            length = read_length(lines["DURATION"][0])
    except (BadTime, OverflowError):
        return length
    if all_day:
        return timedelta(days=max(1, length.days)) if length <= _MAX_LENGTH else timedelta(days=1)
    return length if timedelta() <= length <= _MAX_LENGTH else timedelta()


def _replaces(lines: Lines, zones: Zones) -> tuple[datetime | None, date | None, bool]:
    """RECURRENCE-ID: (the instance that is replaced, the same as a day if so written, all later ones too?)."""
    if "RECURRENCE-ID" not in lines:
        return None, None, False
    line = lines["RECURRENCE-ID"][0]
    try:
        replaced, is_day = read_time(line, zones)
    except BadTime:
        raise _Unreadable("changed instance of an unreadable time") from None
    later = line.parameters.get("RANGE", "").upper() == "THISANDFUTURE"
    return replaced.astimezone(UTC), replaced.date() if is_day else None, later


def _text(lines: Lines, name: str) -> str:
    return clean(unescape(lines[name][0].value), _TEXT_LENGTH) if name in lines else ""


def _status(lines: Lines, method: str) -> str:
    """STATUS, which Outlook leaves out or calls confirmed where the owner's time is held tentatively (MS-OXCICAL)."""
    status = "cancelled" if method == "CANCEL" else _text(lines, "STATUS").lower()
    if status != "cancelled" and _text(lines, "X-MICROSOFT-CDO-BUSYSTATUS").upper() == "TENTATIVE":
        return "tentative"
    return status if status in _STATUSES else ""


def _sequence(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _instant(lines: Lines, name: str, zones: Zones) -> datetime | None:
    try:
        return read_time(lines[name][0], zones)[0].astimezone(UTC) if name in lines else None
    except (BadTime, OverflowError):
        return None


def _derived_uid(starts_at: datetime, summary: str) -> str:
    """The same for the same event in every reading, for calendars that leave out the UID."""
    return "without-uid-" + hashlib.sha256(f"{starts_at.isoformat()} {summary}".encode()).hexdigest()[:16]
