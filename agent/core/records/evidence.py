"""What sources give: messages with their places, events, cards. A parser gives one of these or a `Skipped`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Mailbox(NamedTuple):
    """A display name ("" if none) and a lower-case address (RFC 5322, 3.4)."""

    name: str
    address: str


class Message(NamedTuple):
    """What the header of one message says; never anything of its body.

    A tuple, since it is made a million times. Ids are without angle brackets; "" and () mean that the field
    was absent or unreadable.
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
