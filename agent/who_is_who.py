"""The owner's word on who is who: kept, and undone by the opposite command.

The opposite first takes back what was said; only if that does not do it is a word of its own said. So after `merge`
and `split` (or the other way round) all is as it was before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from agent.core.records import Owner, OwnerWord, Person, Verb
from agent.errors import UserError
from agent.gather.people import Everybody, everybody
from agent.store import owner_words
from agent.store.database import Database


def merge(db: Database, owner: Owner, one: Person, other: Person, at: datetime) -> Person:
    """From now on these two are one person, who is returned. Raises UserError."""
    if one.id == other.id:
        raise UserError(f"That is one person already: {', '.join(one.addresses)}.")
    between = [word for word in _said(db, at, Verb.SPLIT) if _touches(word, one.addresses, other.addresses)]
    _take_back(db, between, at)
    if not between or _apart(everybody(db, owner, at, unmentioned=True), one.addresses[0], other.addresses[0]):
        owner_words.say(db, OwnerWord(at, Verb.MERGE, one.addresses[0], other.addresses[0]))
    return _whose(everybody(db, owner, at, unmentioned=True), one.addresses[0])


def split(db: Database, owner: Owner, person: Person, address: str, at: datetime) -> tuple[Person, Person]:
    """From now on this address is another person's, or stays so; both are returned, the one spoken of first.

    Raises UserError.
    """
    rest = [one for one in person.addresses if one != address]
    who = everybody(db, owner, at, unmentioned=True)
    if not rest or not any(address in one.person.addresses for one in who.by_id.values()):
        known = ", ".join(person.addresses)
        raise UserError(f"{address} cannot be told apart from {person.name}, of whom is known: {known}.")
    merged = [word for word in _said(db, at, Verb.MERGE) if _touches(word, [address], rest)]
    _take_back(db, merged, at)
    if not merged or not _apart(everybody(db, owner, at, unmentioned=True), address, rest[0]):
        with db.atomic():
            for one in rest:
                owner_words.say(db, OwnerWord(at, Verb.SPLIT, address, one))
    who = everybody(db, owner, at, unmentioned=True)
    return _whose(who, rest[0]), _whose(who, address)


def _said(db: Database, at: datetime, verb: Verb) -> list[OwnerWord]:
    return list(owner_words.said(db, at, (verb,)))


def _touches(word: OwnerWord, some: Sequence[str], others: Sequence[str]) -> bool:
    """Is it about one of the first and one of the second?"""
    both = {word.address, word.other}
    return bool(both.intersection(some) and both.intersection(others))


def _take_back(db: Database, words: Iterable[OwnerWord], at: datetime) -> None:
    with db.atomic():
        for word in words:
            owner_words.take_back(db, word.id, at)


def _apart(who: Everybody, one: str, other: str) -> bool:
    return _whose(who, one).id != _whose(who, other).id


def _whose(who: Everybody, address: str) -> Person:
    return next(one.person for one in who.by_id.values() if address in one.person.addresses)
