"""What two addresses did says for and against their being one person; asked only of those whose names agree.

Measured where addresses under one full name were taken for one person (three public lists, a company): they are often
on one letter together, a quarter to a third of the busier ones three times and more. So that tells only against two
who do not carry the same full name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import log2
from typing import NamedTuple

from agent.core.people.addresses import GMAIL
from agent.core.people.identity.evidence import Pair, Reason

SHARED_AT_LEAST = 2  # people whom both know, before it counts
MANY_SHARED, SOME_SHARED = 0.3, 0.15  # of all whom either knows (Jaccard)
MANY_BITS, SOME_BITS = 2.5, 1.0
SUCCESSION = timedelta(days=60)
SUCCESSION_BITS = 1.5
TOGETHER_ONCE, TOGETHER_OFTEN, OFTEN = -2.0, -5.0, 3
ALIASES = 0.04  # chance that somebody uses a second address at the same company at the same time (measured: .02 to .05)
FREE_MAIL = GMAIL | {
    "aol.com", "gmx.de", "gmx.net", "hotmail.com", "hotmail.co.uk", "hotmail.fr", "icloud.com", "laposte.net",
    "live.com", "mac.com", "mail.ru", "me.com", "msn.com", "orange.fr", "outlook.com", "posteo.de", "proton.me",
    "protonmail.com", "qq.com", "t-online.de", "uol.com.br", "web.de", "yahoo.com", "yahoo.co.uk", "yahoo.fr",
    "libero.it", "yandex.ru", "ziggo.nl", "163.com",
}  # fmt: skip
MOST_GAIN = MANY_BITS + SUCCESSION_BITS  # bits that habits can add


class Habit(NamedTuple):
    """How an address was used: between when, in which months, and who stood beside it on small threads."""

    first_at: datetime
    last_at: datetime
    months: frozenset[str] = frozenset()  # "2026-03"
    beside: frozenset[str] = frozenset()  # addresses


def _of_nobody(address: str) -> Habit | None:
    return None


@dataclass(frozen=True, slots=True)
class Habits:
    """Of an address: what it did, looked up when it is asked for, since all of them would fill the memory; of some
    pairs: on how many letters and invitations both stand.
    """

    of: Callable[[str], Habit | None] = _of_nobody
    together: Mapping[Pair, int] = field(default_factory=dict)


# Of pairs of addresses; the second argument is those of them that do not carry the same full name, of which alone it
# is asked how often they stand together.
HabitsOf = Callable[[Sequence[Pair], Sequence[Pair]], Habits]


def no_habits(pairs: Sequence[Pair], unlike: Sequence[Pair]) -> Habits:
    """Where nothing is known of what anybody did."""
    return Habits()


def domain_shares(addresses: Collection[str]) -> dict[str, float]:
    """The share of all addresses that each domain has; of the big providers none, where one may have several."""
    counts = Counter(address.rpartition("@")[2] for address in addresses)
    return {domain: count / len(addresses) for domain, count in counts.items() if domain not in FREE_MAIL}


def compared(pair: Pair, habits: Habits, shares: Mapping[str, float]) -> Iterator[Reason]:
    """`shares` as of `domain_shares`."""
    one, other = map(habits.of, pair)
    if one and other:
        yield from _contacts(one, other, set(pair))
        if one.months & other.months:
            yield from _company(pair, shares)
    if times := habits.together.get(pair, 0):
        bits = TOGETHER_OFTEN if times >= OFTEN else TOGETHER_ONCE
        yield Reason(bits, "both stand on one letter or invitation, side by side")


def _contacts(one: Habit, other: Habit, themselves: set[str]) -> Iterator[Reason]:
    shared = (one.beside & other.beside) - themselves
    either = (one.beside | other.beside) - themselves
    likeness = len(shared) / len(either) if len(shared) >= SHARED_AT_LEAST else 0.0
    if likeness < SOME_SHARED:
        return
    yield Reason(MANY_BITS if likeness >= MANY_SHARED else SOME_BITS, f"{len(shared)} people write to both")
    early, late = sorted((one, other), key=lambda habit: habit.first_at)
    if timedelta() <= late.first_at - early.last_at <= SUCCESSION:
        yield Reason(SUCCESSION_BITS, "one came into use when the other fell silent", late.first_at)


def _company(pair: Pair, shares: Mapping[str, float]) -> Iterator[Reason]:
    one, other = (address.rpartition("@")[2] for address in pair)
    if one == other and shares.get(one, 0.0) > ALIASES:
        yield Reason(log2(ALIASES / shares[one]), "both in use at one company at the same time")
