"""The kinds of suggestions there are."""

from __future__ import annotations

# Every kind of suggestion, by name: a closed list, of which the owner may switch off any.
SUGGESTION_KINDS = (
    "came_back", "answer", "thank", "after_meeting", "follow_up", "tell", "congratulate", "welcome", "introduce",
    "offer_help", "meet", "keep_promise", "reconnect", "leave_in_peace", "waiting_kindly", "prepare",
)  # fmt: skip
OFF_BY_DEFAULT = frozenset({"waiting_kindly"})  # only if the owner asks for it
