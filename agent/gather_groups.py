"""Store -> core, as of a moment: the groups that the owner is part of, and who brought whom."""

from __future__ import annotations

from datetime import datetime

from agent.core.groups import find
from agent.core.groups.circles import Circle
from agent.core.records import Group, Kind, Owner
from agent.gather import Everybody
from agent.store import gatherings
from agent.store.database import Database


def groups(db: Database, who: Everybody, owner: Owner, now: datetime) -> list[Group]:
    """Everybody with whom the owner keeps coming together in a small company, the latest group first."""
    kinds = {person_id: one.person.kind for person_id, one in who.by_id.items()}
    person_of = {row: person_id for row, person_id in who.person_of.items() if kinds[person_id] is Kind.PERSON}
    crowds = {row for row, person_id in who.person_of.items() if kinds[person_id] is Kind.LIST}
    found = find.circles(gatherings.together(db, now, person_of, crowds), now)
    people = sum(kind is Kind.PERSON for kind in kinds.values())

    def names(circle: Circle) -> list[str]:
        return [owner.name, *(who.by_id[person_id].person.name for person_id in circle.presence)]

    return find.labelled(found, lambda: gatherings.titles(db, now, person_of), people, names, now)
