"""TZID -> time zone, within one calendar (RFC 5545, 3.2.19). Pure.

A known name first (IANA, Windows, or one with a vendor's path before it), for it follows the law of its
country; the calendar's own VTIMEZONE for names that nobody knows; else the owner's zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from typing import cast
from zoneinfo import ZoneInfo

from connectors.content_lines import line_name, logical_lines, parse_line
from connectors.recurrence import is_safe

_MAX_DEFINITION = 64 * 1024  # bytes of a VTIMEZONE
_FREQUENCY = re.compile(r"FREQ\s*=\s*(\w+)", re.IGNORECASE)


class Zones:
    """The zones of one calendar, each looked up once."""

    def __init__(self, home: tzinfo, definitions: Mapping[str, bytes]) -> None:
        """`home` is the owner's zone; `definitions` are the calendar's VTIMEZONE blocks by TZID."""
        self.home = home
        self._definitions = definitions
        self._found: dict[str, tzinfo] = {}

    def find(self, tzid: str) -> tzinfo:
        """The zone of that name; the owner's if there is no name, or nobody knows it."""
        if not tzid:
            return self.home
        if tzid not in self._found:
            definition = self._definitions.get(tzid, b"")
            self._found[tzid] = _known(tzid, definition) or _defined(definition) or self.home
        return self._found[tzid]


def tzid_of(definition: bytes) -> str:
    """The name that a VTIMEZONE block gives to its zone; "" if none."""
    return _value(definition, "TZID")


def _known(tzid: str, definition: bytes) -> tzinfo | None:
    for name in _names(tzid, definition):
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):  # unknown; no name at all; a folder of names
            continue
    return None


def _names(tzid: str, definition: bytes) -> Iterator[str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    yield tzid
    if tzid in WINDOWS_TO_OLSON:
        yield WINDOWS_TO_OLSON[tzid]
    if location := _value(definition, "X-LIC-LOCATION"):
        yield location
    parts = tzid.strip("/").split("/")[-5:]  # /freeassociation.sourceforge.net/Europe/Berlin
    for first in range(1, len(parts) - 1):
        yield "/".join(parts[first:])


def _value(definition: bytes, name: str) -> str:
    lines = (parse_line(line) for line in logical_lines(definition) if line_name(line) == name)
    return next((line.value.strip() for line in lines), "")


def _defined(definition: bytes) -> tzinfo | None:
    """The zone that a VTIMEZONE describes; None if it cannot be read, or would take too long to use."""
    rules = [line.partition(":")[2] for line in logical_lines(definition) if line_name(line) == "RRULE"]
    if not definition or len(definition) > _MAX_DEFINITION or len(rules) > 100:
        return None
    if not all(is_safe(rule) and _FREQUENCY.findall(rule) == ["YEARLY"] for rule in rules):
        return None
    from icalendar import Timezone

    try:
        zone = cast(tzinfo, cast(Timezone, Timezone.from_ical(definition)).to_tz(lookup_tzid=False))
        datetime(2020, 7, 1, tzinfo=zone).astimezone(UTC)  # does it work?
    except Exception:  # whatever the libraries make of a stranger's definition
        return None
    return zone
