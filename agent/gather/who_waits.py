"""Store -> core, as of a moment: who may be waiting for the owner, and for whom the owner may wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from agent.core.people.addresses import matcher
from agent.core.records import OWNER, Meeting, Owner, Waiting
from agent.core.ties.statistics import LIKELY
from agent.core.waiting.desk import LEARNS_FOR, Desk
from agent.core.waiting.shown import LOOK_BACK, awaiting
from agent.gather.met import recent_meetings
from agent.gather.people import Everybody
from agent.store import addresses
from agent.store.database import Database
from agent.store.posts import posts


def waiting(
    db: Database, who: Everybody, owner: Owner, now: datetime, recent: Sequence[Meeting] | None = None
) -> list[Waiting]:
    """Every unanswered letter of the last weeks, in both directions, likeliest first.

    `recent`: the recent meetings, where they have been read already.
    """
    recent = recent_meetings(db, who, owner, now) if recent is None else recent
    begin = now - LEARNS_FOR
    desk = Desk(begin, now)
    for post in posts(db, begin, now, now - LOOK_BACK, _keys(db, who, owner)):
        desk.take(post)
    desk.close()
    likely = [meeting for meeting in recent if meeting.probability >= LIKELY]
    met = {person_id: meeting.starts_at for meeting in likely for person_id in meeting.people}
    people = {person_id: one.person for person_id, one in who.by_id.items()}
    return awaiting(desk, people, met, now, owner.zone)


def _keys(db: Database, who: Everybody, owner: Owner) -> Callable[[int], str]:
    """Address row -> id of the person, OWNER, or a name of nobody's."""
    is_owner = matcher(owner.addresses)
    keys = dict(who.person_of)

    def key_of(row: int) -> str:
        if row not in keys:
            keys[row] = OWNER if is_owner(addresses.address(db, row)) else f"address {row}"
        return keys[row]

    return key_of
