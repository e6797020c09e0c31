"""Tell what became of it: who brought two people together likes to hear that it went well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from agent.core.records import Fact, Introduction, Scene, Suggestion, Tie, TieState
from agent.core.suggestions.common_ground import introduction_fact, what_became_of_it
from agent.core.suggestions.words import quoted, suggestion_id

KIND = "tell"
AFTER, UNTIL = timedelta(days=90), timedelta(days=400)  # the introduction
ENOUGH_DAYS = 6  # days in touch before there is something to tell
LIVELY = {TieState.NEW, TieState.STEADY}


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each introduction of the last year or so of which something became."""
    for one in scene.introductions.values():
        newcomer, by = scene.ties.get(one.person_id), scene.ties.get(one.by)
        if newcomer is None or by is None or by.state is None:
            continue
        ripe = AFTER <= scene.now - one.at <= UNTIL
        if ripe and newcomer.state in LIVELY and newcomer.active_days >= ENOUGH_DAYS:
            yield _suggestion(one, newcomer, by, scene)


def _suggestion(one: Introduction, newcomer: Tie, by: Tie, scene: Scene) -> Suggestion:
    zone = scene.owner.zone
    became = what_became_of_it(newcomer, scene.now, zone)
    facts = (
        introduction_fact(one, by.person.name, zone, newcomer.person.name),
        Fact(became[0].upper() + became[1:], newcomer.last_contact_at),
    )
    what = quoted(one.title) if one.title else "it"
    return Suggestion(
        id=suggestion_id(KIND, one.person_id, one.by),
        kind=KIND,
        people=(by.person.id,),
        names=(by.person.name,),
        text=f"Tell {by.person.name} what became of {what}: {became}",
        because=facts,
        need=0.7,
    )
