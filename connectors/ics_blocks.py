"""iCalendar bytes -> the blocks of its calendars that concern us: VEVENT and VTIMEZONE. Pure.

One linear scan for the lines that open and close a component; nothing is parsed. A block ends where it
says so, or where the next one begins: a missing END costs one event, not the rest of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from connectors.zones import tzid_of

_MARK = re.compile(
    rb"^(?:(BEGIN|END):(VCALENDAR|VEVENT|VTIMEZONE|VTODO|VJOURNAL|VFREEBUSY)|METHOD:([A-Z]+))[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_MAX_ZONES = 500


class Block(NamedTuple):
    """Where the content of a component lies in the file, and whether its END was found."""

    start: int
    end: int
    complete: bool


@dataclass(slots=True)
class Calendar:
    """One VCALENDAR: its METHOD (RFC 5546; "" if none), its time zones and its events."""

    method: str = ""
    zones: dict[str, bytes] = field(default_factory=dict)
    events: list[Block] = field(default_factory=list)


def calendars(raw: bytes) -> list[Calendar]:
    """Every VCALENDAR of the file; a component outside of any counts as in one. [] if it is no calendar."""
    found: list[Calendar] = []
    for kind, block in _components(raw):
        if kind == b"VCALENDAR" or not found:
            found.append(Calendar())
        if kind == b"VEVENT":
            found[-1].events.append(block)
        elif kind == b"VTIMEZONE" and len(found[-1].zones) < _MAX_ZONES:
            definition = b"BEGIN:VTIMEZONE" + raw[block.start : block.end] + b"END:VTIMEZONE\r\n"
            found[-1].zones.setdefault(tzid_of(definition), definition)
        elif kind == b"METHOD":
            found[-1].method = raw[block.start : block.end].decode("ascii").upper()
    return found


def _components(raw: bytes) -> Iterator[tuple[bytes, Block]]:
    """(kind, block) in the order of the file. VCALENDAR and METHOD come with the place of their line."""
    kind, start = b"", 0  # the component that is open
    for mark in _MARK.finditer(raw):
        verb, name = (mark[1] or b"METHOD").upper(), (mark[2] or b"").upper()
        if verb == b"METHOD":
            if not kind:
                yield b"METHOD", Block(*mark.span(3), True)
            continue
        if kind and (verb == b"BEGIN" or name in (kind, b"VCALENDAR")):
            yield kind, Block(start, mark.start(), name == kind and verb == b"END")
            kind = b""
        if verb == b"BEGIN" and name == b"VCALENDAR":
            yield name, Block(*mark.span(), True)
        elif verb == b"BEGIN":
            kind, start = name, mark.end()
    if kind:
        yield kind, Block(start, len(raw), False)
