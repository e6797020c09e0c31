"""Follow up after working together: thank when it is done, later ask once or twice what became of it.

Source: INFERENCE 6(c) and 7. A group without a plan whose series is over, or that is silent for long, has ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from agent.core.dates import MONTHS, day, local_date
from agent.core.records import OWNER, Fact, Group, Scene, Suggestion, Tie
from agent.core.suggestions.words import count, listed, quoted, suggestion_id

KIND = "follow_up"
DAY = timedelta(days=1)
THANKS_WITHIN = 14  # days after the last time
ASK_AFTER = (30, 180)  # days after it
ASK_WITHIN = 14  # further days; after them the moment has passed
LEAST_DAYS = 5  # days together without a meeting: less is no work that calls for a word afterwards
MOST_THANKED = 3  # people; of a larger group those who are nearest
NEED = {0: 0.95, 30: 0.75, 180: 0.6}


def is_due(group: Group, now: datetime) -> bool:
    """Is there something to say about this group on this day?"""
    return _stage(group, now) is not None


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each group that has ended lately, or about a month or half a year ago."""
    for group in scene.groups:
        stage = _stage(group, scene.now)
        if stage is None:
            continue
        members = [tie for one in group.active if (tie := scene.ties.get(one)) and tie.state is not None]
        nearest = sorted(members, key=lambda tie: (-tie.closeness, tie.person.id))
        if stage == 0:
            yield from _thanks(group, nearest[:MOST_THANKED], scene)
        else:
            yield from _question(group, nearest, stage, scene)


def _stage(group: Group, now: datetime) -> int | None:
    """0 for thanks; 30 or 180 for a question, by how many days ago it ended; None for silence."""
    if not group.ended or not group.is_work or (group.last_met_at is None and group.days < LEAST_DAYS):
        return None
    if group.last_met_at is not None and (now - group.last_met_at) / DAY <= THANKS_WITHIN:
        return 0
    days = (now - group.last_at) / DAY
    return next((after for after in ASK_AFTER if after <= days < after + ASK_WITHIN), None)


def _thanks(group: Group, members: list[Tie], scene: Scene) -> Iterator[Suggestion]:
    """To those to whom the owner has not written since the last meeting."""
    assert group.last_met_at is not None
    last_met_at, zone = group.last_met_at, scene.owner.zone
    unthanked = [tie for tie in members if tie.last_from_me_at is None or tie.last_from_me_at <= last_met_at]
    if unthanked:
        begun = local_date(group.first_at, zone)
        names = listed([tie.person.name for tie in unthanked])
        text = (
            f"Thank {names} for {_what(group)}: you have worked on it together since {MONTHS[begun.month - 1]} "
            f"{begun.year}, last met {day(last_met_at, scene.now, zone)}, and nothing is planned."
        )
        yield _suggestion(group, 0, unthanked, text, scene)


def _question(group: Group, members: list[Tie], stage: int, scene: Scene) -> Iterator[Suggestion]:
    """To the nearest of those with whom the owner has not been in touch since."""
    for tie in members:
        if tie.last_contact_at is not None and tie.last_contact_at <= group.last_at + DAY:
            text = (
                f"Ask {tie.person.name} what became of {_what(group)}: you last worked on it together "
                f"{day(group.last_at, scene.now, scene.owner.zone)}, and have not been in touch since."
            )
            yield _suggestion(group, stage, [tie], text, scene)
            return


def _what(group: Group) -> str:
    title = group.label or group.last.title
    return quoted(title) if title else "your work together"


def _suggestion(group: Group, stage: int, members: list[Tie], text: str, scene: Scene) -> Suggestion:
    last = group.last
    by = scene.ties.get(last.by)
    who = "You" if last.by == OWNER else by.person.name if by else "Somebody"
    facts = [
        Fact(f"You were together on {count(group.days, 'day')}, the first of them.", group.first_at),
        Fact(f"You met for {quoted(last.title)}.", last.at, event_uid=last.source)
        if last.is_meeting
        else Fact(f"{who} wrote last: {quoted(last.title)}.", last.at, message_id=last.source),
        Fact("Nothing is planned."),
    ]
    return Suggestion(
        id=suggestion_id(KIND, group.id, str(stage)),
        kind=KIND,
        people=tuple(tie.person.id for tie in members),
        names=tuple(tie.person.name for tie in members),
        text=text,
        because=tuple(facts),
        need=NEED[stage],
    )
