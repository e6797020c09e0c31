"""Store -> core, as of a moment: whom the owner was in touch with in the last days, online and in person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from agent.core import balance as balance_rules
from agent.core.balance import Touch
from agent.core.records import Balance, Channel, Kind
from agent.gather.people import Everybody
from agent.store import people
from agent.store.database import Database
from agent.store.instants import iso


def balance(db: Database, who: Everybody, now: datetime) -> Balance:
    """People (no machines) written with or met in the last days, online and in person."""
    return balance_rules.balance_of(_touches(db, who, now))


def _touches(db: Database, who: Everybody, now: datetime) -> Iterator[Touch]:
    for row, on, channel, occurrence, alone in people.in_touch(db, now, balance_rules.DAYS):
        person_id = who.person_of.get(row)
        if person_id is None or who.by_id[person_id].person.kind is not Kind.PERSON:
            continue
        probability = alone if occurrence is None else who.diary.probability(person_id, occurrence, alone)
        yield Touch(person_id, on, Channel(channel), probability)
    since = now - timedelta(days=balance_rules.DAYS)
    for person_id in who.diary.by_person.keys() & who.by_id.keys():
        for one in who.diary.by_person[person_id]:
            if since < one.at <= now:
                probability = (
                    one.probability
                    if one.occurrence is None
                    else who.diary.probability(person_id, one.occurrence, one.probability)
                )
                yield Touch(person_id, iso(one.at)[:10], one.channel, probability)
