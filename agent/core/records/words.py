"""The owner's word: what was said about people and about suggestions. It beats every inference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Verb(StrEnum):
    """What the owner can say of a person. Each counts from when it was given until it is taken back."""

    MERGE = "merge"  # `address` and `other` are one person
    SPLIT = "split"  # they are not
    NEVER = "never"  # no mention of this person, for good
    PIN = "pin"  # belongs to the circle, whatever the mail says
    MET = "met"  # on `on`, at `text`: a meeting that no calendar saw
    NOTE = "note"  # to be remembered before the next meeting
    PROMISED = "promised"  # what the owner said they would do, by `on`
    KEPT = "kept"  # the promise in `text` was kept


@dataclass(frozen=True, slots=True)
class OwnerWord:
    """One thing that the owner said of the person behind an address.

    Words name addresses, not ids of persons: who is who may change, what was said of an address does not.
    """

    given_at: datetime
    verb: Verb
    address: str
    other: str = ""  # merge and split: the other address
    on: date | None = None
    text: str = ""
    id: int = 0  # in the store; 0 before it is there


class Outcome(StrEnum):
    """What came of a suggestion."""

    DONE = "done"
    SNOOZE = "snooze"
    NOT_USEFUL = "not useful"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the owner said of a suggestion, or what the mailbox showed (`by_itself`)."""

    given_at: datetime
    suggestion_id: str
    outcome: Outcome
    until: date | None = None  # snooze: not before
    by_itself: bool = False
    id: int = 0
