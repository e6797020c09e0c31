"""What mail and calendar give occasion for: letters with their answers, returns, guests who came.

The shell finds these; the kinds of suggestions decide whether there is something to say. Every one names the
message or event in which it can be looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from agent.core.records.people import Meeting
from agent.core.records.waist import Letter


class Trace(NamedTuple):
    """A time at which the owner and somebody were in touch: a letter or a meeting."""

    at: datetime
    met: bool
    title: str  # "" if there is none, as of a meeting that only the owner told of
    message_id: str | None = None
    event_uid: str | None = None


class Exchange(NamedTuple):
    """A letter between the owner and one person, and the first of the other side that answers it."""

    letter: Letter
    answer: Letter | None
    opens: bool  # nothing was answered or forwarded
    asks: bool  # its subject asks, in words of the writer's own


class Return(NamedTuple):
    """Somebody wrote after a silence."""

    letter: Letter
    before: Trace  # the last contact until then
    silent_days: float  # between the two, without those on which the owner was away


class Hosted(NamedTuple):
    """A meeting to which the owner had invited."""

    meeting: Meeting
    came: tuple[str, ...]  # ids of the persons who had said yes


class YearlyDay(NamedTuple):
    """Today is somebody's birthday or anniversary, as a calendar has it."""

    people: tuple[str, ...]  # ids of persons
    title: str
    at: datetime
    event_uid: str


class Newcomer(NamedTuple):
    """Somebody whom the owner had nothing to do with until some days ago."""

    person_id: str
    first: Trace  # their first letter to the owner; or what first joined them to a group of the owner's
    known: tuple[str, ...]  # ids of the others on it who are ties, or of who brought them
    joined: bool  # a group that the owner carries, of which `known` are the others
    brought: Trace | None = None  # what a tie, the only one in `known`, brought them to the owner with


class Question(NamedTuple):
    """What somebody asked, or keeps bringing up, without an answer."""

    person_id: str
    letters: tuple[Letter, ...]  # the latest first
    topic: str = ""  # the word that comes back; "" for a single question


class Apart(NamedTuple):
    """Somebody who was met in person before, and since then only written to or seen on a screen."""

    person_id: str
    met: Trace  # the last time in person
    days: int  # in touch since
    ahead: Trace | None = None  # an entry that takes the owner to a place
    place: str = ""  # whose name it shares with one where the two have met,
    there: Trace | None = None  # the last time then


class Pair(NamedTuple):
    """Two people who write about the same rare words, and have never been in one mail or meeting with the owner."""

    people: tuple[str, str]  # ids of persons
    words: tuple[str, ...]
    letters: tuple[tuple[Letter, ...], tuple[Letter, ...]]  # that hold such a word, of each, latest first
    common: int  # how many people were on mail with either


class Broadcast(NamedTuple):
    """The same subject from the owner to many on one day: never a gift to anybody."""

    at: datetime
    subject: str
    people: frozenset[str]  # ids of persons


@dataclass(frozen=True, slots=True)
class Occasions:
    """All of them, of one morning."""

    exchanges: Mapping[str, tuple[Exchange, ...]] = field(default_factory=dict)  # that opened a thread, with people who
    # are ties, by person id: of the latest of half a year, latest first
    returns: Mapping[str, Return] = field(default_factory=dict)  # of the last days, by person id
    hosted: tuple[Hosted, ...] = ()  # of the last days
    days: tuple[YearlyDay, ...] = ()  # of today
    newcomers: tuple[Newcomer, ...] = ()  # to whom the owner has not written by themselves yet
    questions: tuple[Question, ...] = ()  # of the last weeks
    kept: frozenset[int] = frozenset()  # ids of the owner's promises about which there was a letter since
    apart: tuple[Apart, ...] = ()  # of the inner circles
    pairs: tuple[Pair, ...] = ()  # the likeliest first
    broadcasts: tuple[Broadcast, ...] = ()  # of the last two weeks
