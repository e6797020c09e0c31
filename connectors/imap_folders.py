"""The folders of an IMAP account: what each is for, how far each has grown, and which are to be read."""

from __future__ import annotations

import imaplib
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from connectors.folder_names import LEFT_OUT, Use, decode_utf7, use_of_path

_USES = {b"\\SENT": Use.SENT, b"\\JUNK": Use.SPAM, b"\\TRASH": Use.TRASH, b"\\DRAFTS": Use.DRAFT}  # RFC 6154, 2
_ALL = b"\\ALL"
_VIEWS = frozenset({_ALL, b"\\FLAGGED", b"\\IMPORTANT"})  # show messages that lie elsewhere
_CLOSED = frozenset({b"\\NOSELECT", b"\\NONEXISTENT"})
_LISTED = re.compile(rb'\(([^)]*)\) (?:"\\?(.)"|NIL) (.*)', re.DOTALL | re.IGNORECASE)
_STATUS = re.compile(rb"(.*) \(([^()]*)\) *", re.DOTALL)
_QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)".*', re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_MEASURES = "(MESSAGES UIDNEXT UIDVALIDITY)"


class Folder(NamedTuple):
    """`name` is for people, `raw` is what the server calls it (modified UTF-7)."""

    name: str
    raw: bytes
    flags: frozenset[bytes]
    use: Use | None


class Status(NamedTuple):
    """How far a folder has grown (RFC 3501, 6.3.10). Two that are equal: nothing came and nothing went."""

    messages: int
    uidnext: int
    uidvalidity: int


def list_folders(
    connection: imaplib.IMAP4, capabilities: Sequence[bytes]
) -> tuple[list[Folder], dict[bytes, Status]]:
    """Every folder that can be opened, INBOX and what was sent first; by raw name what a LIST-STATUS said.

    Asks for as much at once as the server can give (RFC 5258, 6154, 5819): a round trip, not one a folder.
    """
    wanted = []
    if b"LIST-EXTENDED" in capabilities:
        wanted += ["SPECIAL-USE"] * (b"SPECIAL-USE" in capabilities)
        wanted += [f"STATUS {_MEASURES}"] * (b"LIST-STATUS" in capabilities)
    options = ["RETURN", f"({' '.join(wanted)})"] if wanted else []
    connection.untagged_responses.clear()
    typ, _ = connection._simple_command("LIST", '""', '"*"', *options)
    if typ != "OK":
        raise connection.error("LIST refused")
    rows = [row for row in map(_listed, _joined(connection.untagged_responses.pop("LIST", []))) if row]
    folders = _with_uses(row for row in rows if not row[1] & _CLOSED and not re.search(rb"[\0\r\n]", row[0]))
    statuses = dict(filter(None, map(_status, _joined(connection.untagged_responses.pop("STATUS", [])))))
    return sorted(folders, key=lambda f: (f.raw.upper() != b"INBOX", f.use is not Use.SENT, f.name)), statuses


def status(connection: imaplib.IMAP4, folder: Folder) -> Status | None:
    """One folder; None if the server will not say."""
    connection.untagged_responses.pop("STATUS", None)
    typ, _ = connection._simple_command("STATUS", quoted(folder.raw), _MEASURES)
    rows = [row for row in map(_status, _joined(connection.untagged_responses.pop("STATUS", []))) if row]
    return rows[-1][1] if typ == "OK" and rows else None


def chosen(folders: Sequence[Folder], include: Sequence[str], exclude: Sequence[str], gmail: bool) -> list[Folder]:
    """Those to be read. `include` and `exclude` are globs over names; exclude wins.

    Without `include` all but spam, trash, drafts and mere views of other folders; of Gmail All Mail alone,
    which holds every message once.
    """
    kept = [folder for folder in folders if not _fits(folder.name, exclude)]
    if include:
        return [folder for folder in kept if _fits(folder.name, include)]
    everything = [folder for folder in kept if gmail and _ALL in folder.flags]
    return everything or [f for f in kept if f.use not in LEFT_OUT and not f.flags & _VIEWS]


def quoted(raw: bytes) -> bytes:
    """A name as a quoted string (RFC 3501, 4.3)."""
    return b'"' + raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def _fits(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _joined(rows: Sequence[bytes | tuple[bytes, bytes] | None]) -> Iterator[bytes]:
    """imaplib's rows with every literal put where it belongs, as a quoted string."""
    text = b""
    for row in rows:
        if isinstance(row, tuple):
            text += row[0].rpartition(b"{")[0] + quoted(row[1])
        elif row is not None:
            yield text + row
            text = b""


def _listed(row: bytes) -> tuple[bytes, frozenset[bytes], str] | None:
    """(raw name, flags in capitals, the sign between the parts of a name or "")."""
    match = _LISTED.fullmatch(row)
    if match is None:
        return None
    return _name(match[3]), frozenset(match[1].upper().split()), (match[2] or b"").decode("latin-1")


def _status(row: bytes) -> tuple[bytes, Status] | None:
    match = _STATUS.fullmatch(row)
    words = match[2].upper().split() if match else []
    said = dict(zip(words[::2], words[1::2], strict=False))
    try:
        measures = Status(int(said[b"MESSAGES"]), int(said[b"UIDNEXT"]), int(said[b"UIDVALIDITY"]))
    except (KeyError, ValueError):
        return None
    return (_name(match[1]), measures) if match else None


def _name(written: bytes) -> bytes:
    match = _QUOTED.fullmatch(written)
    return _ESCAPED.sub(rb"\1", match[1]) if match else written.partition(b" ")[0]


def _with_uses(rows: Iterator[tuple[bytes, frozenset[bytes], str]]) -> list[Folder]:
    """What the server says of a folder, else what it says of one above it, else what the names say."""
    listed = list(rows)
    said = {raw: use for raw, flags, _ in listed for flag, use in _USES.items() if flag in flags}
    folders = []
    for raw, flags, sign in listed:
        parts = raw.split(sign.encode("latin-1")) if sign else [raw]
        above = (sign.encode("latin-1").join(parts[:n]) for n in range(1, len(parts)))
        inherited = next((said[one] for one in above if said.get(one) in LEFT_OUT), None)
        names = [decode_utf7(part.decode("utf-8", "backslashreplace")) for part in parts]
        use = said.get(raw) or inherited or use_of_path(names)
        folders.append(Folder(sign.join(names), raw, flags, use))
    return folders
