"""Subjects: what mail programs put before them, and what is left to tell threads by."""

from __future__ import annotations

import re

REPLY_PREFIX = re.compile(
    r"^\s*(?:(?:re|fw|fwd|aw|wg|sv|vs|vb|antw|doorst|tr|rif|ri|res|enc|rv|r|i)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*)+",
    re.IGNORECASE,
)
FORWARD_PREFIX = re.compile(r"^\s*(?:fw|fwd|wg|vb|doorst|tr|enc|rv|i)\s*:", re.IGNORECASE)


def topic(subject: str) -> str:
    """The subject without "Re:", "AW:", "Fwd:" and the like, for telling threads by their subject."""
    return " ".join(REPLY_PREFIX.sub("", subject).lower().split())
