"""A morning: the scene that suggestions look at, and the brief that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from agent.core.records.groups import Group, Introduction
from agent.core.records.occasions import Occasions
from agent.core.records.owner import Owner
from agent.core.records.people import Meeting, Tie, Waiting
from agent.core.records.rules import Terms
from agent.core.records.sources import SourceReading
from agent.core.records.waist import Letter
from agent.core.records.words import Feedback, OwnerWord


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
    groups: tuple[Group, ...] = ()  # that may matter this morning, the latest first
    introductions: Mapping[str, Introduction] = field(default_factory=dict)  # by id of the newcomer
    occasions: Occasions = field(default_factory=Occasions)
    words: Mapping[str, tuple[OwnerWord, ...]] = field(default_factory=dict)  # the owner's, by person id, oldest first
    feedback: tuple[Feedback, ...] = ()  # what came of earlier suggestions, oldest first
    coming: tuple[Meeting, ...] = ()  # of the next days, where a rule asks for them
    first_on: date | None = None  # the date of the first brief; None: long ago
    on_holiday: bool = False  # the owner's calendar says so
    asked_more: frozenset[str] = frozenset()  # ids of those of whom the owner seems to have asked more than given


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
    need: float  # 0..1: for choosing, never shown; as are the two below
    draft: str | None = None
    certainty: float = 1.0  # 0..1: of the evidence, such as that a meeting took place
    propensity: float | None = None  # 0..1: how likely this morning's draw was to choose it; None: not drawn yet
    terms: Terms | None = None  # of the owner's rule that it comes from, or that its kind is under

    @property
    def by_own_rule(self) -> bool:
        """Does it come of a rule of the owner's own? Terms of a built-in kind have no name."""
        return self.terms is not None and bool(self.terms.name)


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


class Missed(NamedTuple):
    """A morning since the last brief whose own did not reach the owner, or not for certain."""

    on: date
    how: str  # off: nobody was there to make it; undelivered; or unsure: it was sent and not found afterwards


@dataclass(frozen=True, slots=True)
class Balance:
    """People met and written with in the last days, and on how many of these days."""

    online: int  # by mail, in an online meeting or by phone
    in_person: int
    days: int = 30
    unknown: int = 0  # met, the calendar does not say how; of those who are not among `in_person`
    online_days: int = 0
    in_person_days: int = 0
    unknown_days: int = 0
    nearest: int = 0  # of so many who are nearest: only where the owner wishes to see them
    nearest_seen: int = 0  # so many were seen in person within the last 90 days,
    nearest_wished: int = 0  # and the owner wishes it to be so many


@dataclass(frozen=True, slots=True)
class Doubt:
    """Are these two one person? Only the owner can tell."""

    people: tuple[str, str]  # ids of persons
    addresses: tuple[str, str]  # one of each
    name: str  # of one of them, or of both
    because: tuple[str, ...]  # what speaks for it, in plain words


class Asked(NamedTuple):
    """A question that an earlier brief asked."""

    on: date
    addresses: tuple[str, ...]


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
    missed: tuple[Missed, ...] = ()  # oldest first
    notes: tuple[str, ...] = ()  # sentences about the suggestions as such
    question: Doubt | None = None
