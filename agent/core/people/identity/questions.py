"""What only the owner can tell: which of two who stand apart may be one person (INFERENCE 2, the middle zone)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from agent.core.people.identity.evidence import Edge
from agent.core.records import Asked, Doubt, Person

BETWEEN_QUESTIONS = timedelta(days=7)
BETWEEN_TWO_OF_ONE = timedelta(days=21)  # the same question again
TIMES = 2  # that the same is asked in briefs


def questions(
    edges: Iterable[Edge], person_of: Mapping[str, Person], traffic: Callable[[Sequence[Person]], Mapping[str, int]]
) -> list[Doubt]:
    """One for each two people, those with most letters and meetings first.

    `edges`: the likeliest first; `person_of`: by address, of those of whom one may speak; `traffic`: of each
    of some people, by id. Nothing is asked of two who have no name to ask by.
    """
    found: dict[frozenset[str], Doubt] = {}
    people: dict[str, Person] = {}
    for edge in edges:
        one, other = person_of.get(edge.one), person_of.get(edge.other)
        if one and other and "@" not in (name := _name(one, other)):
            people |= {one.id: one, other.id: other}
            because = tuple(reason.fact for reason in edge.reasons if reason.bits > 0)
            asked = Doubt((one.id, other.id), (edge.one, edge.other), name, because)
            found.setdefault(frozenset(asked.people), asked)
    busy = traffic([*people.values()]) if people else {}
    return sorted(found.values(), key=lambda asked: (-sum(busy.get(one, 0) for one in asked.people), asked.addresses))


def _name(one: Person, other: Person) -> str:
    return next((person.name for person in (one, other) if "@" not in person.name), one.name)


def due(open_questions: Iterable[Doubt], asked: Sequence[Asked], on: date) -> Doubt | None:
    """The one for a brief of this date, if it is time for one. `asked`: what earlier briefs asked."""
    if any(on - before.on < BETWEEN_QUESTIONS for before in asked):
        return None
    for one in open_questions:
        same = [before.on for before in asked if set(before.addresses) == set(one.addresses)]
        if len(same) < TIMES and all(on - day >= BETWEEN_TWO_OF_ONE for day in same):
            return one
    return None
