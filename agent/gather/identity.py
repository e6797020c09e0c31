"""Store -> core, as of a moment: what only the owner can tell of who is who."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from agent.core.people.identity.questions import due, questions
from agent.core.records import Asked, Doubt, Person
from agent.gather.people import Everybody
from agent.store import briefs, identity
from agent.store.database import Database


def open_questions(db: Database, who: Everybody, now: datetime) -> list[Doubt]:
    """Who may be one person and is not sure enough, those with most traffic first."""

    def traffic(people: Sequence[Person]) -> dict[str, int]:
        return {one.id: identity.traffic(db, who.by_id[one.id].rows, now) for one in people}

    person_of = {address: one.person for one in who.by_id.values() for address in one.person.addresses}
    return questions(who.open, person_of, traffic)


def of_the_morning(
    db: Database, who: Everybody, on: date, now: datetime, asked: Sequence[Asked], stored_before: date
) -> Doubt | None:
    """The one question of the week, if it is time. `asked`, `stored_before`: as in agent.morning."""
    if not who.open:
        return None
    return due(open_questions(db, who, now), [*briefs.asked(db, stored_before, now), *asked], on)
