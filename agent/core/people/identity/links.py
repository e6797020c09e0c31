"""What a message said of two addresses: who answered for whom, and where answers were to go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log2

from agent.core.people.identity.evidence import Link, LinkKind, Reason
from agent.core.people.identity.handles import NOTHING, tells
from agent.core.people.identity.names import ONE_NAME, Likeness, likeness
from agent.core.people.identity.profiles import Profile
from agent.core.people.identity.rarity import Rarity

COMPATIBLE = ONE_NAME | {Likeness.INITIAL}
# Anybody out of all the addresses might have answered, so such a link outweighs the prior (INFERENCE 2 has +9 and +8,
# for some 500 addresses); bits beyond that.
BITS = {LinkKind.ANSWERED: 1.0, LinkKind.REPLY_TO: 2.0}
FACTS = {
    LinkKind.ANSWERED: "from {other} came the answer to what you had sent to {one} alone",
    LinkKind.REPLY_TO: "mail from {one} asks for answers to {other}",
}


def compared(one: Profile, other: Profile, links: Iterable[Link], rarity: Rarity) -> Iterator[Reason]:
    """Nothing where the names differ: then somebody answered for somebody else. Each kind counts once, the latest:
    two who share a desk answer for each other, both ways.
    """
    if compatible(one, other):
        latest = {link.kind: link for link in sorted(links, key=lambda link: link.at)}
        for link in latest.values():
            fact = FACTS[link.kind].format(one=link.one, other=link.other)
            yield Reason(log2(rarity.addresses) + BITS[link.kind], fact, link.at)


def compatible(one: Profile, other: Profile) -> bool:
    """May these be the names of one person?"""
    if one.names and other.names:
        return any(likeness(a, b) in COMPATIBLE for a in one.names for b in other.names)
    if not (one.names or other.names):
        return not (one.singles and other.singles) or bool(set(one.singles).intersection(other.singles))
    named, unnamed = (one, other) if one.names else (other, one)
    return not unnamed.singles or any(tells(w, name) != NOTHING for w in unnamed.singles for name in named.names)
