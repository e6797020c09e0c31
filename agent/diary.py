"""The calendar in the light of everything else that was known at a moment.

The stored interactions hold what an event says by itself. Who "Anna" is, whether the owner was to be elsewhere
and whether the two wrote about it depends on when one asks; so it is worked out here, each time, and never stored.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import merge
from operator import attrgetter

from agent.core.meetings import attendance
from agent.core.meetings.gathering import interaction
from agent.core.meetings.names import is_called, meant
from agent.core.people.addresses import name_words
from agent.core.people.census import Counted
from agent.core.records import Channel, Interaction, Kind
from agent.core.ties import statistics
from agent.core.ties.closeness import is_a_tie
from agent.store import interactions, meetings
from agent.store.database import Database
from agent.store.instants import iso

LATELY = timedelta(days=14)  # of two Annas, the one with mail within this is meant (INFERENCE 6(a))


@dataclass(frozen=True, slots=True)
class Diary:
    """What a moment adds to the meetings. Occurrences are row ids, people are ids."""

    elsewhere: frozenset[int] = frozenset()  # another meeting at the same time
    written: frozenset[tuple[str, int]] = frozenset()  # they wrote about it
    linked: Mapping[int, Mapping[str, float]] = field(default_factory=dict)  # whom the title names, how probably
    doubtful: frozenset[int] = frozenset()  # the title names one of several known people
    by_person: Mapping[str, Sequence[Interaction]] = field(default_factory=dict)  # of `linked`, in order of time

    def probability(self, person_id: str, occurrence: int, alone: float) -> float:
        """How likely a meeting took place, which by itself would have been `alone` likely."""
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
    """Somebody who may be meant by a name: a tie, with the times of the direct mail."""

    words: tuple[str, ...]
    mail_at: tuple[datetime, ...]

    def in_touch(self, at: datetime) -> bool:
        place = bisect_left(self.mail_at, at - LATELY)
        return place < len(self.mail_at) and self.mail_at[place] <= at + LATELY


def read(db: Database, by_id: Mapping[str, Counted], person_of: Mapping[int, str], now: datetime) -> Diary:
    """The diary as of `now`."""
    written = frozenset(
        (person_of[row], occurrence)
        for row, occurrence, title, subject in meetings.letters_near(db, now, attendance.ABOUT_WITHIN)
        if row in person_of and attendance.telling_words(title) & attendance.telling_words(subject)
    )
    elsewhere = attendance.overlapping(meetings.agreed(db, now, attendance.AGREED))
    mentions = list(meetings.mentions(db, now))
    candidates = _candidates(db, by_id, mentions, now)
    linked: dict[int, dict[str, float]] = {}
    by_person: dict[str, list[Interaction]] = defaultdict(list)
    doubtful: set[int] = set()
    for one in mentions:
        for person_id in _meant(one, candidates, doubtful):
            probability = attendance.named_comes(one.owner)
            linked.setdefault(one.occurrence, {})[person_id] = probability
            by_person[person_id].append(
                interaction(
                    one.channel, one.company, probability, one.booked_at, one.starts_at, one.ends_at, one.occurrence
                )
            )
    return Diary(elsewhere, written, linked, frozenset(doubtful), by_person)


def _candidates(
    db: Database, by_id: Mapping[str, Counted], mentions: Iterable[meetings.Mention], now: datetime
) -> dict[str, _Candidate]:
    """The ties among the people who are called by any of the names, by id."""
    names = {name for one in mentions for name in one.names}
    if not names:
        return {}
    found: dict[str, _Candidate] = {}
    for person_id, counted in by_id.items():
        if counted.person.kind is not Kind.PERSON:
            continue
        words = name_words(counted.person.name)
        if not any(is_called(words, name) for name in names):
            continue
        known = list(interactions.of_addresses(db, counted.rows, iso(now)))
        if is_a_tie(statistics.of(known, now), counted.person.in_address_book):
            direct = (i.at for i in known if i.channel is Channel.MAIL and i.company <= statistics.DIRECT)
            found[person_id] = _Candidate(words, tuple(direct))
    return found


def _meant(one: meetings.Mention, candidates: Mapping[str, _Candidate], doubtful: set[int]) -> list[str]:
    """The ids of those whom an occurrence certainly names; where it is not certain, it is added to `doubtful`."""
    words = {person_id: candidate.words for person_id, candidate in candidates.items()}
    certain = []
    for name in one.names:
        called = meant(name, words)
        if len(called) > 1:
            lately = {person_id for person_id in called if candidates[person_id].in_touch(one.starts_at)}
            called = meant(name, words, lately)
        if len(called) == 1:
            certain.append(called[0])
        elif called:
            doubtful.add(one.occurrence)
    return list(dict.fromkeys(certain))
