"""Get back in touch: a steady tie has gone quiet, against its own rhythm and not against anybody else's."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime

from agent.core.dates import day, rhythm
from agent.core.records import Fact, Kind, Letter, Scene, Suggestion, Tie, TieState
from agent.core.suggestions.words import about, quoted, suggestion_id

KIND = "reconnect"
QUIET = {TieState.SLIPPING, TieState.LAPSING, TieState.DORMANT}
STEADY_DAYS = 8  # active days in all, and
PEAK_DAYS = 4  # within some 90, that make a tie steady
SILENT_GAPS = 3.0  # times its usual gap without a word
LEAST_SILENT_DAYS = 30
MOST_SILENT_DAYS = 5 * 365
UNANSWERED = 3  # so many letters in a row that one side left unanswered: leave in peace


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each steady tie that went quiet, without plans, and without signs that it should be."""
    for tie in scene.ties.values():
        if went_quiet(tie, scene.now) and _welcome(scene.letters.get(tie.person.id, ())):
            yield _suggestion(tie, scene)


def _silent_days(tie: Tie, now: datetime) -> float:
    return (now - tie.last_contact_at).total_seconds() / 86_400 if tie.last_contact_at else math.inf


def went_quiet(tie: Tie, now: datetime) -> bool:
    """Was it a steady tie, is it silent for longer than usual, and is nothing planned?"""
    silent_days = _silent_days(tie, now)
    return (
        tie.person.kind is Kind.PERSON
        and tie.state in QUIET
        and tie.next_planned_at is None
        and tie.usual_gap_days is not None
        and tie.active_days >= STEADY_DAYS
        and tie.peak_days >= PEAK_DAYS
        and max(LEAST_SILENT_DAYS, SILENT_GAPS * tie.usual_gap_days) <= silent_days <= MOST_SILENT_DAYS
        and min(tie.messages_in, tie.messages_out) * 4 >= max(tie.messages_in, tie.messages_out)
    )


def _welcome(letters: tuple[Letter, ...]) -> bool:
    """Neither side has left the other's last letters unanswered."""
    latest = [letter.own for letter in letters[:UNANSWERED]]
    return len(latest) < UNANSWERED or len(set(latest)) > 1


def _suggestion(tie: Tie, scene: Scene) -> Suggestion:
    assert tie.usual_gap_days is not None
    assert tie.last_contact_at is not None
    person, zone = tie.person, scene.owner.zone
    until = day(tie.last_contact_at, scene.now, zone)
    text = (
        f"Get back in touch with {person.name}: you were in touch about {rhythm(tie.usual_gap_days)}, "
        f"the last time {until}."
    )
    facts = [
        Fact(f"You were in touch on about {tie.active_days} days, about {rhythm(tie.usual_gap_days)}."),
        Fact("The last time so far.", tie.last_contact_at),
    ]
    letters = scene.letters.get(person.id, ())
    if letters and about(letters[0].subject):
        last = letters[0]
        writer = "You wrote" if last.own else f"{person.name} wrote"
        text += f" {writer} last,{about(last.subject)}."
        facts.append(Fact(f"{writer} last: {quoted(last.subject)}.", last.at, last.message_id))
    if tie.last_met_at:
        facts.append(Fact("You last met.", tie.last_met_at))
    return Suggestion(
        id=suggestion_id(KIND, person.id, tie.last_contact_at.isoformat()),
        kind=KIND,
        people=(person.id,),
        names=(person.name,),
        text=text,
        because=tuple(facts),
        need=_need(tie, _silent_days(tie, scene.now)),
    )


def _need(tie: Tie, silent_days: float) -> float:
    """Nearer ties first; what has been silent for years can wait another day."""
    nearness = {5: 1.0, 15: 0.85, 50: 0.65, 150: 0.5, None: 0.4}[tie.circle]
    return nearness * (1.0 if silent_days <= 365 else 0.7)
