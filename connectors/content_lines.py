"""Bytes -> content lines, for iCalendar and vCard alike (RFC 5545 and RFC 6350, section 3). Pure.

The libraries read a file as a whole and give up as a whole, or not at all (vobject 0.9.9 needs a second for a
card of 150 bytes that a stranger may send, and twice as long for every four more). Here a file is cut into
lines first: one broken event never hides the others, what we do not want to know (descriptions, attachments,
photographs) is dropped unread, and all of it is linear in the input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from connectors.mail_text import decode

_NAME = re.compile(r"(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)(?=[;:])")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)(?:=((?:"[^"]*"|[^";:])*))?')
_CARET = re.compile(r"\^([n'^])")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Line(NamedTuple):
    """One content line. Names are upper case; a parameter has its quotes taken off, the value is as written."""

    name: str
    parameters: dict[str, str]
    value: str
    group: str = ""  # "item1" of "item1.EMAIL" (vCard), lower case


def with_newlines(raw: bytes) -> bytes:
    """The same text with lines that end in LF or CRLF, also from an old Mac's bare CR, and without a mark (BOM)."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    return raw if b"\n" in raw else raw.replace(b"\r", b"\n")


def logical_lines(block: bytes) -> Iterator[str]:
    """Lines with folds undone: on bytes, because a fold may split a character (RFC 5545, 3.1)."""
    block = block.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    return iter(decode(block).split("\n"))


def line_name(line: str) -> str:
    """The name of the property, upper case and without a vCard group; "" if this is no content line."""
    match = _NAME.match(line)
    return match[2].upper() if match else ""


def parse_line(line: str) -> Line:
    """A line that has a name, taken apart. A broken quote costs the rest of its parameter, not the value."""
    match = _NAME.match(line)
    if match is None:
        raise ValueError("not a content line")
    position = match.end()
    parameters: dict[str, str] = {}
    while found := _PARAMETER.match(line, position):
        parameters.setdefault(found[1].upper(), _parameter(found[2] or ""))
        position = found.end()
    value = line[position:].partition(":")[2]
    return Line(match[2].upper(), parameters, value, (match[1] or "").lower())


def unescape(value: str) -> str:
    r"""A TEXT value as meant: \n is a line break, \, \; and \\ stand for themselves (RFC 5545, 3.3.11)."""
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value) if "\\" in value else value


def _parameter(value: str) -> str:
    """Without quotes, and with the carets of RFC 6868 undone."""
    value = value.replace('"', "")
    return _CARET.sub(lambda m: {"n": "\n", "'": '"', "^": "^"}[m[1]], value) if "^" in value else value
