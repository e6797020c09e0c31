"""Who there is, as of some moment: the owner, people, ties, who waits for whom, meetings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum

from agent.core.records.evidence import YearlyDate
from agent.core.records.rules import Rules
from agent.core.records.waist import Channel

CIRCLES = (5, 15, 50, 150)  # people of the nearest, each circle with those within it
NEAREST = CIRCLES[1]  # people,
NEAREST_DAYS = 90  # of whom the owner may wish to have seen some in person within so long


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner wants of the brief, as the configuration says it."""

    circle_size: int = 40  # suggestions come from so many who are nearest, and a few others
    brief_days: frozenset[int] = frozenset(range(7))  # weekdays as in date.weekday(); never empty
    nearest_in_person: int = 0  # of the fifteen nearest, to be seen in person within 90 days; 0: no such wish
    see_after_days: tuple[int, ...] = (60, 90, 180)  # since the last time in person, of the nearest 5, 15, 50 (and 150)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose mailbox it is. `addresses` are lower case and may hold globs such as `*@jo.example`."""

    name: str
    addresses: tuple[str, ...]
    zone: tzinfo
    wishes: Wishes = Wishes()
    rules: Rules = field(default_factory=Rules)


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
