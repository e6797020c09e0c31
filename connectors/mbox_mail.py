"""An mbox file, or a folder of them (Takeout, Thunderbird), as a source of mail.

Files like these grow at the end, are rewritten by their program, or are replaced by a newer export. The
cursor knows for each file how far it was read and what stood there, so that the first is told from the rest.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from agent.contracts import Cursor, Found, MailBatch, SourceMemory
from agent.core.records import Place, Skipped
from agent.errors import SourceError
from connectors.folder_names import LEFT_OUT, Use, use_of, use_of_path
from connectors.headers import Fields, gmail_labels, read_fields, read_message
from connectors.mbox_file import Piece, is_separator, pieces

BATCH = 1_000  # messages
_PRINT_SIZE = 4_096  # bytes that are hashed at either end
_EXPUNGED = 0x0008  # X-Mozilla-Status: deleted, but the file was not yet compacted


@dataclass(frozen=True, slots=True)
class _Mark:
    """How far one file was read, as it stands in the cursor. Offsets and sizes in bytes."""

    offset: int = 0  # everything before it was read
    last: int = 0  # where the last message before it begins
    size: int = 0  # of the whole file then
    prints: str = ""  # hash of the first and of the last 4 KiB before `offset`
    suspect: int | None = None  # the size to which it suddenly shrank


class MboxMail:
    """`path` is an mbox or a folder; in a folder every file that begins with a From_ line is read, except
    those named as spam, trash or drafts."""

    kind = "mbox"

    def __init__(self, name: str, path: Path | str) -> None:
        self.name = name
        self.path = Path(path).expanduser()

    def read(self, memory: SourceMemory) -> Iterator[MailBatch]:
        """Every message that is new. One file that cannot be read does not stop the others.

        Place.folder is the file's path below `path` ("" for a single file), Place.key the offset of its
        From_ line, so that moving the whole archive changes nothing.
        """
        cursor = dict(memory.cursor)
        errors: list[SourceError] = []
        for folder, path in self._files():
            try:
                for batch in self._read_file(folder, path, cursor):
                    cursor = dict(batch.cursor)
                    yield batch
            except OSError as error:
                errors.append(self._not_readable(path, error))
            except SourceError as error:
                errors.append(error)
        if errors:
            raise SourceError(" ".join(e.problem for e in errors), errors[0].advice, partial=True)

    def check(self) -> str:
        """One sentence: how many files, how large."""
        files = list(self._files())
        try:
            size = sum(path.stat().st_size for _, path in files)
        except OSError as error:
            raise self._not_readable(self.path, error) from error
        return f"{len(files)} mbox {'file' if len(files) == 1 else 'files'} with {_in_words(size)}."

    def _files(self) -> list[tuple[str, Path]]:
        """(folder, path) of every mbox. Raises SourceError if there is none."""
        try:
            if not self.path.is_dir():
                with self.path.open("rb") as file:
                    start = file.read(_PRINT_SIZE)
                if start and not is_separator(start):
                    raise SourceError(
                        f'"{self.path}" is not an mbox: it does not begin with a "From " line.',
                        f'Check path in [[mail]] "{self.name}"; an archive must be unpacked first.',
                    )
                return [("", self.path)]
            files = [(path.relative_to(self.path).as_posix(), path) for path in _mbox_files(self.path)]
        except OSError as error:
            raise self._not_readable(self.path, error) from error
        if not files:
            raise SourceError(
                f'There is no mbox in "{self.path}".', f'Check path in [[mail]] "{self.name}".'
            )
        return files

    def _not_readable(self, path: Path, error: OSError) -> SourceError:
        if isinstance(error, FileNotFoundError):
            return SourceError(f'"{path}" is not there.', f'Check path in [[mail]] "{self.name}".')
        if isinstance(error, PermissionError):
            return SourceError(f'"{path}" may not be read.', "Let the user that runs helpfirst read it.")
        return SourceError(f'"{path}" could not be read ({error.strerror}).', "It is tried again next time.")

    def _read_file(self, folder: str, path: Path, cursor: Cursor) -> Iterator[MailBatch]:
        mark = _Mark(**cursor.get(folder, {}))
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            start = _continuation(file, mark, size)
            restarts = None
            if start is None:
                if _is_suspect(mark, size):
                    shrunk = replace(mark, suspect=size)
                    yield MailBatch([], [], {**cursor, folder: asdict(shrunk)})
                    raise SourceError(
                        f'"{path}" has shrunk from {_in_words(mark.size)} to {_in_words(size)}.',
                        "Nothing was changed here; if it is still so at the next reading, it is believed.",
                        partial=True,
                    )
                start, restarts, mark = 0, folder, _Mark()
            in_sent = bool(folder) and use_of_path(_parts(folder)) is Use.SENT
            found: list[Found] = []
            skipped: list[Skipped] = []
            for piece in pieces(file, start, size):
                item = _read_piece(piece, folder, in_sent)
                if isinstance(item, Found):
                    found.append(item)
                else:
                    skipped.append(item)
                if len(found) + len(skipped) == BATCH:
                    mark = _Mark(piece.end, piece.start)
                    yield MailBatch(found, skipped, {**cursor, folder: _stored(mark, file, size)}, restarts)
                    found, skipped, restarts = [], [], None
            if found or skipped:
                mark = _Mark(piece.end, piece.start)
            if found or skipped or restarts is not None or mark.suspect is not None:
                yield MailBatch(found, skipped, {**cursor, folder: _stored(mark, file, size)}, restarts)


def _read_piece(piece: Piece, folder: str, in_sent: bool) -> Found | Skipped:
    fields = read_fields(piece.header)
    labels: tuple[str, ...] = ()
    uses: list[Use | None] = []
    if b"x-gmail-labels" in fields:
        labels = gmail_labels(fields)
        uses = [use_of(label) for label in labels]
    if b"x-mozilla-status" in fields and _is_expunged(fields):
        uses.append(Use.TRASH)
    for use in uses:
        if use is not None and use in LEFT_OUT:
            return Skipped(use.value)
    message = read_message(fields, received_at=piece.received_at)
    if isinstance(message, Skipped):
        return message
    return Found(message, Place(folder, str(piece.start), labels, in_sent or Use.SENT in uses))


def _is_expunged(fields: Fields) -> bool:
    try:
        return bool(int(fields[b"x-mozilla-status"], 16) & _EXPUNGED)
    except ValueError:
        return False


# ---- where to go on -------------------------------------------------------------------------------


def _continuation(file: BinaryIO, mark: _Mark, size: int) -> int | None:
    """Where to go on reading; `size` if nothing is new; None if this is not the file that was read."""
    if size < mark.offset or (mark.size and _prints(file, mark.offset) != mark.prints):
        return None
    file.seek(mark.offset)
    added = file.read(_PRINT_SIZE)
    text = added.lstrip(b"\r\n")
    if not text:
        return size
    if mark.offset == 0 or is_separator(text):
        return mark.offset + len(added) - len(text)
    return mark.last  # the last message was still being written


def _is_suspect(mark: _Mark, size: int) -> bool:
    """Less than half of it is left, and this is the first time that we see it (or it shrinks on)."""
    seen_before = mark.suspect is not None and size >= mark.suspect
    return size * 2 < mark.size and not seen_before


def _stored(mark: _Mark, file: BinaryIO, size: int) -> dict[str, Any]:
    """For the cursor: what stands there now, and nothing is suspect any more."""
    return asdict(replace(mark, size=size, prints=_prints(file, mark.offset), suspect=None))


def _prints(file: BinaryIO, offset: int) -> str:
    if offset == 0:
        return ""
    position = file.tell()
    file.seek(0)
    digest = hashlib.sha256(file.read(min(_PRINT_SIZE, offset)))
    file.seek(max(0, offset - _PRINT_SIZE))
    digest.update(file.read(min(_PRINT_SIZE, offset)))
    file.seek(position)
    return digest.hexdigest()[:32]


# ---- files ----------------------------------------------------------------------------------------


def _mbox_files(root: Path) -> Iterator[Path]:
    for folder, subfolders, names in os.walk(root):
        subfolders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            if use_of_path(_parts(path.relative_to(root).as_posix())) in LEFT_OUT or not path.is_file():
                continue
            with path.open("rb") as file:
                if is_separator(file.read(_PRINT_SIZE)):
                    yield path


def _parts(folder: str) -> list[str]:
    """The names in a path without what Apple Mail (`Sent.mbox/mbox`) and Thunderbird (`Sent.sbd`) add."""
    parts = [part for part in PurePath(folder).parts if part != "mbox"]
    return [part.removesuffix(".mbox").removesuffix(".sbd") for part in parts]


def _in_words(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"
