"""Who works with the owner on what, and who brought whom into the owner's life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

OWNER = ""  # stands where an id of a person is expected and it is the owner


class Together(NamedTuple):
    """One letter or meeting that the owner shared with a few persons."""

    at: datetime
    people: frozenset[str]  # ids of persons, without the owner
    by: str  # who wrote or invited: a person's id, or OWNER
    matter: str  # id of the thread's first message, or uid of the event: the same for all that belong to it
    title: str  # subject or summary
    is_meeting: bool = False
    is_series: bool = False  # an occurrence of a recurring event
    source: str = ""  # Message-ID or uid, for checking


@dataclass(frozen=True, slots=True)
class Group:
    """A few people who keep coming together with the owner, by mail or in meetings.

    `id` is derived from the people and the moment with which it began, so two stores agree on it.
    """

    id: str
    label: str  # what it is about; "" where no words tell
    members: tuple[str, ...]  # ids of persons: its core, the steadiest first
    active: tuple[str, ...]  # of these, who wrote something in it or met; the others had copies
    first_at: datetime
    last_at: datetime
    last_met_at: datetime | None
    next_at: datetime | None  # planned
    days: int  # on which something happened
    usual_gap_days: float
    ended: bool
    last: Together

    @property
    def is_work(self) -> bool:
        """Does at least half of it take part? Else most of them only read."""
        return len(self.active) >= len(self.members) / 2


@dataclass(frozen=True, slots=True)
class Introduction:
    """The first message or event that joined the owner and somebody new was a third person's."""

    person_id: str  # the newcomer
    by: str  # id of the person who brought them
    at: datetime
    title: str  # subject or summary
    others: int  # besides the owner, the newcomer and who brought them
    message_id: str | None = None
    event_uid: str | None = None
