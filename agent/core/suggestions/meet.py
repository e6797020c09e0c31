"""Meet in person: somebody near, met before, and for long only written to or seen on a screen.

Where the calendar has the owner at a place that shares its name with one where the two have met, that is said.
Closed by a meeting, also a planned one. After which time, by circle, the owner may say ([balance] see_after_days); else
it is judgement (INFERENCE 6(d)).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from agent.core.dates import day, number
from agent.core.records import Apart, Fact, Kind, Scene, Suggestion, Tie
from agent.core.records.owner import CIRCLES
from agent.core.suggestions.words import count, quoted, suggestion_id

KIND = "meet"
ON_THE_WAY_DAYS = 30  # where the owner is to be near anyway
ONLINE_DAYS = 3  # in touch since, at least
LATELY = timedelta(days=60)  # and not longer ago than this


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each such person without a plan to meet."""
    for one in scene.occasions.apart:
        tie = scene.ties.get(one.person_id)
        if tie is not None and _is_due(one, tie, scene):
            yield _suggestion(one, tie, scene)


def _is_due(one: Apart, tie: Tie, scene: Scene) -> bool:
    waits = dict(zip(CIRCLES, scene.owner.wishes.see_after_days, strict=False))  # by circle, since the last time
    wait = None if tie.circle is None else waits.get(tie.circle)
    if wait is None or tie.person.kind is not Kind.PERSON or tie.next_planned_at is not None:
        return False
    wait = min(wait, ON_THE_WAY_DAYS) if one.ahead else wait
    lively = tie.last_contact_at is not None and scene.now - tie.last_contact_at <= LATELY
    return lively and one.days >= ONLINE_DAYS and scene.now - one.met.at >= timedelta(days=wait)


def _suggestion(one: Apart, tie: Tie, scene: Scene) -> Suggestion:
    name, zone = tie.person.name, scene.owner.zone
    met = day(one.met.at, scene.now, zone)
    times = f"{number(one.days)} day{'' if one.days == 1 else 's'}"
    text = (
        f"See {name} in person again: you last met {met}, and have been in touch on {times} since, by mail or online "
        "as far as your calendar tells."
    )
    title = f": {quoted(one.met.title)}" if one.met.title else ""
    facts = [
        Fact(f"You last met in person{title}.", one.met.at, event_uid=one.met.event_uid),
        Fact(f"In touch on {count(one.days, 'day')} since, the last time.", tie.last_contact_at),
    ]
    if one.ahead is not None:
        when = day(one.ahead.at, scene.now, zone)
        text += f" {quoted(one.ahead.title)} takes you to {one.place} {when}, and you have met in {one.place} before."
        facts.append(Fact(f"{quoted(one.ahead.title)}, {one.place}.", one.ahead.at, event_uid=one.ahead.event_uid))
    if one.there is not None:
        facts.append(Fact(f"You met before: {one.place}.", one.there.at, event_uid=one.there.event_uid))
    return Suggestion(
        id=suggestion_id(KIND, tie.person.id, one.met.at.isoformat()),
        kind=KIND,
        people=(tie.person.id,),
        names=(name,),
        text=text,
        because=tuple(facts),
        need=1.0 if one.ahead else 0.7,
    )
