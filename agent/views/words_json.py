"""What the owner said, as it stands in `why --json` and in what the commands for it print."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from agent.core.records import Feedback, OwnerWord
from agent.views.instants import local_iso


def as_json(word: OwnerWord, zone: tzinfo) -> dict[str, Any]:
    """`on`: when they met, or by when it was promised; `text`: a note, a promise, a place."""
    return {
        "id": word.id,
        "verb": word.verb.value,
        "address": word.address,
        "given_at": local_iso(word.given_at, zone),
        "on": word.on.isoformat() if word.on else None,
        "text": word.text or None,
    }


def feedback(given: Feedback, zone: tzinfo) -> dict[str, Any]:
    """What came of a suggestion; `until`: of a snooze."""
    return {
        "id": given.id,
        "suggestion": given.suggestion_id,
        "outcome": given.outcome.value,
        "given_at": local_iso(given.given_at, zone),
        "until": given.until.isoformat() if given.until else None,
        "by_itself": given.by_itself,
    }
