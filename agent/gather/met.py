"""Store -> core, as of a moment: the meetings of some days, from calendars and by the owner's word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from agent.core import owner_words
from agent.core.dates import local_date
from agent.core.records import Meeting, Owner, Verb
from agent.core.ties.statistics import LIKELY
from agent.core.waiting.shown import LOOK_BACK
from agent.gather.people import Everybody
from agent.store import meetings
from agent.store.database import Database


def meetings_between(
    db: Database, who: Everybody, begin: datetime, end: datetime, now: datetime
) -> list[Meeting]:
    """Meetings with somebody who is known, on the books at `now`, that start within [begin, end), in order of time."""
    found = []
    for one in meetings.between(db, begin, end, now):
        guests = {who.person_of[row]: p for row, p in one.guests if row in who.person_of}
        guests |= who.diary.linked.get(one.occurrence, {})
        if guests or one.guests:
            found.append(_meeting(one, guests, who))
    return found


def _meeting(one: meetings.Found, guests: Mapping[str, float], who: Everybody) -> Meeting:
    chances = [who.diary.probability(person_id, one.occurrence, alone) for person_id, alone in guests.items()]
    return Meeting(
        event_uid=one.uid,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        summary=one.summary,
        location=one.location,
        channel=one.channel,
        people=tuple(person_id for person_id in guests if person_id in who.by_id),
        company=one.company,
        probability=max(chances or [p for _, p in one.guests]),
        recurring=one.recurring,
    )


def recent_meetings(db: Database, who: Everybody, owner: Owner, now: datetime) -> list[Meeting]:
    """Meetings within the time in which somebody may be waiting, oldest first; also those that only the owner saw."""
    since = now - LOOK_BACK
    found = meetings_between(db, who, since, now, now)
    return sorted([*found, *told_of(who, owner, found, since, now)], key=lambda one: one.starts_at)


def told_of(
    who: Everybody, owner: Owner, seen: Sequence[Meeting], since: datetime, now: datetime
) -> Iterator[Meeting]:
    """Meetings of which the owner told, but for those that a calendar saw too (`seen`)."""
    met = {
        (person_id, local_date(one.starts_at, owner.zone))
        for one in seen
        if one.probability >= LIKELY
        for person_id in one.people
    }
    for person_id, words in who.words.items():
        for word in words:
            at = owner_words.met_at(word, owner.zone)
            if word.verb is Verb.MET and since <= at < now and (person_id, local_date(at, owner.zone)) not in met:
                yield owner_words.meeting(word, person_id, owner.zone)
