"""[[person]]: who is never mentioned, who is pinned, and who has a rhythm of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from agent.core.dates import day, local_date, rhythm
from agent.core.records import Fact, OwnerWord, PersonRule, Rules, Scene, Suggestion, Terms, Tie, Verb
from agent.core.suggestions.words import suggestion_id

EVER = datetime(1970, 1, 1, tzinfo=UTC)  # what the configuration says holds at any time
RESTS_DAYS = 7
KIND, NEED = "reconnect", 0.9
CALL_TO = {"mail": "Write to", "phone": "Call", "in person": "See"}


def words(rules: Rules) -> Iterator[OwnerWord]:
    """What the configuration says of people, as if the owner had always said it."""
    for one in rules.people:
        if one.never:
            yield OwnerWord(EVER, Verb.NEVER, one.address)
        if one.pin:
            yield OwnerWord(EVER, Verb.PIN, one.address)


def by_person(scene: Scene) -> Mapping[str, PersonRule]:
    """The rules for single people, by id."""
    by_address = {one.address: one for one in scene.owner.rules.people}
    return {
        person_id: by_address[address]
        for person_id, tie in scene.ties.items()
        for address in tie.person.addresses
        if by_address and address in by_address
    }


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each person whose own rhythm has passed, unless the two have a plan."""
    if not scene.owner.rules.people:
        return
    for person_id, rule in by_person(scene).items():
        tie = scene.ties[person_id]
        if rule.every_days is not None and tie.next_planned_at is None:
            silent_days = _silent_days(tie, scene)
            if silent_days is None or silent_days >= rule.every_days:
                times = (silent_days or 0) // rule.every_days
                yield _suggestion(rule, rule.every_days, tie, times, scene)


def _silent_days(tie: Tie, scene: Scene) -> int | None:
    if tie.last_contact_at is None:
        return None
    zone = scene.owner.zone
    return (local_date(scene.now, zone) - local_date(tie.last_contact_at, zone)).days


def _suggestion(rule: PersonRule, every_days: int, tie: Tie, times: int, scene: Scene) -> Suggestion:
    """`times`: how often the rhythm has passed since; each time is a matter of its own."""
    person, last, zone = tie.person, tie.last_contact_at, scene.owner.zone
    wish = f"you want to be in touch about {rhythm(every_days)}"
    known = f"the last time that I can see was {day(last, scene.now, zone)}" if last else "I know of no time yet"
    facts = [Fact(f"Your rule for {person.name}: every {every_days} days, by {rule.by}.")]
    if last is not None:
        facts.append(Fact("You were last in touch, as far as I can see.", last))
    facts.append(Fact("Nothing is planned."))
    return Suggestion(
        id=suggestion_id(KIND, person.id, rule.by, last.isoformat() if last else "", str(times)),
        kind=KIND,
        people=(person.id,),
        names=(person.name,),
        text=f"{CALL_TO[rule.by]} {person.name}: {wish}, and {known}.",
        because=tuple(facts),
        need=NEED,
        terms=Terms(rule.address, rest_days=RESTS_DAYS),
    )
