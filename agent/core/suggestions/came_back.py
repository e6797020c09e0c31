"""Came back: somebody wrote again after an unusually long silence. Nothing in the morning goes before it.

Closed by any letter of the owner to them. Unusually long is judgement, by the tie's own rhythm (INFERENCE 4).
"""

from __future__ import annotations

from collections.abc import Iterator

from agent.core.dates import day, plain_day
from agent.core.records import Fact, Kind, Return, Scene, Suggestion, Tie
from agent.core.suggestions.words import quoted, suggestion_id

KIND = "came_back"
LEAST_SILENT_DAYS = 90
SILENT_GAPS = 4.0  # times their usual gap, where there is one;
WITHOUT_RHYTHM_DAYS = 180  # else so many days


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each who came back within the last days."""
    for person_id, one in scene.occasions.returns.items():
        tie = scene.ties.get(person_id)
        if tie is not None and tie.person.kind is Kind.PERSON and tie.messages_out and _is_unusual(one, tie):
            yield _suggestion(one, tie, scene)


def _is_unusual(one: Return, tie: Tie) -> bool:
    gap = tie.usual_gap_days
    usual = WITHOUT_RHYTHM_DAYS if gap is None else SILENT_GAPS * gap
    return one.silent_days >= max(LEAST_SILENT_DAYS, usual)


def _suggestion(one: Return, tie: Tie, scene: Scene) -> Suggestion:
    name, zone, letter, before = tie.person.name, scene.owner.zone, one.letter, one.before
    since = plain_day(before.at, scene.now, zone)
    before_that = "You met" if before.met else "A mail between you"
    title = f": {quoted(before.title)}" if before.title else ""
    return Suggestion(
        id=suggestion_id(KIND, letter.message_id or f"{letter.at.isoformat()} {tie.person.id}"),
        kind=KIND,
        people=(tie.person.id,),
        names=(name,),
        text=(
            f"Welcome {name} back: {quoted(letter.subject)} came {day(letter.at, scene.now, zone)}, the first word "
            f"between you since {since}. A line to say that you are glad to hear from them is enough."
        ),
        because=(
            Fact(f"{name} wrote to you: {quoted(letter.subject)}.", letter.at, message_id=letter.message_id or None),
            Fact(f"{before_that}{title}, the last time before that.", before.at, before.message_id, before.event_uid),
            Fact(f"Nothing from you to {name} since."),
        ),
        need=1.0,
    )
