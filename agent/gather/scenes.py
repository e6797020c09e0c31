"""Store -> core, as of a moment: the scene of a morning, all that its suggestions may look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from agent.core.choice.holiday import is_own_holiday
from agent.core.dates import local_date
from agent.core.people.addresses import matcher, name_words
from agent.core.records import Direction, Feedback, Letter, Owner, Scene, Shown, Tie
from agent.core.suggestions.reconnect import went_quiet
from agent.core.ties.presence import Presence
from agent.core.ties.tie import tie_of
from agent.done_by_itself import with_what_was_done
from agent.gather import groups, ledger, occasions
from agent.gather.met import meetings_between, recent_meetings
from agent.gather.nearness import interactions_of, ties
from agent.gather.people import Everybody
from agent.gather.who_waits import waiting
from agent.store import briefs, days_off, people
from agent.store import owner_words as words_said
from agent.store.database import Database
from agent.store.instants import iso

LATEST_LETTERS = 5


def scene(
    db: Database,
    who: Everybody,
    owner: Owner,
    now: datetime,
    shown: Sequence[Shown] = (),
    stored_before: date | None = None,
    begins_on: date | None = None,
) -> Scene:
    """All that this morning's suggestions may look at; `shown` and the dates as in agent.morning."""
    near = {tie.person.id: tie for tie in ties(db, who, now)}
    past = recent_meetings(db, who, owner, now)
    asks_and_gives = ledger.empty(who, owner)
    open_letters = tuple(one for one in waiting(db, who, owner, now, past, asks_and_gives) if one.shown)
    begin, end = day_of(now, owner)
    today = meetings_between(db, who, begin, end, now)
    guests = {person_id for meeting in today for person_id in meeting.people}
    _add_guests(db, near, who, guests, begin, now)
    feedback = tuple(words_said.feedback_given(db, now))
    today_on = local_date(now, owner.zone)
    stored = _remembered(db, who, feedback, stored_before, today_on, now)
    history = tuple(sorted((*stored, *shown)))
    return Scene(
        now=now,
        owner=owner,
        ties=near,
        waiting=open_letters,
        past_meetings=tuple(past),
        todays_meetings=tuple(today),
        letters=_latest_letters(db, near, who, guests, now),
        history=history,
        groups=groups.of_the_morning(db, who, owner, now, guests=bool(guests)),
        introductions=groups.introductions(db, who, near, now),
        occasions=occasions.occasions(db, who, owner, near, past, (begin, end), now),
        words=who.words,
        feedback=with_what_was_done(db, who, owner, history, feedback, now),
        first_on=briefs.first_on(db, stored_before or today_on, now) or begins_on,
        asked_more=ledger.asked_more(asks_and_gives, now),
        on_holiday=_on_holiday(db, owner, near.values(), now),
    )


def _on_holiday(db: Database, owner: Owner, near: Iterable[Tie], now: datetime) -> bool:
    """Does the owner's calendar say so, of a day that is not somebody else's?"""
    titles = list(days_off.whole_days(db, now, matcher(owner.addresses)))
    others = {word for tie in near if titles and tie.state is not None for word in name_words(tie.person.name)}
    return any(is_own_holiday(title, others - {*name_words(owner.name)}) for title in titles)


def _remembered(
    db: Database, who: Everybody, feedback: Sequence[Feedback], before: date | None, today: date, now: datetime
) -> list[Shown]:
    """What the stored briefs before a date have shown; if that is not given, before today, and of today's own brief
    what the owner has reacted to.
    """
    if before is not None:
        return briefs.history(db, before, now, who.person_of)
    reacted = {one.suggestion_id for one in feedback}
    shown = briefs.history(db, today + timedelta(days=1), now, who.person_of)
    return [one for one in shown if one.on < today or one.suggestion_id in reacted]


def day_of(now: datetime, owner: Owner) -> tuple[datetime, datetime]:
    """The owner's date at `now`, from midnight to midnight."""
    on = local_date(now, owner.zone)
    begin = datetime.combine(on, time(), owner.zone)
    return begin, datetime.combine(on + timedelta(days=1), time(), owner.zone)


def _add_guests(
    db: Database, near: dict[str, Tie], who: Everybody, guests: Set[str], begin: datetime, now: datetime
) -> None:
    """Whoever is met today belongs into the scene, a person for certain or not; what was before today counts."""
    until = iso(now)
    for person_id in guests:
        counted = who.by_id[person_id]
        circle = near[person_id].circle if person_id in near else None
        past = (
            one
            for one in interactions_of(db, who, counted, until)
            if one.at < begin or one.direction is not Direction.TOGETHER
        )
        near[person_id] = replace(tie_of(counted.person, past, Presence(), now), circle=circle)


def _latest_letters(
    db: Database, near: dict[str, Tie], who: Everybody, guests: Set[str], now: datetime
) -> dict[str, tuple[Letter, ...]]:
    wanted = guests | {person_id for person_id, tie in near.items() if went_quiet(tie, now)}
    return {
        person_id: tuple(people.letters_with(db, who.by_id[person_id].rows, now, LATEST_LETTERS)[::-1])
        for person_id in sorted(wanted)
    }
