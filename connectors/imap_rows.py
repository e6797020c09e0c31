"""What a server says to a FETCH, read row by row as it comes, while it works on the next.

imapclient reads such answers byte by byte, which takes ten times as long as the server needs, and imaplib, which
takes half as long as the server, gives the first row when the last has come. So the rows are read here, by a few
patterns.
"""

from __future__ import annotations

import imaplib
import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from connectors.dates import read_date
from connectors.folder_names import decode_utf7

# What nearly every row begins with: the items in the order in which they were asked for, and the header last.
_USUAL = re.compile(
    rb'\* \d+ FETCH \(UID (\d+) INTERNALDATE "([^"]*)" BODY\[HEADER\.FIELDS \([^)]*\)\](?:<0>)? \{(\d+)\}\r\n'
)
_ROW = re.compile(rb"\* \d+ FETCH ", re.IGNORECASE)
_BYE = re.compile(rb"\* BYE\b *", re.IGNORECASE)
_HEADER_FOLLOWS = re.compile(rb"BODY\[HEADER\.FIELDS [^\]]*\](?:<0>)? \Z", re.IGNORECASE)
_NO_FIELDS = re.compile(rb'BODY\[HEADER\.FIELDS [^\]]*\](?:<0>)? ""', re.IGNORECASE)
_UID = re.compile(rb"[( ]UID (\d+)", re.IGNORECASE)
_ARRIVED = re.compile(rb'INTERNALDATE "([^"]*)"', re.IGNORECASE)
_LABELS = re.compile(rb'X-GM-LABELS \(((?:[^()"]|"(?:[^"\\]|\\.)*")*)\)')
_LABEL = re.compile(rb'"((?:[^"\\]|\\.)*)"|([^\s"]+)')
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)


class Fetched(NamedTuple):
    """One message. `header` is None if the server did not give it, b"" if it has none of the fields."""

    uid: int
    received_at: datetime | None
    header: bytes | None
    labels: tuple[str, ...]


def rows(connection: imaplib.IMAP4, tag: bytes) -> Iterator[Fetched]:
    """What comes until the command of this tag is completed; how, is then in `completion`.

    Rows of other messages and of other commands may come in between (RFC 3501, 5.5 and 7).
    """
    while connection.tagged_commands[tag] is None:
        line = _line(connection)
        if line.startswith(b"* "):
            one = _row(connection, line)
            if one is not None:
                yield one
        else:
            other, _, completed = line.rstrip().partition(b" ")
            if other not in connection.tagged_commands:
                raise connection.abort("an answer to nothing that was asked")
            connection.tagged_commands[other] = [completed]


def completion(connection: imaplib.IMAP4, tag: bytes) -> tuple[str, str]:
    """OK, NO or BAD, and what the server says to it (RFC 3501, 7.1); once, after `rows`."""
    [said] = connection.tagged_commands.pop(tag) or [b""]
    typ, _, words = said.decode("latin-1").partition(" ")
    return typ.upper(), words


def _row(connection: imaplib.IMAP4, line: bytes) -> Fetched | None:
    """The row that begins with this line; None if it is about something else."""
    text, header = b"", None
    if usual := _USUAL.fullmatch(line):
        text, header = line[: usual.start(3) - 1], _literal(connection, usual[3])
        line = _line(connection)
        if line == b")\r\n":
            return Fetched(int(usual[1]), read_date(usual[2]), header, ())
    text, header = _whole(connection, line, text, header)
    if said := _BYE.match(text):
        raise connection.abort(text[said.end() :].decode("latin-1"))
    return _read_row(text, header) if _ROW.match(text) else None


def _whole(
    connection: imaplib.IMAP4, line: bytes, text: bytes, header: bytes | None
) -> tuple[bytes, bytes | None]:
    """A row with its literals read (RFC 3501, 4.3): a header apart, any other as a quoted string in its place.

    `text` and `header` are what was read of it before `line`.
    """
    while line.endswith(b"}\r\n"):
        before, _, size = line[:-3].rpartition(b"{")
        if not size.isdigit():
            break
        text += before
        literal = _literal(connection, size)
        if _HEADER_FOLLOWS.match(text, max(0, text.upper().rfind(b"BODY["))):
            header = literal
        else:
            text += b'"' + literal.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
        line = _line(connection)
    return text + line[:-2], header


def _literal(connection: imaplib.IMAP4, size: bytes) -> bytes:
    literal = connection.read(int(size))
    if len(literal) != int(size):
        raise connection.abort("the answer ends in the middle")
    return literal


def _line(connection: imaplib.IMAP4) -> bytes:
    line = connection.readline()
    if not line.endswith(b"\r\n"):
        raise connection.abort("the answer ends in the middle")
    return line


def _read_row(text: bytes, header: bytes | None) -> Fetched | None:
    labels: tuple[str, ...] = ()
    given = _LABELS.search(text) if b"X-GM-LABELS" in text else None
    if given:  # taken out first, for a label may hold anything
        labels = tuple([_label(quoted, plain) for quoted, plain in _LABEL.findall(given[1])])
        text = text[: given.start()] + text[given.end() :]
    uid = _UID.search(text)
    if uid is None:
        return None
    if header is None and _NO_FIELDS.search(text):
        header = b""
    arrived = _ARRIVED.search(text)
    return Fetched(int(uid[1]), read_date(arrived[1]) if arrived else None, header, labels)


def _label(quoted: bytes, plain: bytes) -> str:
    return decode_utf7((_ESCAPED.sub(rb"\1", quoted) or plain).decode("utf-8", "backslashreplace"))
