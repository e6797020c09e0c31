"""The ledger of likely asks and gives between the owner and somebody."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Deed(StrEnum):
    """What a letter does, as far as its header tells. Whatever else it does is unknown, and stands nowhere."""

    ASK = "ask"  # it begins a thread and asks
    ANSWER = "answer"  # to an ask, soon
    THANKS = "thanks"
    WISH = "wish"  # a birthday, a success
    GIFT = "gift"  # something to know, as promised, for your information


class Entry(NamedTuple):
    """One deed, of the owner's towards somebody, or of theirs towards the owner."""

    at: datetime
    person_id: str
    own: bool
    deed: Deed
    subject: str
    message_id: str
