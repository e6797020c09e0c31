"""ORGANIZER and ATTENDEE lines -> who is invited, and how they answered (RFC 5545, 3.8.4; RFC 7986). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from agent.core.records import Attendee
from connectors.content_lines import Line
from connectors.mail_text import clean

MAX_ATTENDEES = 200
_NAME_LENGTH = 200
_ADDRESS_LENGTH = 254  # RFC 5321, 4.5.3.1.3
_MAILTO = "mailto:"


def participant(line: Line) -> Attendee | None:
    """Who a line names; None if it names nobody by an address or a name.

    EMAIL comes before the value: iCloud writes the real address there and a relay's into the value.
    """
    parameters = line.parameters
    address = mail_address(parameters.get("EMAIL", "")) or mail_address(line.value)
    name = clean(parameters.get("CN", ""), _NAME_LENGTH)
    if not address and not name:
        return None
    status, kind = (clean(parameters.get(key, ""), 30).lower() for key in ("PARTSTAT", "CUTYPE"))
    return Attendee(address, name, status, kind)


def participants(lines: Iterable[Line]) -> tuple[Attendee, ...]:
    """Everybody once, in the order of the file, at most MAX_ATTENDEES."""
    found: dict[tuple[str, str], Attendee] = {}
    for line in lines:
        if len(found) == MAX_ATTENDEES:
            break
        if attendee := participant(line):
            found.setdefault((attendee.address, "" if attendee.address else attendee.name), attendee)
    return tuple(found.values())


def mail_address(value: str) -> str:
    """The lower-case address in a mailto: URI, or a bare one; "" for anything else (urn:, /principals/, tel:)."""
    scheme, colon, rest = value.strip().rpartition(":")
    if colon and not (scheme + colon).lower().endswith(_MAILTO):
        return ""
    address = clean(unquote(rest.partition("?")[0]).strip(" <>\"'"), _ADDRESS_LENGTH).lower()
    local, at, domain = address.rpartition("@")
    return address if local and at and domain and " " not in address else ""
