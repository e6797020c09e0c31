"""Waiting kindly: a question of the owner's has no answer. Once for each, and only where the owner wants that.

It is never a reminder: what it offers is to make it easy for them. Closed by any letter of theirs. How long they are
given first stands in agent.core.waiting.shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from agent.core.dates import day
from agent.core.records import Fact, Scene, Suggestion, Tie, Waiting
from agent.core.suggestions.words import quoted, suggestion_id

KIND = "waiting_kindly"


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each question of which the owner may wait for the answer, unless an earlier brief had it."""
    said = {shown.suggestion_id for shown in scene.history}
    for one in scene.waiting:
        tie = scene.ties.get(one.person_id)
        if one.direction != "them" or not one.shown or tie is None or tie.state is None:
            continue
        if _id(one) not in said:
            yield _suggestion(one, tie, scene)


def _id(one: Waiting) -> str:
    return suggestion_id(KIND, one.message_id or f"{one.at.isoformat()} {one.person_id}")


def _suggestion(one: Waiting, tie: Tie, scene: Scene) -> Suggestion:
    name, asked = tie.person.name, quoted(one.subject)
    return Suggestion(
        id=_id(one),
        kind=KIND,
        people=(tie.person.id,),
        names=(name,),
        text=(
            f"Make it easy for {name}: you asked {asked} {day(one.at, scene.now, scene.owner.zone)}, and nothing has "
            "come since. If you write, that there is no hurry and that a no is fine too."
        ),
        because=(
            Fact(f"You wrote to {name}: {asked}.", one.at, message_id=one.message_id or None),
            Fact(f"Nothing from {name} since."),
        ),
        need=0.8,
    )
