"""A letter with everybody on it: what tells who may be waiting for whom."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from agent.core.records.waist import Channel


class Post(NamedTuple):
    """A message that the owner wrote, or that names the owner in To or Cc.

    Whoever is on it stands there by the id of the person, the owner as OWNER; addresses of nobody known
    by some text that no person has for an id.
    """

    row: int
    at: datetime
    channel: Channel
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]  # oldest first
    thread_index: str  # Exchange: the first 22 bytes, as hex; the same for a whole conversation
    subject: str
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
