"""How likely a suggestion is of use, learned from what came of the ones before.

Source: INFERENCE 7, Learning: a Beta distribution for each kind, which forgets; for each person one around the
mean of the kind (empirical Bayes). No reaction counts for little: absence is not dislike.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from agent.core.choice.reactions import Reaction
from agent.core.choice.weights import WEIGHTS
from agent.core.records import Outcome

KEPT_A_WEEK = 0.98  # of all that was learned
PERSON_STRENGTH = 6.0  # the mean of the kind counts as so many reactions of a person
NO_REACTION = 0.1
NO_REACTION_AFTER_DAYS = 14


class Belief(NamedTuple):
    """A Beta distribution: so many were of use, so many were not."""

    useful: float
    not_useful: float

    @property
    def mean(self) -> float:
        return self.useful / (self.useful + self.not_useful)

    def draw(self, seed: str) -> float:
        """A draw that is the same for the same seed, on any machine."""
        return random.Random(seed).betavariate(self.useful, self.not_useful)


def evidence(one: Reaction, on: date) -> Belief:
    """What a reaction says on a date."""
    since = one.on or one.shown.on
    kept: float = KEPT_A_WEEK ** (max(0, (on - since).days) / 7)
    match one.outcome:
        case Outcome.DONE:
            return Belief(kept, 0.0)
        case Outcome.NOT_USEFUL:
            return Belief(0.0, kept)
        case Outcome.SNOOZE:
            return Belief(0.0, 0.3 * kept)
        case None:
            silent = (on - since).days >= NO_REACTION_AFTER_DAYS
            return Belief(0.0, NO_REACTION * kept if silent else 0.0)


class Beliefs:
    """What is believed on a date of each kind, and of each kind for somebody."""

    def __init__(self, reactions: Iterable[Reaction], on: date) -> None:
        self._by_kind: dict[str, list[tuple[frozenset[str], Belief]]] = defaultdict(list)
        for one in reactions:
            self._by_kind[one.shown.kind].append((frozenset(one.shown.people), evidence(one, on)))
        self._of_kind = {kind: self._kind(kind) for kind in WEIGHTS}

    def of_kind(self, kind: str) -> Belief:
        return self._of_kind[kind]

    def of(self, kind: str, people: Sequence[str]) -> Belief:
        """Of a suggestion of a kind about these people. (Of them, only what was said clearly counts.)"""
        mean = self._of_kind[kind].mean
        wanted = set(people)
        theirs = [belief for about, belief in self._by_kind[kind] if not wanted.isdisjoint(about)]
        return _plus(Belief(PERSON_STRENGTH * mean, PERSON_STRENGTH * (1 - mean)), theirs)

    def _kind(self, kind: str) -> Belief:
        return _plus(Belief(*WEIGHTS[kind].prior), [belief for _, belief in self._by_kind[kind]])


def _plus(start: Belief, more: Iterable[Belief]) -> Belief:
    useful, not_useful = start
    for one in more:
        useful += one.useful
        not_useful += one.not_useful
    return Belief(useful, not_useful)
