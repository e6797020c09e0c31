"""What needs no weighing: the owner's word, the address book, and what is one mailbox by its form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from agent.core.people.addresses import canonical
from agent.core.people.identity.evidence import Edge, Pair, Reason, SeenAddress, pair
from agent.core.people.identity.names import ONE_NAME, full, likeness
from agent.core.people.rewriting import is_rewritten
from agent.core.records import Card, OwnerWord, Verb


def by_word(words: Iterable[OwnerWord]) -> tuple[list[Edge], set[Pair]]:
    """What the owner said is one person, and what is not; of two words on one pair the later counts."""
    latest = {pair(word.address, word.other): word for word in words if word.other}
    one = [
        Edge(*both, inf, (Reason(inf, "you said so", word.given_at),))
        for both, word in latest.items()
        if word.verb is Verb.MERGE
    ]
    return one, {both for both, word in latest.items() if word.verb is Verb.SPLIT}


def by_card(cards: Sequence[Card]) -> Iterator[Edge]:
    """Addresses on one card. One that stands on the cards of several people (a couple's) joins nobody."""
    owners: dict[str, set[object]] = defaultdict(set)
    for card in cards:
        for address in card.addresses:
            owners[address].add(full(card.name) or card.uid)
    for card in cards:
        own = [address for address in card.addresses if len(owners[address]) == 1]
        for other in own[1:]:
            yield Edge(*pair(own[0], other), inf, (Reason(inf, "both stand on one card in your address book"),))


def by_mailbox(seen: Iterable[SeenAddress]) -> Iterator[Edge]:
    """The same mailbox, written with a tag or, where they count for nothing, with other dots.

    Not where tags are given to others: a relay writes for each under another name.
    """
    first: dict[str, SeenAddress] = {}
    for one in sorted(seen, key=lambda one: one.address):
        known = first.setdefault(canonical(one.address), one)
        if known is not one and not _others(known, one):
            yield Edge(*pair(known.address, one.address), inf, (Reason(inf, "by its form it is the same mailbox"),))


def _others(one: SeenAddress, other: SeenAddress) -> bool:
    if any(map(is_rewritten, (*one.names, *other.names))):
        return True
    mine, theirs = ({name for shown in side.names if (name := full(shown))} for side in (one, other))
    return bool(mine and theirs) and not any(likeness(a, b) in ONE_NAME for a in mine for b in theirs)
