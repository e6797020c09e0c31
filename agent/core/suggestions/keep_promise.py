"""Keep a promise: what the owner said they would do, on its day and then weekly until it is kept.

Closed by the owner's word (`helpfirst kept`), or by a letter of the owner to them about it since.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from agent.core.dates import day, exact_day, local_date, plain_day
from agent.core.owner_words import open_promises
from agent.core.records import Fact, OwnerWord, Scene, Suggestion, Tie
from agent.core.suggestions.words import suggestion_id

KIND = "keep_promise"
WITHOUT_A_DAY = timedelta(days=7)  # after which a promise without a day is brought up


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each person who was promised something that is due: the promise that is due longest."""
    today = local_date(scene.now, scene.owner.zone)
    for person_id, words in scene.words.items():
        tie = scene.ties.get(person_id)
        due = sorted(((_due_on(one, scene), one.id, one) for one in open_promises(words)), key=lambda item: item[:2])
        open_ = [(on, one) for on, _, one in due if on <= today and one.id not in scene.occasions.kept]
        if tie is not None and open_:
            yield _suggestion(*open_[0], tie, scene)


def _due_on(one: OwnerWord, scene: Scene) -> date:
    return one.on or local_date(one.given_at, scene.owner.zone) + WITHOUT_A_DAY


def _suggestion(on: date, one: OwnerWord, tie: Tie, scene: Scene) -> Suggestion:
    name, zone = tie.person.name, scene.owner.zone
    when = day(one.given_at, scene.now, zone)
    by = f", by {exact_day(one.on, zone)}" if one.on else ""
    meant_for = f" for {plain_day(one.on, scene.now, zone)}" if one.on else ""
    return Suggestion(
        id=suggestion_id(KIND, tie.person.id, one.given_at.isoformat(), one.text),
        kind=KIND,
        people=(tie.person.id,),
        names=(name,),
        text=f"Keep your promise to {name}: “{one.text}”, which you gave {when}{meant_for}.",
        because=(Fact(f"You promised {name} on {exact_day(one.given_at, zone)}: “{one.text}”{by}."),),
        need=1.0 if one.on else 0.8,
    )
