"""Store -> core, as of a moment: which earlier suggestions the mailbox or the calendar shows to have been done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from agent.core import owner_words
from agent.core.choice import closing
from agent.core.records import Feedback, Owner, Shown, Verb
from agent.gather.people import Everybody
from agent.store import briefs, contacts
from agent.store.database import Database


def with_what_was_done(
    db: Database, who: Everybody, owner: Owner, history: Sequence[Shown], feedback: Sequence[Feedback], now: datetime
) -> tuple[Feedback, ...]:
    """What the owner said of suggestions, and what was done without a word; in order of time."""
    found = _done(db, who, owner, closing.still_open(history, feedback), now)
    return tuple(sorted((*feedback, *found), key=lambda one: one.given_at))


def _done(
    db: Database, who: Everybody, owner: Owner, history: Sequence[Shown], now: datetime
) -> Iterator[Feedback]:
    """A brief of a replay is taken to be made at the hour of this one."""
    made_at = briefs.made_at(db)
    for shown in history:
        since = made_at.get(shown.on) or datetime.combine(shown.on, now.astimezone(owner.zone).time(), owner.zone)
        until = min(since + closing.WITHIN, now)
        first = {one: _first_contact(db, who, owner, one, since, until, now) for one in shown.people}
        one = closing.closed(shown, {person_id: at for person_id, at in first.items() if at is not None})
        if one is not None:
            yield one


def _first_contact(
    db: Database, who: Everybody, owner: Owner, person_id: str, since: datetime, until: datetime, now: datetime
) -> datetime | None:
    if person_id not in who.by_id:
        return None
    seen = contacts.first_from_owner(db, who.by_id[person_id].rows, since, until, now)
    told = [owner_words.met_at(one, owner.zone) for one in who.words.get(person_id, ()) if one.verb is Verb.MET]
    times = [at for at in (seen, *told) if at is not None and since < at <= until]
    return min(times, default=None)
