"""Store -> core, as of a moment: the owner's own meetings of the last days, and who had said yes to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from agent.core.people.addresses import matcher
from agent.core.records import Hosted, Meeting, Owner
from agent.core.ties.statistics import LIKELY
from agent.gather.people import Everybody
from agent.store import guests
from agent.store.database import Database

LATELY = timedelta(days=5)


def hosted(db: Database, who: Everybody, owner: Owner, past: Iterable[Meeting], now: datetime) -> Iterator[Hosted]:
    """Of the `past` meetings those to which the owner had invited, and that ended lately; single ones only."""
    is_owner = matcher(owner.addresses)
    for one in past:
        if not one.recurring and one.probability >= LIKELY and timedelta(0) < now - one.ends_at <= LATELY:
            came = _who_said_yes(db, who, one, is_owner)
            if came:
                yield Hosted(one, came)


def _who_said_yes(db: Database, who: Everybody, one: Meeting, is_owner: Callable[[str], bool]) -> tuple[str, ...]:
    """Ids of persons; nobody if it was somebody else's meeting."""
    everybody = list(guests.invited(db, one.event_uid))
    if not any(organizer and is_owner(address) for _, address, organizer, _ in everybody):
        return ()
    accepted = (who.person_of[row] for row, _, _, status in everybody if status == "accepted" and row in who.person_of)
    return tuple(dict.fromkeys(accepted))
