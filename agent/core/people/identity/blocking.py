"""Which pairs of addresses are worth a closer look: only those that have something rare in common."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, groupby
from operator import attrgetter

from agent.core.people.identity.evidence import Pair
from agent.core.people.identity.handles import spellings, stem
from agent.core.people.identity.names import formal
from agent.core.people.identity.profiles import Profile

SHORTEST = 5  # letters of a handle
MOST = 40  # addresses under one key; what more have in common, tells nothing


def pairs(profiles: Iterable[Profile]) -> Iterator[Pair]:
    """Pairs of addresses, the lesser first, that share a key; each once, in order."""
    everybody = sorted(profiles, key=attrgetter("address"))
    found = array("q")  # each pair as one number, since there are many
    for keys in (_names, _initials, _words):
        found.extend(one * len(everybody) + other for one, other in _sharing(everybody, keys))
    for pair, _ in groupby(sorted(found)):
        one, other = divmod(pair, len(everybody))
        yield everybody[one].address, everybody[other].address


def _sharing(everybody: Sequence[Profile], keys: Callable[[Profile], Iterable[str]]) -> Iterator[tuple[int, int]]:
    """Places of those who share a key, the lesser first. Most keys are one address's alone, so it stands by itself."""
    first: dict[str, int] = {}
    others: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(everybody):
        for key in set(keys(one)):
            if key in first:
                others[key].append(place)
            else:
                first[key] = place
    for key, places in others.items():
        if len(places) < MOST:
            yield from combinations((first[key], *places), 2)


def _names(one: Profile) -> Iterator[str]:
    """The full name, whichever way round."""
    for name in one.names:
        yield " ".join(sorted((formal(name.given), name.family)))


def _initials(one: Profile) -> Iterator[str]:
    for name in one.names:
        yield f"{name.given[0]} {name.family}"


def _words(one: Profile) -> Iterator[str]:
    """Handles and names of one word, and the handles that a full name may have."""
    for word in one.words:
        yield from (key for key in (word, stem(word)) if len(key) >= SHORTEST)
    for name in one.names:
        yield from (key for key in spellings(name) if len(key) >= SHORTEST)
