"""What calendars and address books give: events and cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


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
