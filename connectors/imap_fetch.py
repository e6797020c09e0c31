"""Header fields of many messages out of an opened folder: the lean path under `connectors.imap_mail`.

imapclient reads answers byte by byte, which takes ten times as long as the server needs; so the rows that
imaplib collects are read here, by a few patterns.
"""

from __future__ import annotations

import imaplib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from connectors.folder_names import decode_utf7
from connectors.headers import BLOCK_LIMIT, FIELDS
from connectors.imap_session import is_busy

WINDOW = 50_000  # messages in one answer to SEARCH: 550 KB at most, and imaplib takes lines of 1 MB
_HEADER = f"BODY.PEEK[HEADER.FIELDS ({' '.join(FIELDS).upper()})]<0.{BLOCK_LIMIT}>"

_HEADER_FOLLOWS = re.compile(rb"BODY\[HEADER\.FIELDS [^\]]*\](?:<0>)? \{\d+\}$", re.IGNORECASE)
_NO_FIELDS = re.compile(rb'BODY\[HEADER\.FIELDS [^\]]*\](?:<0>)? ""', re.IGNORECASE)
_UID = re.compile(rb"[( ]UID (\d+)", re.IGNORECASE)
_ARRIVED = re.compile(
    rb'INTERNALDATE "([ \d]\d)-(\w{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"', re.IGNORECASE
)
_LABELS = re.compile(rb'X-GM-LABELS \(((?:[^()"]|"(?:[^"\\]|\\.)*")*)\)', re.IGNORECASE)
_LABEL = re.compile(rb'"((?:[^"\\]|\\.)*)"|([^\s"]+)')
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_MONTHS = {name: number for number, name in enumerate(b"jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}

Rows = Sequence[bytes | tuple[bytes, bytes] | None]


class Fetched(NamedTuple):
    """One message. `header` is None if the server did not give it, b"" if it has none of the fields."""

    uid: int
    received_at: datetime | None
    header: bytes | None
    labels: tuple[str, ...]


def uids_newest_first(connection: imaplib.IMAP4, exists: int, first: int, last: int) -> Iterator[list[int]]:
    """The UIDs from first to last that exist, in descending order, never more than WINDOW at once.

    `exists` is the number of messages in the folder. A large one is asked by message numbers, from the end:
    UIDs may have gaps of any size, and what is expunged meanwhile moves no message into a window that was
    asked already. Never "n:*", which gives the last message even when it lies before n (RFC 3501, 6.4.8).
    """
    if first > last or exists == 0:
        return
    if exists <= WINDOW or last - first < WINDOW:
        yield _search(connection, f"UID {first}:{last}", first, last)
        return
    for top in range(exists, 0, -WINDOW):
        # The end as "*", since a number that was expunged meanwhile would be refused.
        end = "*" if top == exists else top
        uids = _search(connection, f"{max(1, top - WINDOW + 1)}:{end}", 0, last)
        yield [uid for uid in uids if uid >= first]
        if uids and uids[-1] < first:
            return


def fetch(
    connection: imaplib.IMAP4, pieces: Iterable[Sequence[int]], *, gmail: bool
) -> Iterator[tuple[Sequence[int], dict[int, Fetched]]]:
    """Each piece, with what the server gave of it by UID; who is not there was expunged meanwhile.

    The next piece is asked for before the last one is handed out, so that the server works while we do. It may
    even answer both at once (RFC 3501, 5.5; Dovecot does when we are slow): what comes early is kept.
    """
    items = f"(UID INTERNALDATE {'X-GM-LABELS ' if gmail else ''}{_HEADER})"
    asked: tuple[Sequence[int], bytes] | None = None
    early: dict[int, Fetched] = {}
    for piece in pieces:
        tag = connection._command("UID", "FETCH", as_set(piece), items)
        if asked:
            yield asked[0], _answer(connection, *asked, early)
        asked = piece, tag
    if asked:
        yield asked[0], _answer(connection, *asked, early)


def _answer(
    connection: imaplib.IMAP4, uids: Sequence[int], tag: bytes, early: dict[int, Fetched]
) -> dict[int, Fetched]:
    """What was given of these UIDs; rows for others go into `early`, out of which come those for these."""
    typ, said = connection._command_complete("UID", tag)
    found: dict[int, Fetched] = {}
    if typ != "OK":
        if is_busy(str(said)):
            raise connection.error(str(said))
        # One broken message may cost the OK: what came is good, the rest was not given.
        found = {uid: Fetched(uid, None, None, ()) for uid in uids}
    found |= {uid: early.pop(uid) for uid in uids if uid in early}
    wanted = set(uids)
    for one in read_rows(connection.untagged_responses.pop("FETCH", [])):
        # A row of another's change may come in between, for any message and without our items.
        rows = found if one.uid in wanted else early
        if one.header is not None or one.uid not in rows:
            rows[one.uid] = one
    return found


def as_set(uids: Sequence[int]) -> str:
    """A sequence set (RFC 3501, 9), with runs as ranges: "3:5,9"."""
    runs: list[list[int]] = []
    for uid in sorted(uids):
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(low) if low == high else f"{low}:{high}" for low, high in runs)


def read_rows(rows: Rows) -> Iterator[Fetched]:
    """The rows of a FETCH as imaplib collects them: a tuple for each literal, bytes for what ends a row."""
    text, header = b"", None
    for row in rows:
        if isinstance(row, tuple):
            before, literal = row
            text += before
            if _HEADER_FOLLOWS.search(before):
                header = literal
            else:  # a label in a literal
                text = text.rpartition(b"{")[0] + b'"' + literal.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
        elif row is not None:
            one = _read_row(text + row, header)
            if one is not None:
                yield one
            text, header = b"", None


def _read_row(text: bytes, header: bytes | None) -> Fetched | None:
    labels: tuple[str, ...] = ()
    given = _LABELS.search(text)
    if given:  # taken out first, for a label may hold anything
        labels = tuple([_label(quoted, plain) for quoted, plain in _LABEL.findall(given[1])])
        text = text[: given.start()] + text[given.end() :]
    uid = _UID.search(text)
    if uid is None:
        return None
    if header is None and _NO_FIELDS.search(text):
        header = b""
    return Fetched(int(uid[1]), _arrived_at(text), header, labels)


def _label(quoted: bytes, plain: bytes) -> str:
    return decode_utf7((_ESCAPED.sub(rb"\1", quoted) or plain).decode("utf-8", "backslashreplace"))


def _arrived_at(text: bytes) -> datetime | None:
    match = _ARRIVED.search(text)
    if match is None:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes = match.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    try:
        zone = timezone(offset if sign == b"+" else -offset)
        at = datetime(int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), int(second), tzinfo=zone)
        return at.astimezone(UTC)
    except (ValueError, KeyError, OverflowError):
        return None


def _search(connection: imaplib.IMAP4, criteria: str, first: int, last: int) -> list[int]:
    typ, rows = connection.uid("SEARCH", criteria)
    if typ != "OK":
        raise connection.error(str(rows))
    uids = {int(word) for row in rows if row for word in row.split() if word.isdigit()}
    return sorted((uid for uid in uids if first <= uid <= last), reverse=True)
