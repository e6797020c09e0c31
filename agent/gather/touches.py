"""Store -> core, as of a moment: whom the owner was in touch with in the last days, online and in person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from agent.core import balance as balance_rules
from agent.core.balance import Touch
from agent.core.records import Balance, Channel, Kind, Owner, Tie
from agent.core.records.owner import NEAREST, NEAREST_DAYS
from agent.gather.people import Everybody
from agent.store import people
from agent.store.database import Database
from agent.store.instants import iso


def balance(db: Database, who: Everybody, owner: Owner, near: Iterable[Tie], now: datetime) -> Balance:
    """People (no machines) written with or met in the last days, online and in person; of the nearest, if the owner
    wishes to see some. `near`: the ties.
    """
    found = balance_rules.balance_of(_touches(db, who, now, balance_rules.DAYS))
    wished = owner.wishes.nearest_in_person
    if not wished:
        return found
    nearest = {tie.person.id for tie in near if tie.circle is not None and tie.circle <= NEAREST}
    touches = _touches(db, who, now, NEAREST_DAYS)
    return balance_rules.with_the_nearest(found, nearest, touches, wished)


def _touches(db: Database, who: Everybody, now: datetime, days: int) -> Iterator[Touch]:
    for row, on, channel, occurrence, alone in people.in_touch(db, now, days):
        person_id = who.person_of.get(row)
        if person_id is None or who.by_id[person_id].person.kind is not Kind.PERSON:
            continue
        yield Touch(person_id, on, Channel(channel), who.diary.probability(person_id, occurrence, alone))
    since = now - timedelta(days=days)
    for person_id in who.diary.by_person.keys() & who.by_id.keys():
        for one in who.diary.by_person[person_id]:
            if since < one.at <= now:
                probability = who.diary.probability(person_id, one.occurrence, one.probability)
                yield Touch(person_id, iso(one.at)[:10], one.channel, probability)
