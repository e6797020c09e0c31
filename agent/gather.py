"""Store -> core, as of a moment: everybody, their ties, who waits for whom, and the scene of a morning.

Only reads. At most one person's interactions or letters are in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from agent import gather_groups, gather_occasions, gather_waiting
from agent.core import balance as balance_rules
from agent.core import owner_words
from agent.core.balance import Touch
from agent.core.choice.circle import circle
from agent.core.choice.holiday import is_own_holiday
from agent.core.dates import local_date
from agent.core.people.addresses import matcher, name_words
from agent.core.people.census import Counted
from agent.core.records import (
    Balance,
    Channel,
    Direction,
    Feedback,
    Interaction,
    Kind,
    Letter,
    Meeting,
    Owner,
    Scene,
    Shown,
    Tie,
    Verb,
    Waiting,
)
from agent.core.suggestions.reconnect import went_quiet
from agent.core.ties.calibration import Past
from agent.core.ties.closeness import ranked
from agent.core.ties.presence import Presence
from agent.core.ties.statistics import LIKELY
from agent.core.ties.tie import calibrated, drafted, tie_of
from agent.core.waiting.shown import LOOK_BACK
from agent.done_by_itself import with_what_was_done
from agent.everybody import Everybody
from agent.everybody import everybody as everybody
from agent.store import briefs, days_off, interactions, meetings, people
from agent.store import owner_words as words_said
from agent.store.database import Database
from agent.store.instants import iso

LATEST_LETTERS = 5


def ties(db: Database, who: Everybody, now: datetime, kinds: Iterable[Kind] = (Kind.PERSON,)) -> list[Tie]:
    """The ties to everybody of these kinds, nearest first.

    Whoever is a person is read in any case: calibration must not depend on the question.
    """
    wanted = set(kinds)
    owner = people.owner_presence(db, now)
    past = Past()
    until = iso(now)
    drafts = [
        drafted(one.person, _interactions(db, who, one, until), owner, now, past)
        for one in (*who.by_id.values(), *who.unmentioned.values())
        if one.person.kind in wanted | {Kind.PERSON}
    ]
    calibration = past.calibration()
    return ranked(
        calibrated(one, calibration, owner, now)
        for one in drafts
        if one.tie.person.kind in wanted and one.tie.person.id in who.by_id
    )


def _interactions(db: Database, who: Everybody, one: Counted, until: str) -> Iterator[Interaction]:
    """What is known by a moment (ISO text) of a person, in order of time."""
    return who.diary.complete(one.person.id, interactions.of_addresses(db, one.rows, until))


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


def waiting(
    db: Database, who: Everybody, owner: Owner, now: datetime, recent: Sequence[Meeting] | None = None
) -> list[Waiting]:
    """Every unanswered letter of the last weeks, in both directions, likeliest first.

    `recent`: the recent meetings, where they have been read already.
    """
    recent = recent_meetings(db, who, owner, now) if recent is None else recent
    return gather_waiting.waiting(db, who, owner, now, recent)


def in_circle(
    db: Database, who: Everybody, owner: Owner, now: datetime, near: Iterable[Tie], open_letters: Iterable[Waiting]
) -> dict[str, str]:
    """From whom suggestions come, and why, by person id. `near`: the ties to all persons."""
    recent = recent_meetings(db, who, owner, now)
    return circle(near, open_letters, recent, who.words, now, owner.wishes.circle_size)


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
    open_letters = waiting(db, who, owner, now, past)
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
        waiting=tuple(one for one in open_letters if one.shown),
        past_meetings=tuple(past),
        todays_meetings=tuple(today),
        letters=_latest_letters(db, near, who, guests, now),
        history=history,
        groups=gather_groups.of_the_morning(db, who, owner, now, guests=bool(guests)),
        introductions=gather_groups.introductions(db, who, near, now),
        occasions=gather_occasions.occasions(db, who, owner, near, past, (begin, end), now),
        words=who.words,
        feedback=with_what_was_done(db, who, owner, history, feedback, now),
        first_on=briefs.first_on(db, stored_before or today_on, now) or begins_on,
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
            for one in _interactions(db, who, counted, until)
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
