"""How an instant is written in JSON."""

from __future__ import annotations

from datetime import datetime, tzinfo


def local_iso(at: datetime | None, zone: tzinfo) -> str | None:
    """ISO 8601 with the offset of the owner's zone; None stays None."""
    return None if at is None else at.astimezone(zone).isoformat()
