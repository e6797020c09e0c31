"""Subjects: what mail programs put before them, and what is left to tell threads by."""

from __future__ import annotations

import re
from functools import lru_cache

REPLY_PREFIX = re.compile(
    r"^\s*(?:(?:re|fw|fwd|aw|wg|sv|vs|vb|antw|doorst|tr|rif|ri|res|enc|rv|r|i)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*)+",
    re.IGNORECASE,
)
FORWARD_PREFIX = re.compile(r"^\s*(?:fw|fwd|wg|vb|doorst|tr|enc|rv|i)\s*:", re.IGNORECASE)
LIST_TAGS = re.compile(r"^(?:\s*\[[^\]]*\])+\s*")


@lru_cache(maxsize=4096)
def bare(subject: str) -> str:
    """The subject as written, without "Re:" and list tags, unless there is nothing else.

    >>> bare("[club] Re: [club] The hall")
    'The hall'
    """
    shown = REPLY_PREFIX.sub("", subject)
    while (rest := REPLY_PREFIX.sub("", LIST_TAGS.sub("", shown))) not in ("", shown):
        shown = rest
    return " ".join(shown.split())


def topic(subject: str) -> str:
    """The subject without "Re:", "AW:", "Fwd:" and the like, for telling threads by their subject."""
    return " ".join(REPLY_PREFIX.sub("", subject).lower().split())
