"""Thank: a small meeting in person took place, and the owner has not written to them since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from agent.core.dates import day
from agent.core.records import Channel, Fact, Kind, Meeting, Scene, Suggestion, Tie
from agent.core.suggestions.words import listed, quoted, suggestion_id

KIND = "thank"
WITHIN = timedelta(days=3)
SMALL = 3  # people besides the owner
LIKELY = 0.6
ROUTINE = timedelta(days=14)  # who met within this before the meeting meets anyway


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One a meeting, for those of it whom the owner has not written to since."""
    for meeting in scene.past_meetings:
        if not _deserves_thanks(meeting, scene.now):
            continue
        guests = [
            tie
            for person_id in meeting.people
            if (tie := scene.ties.get(person_id)) and tie.person.kind is Kind.PERSON and _open(tie, meeting, scene)
        ]
        if guests:
            yield _suggestion(meeting, guests, scene)


def _deserves_thanks(meeting: Meeting, now: datetime) -> bool:
    return (
        meeting.channel is Channel.IN_PERSON
        and not meeting.recurring
        and meeting.company <= SMALL
        and meeting.probability >= LIKELY
        and timedelta(0) < now - meeting.ends_at <= WITHIN
    )


def _open(tie: Tie, meeting: Meeting, scene: Scene) -> bool:
    """Nothing was sent since, and the two don't meet every few days anyway."""
    if tie.last_from_me_at is not None and tie.last_from_me_at > meeting.starts_at:
        return False
    before = [
        other
        for other in scene.past_meetings
        if tie.person.id in other.people and timedelta(0) < meeting.starts_at - other.starts_at <= ROUTINE
    ]
    return not before


def _suggestion(meeting: Meeting, guests: list[Tie], scene: Scene) -> Suggestion:
    zone = scene.owner.zone
    names = [tie.person.name for tie in guests]
    when = day(meeting.starts_at, scene.now, zone)
    where = f" at {meeting.location.partition(',')[0]}" if meeting.location else ""
    title = quoted(meeting.summary) if meeting.summary else "a meeting"
    each = "them" if len(guests) > 1 else names[0]
    return Suggestion(
        id=suggestion_id(KIND, meeting.event_uid, meeting.starts_at.isoformat()),
        kind=KIND,
        people=tuple(tie.person.id for tie in guests),
        names=tuple(names),
        text=f"Thank {listed(names)} for the time {when}{where}: a line on what you took from it.",
        because=(
            Fact(f"You met{where}: {title}.", meeting.starts_at, event_uid=meeting.event_uid),
            Fact(f"Nothing from you to {each} since."),
        ),
        need=0.9,
    )
