"""Which addresses are one person? First cut: the same mailbox, the same full name, the same card.

`cluster` is a pure function of what was seen up to a moment, and does not depend on the order in which
it was seen. Weights with evidence for and against replace `links` later; ids stay as they are.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agent.core.people.addresses import canonical, full_name, name_words
from agent.core.people.machines import ORGANISATION
from agent.core.records import Card, Kind

LONGEST_NAME = 60  # characters that are shown of a name
SHARED_BY = 3  # an address used under more full names than this belongs to nobody in particular


@dataclass(frozen=True, slots=True)
class SeenAddress:
    """An address with what it was called. `first_at` orders people's addresses and makes their id."""

    address: str
    first_at: str  # ISO 8601, UTC; "" sorts first
    names: tuple[str, ...]
    kind: Kind


def person_id(first_address: str) -> str:
    """Derived from the address that was seen first: two stores that saw the same agree on it."""
    return derived_id("p", first_address)


def derived_id(kind: str, text: str) -> str:
    """The letter of a kind, and eight signs that are the same in every store for the same text."""
    digest = hashlib.blake2b(text.encode(), digest_size=5).digest()
    return kind + base64.b32encode(digest).decode().lower()


def cluster(seen: Sequence[SeenAddress], cards: Iterable[Card] = ()) -> list[tuple[SeenAddress, ...]]:
    """Groups of addresses, one per person; within a group, and among groups, the one seen first leads."""
    by_address = {s.address: s for s in seen}
    leader = {address: address for address in by_address}

    def find(address: str) -> str:
        while leader[address] != address:
            leader[address] = leader[leader[address]]
            address = leader[address]
        return address

    for one, other in links(seen, cards):
        if one in leader and other in leader:
            leader[max(find(one), find(other))] = min(find(one), find(other))
    groups: dict[str, list[SeenAddress]] = defaultdict(list)
    for address in by_address:
        groups[find(address)].append(by_address[address])
    ordered = [tuple(sorted(group, key=_first)) for group in groups.values()]
    return sorted(ordered, key=lambda group: _first(group[0]))


def _first(seen: SeenAddress) -> tuple[str, str]:
    return seen.first_at, seen.address


def links(seen: Sequence[SeenAddress], cards: Iterable[Card]) -> Iterator[tuple[str, str]]:
    """Pairs of addresses that are one person. Only people's addresses are joined by name."""
    keys: dict[str, str] = {}
    for one in sorted(seen, key=_first):
        for key in _keys(one):
            first = keys.setdefault(key, one.address)
            if first != one.address:
                yield first, one.address
    for card in cards:
        yield from ((card.addresses[0], other) for other in card.addresses[1:])


def _keys(seen: SeenAddress) -> Iterator[str]:
    yield canonical(seen.address)
    if seen.kind not in (Kind.PERSON, Kind.UNKNOWN):
        return
    names = {name for shown in seen.names if (name := full_name(shown))}
    if len(names) <= SHARED_BY:
        yield from (name for name in names if not ORGANISATION.intersection(name_words(name)))


def display_name(group: Sequence[SeenAddress], card_name: str = "") -> str:
    """The address book's name, else the fullest name in use, the newest address first; else the address."""
    if card_name:
        return tidy(card_name)
    names = [name for seen in reversed(group) for name in seen.names if "@" not in name]
    for name in names:
        if full_name(name):
            return tidy(name)
    return tidy(names[0]) if names else _spelt_out(group[0].address)


def _spelt_out(address: str) -> str:
    """ "anna.roe@a.example" is shown as Anna Roe; anything less plain as the address that it is."""
    words = re.split(r"[._-]", address.partition("@")[0])
    if 2 <= len(words) <= 3 and all(len(word) > 1 and word.isalpha() for word in words):
        return " ".join(words).title()
    return address


def tidy(name: str) -> str:
    """A name as one would write it: "Roe, Anna" turned round, quotes and shouting taken off."""
    shown = name.strip("\"' ")
    last, comma, first = shown.partition(",")
    if comma and first.strip() and "," not in first and full_name(shown):
        shown = f"{first.strip()} {last.strip()}"
    shown = shown.title() if shown.isupper() and " " in shown else shown
    return shown if len(shown) <= LONGEST_NAME else shown[: LONGEST_NAME - 1].rstrip() + "…"
