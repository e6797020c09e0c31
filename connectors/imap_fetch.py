"""Header fields of many messages out of an opened folder: the lean path under `connectors.imap_mail`."""

from __future__ import annotations

import imaplib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from connectors.headers import BLOCK_LIMIT, FIELDS
from connectors.imap_rows import Fetched, completion, rows
from connectors.imap_session import is_busy

WINDOW = 50_000  # messages in one answer to SEARCH: 550 KB at most, and imaplib takes lines of 1 MB
_HEADER = f"BODY.PEEK[HEADER.FIELDS ({' '.join(FIELDS).upper()})]<0.{BLOCK_LIMIT}>"

Item = TypeVar("Item")


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
    connection: imaplib.IMAP4, pieces: Iterable[Sequence[int]], read: Callable[[Fetched], Item], *, gmail: bool
) -> Iterator[tuple[Sequence[int], dict[int, Item]]]:
    """Each piece, with what `read` makes of each message, by UID; who is not there was expunged meanwhile.

    The server works while we do: each row is read as it comes, and the next piece is asked for before the last one
    is handed out. It may even answer both at once (RFC 3501, 5.5; Dovecot does when we are slow): what comes early
    is kept.
    """
    items = f"(UID INTERNALDATE {'X-GM-LABELS ' if gmail else ''}{_HEADER})"
    asked: tuple[Sequence[int], bytes] | None = None
    early: dict[int, Item] = {}
    for piece in pieces:
        tag = connection._command("UID", "FETCH", as_set(piece), items)
        if asked:
            yield asked[0], _answer(connection, *asked, read, early)
        asked = piece, tag
    if asked:
        yield asked[0], _answer(connection, *asked, read, early)


def _answer(
    connection: imaplib.IMAP4, uids: Sequence[int], tag: bytes, read: Callable[[Fetched], Item], early: dict[int, Item]
) -> dict[int, Item]:
    """What was given of these UIDs; rows for others go into `early`, out of which come those for these."""
    found = {uid: early.pop(uid) for uid in uids if uid in early}
    wanted = set(uids)
    for row in rows(connection, tag):
        # A row of another's change may come in between, for any message and without our items.
        given = found if row.uid in wanted else early
        if row.header is not None or row.uid not in given:
            given[row.uid] = read(row)
    typ, said = completion(connection, tag)
    if typ != "OK":
        if typ == "BAD" or is_busy(said):
            raise connection.error(said)
        # One broken message may cost the OK: what came is good, the rest was not given.
        found = {uid: read(Fetched(uid, None, None, ())) for uid in uids} | found
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


def _search(connection: imaplib.IMAP4, criteria: str, first: int, last: int) -> list[int]:
    typ, rows = connection.uid("SEARCH", criteria)
    if typ != "OK":
        raise connection.error(str(rows))
    uids = {int(word) for row in rows if row for word in row.split() if word.isdigit()}
    return sorted((uid for uid in uids if first <= uid <= last), reverse=True)
