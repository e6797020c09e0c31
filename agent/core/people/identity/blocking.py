"""Which pairs of addresses are worth a closer look: only those that have something rare in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from agent.core.people.identity.handles import spellings, stem
from agent.core.people.identity.names import formal
from agent.core.people.identity.profiles import Profile

SHORTEST = 5  # letters of a handle
MOST = 40  # addresses under one key; what more have in common, tells nothing


def pairs(profiles: Iterable[Profile]) -> set[tuple[str, str]]:
    """Pairs of addresses, the lesser first, that share a key."""
    everybody = list(profiles)
    found: set[tuple[str, str]] = set()
    for keys in (_names, _initials, _words):
        found.update(_sharing(everybody, keys))
    return found


def _sharing(
    everybody: Iterable[Profile], keys: Callable[[Profile], Iterable[str]]
) -> Iterator[tuple[str, str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for one in everybody:
        for key in set(keys(one)):
            blocks[key].append(one.address)
    for block in blocks.values():
        if 1 < len(block) <= MOST:
            yield from combinations(sorted(block), 2)


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
