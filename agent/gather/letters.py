"""Store -> core, as of a moment: the latest letters with each tie, and who wrote again after a silence."""

from __future__ import annotations

from collections.abc import Mapping
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


def exchanges(db: Database, who: Everybody, near: Mapping[str, Tie], now: datetime) -> dict[str, tuple[Exchange, ...]]:
    """With everybody who is a tie and with whom there was mail within LOOK_BACK."""
    since = now - LOOK_BACK
    found = {}
    for person_id, tie in near.items():
        if tie.state is not None and any(at and at > since for at in (tie.last_from_me_at, tie.last_from_them_at)):
            letters = people.letters_with(db, who.by_id[person_id].rows, now, MOST_LETTERS, since)
            found[person_id] = exchanges_of(letters)
    return found


def returns(
    db: Database, who: Everybody, near: Mapping[str, Tie], exchanges: Mapping[str, tuple[Exchange, ...]], now: datetime
) -> dict[str, Return]:
    """Of those who wrote in the last days and have no answer yet: the letter that ended a silence, however long."""
    owner: Presence | None = None
    found = {}
    for person_id, letters in exchanges.items():
        tie = near[person_id]
        if _is_open(tie, now) and (pair := _after_the_pause(db, who, person_id, now)):
            before, after = pair
            letter = next((one.letter for one in letters if one.letter.row == after.message), None)
            if letter is not None and _is_direct(letter):
                owner = owner or people.owner_presence(db, now)
                silent = owner.present_days((now - before.at) / DAY) - owner.present_days((now - after.at) / DAY)
                found[person_id] = Return(letter, _trace(db, before), silent)
    return found


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
