"""The calendar in the light of everything else that was known at a moment.

The stored interactions hold what an event says by itself. Who "Anna" is, whether the owner was to be elsewhere
and whether the two wrote about it depends on when one asks; so it is worked out here, each time, and never stored.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from heapq import merge
from operator import attrgetter

from agent.core.dates import local_date
from agent.core.meetings import attendance, gathering
from agent.core.meetings.names import GENITIVE, Name, is_called, the_one
from agent.core.people.addresses import name_words
from agent.core.people.census import Counted
from agent.core.records import Channel, Direction, Interaction, Kind
from agent.core.row_ids import RowIds
from agent.core.ties import statistics
from agent.core.ties.closeness import is_a_tie
from agent.store import interactions, meetings
from agent.store.database import Database
from agent.store.instants import iso

LATELY = timedelta(days=14)  # of two Annas, the one with mail within this is meant (INFERENCE 6(a))


@dataclass(frozen=True, slots=True)
class Diary:
    """What a moment adds to the meetings. Occurrences are row ids, people are ids."""

    elsewhere: RowIds = field(default_factory=RowIds)  # another meeting at the same time
    written: frozenset[tuple[str, int]] = frozenset()  # they wrote about it
    linked: Mapping[int, Mapping[str, float]] = field(default_factory=dict)  # whom the title names, how probably
    doubtful: frozenset[int] = frozenset()  # the title names one of several known people
    by_person: Mapping[str, Sequence[Interaction]] = field(default_factory=dict)  # of `linked` and of the owner's word

    def probability(self, person_id: str, occurrence: int | None, alone: float) -> float:
        """How likely it took place, which by itself would have been `alone` likely. None: it is in no calendar."""
        if occurrence is None:
            return alone
        elsewhere, written = occurrence in self.elsewhere, (person_id, occurrence) in self.written
        return attendance.seen_with(alone, elsewhere, written) if elsewhere or written else alone

    def complete(self, person_id: str, stored: Iterator[Interaction]) -> Iterator[Interaction]:
        """A person's stored interactions with what the diary adds, in order of time."""
        named = self.by_person.get(person_id, ())
        if not (self.elsewhere or self.written or named):
            return stored
        return self._complete(person_id, merge(stored, named, key=attrgetter("at")) if named else stored)

    def _complete(self, person_id: str, everything: Iterable[Interaction]) -> Iterator[Interaction]:
        for one in everything:
            if one.occurrence is None:
                yield one
            else:
                yield one._replace(probability=self.probability(person_id, one.occurrence, one.probability))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody who may be meant by a name: a tie, with the times of the direct mail, in order."""

    person_id: str
    mail_at: tuple[datetime, ...]

    def in_touch(self, at: datetime) -> bool:
        """Was there mail within LATELY of a moment?"""
        place = bisect_left(self.mail_at, at - LATELY)
        return place < len(self.mail_at) and self.mail_at[place] <= at + LATELY


def read(
    db: Database,
    by_id: Mapping[str, Counted],
    person_of: Mapping[int, str],
    now: datetime,
    met: Mapping[str, Sequence[Interaction]],
    zone: tzinfo,
) -> Diary:
    """The diary as of `now`. `met`: meetings of which the owner told, by person id; those that a calendar saw on the
    same date (in `zone`) count once.
    """
    written = frozenset(
        (person_of[row], occurrence)
        for row, occurrence, title, subjects in meetings.letters_near(db, now, attendance.ABOUT_WITHIN)
        if row in person_of and any(attendance.is_about(subject, title) for subject in subjects)
    )
    elsewhere = RowIds(attendance.overlapping(meetings.agreed(db, now, attendance.AGREED)))
    mentions = list(meetings.mentions(db, now))
    called = _called(db, by_id, {name for one in mentions for name in one.names}, now)
    linked: dict[int, dict[str, float]] = {}
    by_person: dict[str, list[Interaction]] = defaultdict(list)
    doubtful: set[int] = set()
    for one in mentions:
        for name in one.names:
            candidates = called.get(name, [])
            person_id = _meant(candidates, one.starts_at)
            if person_id is None:
                doubtful |= {one.occurrence} if candidates else set()
            elif person_id not in linked.setdefault(one.occurrence, {}):
                interaction = _interaction(one)
                linked[one.occurrence][person_id] = interaction.probability
                by_person[person_id].append(interaction)
    diary = Diary(elsewhere, written, linked, frozenset(doubtful), by_person)
    for person_id, told in met.items():
        stored = interactions.of_addresses(db, by_id[person_id].rows, iso(now))
        seen = {local_date(one.at, zone) for one in diary.complete(person_id, stored) if _took_place(one)}
        unseen = (one for one in told if local_date(one.at, zone) not in seen)
        by_person[person_id] = sorted([*by_person[person_id], *unseen], key=attrgetter("at"))
    return diary


def _took_place(one: Interaction) -> bool:
    return one.direction is Direction.TOGETHER and one.probability >= statistics.LIKELY


def _meant(candidates: Sequence[_Candidate], at: datetime) -> str | None:
    lately = [one.person_id for one in candidates if one.in_touch(at)] if len(candidates) > 1 else []
    return the_one([one.person_id for one in candidates], lately)


def _interaction(one: meetings.Mention) -> Interaction:
    return gathering.interaction(
        one.channel, one.company, attendance.named_comes(one.owner), one.booked_at, one.starts_at, one.ends_at,
        one.occurrence,
    )  # fmt: skip


def _called(
    db: Database, by_id: Mapping[str, Counted], names: Iterable[Name], now: datetime
) -> dict[Name, list[_Candidate]]:
    """The ties who are called by each of the names."""
    by_part: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_part[name.given or name.surname].append(name)
    found: dict[Name, list[_Candidate]] = defaultdict(list)
    for counted in by_id.values() if by_part else ():
        fitting = _fitting(counted, by_part)
        candidate = _candidate(db, counted, now) if fitting else None
        if candidate:
            for name in fitting:
                found[name].append(candidate)
    return found


def _fitting(counted: Counted, by_part: Mapping[str, Sequence[Name]]) -> list[Name]:
    """The names that a person is called by."""
    words = name_words(counted.person.name) if counted.person.kind is Kind.PERSON else ()
    parts = {words[0], words[0] + GENITIVE, words[-1]} if words else ()
    return [name for part in parts for name in by_part.get(part, ()) if is_called(words, name)]


def _candidate(db: Database, counted: Counted, now: datetime) -> _Candidate | None:
    """Whoever is a tie."""
    known = list(interactions.of_addresses(db, counted.rows, iso(now)))
    if not is_a_tie(statistics.of(known, now), counted.person.in_address_book):
        return None
    direct = (one.at for one in known if one.channel is Channel.MAIL and one.company <= statistics.DIRECT)
    return _Candidate(counted.person.id, tuple(direct))
