"""Everybody as of a moment: addresses with their evidence become people with ids, names and kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from agent.core.people.identity.display import display_name
from agent.core.people.identity.evidence import Edge, Link, SeenAddress
from agent.core.people.identity.habits import HabitsOf, no_habits
from agent.core.people.identity.ids import person_id
from agent.core.people.identity.profiles import telling
from agent.core.people.identity.resolve import resolve
from agent.core.people.machines.evidence import AddressEvidence
from agent.core.people.machines.verdict import rather_a_machine, verdict
from agent.core.records import Card, Kind, OwnerWord, Person

# What a person's addresses are taken for together: the first of these that any of them is.
PRECEDENCE = (Kind.PERSON, Kind.ROLE, Kind.LIST, Kind.AUTOMATED, Kind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Known:
    """An address as the store knows it as of a moment. `first_at` is ISO 8601."""

    row: int
    first_at: str
    evidence: AddressEvidence


@dataclass(frozen=True, slots=True)
class Counted:
    """A person with the row ids of all addresses, for reading the interactions."""

    person: Person
    rows: tuple[int, ...]
    ties: tuple[Edge, ...] = ()  # why these addresses are taken for one person


@dataclass(frozen=True, slots=True)
class Census:
    """Everybody but the owner, whoever was seen first leading."""

    people: list[Counted]
    open: list[Edge]  # addresses that may be one person's and stand apart, the likeliest first


def census(
    known: Iterable[Known],
    cards: Sequence[Card],
    is_owner: Callable[[str], bool],
    links: Iterable[Link] = (),
    words: Iterable[OwnerWord] = (),
    habits_of: HabitsOf = no_habits,
) -> Census:
    """All people (and machines, lists, offices); the last three arguments as in `resolve`."""
    card_of = {address: card for card in cards for address in card.addresses}
    rows: dict[str, int] = {}
    seen: list[SeenAddress] = []
    for one in known:
        address = one.evidence.address
        if is_owner(address):
            continue
        found = verdict(replace(one.evidence, in_address_book=address in card_of))
        rows[address] = one.row
        names = telling(one.evidence.names)
        seen.append(SeenAddress(address, one.first_at, names, found.kind, rather_a_machine(found)))
    resolved = resolve(seen, cards, links, words, habits_of)
    people = [_counted(group, rows, card_of) for group in resolved.groups]
    ties = resolved.ties
    return Census([replace(one, ties=ties.get(one.person.addresses[0], ())) for one in people], resolved.open)


def _counted(
    group: tuple[SeenAddress, ...],
    rows: dict[str, int],
    card_of: dict[str, Card],
) -> Counted:
    kind = min((s.kind for s in group), key=PRECEDENCE.index)
    cards = list({card.uid: card for s in group if (card := card_of.get(s.address))}.values())
    person = Person(
        id=person_id(group[0].address),
        name=display_name(group, next((card.name for card in cards if card.name), "")),
        addresses=tuple(s.address for s in group),
        kind=kind,
        groups=tuple(dict.fromkeys(name for card in cards for name in card.groups)),
        birthday=next((card.birthday for card in cards if card.birthday), None),
        anniversary=next((card.anniversary for card in cards if card.anniversary), None),
        in_address_book=bool(cards),
    )
    return Counted(person, tuple(rows[s.address] for s in group))
