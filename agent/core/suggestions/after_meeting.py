"""After a meeting: a small one took place, and for a day and a half nobody has written a word about it or else.

Meetings in person of two to four belong to thank. Closed by a letter of either side.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from agent.core.dates import day
from agent.core.records import Channel, Fact, Kind, Meeting, Scene, Suggestion, Tie
from agent.core.suggestions.words import listed, quoted, suggestion_id

KIND = "after_meeting"
AFTER, UNTIL = timedelta(hours=36), timedelta(days=5)  # of its end
SMALL = 5  # people besides the owner
THANKED = 3  # up to so many who were met in person are thanked instead
LIKELY = 0.7  # so probably it took place; less is no ground to speak of it (INFERENCE 6(b))
ROUTINE = timedelta(days=14)  # who met within this before, or meets within it again, needs no letter between
MOST_NAMED = 3


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each such meeting of which all who are known have been silent since."""
    for meeting in scene.past_meetings:
        if not _calls_for_a_word(meeting, scene.now):
            continue
        guests = [tie for one in meeting.people if (tie := scene.ties.get(one)) and tie.person.kind is Kind.PERSON]
        if guests and not any(_wrote_since(tie, meeting) or _meet_anyway(tie, meeting, scene) for tie in guests):
            nearest = sorted(guests, key=lambda tie: (-tie.closeness, tie.person.id))[:MOST_NAMED]
            yield _suggestion(meeting, nearest, scene)


def _calls_for_a_word(meeting: Meeting, now: datetime) -> bool:
    return (
        not meeting.recurring
        and meeting.company <= SMALL
        and not (meeting.channel is Channel.IN_PERSON and meeting.company <= THANKED)
        and meeting.probability >= LIKELY
        and AFTER <= now - meeting.ends_at <= UNTIL
    )


def _wrote_since(tie: Tie, meeting: Meeting) -> bool:
    words = (tie.last_from_me_at, tie.last_from_them_at)
    return any(at is not None and at > meeting.starts_at for at in words)


def _meet_anyway(tie: Tie, meeting: Meeting, scene: Scene) -> bool:
    if tie.next_planned_at is not None and tie.next_planned_at - scene.now <= ROUTINE:
        return True
    return any(
        tie.person.id in other.people and abs(meeting.starts_at - other.starts_at) <= ROUTINE
        for other in scene.past_meetings
        if other is not meeting
    )


def _suggestion(meeting: Meeting, guests: list[Tie], scene: Scene) -> Suggestion:
    names = [tie.person.name for tie in guests]
    title = quoted(meeting.summary) if meeting.summary else "your meeting"
    when = day(meeting.starts_at, scene.now, scene.owner.zone)
    return Suggestion(
        id=suggestion_id(KIND, meeting.event_uid, meeting.starts_at.isoformat()),
        kind=KIND,
        people=tuple(tie.person.id for tie in guests),
        names=tuple(names),
        text=f"Follow through on {title} with {listed(names)}: you met {when}, and nothing has been written since. "
        "What you agreed on, in two lines, spares them the asking.",
        because=(
            Fact(f"You met: {title}.", meeting.starts_at, event_uid=meeting.event_uid),
            Fact("No mail between you since."),
        ),
        need=0.85,
    )
