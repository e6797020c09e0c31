"""Who asked and who gave, between the owner and everybody: it takes the letters that tell who waits, as they are read
(agent.gather.who_waits).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from agent.core.ledger.entries import Ledger
from agent.core.ledger.leaning import asks_lead
from agent.core.records import Entry, Kind, Owner
from agent.gather.people import Everybody


def empty(who: Everybody, owner: Owner) -> Ledger:
    """A ledger of everybody who is a person, before any letter."""
    return Ledger({person_id for person_id, one in who.by_id.items() if one.person.kind is Kind.PERSON}, owner.zone)


def asked_more(found: Ledger, now: datetime) -> frozenset[str]:
    """Ids of those of whom the owner seems to have asked more than given."""
    of_each: defaultdict[str, list[Entry]] = defaultdict(list)
    for one in found.entries():
        of_each[one.person_id].append(one)
    return frozenset(person_id for person_id, theirs in of_each.items() if asks_lead(theirs, now))
