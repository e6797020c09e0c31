"""How the reading of the sources went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SourceReading:
    """How far a source could be read: for the last lines of the brief, and for `sync --json`."""

    name: str
    kind: str
    state: str  # ok, partial, failed, or never
    last_read_at: datetime | None  # the last time that it was read as a whole
    detail: str = ""
