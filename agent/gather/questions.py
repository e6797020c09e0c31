"""Store -> core, as of a moment: questions and topics that nobody answered, promises kept, and broadcasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from sys import intern

from agent.core.groups.circles import SIMILAR, likeness
from agent.core.groups.label import SMALL, words
from agent.core.ledger.entries import CROWD
from agent.core.meetings.attendance import telling_words
from agent.core.owner_words import open_promises
from agent.core.people.addresses import name_words
from agent.core.records import Broadcast, Exchange, Letter, Owner, Person, Question, Tie
from agent.core.subjects import asks, topic
from agent.gather import groups
from agent.gather.people import Everybody
from agent.store import open_matters, people
from agent.store.database import Database

AFTER, UNTIL = timedelta(days=2), timedelta(days=14)  # a question that is asked to several
TOPIC_WITHIN = timedelta(days=60)
TOPIC_TIMES = 3
LONG_WORD = 5  # letters of a word that is a topic
KNOWN_WITH = 3  # people with whom a topic may come up and still be somebody's own
BROADCAST_WITHIN = timedelta(days=14)


def asked(db: Database, who: Everybody, near: Mapping[str, Tie], now: datetime) -> Iterator[Question]:
    """Questions to several or to a list."""
    answered_by: defaultdict[str, set[int | None]] = defaultdict(set)
    for matter, sender in open_matters.answered(db, now, UNTIL):
        answered_by[matter].add(sender)
    latest: dict[str, Letter] = {}
    for sender, letter in open_matters.opened_by_others(db, now, UNTIL):
        person_id = who.person_of.get(sender, "")
        if person_id in near and near[person_id].state is not None and now - letter.at >= AFTER:
            others = answered_by[letter.message_id] | answered_by[topic(letter.subject)]
            if asks(letter.subject) and not others - {sender}:
                latest[person_id] = letter
    yield from (Question(person_id, (letter,)) for person_id, letter in latest.items())


class Topics:
    """The word that comes back in the subjects with which somebody began threads; none of them was answered."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._raised: dict[str, list[tuple[str, list[Exchange]]]] = {}  # by person: words, the most frequent first
        self._known_with: defaultdict[str, set[str]] = defaultdict(set)

    def take(self, person: Person, letters: Iterable[Exchange]) -> None:
        """The letters with one person, latest first."""
        own = set(name_words(person.name))
        found: defaultdict[str, dict[str, Exchange]] = defaultdict(dict)
        for one in letters:
            for word in {word.lower() for word in words(one.letter.subject)} - SMALL - own:
                self._known_with[intern(word)].add(person.id)
                if len(word) >= LONG_WORD and self._may_be_raised(one):
                    found[word].setdefault(topic(one.letter.subject), one)
        often = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        raised = [(word, [*by_subject.values()]) for word, by_subject in often]
        self._raised[person.id] = [(word, times) for word, times in raised if _is_open(times)]

    def _may_be_raised(self, one: Exchange) -> bool:
        return one.opens and not one.letter.own and self._now - one.letter.at <= TOPIC_WITHIN

    def questions(self) -> Iterator[Question]:
        """One of each person at most, once the letters with all were taken."""
        for person_id, raised in self._raised.items():
            own = ((word, times) for word, times in raised if len(self._known_with[word]) <= KNOWN_WITH)
            for word, times in islice(own, 1):
                yield Question(person_id, tuple(one.letter for one in times), word)


def _is_open(raised: Sequence[Exchange]) -> bool:
    """Often enough, without an answer, and asking?"""
    asking = any(one.asks for one in raised)
    return len(raised) >= TOPIC_TIMES and asking and all(one.answer is None for one in raised)


def kept(db: Database, who: Everybody, now: datetime) -> Iterator[int]:
    """Ids of the promises about which the owner has written to them since, by a telling word of the subject."""
    for person_id, said in who.words.items():
        for one in open_promises(said):
            letters = people.letters_with(db, who.by_id[person_id].rows, now, since=one.given_at)
            subjects = (telling_words(letter.subject) for letter in letters if letter.own and letter.at > one.given_at)
            if any(telling_words(one.text) & subject for subject in subjects):
                yield one.id


def broadcasts(db: Database, who: Everybody, owner: Owner, now: datetime) -> Iterator[Broadcast]:
    """The same subject, begun by the owner, to so many people on one day of the last two weeks.

    What goes to a group that works together anyway is no broadcast.
    """
    by_day: defaultdict[tuple[date, str], set[str]] = defaultdict(set)
    first: dict[tuple[date, str], Letter] = {}
    for letter, row in open_matters.opened_by_owner(db, now, BROADCAST_WITHIN):
        key = letter.at.astimezone(owner.zone).date(), topic(letter.subject)
        if row in who.person_of:
            by_day[key].add(who.person_of[row])
            first.setdefault(key, letter)
    many = {key: frozenset(reached) for key, reached in by_day.items() if len(reached) >= CROWD}
    lately = groups.lately(db, who, owner, now) if many else []
    for key, reached in many.items():
        if not any(likeness(reached, group.core) >= SIMILAR for group in lately):
            yield Broadcast(first[key].at, first[key].subject, reached)
