"""iCalendar text as five calendar programs export it: their PRODID, zones, X- properties, quoting and folding."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
EXPORTED = datetime(2026, 2, 28, 18, 4, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Guest:
    """Somebody (or a room) in an event; no address where the program knows none."""

    name: str
    address: str
    answer: str = ""  # PARTSTAT, upper case
    kind: str = "INDIVIDUAL"


@dataclass(frozen=True)
class Entry:
    """An event before any program has written it. `starts` is a wall clock time in Berlin."""

    uid: str
    title: str
    starts: datetime
    lasts: timedelta
    created: datetime  # UTC
    location: str = ""
    conference: str = ""
    url: str = ""
    all_day: bool = False
    rule: str = ""
    without: tuple[datetime, ...] = ()
    cancelled: datetime | None = None  # an instance that stands in the file as cancelled
    status: str = "CONFIRMED"
    free: bool = False
    busy: str = ""  # X-MICROSOFT-CDO-BUSYSTATUS
    sequence: int = 0
    organizer: Guest | None = None
    guests: tuple[Guest, ...] = ()
    placed: bool = False  # a place that Apple has on its map


Lines = Iterator[str]


def google(entry: Entry) -> bytes:
    head = ("PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "X-WR-CALNAME:Jo Marlow", "X-WR-TIMEZONE:Europe/Berlin")  # fmt: skip
    return _calendar(head, _zone("Europe/Berlin", "X-LIC-LOCATION:Europe/Berlin"), _versions(entry, _google))


def _google(entry: Entry, replaces: datetime | None) -> Lines:
    when = _zoned("Europe/Berlin") if entry.rule or replaces else _utc
    yield from _times(entry, when)
    yield from _series(entry, replaces, when)
    yield f"DTSTAMP:{_stamp(EXPORTED)}"
    yield from _people(entry, _google_guest, rooms="c_188{}@resource.calendar.google.com")
    if entry.conference:
        yield f"X-GOOGLE-CONFERENCE:{entry.conference}"
    yield f"UID:{entry.uid}@google.com"
    yield f"CREATED:{_stamp(entry.created)}"
    yield "DESCRIPTION:"
    yield f"LAST-MODIFIED:{_stamp(entry.created)}"
    yield f"LOCATION:{_text(entry.location)}"
    yield from _state(entry)
    yield f"SUMMARY:{_text(entry.title)}"
    yield f"TRANSP:{'TRANSPARENT' if entry.free else 'OPAQUE'}"


def _google_guest(guest: Guest) -> str:
    return f"CUTYPE={guest.kind};ROLE=REQ-PARTICIPANT{_answer(guest)};CN={_quoted(guest.name)};X-NUM-GUESTS=0"


def outlook(entry: Entry) -> bytes:
    method = "METHOD:REQUEST" if entry.guests else "METHOD:PUBLISH"
    head = ("PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN", "VERSION:2.0", method,
            "X-MS-OLK-FORCEINSPECTOROPEN:TRUE")  # fmt: skip
    return _calendar(head, _zone("W. Europe Standard Time", first="16010101"), _versions(entry, _outlook))


def _outlook(entry: Entry, replaces: datetime | None) -> Lines:
    when = _zoned('"W. Europe Standard Time"')
    yield from _people(entry, lambda g: f"CN={_quoted(g.name, always=True)}" + (
        f";CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT{_answer(g)};RSVP=TRUE" if g.kind == "ROOM"
        else f"{_answer(g)};RSVP=TRUE"))  # fmt: skip
    yield "CLASS:PUBLIC"
    yield f"CREATED:{_stamp(entry.created)}"
    yield r"DESCRIPTION:\n"
    yield from _times(entry, when)
    yield from _series(entry, replaces, when)
    yield f"DTSTAMP:{_stamp(entry.created)}"
    yield f"LAST-MODIFIED:{_stamp(entry.created)}"
    if entry.location:
        yield f"LOCATION:{_text(entry.location)}"
    yield "PRIORITY:5"
    yield from _state(entry)
    yield f"SUMMARY;LANGUAGE=de:{_text(entry.title)}"
    yield f"TRANSP:{'TRANSPARENT' if entry.free else 'OPAQUE'}"
    yield f"UID:040000008200E00074C5B7101A82E008{entry.uid.upper()}"
    yield f"X-MICROSOFT-CDO-BUSYSTATUS:{entry.busy or ('FREE' if entry.free else 'BUSY')}"
    yield "X-MICROSOFT-CDO-IMPORTANCE:1"
    if entry.conference:
        yield f"X-MICROSOFT-SKYPETEAMSMEETINGURL:{entry.conference}"
    yield "X-MICROSOFT-DISALLOW-COUNTER:FALSE"
    yield from ("BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "END:VALARM")


def apple(entry: Entry) -> bytes:
    head = ("CALSCALE:GREGORIAN", "PRODID:-//Apple Inc.//macOS 14.2.1//EN", "VERSION:2.0")
    return _calendar(head, _zone("Europe/Berlin", first="19810329"), _versions(entry, _apple))


def _apple(entry: Entry, replaces: datetime | None) -> Lines:
    when = _zoned("Europe/Berlin")
    yield f"CREATED:{_stamp(entry.created)}"
    yield f"UID:{entry.uid.upper()[:8]}-{entry.uid.upper()[8:12]}-4A7C-9B1E-{entry.uid.upper()[:12]}"
    yield from _times(entry, when)
    yield from _series(entry, replaces, when)
    if entry.free:
        yield "TRANSP:TRANSPARENT"
    yield "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC"
    yield from _people(entry, _apple_guest)
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.location:
        yield f"LOCATION:{_text(entry.location)}"
    if entry.placed:
        title = entry.location.partition("\n")[0].replace('"', "")
        yield (f'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="{title}";X-APPLE-RADIUS=70;'
               f'X-TITLE="{title}":geo:52.520008,13.404954')  # fmt: skip
    if entry.url or entry.conference:
        yield f"URL;VALUE=URI:{entry.url or entry.conference}"
    yield f"DTSTAMP:{_stamp(entry.created)}"
    yield f"LAST-MODIFIED:{_stamp(entry.created)}"
    yield from _state(entry)


def _apple_guest(guest: Guest) -> str:
    address = f';EMAIL="{guest.address}"' if guest.address else ""
    return f"CN={_quoted(guest.name)};CUTYPE={guest.kind}{address}{_answer(guest)}"


def nextcloud(entry: Entry) -> bytes:
    head = ("VERSION:2.0", "CALSCALE:GREGORIAN", "PRODID:-//IDN nextcloud.com//Calendar app 4.7.2//EN")
    return _calendar(head, _zone("Europe/Berlin"), _versions(entry, _nextcloud), zone_last=True)


def _nextcloud(entry: Entry, replaces: datetime | None) -> Lines:
    when = _zoned("Europe/Berlin")
    yield f"CREATED:{_stamp(entry.created)}"
    yield f"DTSTAMP:{_stamp(entry.created)}"
    yield f"LAST-MODIFIED:{_stamp(entry.created)}"
    yield f"UID:{entry.uid[:8]}-{entry.uid[8:12]}-4c1d-8e2f-{entry.uid[:12]}"
    yield from _times(entry, when)
    yield from _series(entry, replaces, when)
    yield from _state(entry)
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.location:
        yield f"LOCATION:{_text(entry.location)}"
    if entry.conference:
        yield f"CONFERENCE;VALUE=URI;FEATURE=VIDEO:{entry.conference}"
    if entry.free:
        yield "TRANSP:TRANSPARENT"
    yield from _people(entry, lambda g: f"CN={_quoted(g.name)};CUTYPE={g.kind}{_answer(g)};"
                       "ROLE=REQ-PARTICIPANT;RSVP=TRUE;LANGUAGE=de")  # fmt: skip


def thunderbird(entry: Entry) -> bytes:
    head = ("PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN", "VERSION:2.0")
    return _calendar(head, _zone("Europe/Berlin", "X-TZINFO:Europe/Berlin[2025b]"), _versions(entry, _thunderbird))


def _thunderbird(entry: Entry, replaces: datetime | None) -> Lines:
    when = _zoned("Europe/Berlin")
    yield f"CREATED:{_stamp(entry.created)}"
    yield f"LAST-MODIFIED:{_stamp(entry.created)}"
    yield f"DTSTAMP:{_stamp(entry.created)}"
    yield f"UID:{entry.uid[:8]}-{entry.uid[8:12]}-4d21-a3f4-{entry.uid[:12]}"
    yield f"SUMMARY:{_text(entry.title)}"
    yield from _state(entry)
    yield from _people(entry, lambda g: f"CN={_quoted(g.name)};CUTYPE={g.kind}{_answer(g)};ROLE=REQ-PARTICIPANT")
    yield from _series(entry, replaces, when)
    yield from _times(entry, when)
    if entry.location:
        yield f"LOCATION:{_text(entry.location)}"
    if entry.conference:
        feature = "PHONE" if entry.conference.startswith("tel:") else "AUDIO,VIDEO"
        yield f"CONFERENCE;VALUE=URI;FEATURE={feature}:{entry.conference}"
    yield f"TRANSP:{'TRANSPARENT' if entry.free else 'OPAQUE'}"
    yield "X-MOZ-GENERATION:1"


EXPORTERS: dict[str, Callable[[Entry], bytes]] = {
    one.__name__: one for one in (google, outlook, apple, nextcloud, thunderbird)
}


def _versions(entry: Entry, write: Callable[[Entry, datetime | None], Lines]) -> Lines:
    """The event, and the instance of it that stands beside it as cancelled."""
    yield from ("BEGIN:VEVENT", *write(entry, None), "END:VEVENT")
    if entry.cancelled:
        changed = {**vars(entry), "status": "CANCELLED", "starts": entry.cancelled, "rule": "", "without": ()}
        yield from ("BEGIN:VEVENT", *write(Entry(**changed), entry.cancelled), "END:VEVENT")


def _calendar(head: Sequence[str], zone: Sequence[str], events: Lines, zone_last: bool = False) -> bytes:
    body = [*events, *zone] if zone_last else [*zone, *events]
    lines = ["BEGIN:VCALENDAR", *head, *body, "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _zone(name: str, further: str = "", first: str = "19700329") -> list[str]:
    """Berlin as most programs define it; Outlook under a name of its own and since 1601."""
    parts = ["BEGIN:VTIMEZONE", f"TZID:{name}", *([further] if further else [])]
    for kind, month, offset_from, offset_to in (("DAYLIGHT", 3, "+0100", "+0200"), ("STANDARD", 10, "+0200", "+0100")):
        parts += [f"BEGIN:{kind}", f"TZOFFSETFROM:{offset_from}", f"TZOFFSETTO:{offset_to}",
                  f"DTSTART:{first[:4]}{month:02}{25}T{2 if month == 3 else 3:02}0000",
                  f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU", f"END:{kind}"]  # fmt: skip
    return [*parts, "END:VTIMEZONE"]


def _utc(at: datetime) -> str:
    return f":{_stamp(at.replace(tzinfo=BERLIN).astimezone(UTC))}"


def _zoned(name: str) -> Callable[[datetime], str]:
    return lambda at: f";TZID={name}:{at:%Y%m%dT%H%M%S}"


def _day(at: date) -> str:
    return f";VALUE=DATE:{at:%Y%m%d}"


def _times(entry: Entry, when: Callable[[datetime], str]) -> Lines:
    write = _day if entry.all_day else when
    yield f"DTSTART{write(entry.starts)}"
    yield f"DTEND{write(entry.starts + entry.lasts)}"


def _series(entry: Entry, replaces: datetime | None, when: Callable[[datetime], str]) -> Lines:
    write = _day if entry.all_day else when
    if entry.rule:
        yield f"RRULE:{entry.rule}"
    yield from (f"EXDATE{write(at)}" for at in entry.without)
    if replaces:
        yield f"RECURRENCE-ID{write(replaces)}"


def _people(entry: Entry, parameters: Callable[[Guest], str], rooms: str = "") -> Lines:
    if entry.organizer:
        value = f"mailto:{entry.organizer.address}"
        yield f"ORGANIZER;CN={_quoted(entry.organizer.name)}:{value}"
    for guest in entry.guests:
        value = f"mailto:{guest.address}" if guest.address else "invalid:nomail"
        if guest.kind == "ROOM" and rooms:
            value = "mailto:" + rooms.format(hashlib.sha256(guest.name.encode()).hexdigest()[:8])
        yield f"ATTENDEE;{parameters(guest)}:{value}"


def _state(entry: Entry) -> Lines:
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{entry.status}"


def _answer(guest: Guest) -> str:
    return f";PARTSTAT={guest.answer}" if guest.answer else ""


def _quoted(name: str, always: bool = False) -> str:
    return f'"{name}"' if always or re.search(r"[,;:]", name) else name


def _text(value: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", value).replace("\n", r"\n")


def _stamp(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> bytes:
    """At most 75 octets a line (RFC 5545, 3.1); like the programs, without heed of where a character ends."""
    raw = line.encode()
    pieces = [raw[:75], *(raw[at : at + 74] for at in range(75, len(raw), 74))]
    return b"\r\n ".join(pieces) + b"\r\n"
