"""Addresses, and all that is known of them as of a moment -> people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from agent.core.people.identity import blocking, certain, habits, links, weights
from agent.core.people.identity.clusters import clusters
from agent.core.people.identity.evidence import Edge, Link, Pair, Reason, SeenAddress, pair
from agent.core.people.identity.habits import HabitsOf
from agent.core.people.identity.profiles import profiles
from agent.core.people.identity.rarity import Rarity
from agent.core.records import Card, OwnerWord

# Probabilities from which two addresses are one person, and from which the owner may be asked. INFERENCE 2 guesses
# 0.995, 0.80 and a second family of evidence; measured (docs/quality.md), a rare full name alone is right more often
# than that, and a common one falls short of 0.9 by itself.
ONE_PERSON = 0.9
MAYBE = 0.5


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who is who."""

    groups: list[tuple[SeenAddress, ...]]  # one for each person; in each, and of all, the one seen first leads
    ties: dict[str, tuple[Edge, ...]]  # by leading address: what holds a group together
    open: list[Edge]  # what may be one person and is not sure enough, the surest first


def resolve(
    seen: Sequence[SeenAddress],
    cards: Sequence[Card] = (),
    said: Iterable[Link] = (),
    words: Iterable[OwnerWord] = (),
    habits_of: HabitsOf = habits.no_habits,
) -> Resolved:
    """Independent of the order of `seen`. Of the `words`, those on who is who count."""
    by_address = {one.address: one for one in seen}
    weighed = _Weighed(seen, said)
    weighed.add_habits(habits_of)
    one, apart = certain.by_word(words)
    possible = (edge for edge in weighed.edges() if edge.probability >= MAYBE and not edge.refuted)
    edges = sorted(possible, key=lambda edge: (-edge.bits, edge.one, edge.other))
    groups, used = clusters(
        sorted(by_address),
        [*one, *certain.by_card(cards), *certain.by_mailbox(seen)],
        [edge for edge in edges if edge.probability >= ONE_PERSON],
        apart,
        weighed.fit,
    )
    ordered = sorted((tuple(sorted(map(by_address.__getitem__, group), key=_first)) for group in groups), key=_leading)
    leader = {one.address: group[0].address for group in ordered for one in group}
    ties: dict[str, list[Edge]] = defaultdict(list)
    for edge in used:
        ties[leader[edge.one]].append(edge)
    unsure = [edge for edge in edges if leader[edge.one] != leader[edge.other] and (edge.one, edge.other) not in apart]
    return Resolved(ordered, {address: tuple(found) for address, found in ties.items()}, unsure)


def _first(seen: SeenAddress) -> tuple[str, str]:
    return seen.first_at, seen.address


def _leading(group: Sequence[SeenAddress]) -> tuple[str, str]:
    return _first(group[0])


class _Weighed:
    """Pairs of addresses that have something in common, with what speaks for and against.

    Of the many, only those are kept that may come to be one person: `habits` can tip the scales by so much. They are
    weighed again when they are asked for, since what speaks for and against takes ten times the memory of the pairs.
    """

    def __init__(self, seen: Iterable[SeenAddress], said: Iterable[Link]) -> None:
        self._profiles = profiles(seen)
        self._rarity = Rarity(self._profiles.values())
        self._links: dict[Pair, list[Link]] = defaultdict(list)
        self._habits: dict[Pair, tuple[Reason, ...]] = {}
        for link in said:
            if link.one in self._profiles and link.other in self._profiles:
                self._links[pair(link.one, link.other)].append(link)
        alike = chain(blocking.pairs(self._profiles.values()), self._links)
        close = sorted(both for both in alike if self._edge(both).bits > -habits.MOST_GAIN)
        self._close = [both for both, _ in groupby(close)]

    def add_habits(self, habits_of: HabitsOf) -> None:
        """What both did counts where it may tip the scales."""
        unlike = [both for both in self._close if not weights.same_name(*map(self._profiles.__getitem__, both))]
        found = habits_of(self._close, unlike)
        shares = habits.domain_shares(self._profiles)
        for both in self._close:
            if more := tuple(habits.compared(both, found, shares)):
                self._habits[both] = more

    def edges(self) -> Iterator[Edge]:
        """Of those that may be one person."""
        return map(self._edge, self._close)

    def fit(self, one: str, other: str) -> bool:
        """May they be one person, where others say so? No chain leads from one name to another."""
        both = pair(one, other)
        if one not in self._profiles or other not in self._profiles:
            return True
        edge = self._edge(both)
        if edge.refuted:
            return False
        nothing_against = all(reason.bits > 0 for reason in edge.reasons)
        alike = links.compatible(self._profiles[one], self._profiles[other])
        return edge.probability >= MAYBE or (nothing_against and alike)

    def _edge(self, both: Pair) -> Edge:
        one, other = (self._profiles[address] for address in both)
        said = links.compared(one, other, self._links.get(both, ()), self._rarity)
        reasons = (*said, *weights.compared(one, other, self._rarity), *self._habits.get(both, ()))
        bits = weights.prior(self._rarity) + sum(reason.bits for reason in reasons)
        return Edge(*both, bits, reasons)
