"""The mbox format (RFC 4155, and what programs make of it): a file -> where each message lies, and its header.

A message begins with a From_ line after a blank line: `From `, anything, and at the end a date. Newer
Thunderbirds write just `From `, and not always a blank line before it; that counts when a header field
follows. Bodies are searched, never kept: memory stays the same however large the file, or a message, is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, NamedTuple

from connectors.dates import ends_in_date, read_from_line
from connectors.headers import BLOCK_LIMIT

_READ_SIZE = 1 << 20
_LINE_LIMIT = 512  # of a From_ line with the name of the field after it
_BLANK = re.compile(rb"\n\r?+\n")
_BARE = re.compile(rb"From (?:- )?\r?\n(?=[!-9;-~]+:)")


class Piece(NamedTuple):
    """One message: its first byte (of its From_ line), the byte after its last, and its raw header."""

    start: int
    end: int
    received_at: datetime | None  # the date in its From_ line
    header: bytes


def pieces(file: BinaryIO, start: int, end: int) -> Iterator[Piece]:
    """The messages between two offsets; a From_ line stands at `start`."""
    file.seek(start)
    buffer, base, at = b"", start, 0  # the buffer holds the file from `base` on; a message begins at `at`

    def more() -> bytes:
        return file.read(min(_READ_SIZE, end - base - len(buffer)))

    while base + at < end:
        if len(buffer) - at < BLOCK_LIMIT + _LINE_LIMIT and base + len(buffer) < end:
            buffer, base, at = buffer[at:] + more(), base + at, 0
            if not buffer:  # the file was cut short since its size was asked
                return
        begins = base + at
        line_end = buffer.find(b"\n", at) + 1 or len(buffer)
        received_at = read_from_line(buffer[at:line_end])
        header = _header(buffer, line_end)
        at = _next_separator(buffer, line_end + len(header))
        while at < 0 and (added := more()):
            kept = buffer[-2 * _LINE_LIMIT :]  # a separator may have been cut
            buffer, base = kept + added, base + len(buffer) - len(kept)
            at = _next_separator(buffer, 1)
        if at < 0:
            at = len(buffer)
        yield Piece(begins, base + at, received_at, header)


def is_separator(text: bytes) -> bool:
    """Does `text` (a line, and some of what follows it) begin with a From_ line?"""
    if not text.startswith(b"From "):
        return False
    line, newline, _ = text.partition(b"\n")
    return bool(newline) and (ends_in_date(line) or _BARE.match(text) is not None)


def _next_separator(buffer: bytes, start: int) -> int:
    """Where the next From_ line begins that is wholly in the buffer; -1 if there is none."""
    at = start - 1
    while (at := buffer.find(b"\nFrom ", at)) >= 0:
        at += 1
        text = buffer[at : at + _LINE_LIMIT]
        blank_before = buffer[at - 2 : at] == b"\n\n" or buffer[at - 3 : at] == b"\n\r\n"
        if (blank_before or _BARE.match(text)) and is_separator(text):
            return at
    return -1


def _header(buffer: bytes, start: int) -> bytes:
    """From `start` to the first blank line, or to the limit."""
    if buffer[start : start + 1] in b"\r\n":  # no header at all
        return b""
    limit = start + BLOCK_LIMIT
    blank = buffer.find(b"\n\n", start, limit)
    if blank < 0 or buffer.find(b"\r", start, blank) >= 0:  # only then is the slower search needed
        found = _BLANK.search(buffer, start, limit)
        blank = found.start() if found else limit - 1
    return buffer[start : blank + 1]
