"""One message of `waiting --json`."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from agent.core.records import Waiting
from agent.views.instants import local_iso


def as_json(waiting: Waiting, zone: tzinfo) -> dict[str, Any]:
    """The documented keys; `person` is the person's id."""
    return {
        "direction": waiting.direction,
        "message_id": waiting.message_id,
        "subject": waiting.subject,
        "at": local_iso(waiting.at, zone),
        "person": waiting.person_id,
        "p_reply": round(waiting.p_reply, 4),
        "shown": waiting.shown,
        "reason": waiting.reason,
    }
