"""Store -> core, as of a moment: the latest letters with each tie, one after the other, and who wrote after a silence.

All of them together would fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from agent.core.records import Exchange, Letter, Return, Tie, Trace
from agent.core.ties.exchanges import exchanges as exchanges_of
from agent.core.ties.presence import Presence
from agent.core.ties.statistics import DAY, LIKELY
from agent.gather.people import Everybody
from agent.store import contacts, people
from agent.store.contacts import Contact
from agent.store.database import Database

LOOK_BACK = timedelta(days=180)
MOST_LETTERS = 80  # with one person
LATELY = timedelta(days=7)  # so new is a letter that ends a silence
FEW = 3  # recipients of such a letter


def correspondents(near: Mapping[str, Tie], now: datetime) -> list[str]:
    """Everybody who is a tie and with whom there was mail within LOOK_BACK, by id."""
    since = now - LOOK_BACK
    return [
        person_id
        for person_id, tie in near.items()
        if tie.state is not None and any(at and at > since for at in (tie.last_from_me_at, tie.last_from_them_at))
    ]


def exchanges(db: Database, who: Everybody, person_id: str, now: datetime) -> tuple[Exchange, ...]:
    """The latest with one person within LOOK_BACK, latest first."""
    rows = who.by_id[person_id].rows
    return exchanges_of(people.letters_with(db, rows, now, MOST_LETTERS, now - LOOK_BACK))


def ended_a_silence(
    db: Database, who: Everybody, tie: Tie, letters: Iterable[Exchange], owner: Callable[[], Presence], now: datetime
) -> Return | None:
    """Of somebody who wrote in the last days and has no answer yet: the letter that ended a silence, however long."""
    pair = _after_the_pause(db, who, tie.person.id, now) if _is_open(tie, now) else None
    if pair is None:
        return None
    before, after = pair
    letter = next((one.letter for one in letters if one.letter.row == after.message), None)
    if letter is None or not _is_direct(letter):
        return None
    present_days = owner().present_days
    silent = present_days((now - before.at) / DAY) - present_days((now - after.at) / DAY)
    return Return(letter, _trace(db, before), silent)


def _is_open(tie: Tie, now: datetime) -> bool:
    """Did they write lately, and the owner not since?"""
    wrote_at, answered_at = tie.last_from_them_at, tie.last_from_me_at
    return wrote_at is not None and now - wrote_at <= LATELY and (answered_at is None or answered_at < wrote_at)


def _is_direct(letter: Letter) -> bool:
    return not letter.own and letter.recipients <= FEW


def _after_the_pause(db: Database, who: Everybody, person_id: str, now: datetime) -> tuple[Contact, Contact] | None:
    """The first contact of the last days, and the last one before it."""
    known = contacts.latest(db, who.by_id[person_id].rows, now)
    told = [
        Contact(one.at, occurrence=one.occurrence, probability=one.probability)
        for one in who.diary.by_person.get(person_id, ())
        if one.at <= now
    ]
    happened = (one for one in (*known, *told) if _probability(who, person_id, one) >= LIKELY)
    ordered = sorted(happened, key=lambda one: one.at)
    lately = next((place for place, one in enumerate(ordered) if now - one.at <= LATELY), 0)
    return (ordered[lately - 1], ordered[lately]) if lately else None


def _probability(who: Everybody, person_id: str, one: Contact) -> float:
    if one.occurrence is None:
        return one.probability
    return who.diary.probability(person_id, one.occurrence, one.probability)


def _trace(db: Database, one: Contact) -> Trace:
    title, message_id, event_uid = contacts.source(db, one)
    return Trace(one.at, one.message is None, title, message_id, event_uid)
