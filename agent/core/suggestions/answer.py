"""Answer: somebody wrote to the owner, usually gets an answer, and this one is still open."""

from __future__ import annotations

from collections.abc import Iterator

from agent.core.dates import day, local_date
from agent.core.records import Fact, Scene, Suggestion, Tie, Waiting
from agent.core.suggestions.words import quoted, suggestion_id

KIND = "answer"
CERTAIN = 0.6  # from so likely an answer on, nothing is more urgent


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each person with a letter that may await the owner: the one that was the likeliest to be answered."""
    asked: set[str] = set()
    for one in sorted(scene.waiting, key=lambda w: -w.expected):
        tie = scene.ties.get(one.person_id)
        if one.direction != "me" or not one.shown or tie is None or one.person_id in asked:
            continue
        asked.add(one.person_id)
        yield _suggestion(one, tie, scene)


def _suggestion(one: Waiting, tie: Tie, scene: Scene) -> Suggestion:
    zone, person = scene.owner.zone, tie.person
    came = day(one.at, scene.now, zone)
    text = f"Answer {person.name}: {quoted(one.subject)} came {came} and may be waiting for you"
    text += f"; you usually answer {_soon(one.usual_answer_days)}." if one.usual_answer_days is not None else "."
    facts = [
        Fact(f"{person.name} wrote to you: {quoted(one.subject)}.", one.at, message_id=one.message_id),
        Fact("No answer of yours is in your mail."),
    ]
    if tie.messages_out:
        facts.append(Fact(f"So far {tie.messages_in} mails from {person.name} and {tie.messages_out} from you."))
    return Suggestion(
        id=suggestion_id(KIND, one.message_id or f"{local_date(one.at, zone)} {person.id}"),
        kind=KIND,
        people=(person.id,),
        names=(person.name,),
        text=text,
        because=tuple(facts),
        need=min(1.0, one.expected / CERTAIN),
    )


def _soon(days: float) -> str:
    if days <= 1:
        return "within a day"
    return f"within {round(days) if days > 1.5 else 2} days" if days <= 14 else "in your own time"
