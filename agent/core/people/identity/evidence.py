"""What identity is worked out from: addresses as they were seen, and what happened between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import exp2
from typing import NamedTuple

from agent.core.records import Kind


@dataclass(frozen=True, slots=True)
class SeenAddress:
    """An address with what it was called. `first_at` orders people's addresses and makes their id."""

    address: str
    first_at: str  # ISO 8601, UTC; "" sorts first
    names: tuple[str, ...]
    kind: Kind
    machine: bool = False  # rather than a person: joins nobody by its name


REFUTES = -5.0  # bits (INFERENCE 2)
MOST_BITS = 500.0  # beyond that a float holds nothing
Pair = tuple[str, str]  # two addresses, the lesser first


def pair(one: str, other: str) -> Pair:
    """Two addresses, the lesser first."""
    return (one, other) if one <= other else (other, one)


class LinkKind(StrEnum):
    """What a message said of two addresses."""

    ANSWERED = "answered"  # the owner wrote to `one` alone, and `other` answered
    REPLY_TO = "reply to"  # mail from `one` asks for answers to `other`


class Link(NamedTuple):
    """A message that ties two addresses to each other; `at` is when the latest such was written."""

    kind: LinkKind
    one: str
    other: str
    at: datetime


class Reason(NamedTuple):
    """Something for (bits above 0) or against two addresses being one person, in plain words."""

    bits: float  # log2 of how much likelier it is of one person than of two
    fact: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """Two addresses, with the chance that they are one person, and why."""

    one: str
    other: str
    bits: float  # log2 odds, prior included
    reasons: tuple[Reason, ...]

    @property
    def refuted(self) -> bool:
        """Does one reason alone speak so strongly against it that no others may outweigh it?"""
        return any(reason.bits <= REFUTES for reason in self.reasons)

    @property
    def probability(self) -> float:
        return 1 / (1 + exp2(-max(-MOST_BITS, min(MOST_BITS, self.bits))))
