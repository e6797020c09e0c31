"""Leave in peace: the owner began most of the latest threads with somebody, and none was answered.

It is said once, and then nothing about them for 90 days, unless they write or the two meet (`resting`). Judgement,
after the signs of decline in INFERENCE 7.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from agent.core.dates import day, local_date, number, plain_day
from agent.core.records import Exchange, Fact, Kind, Scene, Suggestion, Tie
from agent.core.suggestions.words import quoted, suggestion_id

KIND = "leave_in_peace"
PEACE_DAYS = 90
LEAST = 3  # threads of the owner's, the latest ones, all without an answer
MOST_OF = 0.75  # of all threads that either side began in half a year
TIME_TO_ANSWER = timedelta(days=10)
OVER = timedelta(days=21)  # at least between the first and the last of them
FEW = 3  # recipients; who writes to many awaits no answers
MOST_TOLD = 5


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each such person, once for each silence."""
    said = {shown.suggestion_id for shown in scene.history}
    for person_id, letters in scene.occasions.exchanges.items():
        tie = scene.ties[person_id]
        unanswered = _unanswered(letters, tie, scene)
        if unanswered and tie.person.kind is Kind.PERSON and _id(tie) not in said:
            yield _suggestion(unanswered, tie, scene)


def resting(scene: Scene) -> frozenset[str]:
    """Ids of the people about whom nothing else is to be said: it was said of them, or it is so this morning."""
    today, zone = local_date(scene.now, scene.owner.zone), scene.owner.zone
    found = {person_id for one in suggest(scene) for person_id in one.people}
    for shown in scene.history:
        if shown.kind == KIND and (today - shown.on).days < PEACE_DAYS:
            for tie in filter(None, map(scene.ties.get, shown.people)):
                since = (at for at in (tie.last_from_them_at, tie.last_met_at) if at is not None)
                if all(local_date(at, zone) < shown.on for at in since):
                    found.add(tie.person.id)
    return frozenset(found)


def _unanswered(letters: tuple[Exchange, ...], tie: Tie, scene: Scene) -> list[Exchange]:
    """The owner's latest threads with them, latest first, if none has an answer and nothing came since; else []."""
    begun = [one for one in letters if one.opens and one.letter.recipients <= FEW]
    own = [one for one in begun if one.letter.own and scene.now - one.letter.at >= TIME_TO_ANSWER]
    silent = own[: next((place for place, one in enumerate(own) if one.answer is not None), len(own))]
    since = max((at for at in (tie.last_from_them_at, tie.last_met_at) if at is not None), default=None)
    silent = [one for one in silent if since is None or one.letter.at > since]
    if len(silent) < LEAST or len(silent) < MOST_OF * len(begun) or tie.next_planned_at is not None:
        return []
    return silent if silent[0].letter.at - silent[-1].letter.at >= OVER else []


def _id(tie: Tie) -> str:
    last = tie.last_from_them_at
    return suggestion_id(KIND, tie.person.id, last.isoformat() if last else "")


def _suggestion(unanswered: list[Exchange], tie: Tie, scene: Scene) -> Suggestion:
    name, zone = tie.person.name, scene.owner.zone
    first = unanswered[-1].letter.at
    until = plain_day(scene.now + timedelta(days=PEACE_DAYS), scene.now, zone)
    facts = [
        Fact(f"You wrote to {name}: {quoted(one.letter.subject)}.", one.letter.at, one.letter.message_id or None)
        for one in unanswered[:MOST_TOLD]
    ]
    return Suggestion(
        id=_id(tie),
        kind=KIND,
        people=(tie.person.id,),
        names=(name,),
        text=(
            f"Leave {name} in peace for a while: you began the last {number(len(unanswered))} conversations, the first "
            f"of them {day(first, scene.now, zone)}, and nothing has come back. Nothing more will be said of them here "
            f"before {until}, unless they write."
        ),
        because=(*facts, Fact(f"No word from {name} since the first of them.")),
        need=0.8,
    )
