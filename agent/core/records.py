"""The vocabulary of the project: what every room means when it says message, event, person, brief.

Records are frozen and valid once built. Instants are tz-aware UTC and end in `_at`, dates end in `_on`,
spans end in `_days`. A parser gives a record or a `Skipped`; nothing here does any work beyond naming.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple

# ---- the owner -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose mailbox it is. `addresses` are lower case and may hold globs such as `*@jo.example`."""

    name: str
    addresses: tuple[str, ...]
    zone: tzinfo


# ---- evidence: mail --------------------------------------------------------------------------------


class Mailbox(NamedTuple):
    """A display name ("" if none) and a lower-case address (RFC 5322, 3.4)."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Message:
    """What the header of one message says; never anything of its body.

    Ids are without angle brackets; "" and () mean that the field was absent or unreadable.
    """

    sent_at: datetime | None  # Date; None if absent or unbelievable
    received_at: datetime | None  # from the place it lay in (INTERNALDATE, From_ line, Maildir name)
    sender: Mailbox  # first mailbox of From; ("", "") if unreadable
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    subject: str = ""
    message_id: str = ""
    in_reply_to: str = ""  # the first id of In-Reply-To
    references: tuple[str, ...] = ()  # oldest first
    reply_to: Mailbox | None = None
    resent_by: Mailbox | None = None  # Sender, where it differs from From
    original_from: Mailbox | None = None  # X-Original-From, kept by lists that rewrite From
    return_path: str | None = None  # "" is the null return path <> of bounces
    list_id: str = ""  # what stands between the angle brackets of List-Id
    list_post: str = ""  # the address in List-Post
    list_unsubscribe: bool = False
    one_click: bool = False  # List-Unsubscribe-Post (RFC 8058)
    precedence: str = ""
    auto_submitted: str = ""  # first word, lower case (RFC 3834)
    feedback_id: bool = False
    mailer: str = ""
    content_type: str = ""  # type/subtype, and "; method=..." for text/calendar
    thread_index: str = ""  # Exchange: the first 22 bytes, as hex
    authentication: str = ""  # topmost Authentication-Results: "authserv-id dmarc=... dkim=... spf=..."
    own_brief: bool = False  # one of our own briefs (X-Helpfirst-Brief); never read as mail


class Place(NamedTuple):
    """Where a copy of a message lies. `key` names it within its folder (byte offset, file name, UID)."""

    folder: str
    key: str
    labels: tuple[str, ...] = ()
    sent_folder: bool = False  # the folder or a label says that the owner sent it
    on_server: bool = False  # a server keeps it: its arrival is a server's word, and From alone proves nothing
    authenticated: bool = False  # the owner's own server vouches for From (DMARC pass)


class Skipped(NamedTuple):
    """An item that could not be kept, and why (a few words, the same for all of its kind)."""

    reason: str


# ---- evidence: calendar and address book -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attendee:
    """An ATTENDEE or ORGANIZER (RFC 5545, 3.8.4). Lower case: address, status, kind."""

    address: str  # "" if it is no mailto: address
    name: str = ""
    status: str = ""  # PARTSTAT: accepted, declined, tentative, needs-action, ...; "" if absent
    kind: str = ""  # CUTYPE: individual, group, resource, room, unknown; "" if absent


class Occurrence(NamedTuple):
    """One time at which an event takes place."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT: a single event, the master of a series, or one changed instance of a series.

    A series keeps its rule as text (evidence) and its instances as `occurrences` (within a window,
    without those that were cancelled or that another Event with `recurrence_id` replaces).
    The description is never read.
    """

    uid: str
    starts_at: datetime
    ends_at: datetime
    occurrences: tuple[Occurrence, ...]
    recurrence_id: datetime | None = None
    rule: str = ""  # RRULE as written; "" for a single event
    all_day: bool = False
    summary: str = ""
    location: str = ""
    conference: str = ""  # an address to join online: CONFERENCE, X-GOOGLE-CONFERENCE, a host in LOCATION
    status: str = ""  # confirmed, tentative, cancelled
    transparent: bool = False
    sequence: int = 0
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    created_at: datetime | None = None  # CREATED
    stamped_at: datetime | None = None  # DTSTAMP

    @property
    def booked_at(self) -> datetime:
        """Since when it is on the books: CREATED, else the earlier of DTSTAMP and start, else start."""
        if self.created_at is not None:
            return self.created_at
        return min(self.stamped_at, self.starts_at) if self.stamped_at is not None else self.starts_at


class YearlyDate(NamedTuple):
    """A birthday or anniversary; the year is often not known."""

    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A person in the owner's address book (RFC 6350)."""

    uid: str
    name: str
    addresses: tuple[str, ...] = ()
    birthday: YearlyDate | None = None
    anniversary: YearlyDate | None = None
    groups: tuple[str, ...] = ()


