"""Edges -> groups: the surest first, never against the owner's word, and never through a third that fits neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from itertools import product

from agent.core.people.identity.evidence import Edge, Pair, pair

Fit = Callable[[str, str], bool]


def clusters(
    addresses: Iterable[str], certain: Iterable[Edge], likely: Iterable[Edge], apart: Set[Pair], fit: Fit
) -> tuple[list[list[str]], list[Edge]]:
    """Groups of addresses, and the edges that made them.

    `certain` edges hold unless the groups that they would join hold a pair of `apart`; `likely` ones (the surest
    first) also need that every address of the one group and every one of the other `fit`.
    """
    group_of = {address: [address] for address in addresses}
    used = []
    for edges, check in ((certain, _anything), (likely, fit)):
        for edge in edges:
            mine, theirs = group_of.get(edge.one), group_of.get(edge.other)
            if mine is None or theirs is None or mine is theirs:
                continue
            if all(pair(*both) not in apart and check(*both) for both in product(mine, theirs)):
                mine += theirs
                group_of.update(dict.fromkeys(theirs, mine))
                used.append(edge)
    return list({id(group): group for group in group_of.values()}.values()), used


def _anything(one: str, other: str) -> bool:
    return True
