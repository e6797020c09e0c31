"""The diary as a vdir: one .ics file for each event or series (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from agent.sample.cast import JO, Person
from agent.sample.diary import Entry, Guest
from agent.sample.setting import SPAN_DAYS, Setting

PRODUCT = "-//Harbour Street//Sample calendar//EN"
LINE_OCTETS = 75  # RFC 5545, 3.1


def write_calendar(folder: Path, entries: Iterable[Entry], setting: Setting) -> None:
    """Each entry as a file of its own in `folder`, which must exist."""
    timezone = list(_timezone(setting))
    rng = Random("calendar")
    for entry in entries:
        uid = f"{rng.getrandbits(80):020x}@harbourstreet.example"
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}"]
        lines += timezone if isinstance(entry.starts, datetime) else []
        lines += _events(uid, entry, setting)
        lines += ["END:VCALENDAR"]
        content = "".join(f"{folded(line)}\r\n" for line in lines)
        (folder / f"{uid}.ics").write_bytes(content.encode())


def _events(uid: str, entry: Entry, setting: Setting) -> Iterator[str]:
    """The event, and after a series those of its instances that were moved."""
    exceptions = [f"EXDATE{_when(at, setting)}" for at in entry.without]
    rule = [f"RRULE:{entry.rule}"] if entry.rule else []
    yield from _event(uid, entry, entry.starts, [*rule, *exceptions], setting)
    for planned, later in entry.moved:
        more = [f"RECURRENCE-ID{_when(planned, setting)}", "SEQUENCE:1"]
        yield from _event(uid, entry, planned + later, more, setting)


def _event(
    uid: str, entry: Entry, starts: datetime | date, more: list[str], setting: Setting
) -> Iterator[str]:
    stamp = f"{entry.created_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from (
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"CREATED:{stamp}",
        f"LAST-MODIFIED:{stamp}",
    )
    yield f"DTSTART{_when(starts, setting)}"
    yield f"DTEND{_when(starts + entry.lasts, setting)}"
    yield from more
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.location:
        yield f"LOCATION:{_text(entry.location)}"
    if entry.conference:
        yield f"CONFERENCE;VALUE=URI;FEATURE=VIDEO:{entry.conference}"  # RFC 7986, 5.11
    yield f"STATUS:{entry.status}"
    if entry.guests:
        yield from _people(entry)
    yield "END:VEVENT"


def _people(entry: Entry) -> Iterator[str]:
    organizer = entry.organizer or JO
    yield f"ORGANIZER;CN={_parameter(organizer.name)}:mailto:{organizer.address}"
    for guest in (Guest(JO), *entry.guests):
        yield _attendee(guest.person, guest.status)
    if entry.room:
        name = _parameter(entry.room)
        yield f"ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN={name}:mailto:rooms@quay-library.example"


def _attendee(person: Person, status: str) -> str:
    return (
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={status};"
        f"CN={_parameter(person.name)}:mailto:{person.address}"
    )


def _when(at: datetime | date, setting: Setting) -> str:
    """The rest of a line such as DTSTART, from its parameters on; wall clock times in the owner's zone."""
    if not isinstance(at, datetime):
        return f";VALUE=DATE:{at:%Y%m%d}"
    return f";TZID={setting.zone.key}:{at.astimezone(setting.zone):%Y%m%dT%H%M%S}"


def _text(value: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", value)


def _parameter(value: str) -> str:
    return f'"{value}"'


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never within a character."""
    if line.isascii() and len(line) <= LINE_OCTETS:
        return line
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LINE_OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += octets
    return "\r\n".join(pieces)


def _timezone(setting: Setting) -> Iterator[str]:
    """The owner's zone over the time of the diary: one observance for each change of the clock."""
    yield from ("BEGIN:VTIMEZONE", f"TZID:{setting.zone.key}")
    day = datetime.combine(setting.day(SPAN_DAYS + 60), time(), UTC)
    yield from _observance(day, setting, before=_offset(day, setting))
    while day.date() < setting.day(-400):
        tomorrow = day + timedelta(days=1)
        before = _offset(day, setting)
        if _offset(tomorrow, setting) != before:
            changes_at = next(
                at
                for at in (day + timedelta(minutes=30 * n) for n in range(1, 49))
                if _offset(at, setting) != before
            )
            yield from _observance(changes_at, setting, before)
        day = tomorrow
    yield "END:VTIMEZONE"


def _observance(at: datetime, setting: Setting, before: timedelta) -> Iterator[str]:
    """From `at` on the clock shows `_offset(at)`; DTSTART is what it showed before (RFC 5545, 3.6.5)."""
    kind = "DAYLIGHT" if at.astimezone(setting.zone).dst() else "STANDARD"
    yield from (
        f"BEGIN:{kind}",
        f"DTSTART:{at + before:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_signed(before)}",
        f"TZOFFSETTO:{_signed(_offset(at, setting))}",
        f"END:{kind}",
    )


def _offset(at: datetime, setting: Setting) -> timedelta:
    return at.astimezone(setting.zone).utcoffset() or timedelta()


def _signed(offset: timedelta) -> str:
    minutes = round(abs(offset).total_seconds() / 60)
    return f"{'-' if offset < timedelta() else '+'}{minutes // 60:02d}{minutes % 60:02d}"
