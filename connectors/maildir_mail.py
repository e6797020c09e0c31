"""A Maildir as a source of mail: also Maildir++ (`.Archive.2019`) and folders that hold Maildirs.

A file's name is its identity, and only its beginning up to the blank line is read. What is new is asked of
the store, by the complete listing of each folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path

from agent.contracts import Found, MailBatch, SourceMemory
from agent.core.records import Place, Skipped
from agent.errors import SourceError
from connectors.folder_names import LEFT_OUT, Use, decode_utf7, use_of_path
from connectors.headers import BLOCK_LIMIT, parse_message

BATCH = 1_000  # messages
_READ_SIZE = 16_384
_BLANK_LINE = re.compile(rb"\n\r?\n")
_INFO = re.compile(r"[:;!]2,")  # what follows are flags; programs on other file systems write ; or !
_DELIVERED = re.compile(r"(\d{10})(?!\d)")


class MaildirMail:
    """`include` and `exclude` are globs over folder names (INBOX, Archive.2019). Without `include` all are
    read except spam, trash, drafts and chats."""

    kind = "maildir"

    def __init__(
        self, name: str, path: Path | str, include: Sequence[str] = (), exclude: Sequence[str] = ()
    ) -> None:
        self.name = name
        self.path = Path(path).expanduser()
        self.include = tuple(include)
        self.exclude = tuple(exclude)

    def read(self, memory: SourceMemory) -> Iterator[MailBatch]:
        """Every message without a place yet; those flagged as trashed or draft are skipped each time.

        The cursor stays empty. Place.key is the unique part of the file's name, before the flags.
        """
        folders, unreadable = self._folders()
        for folder, path in folders:
            try:
                names = _listing(path)
            except OSError:
                unreadable.append(folder)
                continue
            yield from _read_folder(folder, path, names, memory)
        if unreadable:
            raise self._not_allowed(unreadable)

    def check(self) -> str:
        """One sentence: how many folders, how many messages."""
        folders, unreadable = self._folders()
        count = 0
        for folder, path in folders:
            try:
                count += len(_listing(path))
            except OSError:
                unreadable.append(folder)
        if unreadable:
            raise self._not_allowed(unreadable)
        words = "1 folder" if len(folders) == 1 else f"{len(folders)} folders"
        return f"{words} with {count:,} {'message' if count == 1 else 'messages'}."

    def _not_allowed(self, folders: list[str]) -> SourceError:
        names = ", ".join(f'"{folder}"' for folder in folders)
        return SourceError(
            f'In "{self.path}" the folder {names} may not be read.',
            "Let the user that runs helpfirst read it.",
            partial=True,
        )

    def _folders(self) -> tuple[list[tuple[str, Path]], list[str]]:
        """Those to be read, and the names of what may not be looked into. SourceError if there is none."""
        if not self.path.is_dir():
            raise SourceError(f'"{self.path}" is not there.', f'Check path in [[mail]] "{self.name}".')
        found: list[tuple[str, Path]] = []
        unreadable: list[str] = []
        _walk(self.path, (), set(), found, unreadable)
        if not found and not unreadable:
            raise SourceError(
                f'"{self.path}" is not a Maildir: it has no folder with cur and new in it.',
                f'Check path in [[mail]] "{self.name}".',
            )
        return [(folder, path) for folder, path in found if self._wanted(folder)], unreadable

    def _wanted(self, folder: str) -> bool:
        if any(fnmatchcase(folder, pattern) for pattern in self.exclude):
            return False
        if self.include:
            return any(fnmatchcase(folder, pattern) for pattern in self.include)
        return use_of_path(_parts(folder)) not in LEFT_OUT


def _read_folder(folder: str, path: Path, names: list[str], memory: SourceMemory) -> Iterator[MailBatch]:
    """`names` are paths below `path`, each to one message."""
    found: list[Found] = []
    skipped: list[Skipped] = []
    kept: list[str] = []
    for name in names:
        flagged = _flagged(name)
        if flagged:
            skipped.append(flagged)
        else:
            kept.append(name)
    is_sent = use_of_path(_parts(folder)) is Use.SENT
    listing = iter(kept)
    for key in memory.unknown(folder, (_key(name) for name in kept)):
        name = next(name for name in listing if _key(name) == key)  # the same order, so one walk
        item = _read_file(path / name, Place(folder, key, sent_folder=is_sent))
        if isinstance(item, Found):
            found.append(item)
        elif item is not None:
            skipped.append(item)
        if len(found) == BATCH:
            yield MailBatch(found, skipped, {})
            found, skipped = [], []
    if found or skipped:
        yield MailBatch(found, skipped, {})


def _read_file(path: Path, place: Place) -> Found | Skipped | None:
    """None if it is no longer there: it was moved or deleted since it was listed."""
    try:
        with path.open("rb", buffering=0) as file:
            block = file.read(_READ_SIZE)
            while len(block) < BLOCK_LIMIT and not _BLANK_LINE.search(block):
                piece = file.read(_READ_SIZE)
                if not piece:
                    break
                block += piece
            changed_at = os.fstat(file.fileno()).st_mtime
    except FileNotFoundError:
        return None
    except OSError:
        return Skipped("not readable")
    message = parse_message(block, received_at=_received_at(path.name, changed_at))
    return message if isinstance(message, Skipped) else Found(message, place)


def _received_at(name: str, changed_at: float) -> datetime | None:
    """When it was delivered: the number that begins the name, or the file's time.

    The earlier of the two, because a copy gets a later time or a later name, never an earlier one.
    """
    delivered = _DELIVERED.match(name)
    seconds = min(int(delivered[1]), changed_at) if delivered and changed_at > 0 else changed_at
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _listing(path: Path) -> list[str]:
    """All messages of a folder. First new, then cur: one that moves meanwhile is seen twice, not missed."""
    new = sorted(f"new/{name}" for name in os.listdir(path / "new") if not name.startswith("."))
    cur = sorted(f"cur/{name}" for name in os.listdir(path / "cur") if not name.startswith("."))
    moving = {_key(name) for name in new}
    return new + [name for name in cur if not moving or _key(name) not in moving]


def _key(name: str) -> str:
    unique = _INFO.split(name[4:], maxsplit=1)[0]
    return _storable(unique)


def _flagged(name: str) -> Skipped | None:
    info = _INFO.search(name)
    flags = name[info.end() :] if info else ""
    if "T" in flags:
        return Skipped(Use.TRASH.value)
    return Skipped(Use.DRAFT.value) if "D" in flags else None


def _walk(
    path: Path, parts: tuple[str, ...], seen: set[str], found: list[tuple[str, Path]], unreadable: list[str]
) -> None:
    """Collect (folder, path) of every Maildir at and below `path`; links that lead in a circle end."""
    place = os.path.realpath(path)
    if place in seen:
        return
    seen.add(place)
    folder = "/".join(parts) or "INBOX"
    try:
        names = sorted(name for name in os.listdir(path) if os.path.isdir(path / name))
    except OSError:
        unreadable.append(folder)
        return
    if "cur" in names and "new" in names:
        found.append((folder, path))
    for name in names:
        if name not in ("cur", "new", "tmp"):
            _walk(path / name, (*parts, decode_utf7(_storable(name.removeprefix(".")))), seen, found, unreadable)


def _parts(folder: str) -> list[str]:
    return re.split("[./]", folder)


def _storable(name: str) -> str:
    """A file name may hold any bytes; a database wants text."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")
