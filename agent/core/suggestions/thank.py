"""Thank: for a small meeting in person, for an answer that helped, for coming, for bringing somebody.

Source: INFERENCE 7 (thanks are undervalued, Kumar and Epley 2018). Each is closed by any letter of the owner to
them since.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from agent.core.dates import day
from agent.core.records import (
    Channel,
    Exchange,
    Fact,
    Hosted,
    Introduction,
    Kind,
    Letter,
    Meeting,
    Scene,
    Suggestion,
    Tie,
)
from agent.core.suggestions.common_ground import introduction_fact
from agent.core.suggestions.words import listed, quoted, suggestion_id

KIND = "thank"
WITHIN = timedelta(days=3)
SMALL = 3  # people besides the owner
LIKELY = 0.6
ROUTINE = timedelta(days=14)  # who met within this before the meeting meets anyway
HELPED_WITHIN = timedelta(days=1)  # of the question
FEW = 3  # recipients of the question
MOST_NAMED = 3  # of many who came
BROUGHT_AFTER, BROUGHT_UNTIL = timedelta(days=3), timedelta(days=21)  # the introduction


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each meeting, answer, event and introduction of the last days that has no thanks yet."""
    for meeting in scene.past_meetings:
        if _deserves_thanks(meeting, scene.now) and (guests := _unthanked(meeting, meeting.people, scene)):
            yield _for_the_time(meeting, guests, scene)
    for person_id, letters in scene.occasions.exchanges.items():
        tie = scene.ties[person_id]
        helped = next((one for one in letters if _helped(one, tie, scene.now)), None)
        if helped is not None and helped.answer is not None:
            yield _for_the_answer(helped.letter, helped.answer, tie, scene)
    for one in scene.occasions.hosted:
        if one.meeting.company > SMALL and _was_there(one.meeting, scene.now):
            came = sorted(_unthanked(one.meeting, one.came, scene), key=lambda tie: (-tie.closeness, tie.person.id))
            if came:
                yield _for_coming(one, came[:MOST_NAMED], scene)
    for brought in scene.introductions.values():
        by, newcomer = scene.ties.get(brought.by), scene.ties.get(brought.person_id)
        if by is not None and newcomer is not None and _brought_lately(brought, by, scene.now):
            yield _for_bringing(brought, by, newcomer, scene)


def _deserves_thanks(meeting: Meeting, now: datetime) -> bool:
    return not meeting.recurring and meeting.company <= SMALL and _was_there(meeting, now)


def _was_there(meeting: Meeting, now: datetime) -> bool:
    return (
        meeting.channel is Channel.IN_PERSON
        and meeting.probability >= LIKELY
        and timedelta(0) < now - meeting.ends_at <= WITHIN
    )


def _unthanked(meeting: Meeting, people: tuple[str, ...], scene: Scene) -> list[Tie]:
    ties = [tie for one in people if (tie := scene.ties.get(one)) and tie.person.kind is Kind.PERSON]
    return [tie for tie in ties if _silent_since(tie, meeting.starts_at) and not _meet_anyway(tie, meeting, scene)]


def _silent_since(tie: Tie, at: datetime) -> bool:
    return tie.last_from_me_at is None or tie.last_from_me_at <= at


def _meet_anyway(tie: Tie, meeting: Meeting, scene: Scene) -> bool:
    """Do the two meet every few days?"""
    return any(
        tie.person.id in other.people and timedelta(0) < meeting.starts_at - other.starts_at <= ROUTINE
        for other in scene.past_meetings
    )


def _helped(one: Exchange, tie: Tie, now: datetime) -> bool:
    """Did they answer a question of the owner's within a day, and the owner has not written since?"""
    letter, answer = one.letter, one.answer
    return (
        letter.own and one.opens and one.asks and letter.recipients <= FEW
        and answer is not None
        and answer.at - letter.at <= HELPED_WITHIN
        and now - answer.at <= WITHIN
        and _silent_since(tie, answer.at)
    )  # fmt: skip


def _brought_lately(one: Introduction, by: Tie, now: datetime) -> bool:
    return BROUGHT_AFTER <= now - one.at <= BROUGHT_UNTIL and _silent_since(by, one.at)


def _for_the_time(meeting: Meeting, guests: list[Tie], scene: Scene) -> Suggestion:
    names = [tie.person.name for tie in guests]
    when = day(meeting.starts_at, scene.now, scene.owner.zone)
    where = f" at {meeting.location.partition(',')[0]}" if meeting.location else ""
    title = quoted(meeting.summary) if meeting.summary else "a meeting"
    text = f"Thank {listed(names)} for the time {when}{where}: a line on what you took from it."
    fact = Fact(f"You met{where}: {title}.", meeting.starts_at, event_uid=meeting.event_uid)
    matter = (meeting.event_uid, meeting.starts_at.isoformat())
    return _suggestion(guests, text, (fact,), matter, 0.9, meeting.probability)


def _for_the_answer(question: Letter, answer: Letter, tie: Tie, scene: Scene) -> Suggestion:
    name = tie.person.name
    text = (
        f"Thank {name} for answering {quoted(question.subject)} within a day, "
        f"{day(answer.at, scene.now, scene.owner.zone)}: a line on what it was good for."
    )
    facts = (
        Fact(f"You asked {name}: {quoted(question.subject)}.", question.at, question.message_id or None),
        Fact(f"{name} answered.", answer.at, answer.message_id or None),
    )
    return _suggestion([tie], text, facts, (question.message_id or question.at.isoformat(), tie.person.id), 0.85)


def _for_coming(one: Hosted, came: list[Tie], scene: Scene) -> Suggestion:
    meeting, names = one.meeting, listed([tie.person.name for tie in came])
    title = quoted(meeting.summary) if meeting.summary else "your meeting"
    when = day(meeting.starts_at, scene.now, scene.owner.zone)
    text = f"Thank {names} for coming to {title} {when}: you had invited them, and they had said yes."
    fact = Fact(f"You had invited to {title}; {names} said yes.", meeting.starts_at, event_uid=meeting.event_uid)
    matter = (meeting.event_uid, meeting.starts_at.isoformat())
    return _suggestion(came, text, (fact,), matter, 0.8, meeting.probability)


def _for_bringing(one: Introduction, by: Tie, newcomer: Tie, scene: Scene) -> Suggestion:
    zone, name = scene.owner.zone, newcomer.person.name
    text = (
        f"Thank {by.person.name} for bringing you and {name} together {day(one.at, scene.now, zone)}: "
        "a line on what came of it so far."
    )
    fact = introduction_fact(one, by.person.name, zone, name)
    return _suggestion([by], text, (fact,), (one.person_id, one.by), 0.8)


def _suggestion(
    ties: list[Tie],
    text: str,
    facts: tuple[Fact, ...],
    matter: tuple[str, ...],
    need: float,
    certainty: float = 1.0,
) -> Suggestion:
    names = tuple(tie.person.name for tie in ties)
    each = "them" if len(names) > 1 else names[0]
    return Suggestion(
        id=suggestion_id(KIND, *matter),
        kind=KIND,
        people=tuple(tie.person.id for tie in ties),
        names=names,
        text=text,
        because=(*facts, Fact(f"Nothing from you to {each} since.")),
        need=need,
        certainty=certainty,
    )
