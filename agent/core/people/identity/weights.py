"""What names and handles say for and against two addresses being one person: log2 likelihood ratios.

Fellegi & Sunter 1969, with the frequency of the very name in the place of a mean (INFERENCE 2). The shares are those
of pairs of addresses of one person; measured on four public lists, where addresses with the same full name were
taken for one person and addresses with different ones for two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import log2

from agent.core.people.identity.evidence import Reason
from agent.core.people.identity.handles import NOTHING, Part, Told, stem, tells
from agent.core.people.identity.names import ONE_NAME, Likeness, Name, likeness, told_apart
from agent.core.people.identity.profiles import Profile
from agent.core.people.identity.rarity import INITIAL, Rarity

OTHER_ADDRESSES = 0.3  # twice the pairs of addresses of one person, for each address
# Of the pairs of one person, the share whose full names stand so to each other; and what is said of it.
ALIKE = {
    Likeness.SAME: (0.55, "the same full name"),
    Likeness.SHORT: (0.1, "the same full name, once with a short form"),
    Likeness.TURNED: (0.1, "the same full name, in the other order"),
    Likeness.INITIAL: (0.1, "the same family name, and an initial that fits"),
    Likeness.GIVEN: (0.01, "the same given name with another family name"),
    Likeness.FAMILY: (0.01, "the same family name with another given name"),
    Likeness.OTHER: (0.01, "another name"),
}
SPELT = 0.8  # share of handles that spell a name, that spell their own user's
NUMBERED = -3.0  # a handle with a number: somebody else had the plain one
RAREST = 2.0**-24  # chance for two people to share a full name, at the least
TOLD_APART = -6.0  # other middle names, or Jr and Sr
# The same handle, which tells nothing of a name: bits by the number of its letters, the last for all longer ones.
HANDLE_BITS = (0, 0, 3, 6, 8, 9, 13, 13, 16)
# The same handle for the same name: there are few ways to make one out of a name.
SAME_WAY = {
    Told(Part.WHOLE, Part.WHOLE): 0.5,
    Told(Part.INITIAL, Part.WHOLE): 1.5,
    Told(Part.WHOLE, Part.INITIAL): 3.0,
    Told(Part.WHOLE, Part.NOTHING): 2.0,
    Told(Part.NOTHING, Part.WHOLE): 4.0,
}
TRANSLITERATED = 1.5  # the same handle for a name in another script: it may spell the name, which cannot be seen
KEPT = 0.4  # chance that somebody has the same handle at another address
A_GIVEN_NAME, A_FAMILY_NAME, AN_INITIAL_AND_A_NAME = 0.09, 0.03, 0.14  # shares of handles that are just that
CALLED_LIKE_THE_HANDLE = 2.0  # both are, and both have the same
ANOTHER_WORD = -1.5  # names of one word that differ: either may be a handle
ANOTHER_GIVEN_NAME = -5.0


def prior(rarity: Rarity) -> float:
    """log2 odds that two addresses, of which nothing is known, are one person."""
    return log2(OTHER_ADDRESSES / rarity.addresses)


def same_name(one: Profile, other: Profile) -> bool:
    """Do both carry one full name? What an address spells out is not carried."""
    if one.spelt_out or other.spelt_out:
        return False
    return any(likeness(a, b) in ONE_NAME for a, b in product(one.names, other.names))


def compared(one: Profile, other: Profile, rarity: Rarity) -> Iterator[Reason]:
    """What the names and the handles say, for or against."""
    if one.names and other.names:
        yield from _full_names(one, other, rarity)
    elif one.names or other.names:
        named, unnamed = (one, other) if one.names else (other, one)
        yield from _name_and_words(named, unnamed, rarity)
    elif one.singles and other.singles:
        yield _single_names(one, other, rarity)
    yield from _handles(one, other, rarity)


def _full_names(one: Profile, other: Profile, rarity: Rarity) -> Iterator[Reason]:
    pairs = [(likeness(a, b), a, b) for a, b in product(one.names, other.names)]
    how, a, b = min(pairs, key=lambda pair: (pair[0].value, told_apart(pair[1], pair[2])))
    share, fact = ALIKE[how]
    if one.spelt_out or other.spelt_out:
        fact += ", as an address spells it"
    yield Reason(log2(share / max(RAREST, rarity.shared(a), _by_chance(how, a, b, rarity))), fact)
    if how is not Likeness.OTHER and told_apart(a, b):
        yield Reason(TOLD_APART, "other middle names")


def _by_chance(how: Likeness, a: Name, b: Name, rarity: Rarity) -> float:
    """How often the names of two different people stand so to each other."""
    given = max(rarity.given(a.given), rarity.given(b.given))
    if how in ONE_NAME:
        return given * rarity.family(a.family)
    if how is Likeness.INITIAL:
        return INITIAL * rarity.family(a.family)
    if how is Likeness.GIVEN:
        return given
    return rarity.family(a.family) if how is Likeness.FAMILY else 1.0


def _name_and_words(named: Profile, unnamed: Profile, rarity: Rarity) -> Iterator[Reason]:
    """A full name on one side; on the other no more than a handle or a name of one word."""
    told, name = max(((_told(unnamed, name), name) for name in named.names), key=lambda pair: sum(pair[0]))
    if told != NOTHING:
        given = {Part.WHOLE: rarity.given(name.given), Part.INITIAL: INITIAL, Part.NOTHING: 1.0}[told.given]
        family = {Part.WHOLE: rarity.family(name.family), Part.INITIAL: INITIAL, Part.NOTHING: 1.0}[told.family]
        numbered = NUMBERED if stem(unnamed.handle) != unnamed.handle else 0.0
        bits = log2(SPELT / max(RAREST, given * family)) + numbered
        yield Reason(bits, "the address of one spells the name of the other")
    for word in unnamed.singles:
        if not any(tells(word, name) != NOTHING for name in named.names) and word not in named.words:
            yield Reason(ANOTHER_GIVEN_NAME if rarity.is_given(word) else ANOTHER_WORD, "another name")


def _told(unnamed: Profile, name: Name) -> Told:
    told = [tells(word, name) for word in unnamed.words]
    return Told(max((t.given for t in told), default=Part.NOTHING), max((t.family for t in told), default=Part.NOTHING))


def _single_names(one: Profile, other: Profile, rarity: Rarity) -> Reason:
    common = set(one.singles).intersection(other.singles)
    if common - {one.handle, other.handle}:
        return Reason(min(log2(KEPT / _share(word, rarity)) for word in common), "the same name, of one word")
    if common:  # the handle says so already
        return Reason(CALLED_LIKE_THE_HANDLE, "the same name, of one word")
    known = all(any(map(rarity.is_given, side.singles)) for side in (one, other))
    return Reason(ANOTHER_GIVEN_NAME if known else ANOTHER_WORD, "another name")


def _share(word: str, rarity: Rarity) -> float:
    return max(rarity.given(word), rarity.family(word))


def _handles(one: Profile, other: Profile, rarity: Rarity) -> Iterator[Reason]:
    """The same word before the @, or one that is the other's name."""
    own = {one.handle, other.handle}
    common = {word for word in set(one.words).intersection(other.words) if word in own}
    stems = {stem(one.handle), stem(other.handle)}
    bits = max((_handle_bits(word, one, other, rarity) for word in common), default=0.0)
    if not common and len(stems) == 1 and all(own):
        bits = _handle_bits(stems.pop(), one, other, rarity) + NUMBERED * sum(word != stem(word) for word in own)
    if bits > 0:
        yield Reason(bits, "the same word before the @")


def _handle_bits(word: str, one: Profile, other: Profile, rarity: Rarity) -> float:
    names = {*one.names, *other.names}
    told = max((tells(word, name) for name in names), key=sum, default=NOTHING)
    if told != NOTHING:
        return SAME_WAY.get(told, 0.0)
    if not all((name.given + name.family).isascii() for name in names):
        return TRANSLITERATED
    bits = float(HANDLE_BITS[min(len(word), len(HANDLE_BITS) - 1)])
    if share := rarity.handle(word):
        bits = min(bits, log2(KEPT / share))
    return bits if names else min(bits, log2(KEPT / _as_a_name(word, rarity)))


def _as_a_name(word: str, rarity: Rarity) -> float:
    """The chance that somebody else has this handle because it is their name."""
    with_initial = INITIAL * max(rarity.family(word[1:]), rarity.family(word[:-1]))
    return max(
        A_GIVEN_NAME * rarity.given(word), A_FAMILY_NAME * rarity.family(word), AN_INITIAL_AND_A_NAME * with_initial
    )
