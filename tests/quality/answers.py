"""Owners -> letters that were or were not answered: to learn from, and to be measured by; computed by the core."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.logistic import logistic
from agent.core.records import OWNER, Post
from agent.core.waiting.desk import LEARNS_FOR, WEEK, Desk
from agent.core.waiting.habit import DAY, FATE_AFTER
from agent.core.waiting.likelihood import lying_log_odds, of_the_text
from agent.core.waiting.lying import Lying
from tests.quality.archives import ArchiveOwner

LEAD_IN = 0.1  # of the span, from which nothing is learned
MEASURED_FROM = 0.3
MOMENTS = 40  # per owner, at which the answers are measured


@dataclass(frozen=True, slots=True)
class Answer:
    """A letter, what was known of it at a moment, and whether an answer came within 14 days."""

    owner: str
    x: tuple[float, ...]
    offset: float  # log-odds that are not fitted
    came: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a letter that lay there, without and with calibration, and whether an answer came."""

    owner: str
    plain: float
    calibrated: float
    came: bool


def tells_answers(owner: ArchiveOwner) -> bool:
    """Is there anything by which an answer can be known?"""
    return any(one.in_reply_to or one.subject for one in owner.held)


def examples(owner: ArchiveOwner) -> tuple[list[Answer], list[Answer]]:
    """Of each letter to the owner as it came; and of those that lay unanswered at weekly moments."""
    posts = list(owner.posts())
    begin = owner.began_at + LEAD_IN * (owner.ended_at - owner.began_at)
    last = owner.ended_at - FATE_AFTER
    moments = deque(begin + WEEK * n for n in range(max(0, (last - begin) // WEEK)))
    desk = Desk(posts[0].at, owner.ended_at)
    came: list[Lying] = []
    lay: list[tuple[datetime, Lying, tuple[float, ...]]] = []
    for post in posts:
        while moments and moments[0] < post.at:
            moment = moments.popleft()
            found = desk.lying(WEEK, moment)
            lay += [(moment, one, (*one.x, *since)) for one, since in found if one.reader == OWNER]
        desk.take(post)
        if post.sender != OWNER and begin < post.at < last:
            came += [one for one, _ in desk.lying(timedelta.resolution, post.at)]
    return (
        [_answer(owner, one, one.x, one.post.at) for one in came],
        [_answer(owner, one, x, moment) for moment, one, x in lay],
    )


def measured(owner: ArchiveOwner) -> Iterator[Told]:
    """At up to 40 midnights after days with letters, what was told of those of the last week that lay unanswered."""
    posts = list(owner.posts())
    answered_at = _answers(posts, owner.ended_at)
    for now in _moments(owner, posts):
        desk = desk_of([post for post in posts if now - LEARNS_FOR < post.at <= now], now)
        line = desk.mine.while_it_lay.line()
        for one, since in desk.lying(WEEK, now):
            if one.reader == OWNER:
                log_odds = lying_log_odds(one.x, since, one.post)
                at = answered_at.get(one.post.row)
                came = at is not None and at <= now + FATE_AFTER
                yield Told(owner.label, logistic(log_odds), line.probability(log_odds), came)


def desk_of(posts: Sequence[Post], now: datetime) -> Desk:
    """The desk when all these letters have come."""
    desk = Desk(posts[0].at if posts else now, now)
    for post in posts:
        desk.take(post)
    desk.close()
    return desk


def _answers(posts: Sequence[Post], until: datetime) -> dict[int, datetime]:
    """When the letters to the owner were answered, by row."""
    desk = Desk(posts[0].at, until)
    came: list[Lying] = []
    for post in posts:
        desk.take(post)
        if post.sender != OWNER:
            came += [one for one, _ in desk.lying(timedelta.resolution, post.at)]
    return {one.post.row: one.answered_at for one in came if one.answered_at is not None}


def _moments(owner: ArchiveOwner, posts: Sequence[Post]) -> list[datetime]:
    """By a hash, and a week apart at least, so that no letter is asked for twice."""
    begin = owner.began_at + MEASURED_FROM * (owner.ended_at - owner.began_at)
    midnights = {_midnight_after(post.at) for post in posts if post.sender != OWNER}
    chosen: list[datetime] = []
    for at in sorted(midnights, key=lambda at: hashlib.sha256(f"{owner.label} {at.isoformat()}".encode()).digest()):
        if begin <= at <= owner.ended_at - FATE_AFTER and all(abs(at - other) >= WEEK for other in chosen):
            chosen.append(at)
    return sorted(chosen[:MOMENTS])


def _midnight_after(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0) + DAY


def _answer(owner: ArchiveOwner, one: Lying, x: tuple[float, ...], at: datetime) -> Answer:
    return Answer(owner.label, x, of_the_text(one.post), _came(one, at))


def _came(one: Lying, at: datetime) -> bool:
    return one.answered_at is not None and one.answered_at <= at + FATE_AFTER
