"""Who may be waiting for the owner, and for whom may the owner wait? And which of it would a brief mention?

Source: INFERENCE 5, Gating and Awaiting. It is worded as "may be waiting", never as a debt. Silent but expected is
precisely what is wanted: what is shown goes by the chance of an answer as the letter came, not by the chance that one
still comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, tzinfo

from agent.core.records import OWNER, Channel, Kind, Person, Waiting
from agent.core.subjects import asks
from agent.core.ties.statistics import DAY
from agent.core.waiting.announcements import announces
from agent.core.waiting.desk import Desk
from agent.core.waiting.likelihood import lying_log_odds
from agent.core.waiting.lying import Lying

LOOK_BACK = timedelta(days=21)
LOOK_BACK_THEM = timedelta(days=30)
WORKING_DAYS = 2  # before a letter is mentioned,
LEAST_AGE = DAY  # or as long as the owner's answers to this person take, but not on the same day
WORKING_DAYS_THEM = 5
USUAL_TIMES = 2  # times as long as nine of ten of their answers took
LEAST_EXPECTED = 0.15
TOP_SHARE = 0.05  # of the letters of the last 60 days, or as many of them as the owner answers;
TOP_FEW = 3  # where there are few, so many in any case
WROTE_SINCE, MET_SINCE, OTHER_ANSWERED = 0.5, 0.3, 0.2  # what is left of the expectation


def awaiting(
    desk: Desk, people: Mapping[str, Person], met: Mapping[str, datetime], now: datetime, zone: tzinfo
) -> list[Waiting]:
    """Every unanswered letter of the last weeks, in both directions, likeliest first.

    `people`: of whom one may speak, by id; `met`: when the owner and they last met.
    """
    found = [*_awaiting_me(desk, people, met, now, zone), *_awaiting_them(desk, people, now, zone)]
    return sorted(found, key=lambda one: (-one.p_reply, one.at, one.message_id))


def _awaiting_me(
    desk: Desk, people: Mapping[str, Person], met: Mapping[str, datetime], now: datetime, zone: tzinfo
) -> Iterator[Waiting]:
    as_it_came, while_it_lies = desk.mine.as_it_came.line(), desk.mine.while_it_lay.line()
    scores = sorted(
        (as_it_came.probability(one.log_odds) for one in desk.eligible if _is_person(people, one.writer)), reverse=True
    )
    best = scores[: max(TOP_FEW, int(TOP_SHARE * len(scores)), round(sum(scores)))]  # the sum: answers expected
    least = max(LEAST_EXPECTED, best[-1] if best else 1.0)
    for one, since in desk.lying(LOOK_BACK, now):
        person = people.get(one.post.sender)
        if one.reader != OWNER or person is None:
            continue
        expected = as_it_came.probability(one.log_odds) * _worth(desk, one, met.get(person.id))
        reason = _why_not_shown(desk, one, person, expected, least, now, zone)
        usual = desk.mine.habit.usual_delay(person.id)
        yield Waiting(
            direction="me",
            message_id=one.post.message_id,
            subject=one.post.subject,
            at=one.post.at,
            person_id=person.id,
            p_reply=while_it_lies.probability(lying_log_odds(one.x, since, one.post)),
            shown=reason is None,
            reason=reason or "it names you, it is unanswered, and you usually answer such mail",
            usual_answer_days=None if usual is None else usual / DAY,
            expected=expected,
        )


def _worth(desk: Desk, one: Lying, met_at: datetime | None) -> float:
    """What is left of the expectation after what happened since."""
    at = one.post.at
    return (
        (WROTE_SINCE if desk.wrote_to_since(one.post.sender, at) else 1.0)
        * (MET_SINCE if met_at is not None and met_at > at else 1.0)
        * (OTHER_ANSWERED if one.answered_by_other_reader else 1.0)
    )


def _why_not_shown(
    desk: Desk, one: Lying, person: Person, expected: float, least: float, now: datetime, zone: tzinfo
) -> str | None:
    if person.kind is not Kind.PERSON or one.post.channel is not Channel.MAIL:
        return "it was not written by a person to you"
    if announces(one.post.subject):
        return "it tells something and asks for no answer"
    if OWNER not in one.post.to:
        return "you were in Cc only"
    if one.thread.wrote_since(OWNER, one.post.at):
        return "you have written in this thread since"
    if _is_new(desk, one, now, zone):
        return "it came less than two working days ago"
    if expected < LEAST_EXPECTED:
        return "you seldom answer such mail"
    return "you answer other mail more often" if expected < least else None


def _is_new(desk: Desk, one: Lying, now: datetime, zone: tzinfo) -> bool:
    """Is it younger than two working days, and than nine of ten of the owner's answers to this person were?"""
    usual = desk.mine.habit.tail_delay(one.post.sender)
    late = usual is not None and now - one.post.at >= max(LEAST_AGE, usual)
    return not late and working_days(one.post.at, now, zone) < WORKING_DAYS


def _awaiting_them(desk: Desk, people: Mapping[str, Person], now: datetime, zone: tzinfo) -> Iterator[Waiting]:
    """Questions with which the owner began to write to a few, as far as they are not answered."""
    line = desk.theirs.while_it_lay.line()
    for one, since in desk.lying(LOOK_BACK_THEM, now):
        person, post = people.get(one.reader), one.post
        if one.reader == OWNER or person is None or post.channel is not Channel.MAIL or not one.x.opens:
            continue
        if asks(post.subject):
            silent = bool(since.unseen)
            yield Waiting(
                direction="them",
                message_id=post.message_id,
                subject=post.subject,
                at=post.at,
                person_id=person.id,
                p_reply=line.probability(lying_log_odds(one.x, since, post)),
                shown=silent and person.kind is Kind.PERSON and _is_due(desk, one, now, zone),
                reason="you asked, and nothing has come since"
                if silent
                else "they have written since, about something else",
            )


def _is_due(desk: Desk, one: Lying, now: datetime, zone: tzinfo) -> bool:
    """Is it older than five working days, and than twice the time that they usually take?"""
    usual = desk.theirs.habit.tail_delay(one.reader) or timedelta(0)
    return working_days(one.post.at, now, zone) >= WORKING_DAYS_THEM and now - one.post.at >= USUAL_TIMES * usual


def _is_person(people: Mapping[str, Person], person_id: str) -> bool:
    person = people.get(person_id)
    return person is not None and person.kind is Kind.PERSON


def working_days(begin: datetime, end: datetime, zone: tzinfo) -> int:
    """Whole days from begin to end, of which Saturdays and Sundays in the owner's zone are left out."""
    first, last = begin.astimezone(zone).date(), end.astimezone(zone).date()
    whole = max(0, int((end - begin) / DAY))
    days = ((first + timedelta(days=n + 1)) for n in range(min(whole, (last - first).days)))
    return sum(day.weekday() < 5 for day in days)
