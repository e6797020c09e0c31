"""Who there is, as of some moment: people, ties, who waits for whom, meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent.core.records.calendar import YearlyDate
from agent.core.records.waist import Channel


class Kind(StrEnum):
    PERSON = "person"
    ROLE = "role"
    AUTOMATED = "automated"
    LIST = "list"
    UNKNOWN = "unknown"


class TieState(StrEnum):
    NEW = "new"
    STEADY = "steady"
    SLIPPING = "slipping"
    LAPSING = "lapsing"
    DORMANT = "dormant"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody (or something) with all of its addresses, as of some moment.

    `id` is derived from the address that was seen first, so two stores agree on it.
    """

    id: str
    name: str
    addresses: tuple[str, ...]  # the one seen first leads
    kind: Kind
    groups: tuple[str, ...] = ()  # from the address book
    birthday: YearlyDate | None = None
    anniversary: YearlyDate | None = None
    in_address_book: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """What the interactions say about the owner and one person, as of some moment."""

    person: Person
    closeness: float
    state: TieState | None  # None: not (yet) a tie
    p_contact_30d: float | None
    p_contact_90d: float | None
    usual_gap_days: float | None
    first_contact_at: datetime | None
    last_contact_at: datetime | None
    last_from_me_at: datetime | None
    last_from_them_at: datetime | None
    last_met_at: datetime | None
    next_planned_at: datetime | None
    active_days: int
    peak_days: int  # most active days within any 90
    messages_in: int
    messages_out: int
    meetings_in_person: int
    meetings_online: int
    started_by_me: int
    started_by_them: int
    meetings_unknown: int = 0  # the calendar does not say how they met; meetings count days
    circle: int | None = None  # 5, 15, 50 or 150: rank among the ties; None beyond or without a tie


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that may be waiting for an answer."""

    direction: str  # "me": it may await the owner; "them": the owner may await it
    message_id: str
    subject: str
    at: datetime
    person_id: str
    p_reply: float  # that an answer still comes, within 14 days
    shown: bool  # would the brief consider it?
    reason: str  # why, or why not, in plain words
    usual_answer_days: float | None = None  # how soon the owner usually answers this person (median)
    expected: float = 0.0  # how likely an answer was as it came, less what has happened since


@dataclass(frozen=True, slots=True)
class Meeting:
    """An occurrence with the people in it, as the brief and the suggestions see it."""

    event_uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str
    channel: Channel
    people: tuple[str, ...]  # ids of persons besides the owner
    company: int  # how many besides the owner, known or not
    probability: float
    recurring: bool = False
