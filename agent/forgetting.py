"""Forgetting a person: every trace in the store, in the briefs that are kept, and in the bytes of the file."""

from __future__ import annotations

from collections.abc import Callable

from agent import kept_briefs
from agent.core.people.addresses import full_name, matcher
from agent.core.people.census import Counted
from agent.core.records import Owner
from agent.core.redaction import Traces
from agent.core.suggestions.words import quoted
from agent.gather.people import Everybody
from agent.store import calendar, cards, forgetting, people
from agent.store.database import Database
from agent.store.forgetting import Erased


def forget(db: Database, who: Everybody, person_id: str, owner: Owner) -> Erased:
    """Erase a person everywhere; what there was is returned. `who`: everybody, also those never to be mentioned.

    What is left is a keyed hash of each address and name, so that no later reading brings them back.
    """
    one = who.by_id[person_id]
    names, addresses = _as_in_the_address_book(db, one)
    linked = [occurrence for occurrence, meant in who.diary.linked.items() if person_id in meant]
    rows = [*one.rows, *_addresses_of_nobody_else(db, who, one, matcher(owner.addresses))]
    with forgetting.leaving_no_bytes(db):
        erased = forgetting.erase(db, rows, addresses, names, linked, calendar.own_of(owner))
        words = {*erased.names, *erased.addresses, *(quoted(subject) for subject in erased.subjects)}
        traces = Traces(kept_briefs.ids_of(one.person), frozenset(words), erased.sources)
        kept_briefs.rewrite(db, traces, owner.zone, titles=True)
    return erased


def _as_in_the_address_book(db: Database, one: Counted) -> tuple[set[str], set[str]]:
    names, addresses = {one.person.name}, set(one.person.addresses)
    for card in cards.all_cards(db):
        if not addresses.isdisjoint(card.addresses):
            names.add(card.name)
            addresses |= set(card.addresses)
    return names, addresses


def _addresses_of_nobody_else(
    db: Database, who: Everybody, one: Counted, is_owner: Callable[[str], bool]
) -> list[int]:
    """Of addresses that nobody ever wrote from or to, those that were seen under the person's full name."""
    wanted = full_name(one.person.name)
    return [
        row
        for row, address, name in (people.names_of_the_unmet(db) if wanted else ())
        if full_name(name) == wanted and row not in who.person_of and not is_owner(address)
    ]
