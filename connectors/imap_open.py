"""Opening a folder read-only, and what has gone from it since it was read last (RFC 7162, QRESYNC).

Without the extension a folder that lost a message has to be listed as a whole to learn which one went.
"""

from __future__ import annotations

import imaplib
import re
from collections.abc import Sequence
from typing import NamedTuple

from connectors.imap_folders import Folder, quoted

QRESYNC = b"QRESYNC"
MOST_VANISHED = 5_000  # a server may name ranges of what it never held; beyond this the folder is listed
_EARLIER = re.compile(rb"\(EARLIER\) ([\d:,]+)", re.IGNORECASE)


class Opened(NamedTuple):
    """What the server says of an open folder."""

    messages: int
    uidnext: int
    uidvalidity: int
    modseq: int  # of its latest change; 0 if the server keeps none
    vanished: tuple[int, ...] | None  # UIDs that are gone since the change named; None if it does not tell


class Known(NamedTuple):
    """Up to where a folder was known."""

    uidvalidity: int
    modseq: int
    next: int  # UIDs from here on were never seen


def resynchronise(connection: imaplib.IMAP4, capabilities: Sequence[bytes]) -> bool:
    """Ask for VANISHED (RFC 7162, 3.2.3); before any folder is opened. Will the server give it?"""
    if QRESYNC not in capabilities:
        return False
    typ, _ = connection._simple_command("ENABLE", "QRESYNC")
    return bool(typ == "OK")


def examine(connection: imaplib.IMAP4, folder: Folder, since: Known | None = None) -> Opened | None:
    """Open a folder read-only (RFC 3501, 6.3.2); None if the server will not.

    `since` only after `resynchronise`: asks what has gone since then.
    """
    known = f" (QRESYNC ({since.uidvalidity} {since.modseq} 1:{since.next - 1}))" if since else ""
    typ, exists = connection.select(quoted(folder.raw) + known.encode(), readonly=True)  # type: ignore[arg-type]
    if typ != "OK":
        return None
    said = [connection.response(code)[1][0] for code in ("UIDNEXT", "UIDVALIDITY")]
    if not all(said):
        raise connection.error("EXAMINE without UIDNEXT or UIDVALIDITY")
    modseq = (connection.response("HIGHESTMODSEQ")[1][0] or b"0").split()[0]
    rows = connection.untagged_responses.pop("VANISHED", [])
    connection.untagged_responses.pop("FETCH", None)  # whose flags changed since
    same = since is not None and since.uidvalidity == int(said[1])
    return Opened(
        int(exists[0] or 0), int(said[0]), int(said[1]), int(modseq), _vanished(rows, since) if since and same else None
    )


def _vanished(rows: Sequence[bytes | tuple[bytes, bytes]], since: Known) -> tuple[int, ...] | None:
    gone: list[int] = []
    for row in rows:
        match = _EARLIER.match(row) if isinstance(row, bytes) else None
        for run in match[1].split(b",") if match else []:
            low, _, high = run.partition(b":")
            first, last = sorted((int(low), int(high or low)))
            last = min(last, since.next - 1)
            if last - first + len(gone) > MOST_VANISHED:
                return None
            gone += range(first, last + 1)
    return tuple(gone)
