"""The narrow waist: what evidence says about the owner and one address; and a letter as the threads see it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Channel(StrEnum):
    """How two people came together, or what kind of message it was."""

    MAIL = "mail"  # from one person to a few
    LIST = "list"  # through a mailing list: says nothing about a tie
    AUTOMATIC = "automatic"  # newsletters, notices, robots: likewise
    IN_PERSON = "in person"
    ONLINE = "online"
    PHONE = "phone"
    MEETING = "meeting"  # took place somehow; where is unknown


class Direction(StrEnum):
    IN = "in"
    OUT = "out"
    TOGETHER = "together"


class Interaction(NamedTuple):
    """One row of the narrow waist: the owner and one address, once.

    `at` is when it happened (or will), `known_at` since when it could be known (never after `at` for
    mail); an answer as of T uses rows with known_at <= T, and those with at > T only as plans.
    """

    at: datetime
    known_at: datetime
    channel: Channel
    direction: Direction
    company: int  # mail: recipients; meetings: people besides the owner
    probability: float  # that it took place, and between these two; 1 for mail
    opens_thread: bool = False  # mail: nothing was quoted or answered
    named: bool = True  # mail in: the owner stands in To or Cc
    hours: float = 0.0  # meetings
    message: int | None = None  # row id of the message it comes from
    occurrence: int | None = None  # row id of the occurrence it comes from
    marks: int = 0  # mail in: what its header tells of the sender's address, as bits


class Letter(NamedTuple):
    """A stored message as threads, waiting and the suggestions see it."""

    row: int
    at: datetime
    own: bool
    channel: Channel
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    thread: str  # id of the message that opened the thread
    subject: str
    sender: str  # address
    recipients: int
