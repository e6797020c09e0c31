"""Store -> core, as of a moment: who may be waiting for the owner, and for whom the owner may wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from agent.core.ledger.entries import Ledger
from agent.core.records import Meeting, Owner, Waiting
from agent.core.ties.statistics import LIKELY
from agent.core.waiting.desk import LEARNS_FOR, Desk
from agent.core.waiting.shown import LOOK_BACK, awaiting
from agent.gather.met import recent_meetings
from agent.gather.people import Everybody, key_of
from agent.store.database import Database
from agent.store.posts import posts


def waiting(
    db: Database,
    who: Everybody,
    owner: Owner,
    now: datetime,
    recent: Sequence[Meeting] | None = None,
    ledger: Ledger | None = None,
) -> list[Waiting]:
    """Every unanswered letter of the last weeks, in both directions, likeliest first.

    `recent`: the recent meetings, where they have been read already; `ledger`: takes the letters too.
    """
    recent = recent_meetings(db, who, owner, now) if recent is None else recent
    begin = now - LEARNS_FOR
    desk = Desk(begin, now)
    for post in posts(db, begin, now, now - LOOK_BACK, key_of(db, who, owner)):
        desk.take(post)
        if ledger is not None:
            ledger.take(post)
    desk.close()
    likely = [meeting for meeting in recent if meeting.probability >= LIKELY]
    met = {person_id: meeting.starts_at for meeting in likely for person_id in meeting.people}
    people = {person_id: one.person for person_id, one in who.by_id.items()}
    return awaiting(desk, people, met, now, owner.zone)