# ---- the narrow waist ------------------------------------------------------------------------------


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


# ---- people and ties -------------------------------------------------------------------------------


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
    because: tuple[str, ...] = ()  # why it is taken for this kind, in plain words
    groups: tuple[str, ...] = ()  # from the address book
    birthday: YearlyDate | None = None
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
    circle: int | None = None  # 5, 15, 50 or 150: rank among the ties; None beyond or without a tie


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that may be waiting for an answer."""

    direction: str  # "me": it may await the owner; "them": the owner may await it
    message_id: str
    subject: str
    at: datetime
    person_id: str
    p_reply: float
    shown: bool  # would the brief consider it?
    reason: str  # why, or why not, in plain words
    usual_answer_days: float | None = None  # how soon the owner usually answers this person (median)


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


class Shown(NamedTuple):
    """A suggestion that an earlier brief carried."""

    on: date
    suggestion_id: str
    kind: str
    people: tuple[str, ...]  # ids of persons, as of now


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the suggestions of one morning may look at."""

    now: datetime
    owner: Owner
    ties: Mapping[str, Tie]  # by person id; people who are ties, and whoever else is met or waits
    waiting: tuple[Waiting, ...]
    past_meetings: tuple[Meeting, ...]  # of the last days, oldest first
    todays_meetings: tuple[Meeting, ...]
    letters: Mapping[str, tuple[Letter, ...]]  # by person id: the latest few, latest first
    history: tuple[Shown, ...] = ()


# ---- the brief -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence that can be checked, with when it was and where it stands."""

    fact: str
    at: datetime | None = None
    message_id: str | None = None
    event_uid: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One small thing to do for somebody. `id` is short and stable: the same matter has the same id."""

    id: str
    kind: str  # answer, prepare, thank, reconnect, ...
    people: tuple[str, ...]  # ids of persons
    names: tuple[str, ...]  # the same people's names
    text: str
    because: tuple[Fact, ...]
    need: float  # 0..1: for choosing, never shown
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A suggestion that was considered and not chosen, with the reason in plain words."""

    suggestion: Suggestion
    reason: str


@dataclass(frozen=True, slots=True)
class Guest:
    """A person in one of today's meetings, with what is good to know before."""

    id: str
    name: str
    last_contact_at: datetime | None
    last_met_at: datetime | None
    note: str  # "You last met on 4 November; he wrote last, on 12 February, about ..."
    because: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting of today, under Today."""

    suggestion_id: str | None  # of the prepare suggestion, if there is one
    meeting: Meeting
    guests: tuple[Guest, ...]


@dataclass(frozen=True, slots=True)
class SourceReading:
    """How far a source could be read: for the last lines of the brief, and for `sync --json`."""

    name: str
    kind: str
    state: str  # ok, partial, failed, or never
    last_read_at: datetime | None  # the last time that it was read as a whole
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """People met and written with in the last 30 days."""

    online: int
    in_person: int
    days: int = 30


@dataclass(frozen=True, slots=True)
class Brief:
    """One morning. Frozen once it was shown or delivered."""

    on: date
    made_at: datetime
    owner_name: str
    suggestions: tuple[Suggestion, ...]
    today: tuple[Appointment, ...]
    balance: Balance
    sources: tuple[SourceReading, ...]
    rejected: tuple[Rejected, ...] = field(default=())
