"""Store -> core, as of a moment: who there is, and whose each address is. All else that is gathered begins here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from agent import diary
from agent.core.people.addresses import matcher
from agent.core.people.census import Counted, census
from agent.core.records import Owner
from agent.diary import Diary
from agent.store import cards, people
from agent.store.database import Database


@dataclass(frozen=True, slots=True)
class Everybody:
    """All people as of a moment, and whose each address row is."""

    by_id: dict[str, Counted]
    person_of: dict[int, str]
    diary: Diary = field(default_factory=Diary)


def everybody(db: Database, owner: Owner, now: datetime) -> Everybody:
    """Who there is, as of `now`."""
    counted = census(people.known_addresses(db, now), cards.all_cards(db), matcher(owner.addresses))
    by_id = {one.person.id: one for one in counted}
    person_of = {row: one.person.id for one in counted for row in one.rows}
    return Everybody(by_id, person_of, diary.read(db, by_id, person_of, now))
