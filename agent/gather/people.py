"""Store -> core, as of a moment: who there is, and whose each address is. All else that is gathered begins here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial

from agent.core import owner_words
from agent.core.people.addresses import matcher
from agent.core.people.census import Census, Counted, census
from agent.core.people.identity.evidence import Edge
from agent.core.people.machines import verdict
from agent.core.records import OWNER, Fact, Owner, OwnerWord, Verb
from agent.core.rules import people as people_rules
from agent.gather import diary
from agent.gather.diary import Diary
from agent.store import addresses, cards, evidence, identity
from agent.store import owner_words as words_said
from agent.store.database import Database

ABOUT_ONE = frozenset(Verb) - {Verb.MERGE, Verb.SPLIT}  # those two say who is who


@dataclass(frozen=True, slots=True)
class Everybody:
    """All people as of a moment of whom one may speak, and whose each address row is.

    `unmentioned` are those whom the owner wants never to be mentioned: they are in nothing else but `diary`,
    so that a title which names one of them is not taken to name somebody else.
    """

    by_id: dict[str, Counted]
    person_of: dict[int, str]
    diary: Diary = field(default_factory=Diary)
    words: Mapping[str, tuple[OwnerWord, ...]] = field(default_factory=dict)  # the owner's, by person id
    unmentioned: Mapping[str, Counted] = field(default_factory=dict)
    open: Sequence[Edge] = ()  # addresses that may be one person's and stand apart, the likeliest first


def everybody(db: Database, owner: Owner, now: datetime, *, unmentioned: bool = False) -> Everybody:
    """Who there is, as of `now`. `unmentioned`: those whom the owner never wants to be mentioned are asked for."""
    found = _census(db, owner, now)
    counted = found.people
    by_id = {one.person.id: one for one in counted}
    person_of = {row: one.person.id for one in counted for row in one.rows}
    words = _by_person([*people_rules.words(owner.rules), *words_said.said(db, now, ABOUT_ONE)], counted)
    met = {
        person_id: [owner_words.interaction(one, owner.zone) for one in said if one.verb is Verb.MET]
        for person_id, said in words.items()
        if owner_words.said(said, Verb.MET)
    }
    seen = diary.read(db, by_id, person_of, now, met, owner.zone)
    never = {person_id for person_id, said in words.items() if owner_words.said(said, Verb.NEVER)}
    if unmentioned or not never:
        return Everybody(by_id, person_of, seen, words, open=found.open)
    return Everybody(
        {person_id: one for person_id, one in by_id.items() if person_id not in never},
        {row: person_id for row, person_id in person_of.items() if person_id not in never},
        seen,
        {person_id: said for person_id, said in words.items() if person_id not in never},
        {person_id: by_id[person_id] for person_id in never},
        found.open,
    )


def _census(db: Database, owner: Owner, now: datetime) -> Census:
    is_owner = matcher(owner.addresses)
    return census(
        evidence.known_addresses(db, now),
        cards.all_cards(db),
        is_owner,
        identity.links(db, now),
        words_said.said(db, now, (Verb.MERGE, Verb.SPLIT)),
        partial(identity.habits, db, now, is_owner),
    )


def _by_person(words: Iterable[OwnerWord], counted: Iterable[Counted]) -> dict[str, tuple[OwnerWord, ...]]:
    """The words of each person, in the order of saying. Whose address has become nobody's has none."""
    said: dict[str, list[OwnerWord]] = {}
    for word in words:
        said.setdefault(word.address, []).append(word)
    found: dict[str, tuple[OwnerWord, ...]] = {}
    for one in counted if said else ():
        theirs = [word for address in one.person.addresses for word in said.get(address, ())]
        if theirs:
            found[one.person.id] = tuple(sorted(theirs, key=lambda word: (word.given_at, word.id)))
    return found


def key_of(db: Database, who: Everybody, owner: Owner) -> Callable[[int], str]:
    """Address row -> id of the person, OWNER, or a name of nobody's."""
    is_owner = matcher(owner.addresses)

    @cache
    def other(row: int) -> str:
        return OWNER if is_owner(addresses.address(db, row)) else f"address {row}"

    return lambda row: who.person_of.get(row) or other(row)


def because(db: Database, one: Counted, now: datetime) -> list[Fact]:
    """Why somebody is taken for what they are, address by address."""
    facts = []
    in_a_book = {address for card in cards.all_cards(db) for address in card.addresses}
    for known in evidence.known_addresses(db, now, one.rows):
        address = known.evidence.address
        for fact in verdict.because(replace(known.evidence, in_address_book=address in in_a_book)):
            facts.append(fact if len(one.rows) == 1 else replace(fact, fact=f"{address}: {fact.fact}"))
    return facts
