"""Offer help: somebody raised a question, or keeps raising a topic, and nobody answered.

What may be waiting for the owner's own answer belongs to answer. Closed by any answer that reaches the mailbox
(INFERENCE 7).
"""

from __future__ import annotations

from collections.abc import Iterator

from agent.core.dates import day, number
from agent.core.records import Fact, Kind, Question, Scene, Suggestion, Tie
from agent.core.suggestions.words import quoted, suggestion_id

KIND = "offer_help"
KNOWN_BY = 2  # letters of the owner to them at least: help is offered to those one talks with


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each question or topic of the last weeks."""
    asked_me = {one.message_id for one in scene.waiting if one.direction == "me"}
    for one in scene.occasions.questions:
        tie = scene.ties.get(one.person_id)
        if tie is None or tie.state is None or tie.person.kind is not Kind.PERSON or tie.messages_out < KNOWN_BY:
            continue
        if asked_me.isdisjoint(letter.message_id for letter in one.letters):
            yield _suggestion(one, tie, scene)


def _suggestion(one: Question, tie: Tie, scene: Scene) -> Suggestion:
    name, latest = tie.person.name, one.letters[0]
    facts = [
        Fact(f"{name} wrote: {quoted(letter.subject)}.", letter.at, letter.message_id or None) for letter in one.letters
    ]
    return Suggestion(
        id=suggestion_id(KIND, tie.person.id, one.topic or latest.message_id or latest.at.isoformat()),
        kind=KIND,
        people=(tie.person.id,),
        names=(name,),
        text=_topic(one, name, scene) if one.topic else _question(one, name, scene),
        because=(*facts, Fact("No answer to it is in your mailbox.")),
        need=0.8,
    )


def _question(one: Question, name: str, scene: Scene) -> str:
    latest = one.letters[0]
    others = latest.recipients - 1
    to = f", to you and {number(others)} other{'' if others == 1 else 's'}" if others > 0 else ""
    when = day(latest.at, scene.now, scene.owner.zone)
    return (
        f"Offer {name} a hand with {quoted(latest.subject)}: it came {when}{to}, and no answer has reached your "
        "mailbox. What you know of it, or who may know, is of use."
    )


def _topic(one: Question, name: str, scene: Scene) -> str:
    latest, first = one.letters[0], one.letters[-1]
    zone = scene.owner.zone
    return (
        f"Offer {name} a hand with “{one.topic}”: they have brought it up {number(len(one.letters))} times since "
        f"{day(first.at, scene.now, zone).removeprefix('on ')}, last {day(latest.at, scene.now, zone)}, and no answer "
        "of yours is in your mail."
    )
