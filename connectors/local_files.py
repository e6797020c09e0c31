"""Files on this computer that other programs keep: a calendar, an address book. Reads, never writes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from agent.errors import SourceError

MAX_BYTES = 50_000_000


def listing(folder: Path, suffix: str) -> Iterator[str]:
    """Every file below with that suffix, as a path relative to the folder, in order. Raises SourceError.

    What is hidden is left out: other programs keep their caches there, under the same names.
    """

    def refuse(problem: OSError) -> None:
        raise SourceError(f"{problem.filename} could not be read ({problem.strerror}).", "Check its permissions.")

    for place, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(suffix) and not name.startswith("."):
                yield os.path.relpath(os.path.join(place, name), folder)


def content(path: Path) -> bytes:
    """The bytes of a file. Raises SourceError; also for anything but a plain file, for a pipe would never end."""
    try:
        if not path.exists():
            raise SourceError(f"There is nothing at {path}.", "Check the path in the configuration.")
        if not path.is_file():
            raise SourceError(f"{path} is not a file.", "Check the path in the configuration.")
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(f"{path} is larger than {size(MAX_BYTES)}.", "Is this the right file?")
        return path.read_bytes()
    except OSError as problem:
        raise SourceError(f"{path} could not be read ({problem.strerror}).", "Check its permissions.") from problem


def size(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 1_000_000:.0f} MB" if count >= 10_000_000 else f"{max(1, count // 1000):,} KB"
