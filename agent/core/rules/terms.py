"""On which terms the built-in kinds speak: those of the owner's rules, where there are some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from agent.core.records import Scene, Suggestion
from agent.core.rules.people import by_person

UNWRITTEN = frozenset({"meet", "congratulate", "keep_promise"})  # may be done without a letter


def under_terms(candidates: Iterable[Suggestion], scene: Scene) -> Iterator[Suggestion]:
    """The candidates of built-in kinds; without letters to people whom the owner would rather call or see."""
    terms = scene.owner.rules.built_in
    unwritten = {person_id for person_id, rule in by_person(scene).items() if rule.by != "mail"}
    for one in candidates:
        if unwritten.isdisjoint(one.people) or one.kind in UNWRITTEN:
            yield replace(one, terms=terms[one.kind]) if one.kind in terms else one
