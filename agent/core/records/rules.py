"""The owner's rules: what they look at, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

Value = float | str | bool | date | tuple[str, ...] | None  # None: not known
Facts = Mapping[str, Value]  # by name, as rules spell it


class FactType(StrEnum):
    """What kind of value a fact has, in the words in which the owner is told of it."""

    NUMBER = "a number"
    TEXT = "text"
    FLAG = "yes or no"
    DATE = "a date"
    TEXTS = "a list of texts"


class About(StrEnum):
    """What a rule looks at: a person; a person in a group; a person in an event."""

    PERSON = "person"
    GROUP = "group"
    EVENT = "event"


class Part(NamedTuple):
    """One comparison within a condition, and what came of it."""

    text: str
    holds: bool
    names: tuple[str, ...]  # of the facts in it


class Condition(Protocol):
    """A `when` that has been checked: it may be asked of any facts that have its names, and never raises."""

    @property
    def text(self) -> str:
        """As the owner wrote it."""
        ...

    @property
    def names(self) -> frozenset[str]:
        """Of the facts that it looks at."""
        ...

    def holds(self, facts: Facts) -> bool:
        """A comparison with a fact that is not known is false."""
        ...

    def parts(self, facts: Facts) -> Sequence[Part]:
        """Its comparisons one by one, from left to right."""
        ...


class Terms(NamedTuple):
    """What a rule says of how often it may speak. None: as its kind has it."""

    name: str  # of the rule; "" where it is about a built-in kind
    a_day: int | None = None
    rest_days: int | None = None  # the same kind about the same person


@dataclass(frozen=True, slots=True)
class Rule:
    """[[rule]]: when something holds of somebody, say something."""

    terms: Terms
    kind: str
    about: About
    when: Condition
    say: str  # a template: facts in braces
    days: frozenset[int] = frozenset(range(7))  # weekdays as in date.weekday()
    need: float = 0.85  # as in Suggestion


@dataclass(frozen=True, slots=True)
class PersonRule:
    """[[person]]: what holds for one person, whatever the mail says."""

    address: str
    never: bool = False
    pin: bool = False
    every_days: int | None = None  # a rhythm of their own
    by: str = "mail"  # or "phone", or "in person"


@dataclass(frozen=True, slots=True)
class Rules:
    """All that the owner wants of suggestions besides what the kinds do by themselves."""

    own: tuple[Rule, ...] = ()
    built_in: Mapping[str, Terms] = field(default_factory=dict)  # by kind
    people: tuple[PersonRule, ...] = ()
