"""The owner's desk: letters come in order of time, some are answered, the others lie there. One pass, in little memory.

What is learned of the owner (how often, how soon, whom) and of the others (how they answer the owner) is learned
on the way, so that each letter is judged by what was known when it came (INFERENCE 5).
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from agent.core.records import OWNER, Channel, Post
from agent.core.subjects import REPLY_PREFIX
from agent.core.waiting.habit import FATE_AFTER
from agent.core.waiting.likelihood import Arrival, Since, arrival_log_odds, lying_log_odds, place_of
from agent.core.waiting.lying import Lying, Pile
from agent.core.waiting.side import Side
from agent.core.waiting.threads import Thread, Threads

WEEK = timedelta(days=7)
LEARNS_FOR = timedelta(days=730)  # letters of so long before now
MOMENTS = 100  # weekly ones of the past, at which the second model is put to the test
FEW = 3  # recipients of a letter of the owner's for whose answers one may wait
ELIGIBLE = timedelta(days=60)


class Eligible(NamedTuple):
    """A letter straight to the owner, answered or not."""

    at: datetime
    writer: str
    log_odds: float  # of an answer, as it came


class Desk:
    """Both sides of it: what waits for the owner, and what the owner waits for."""

    def __init__(self, began_at: datetime, now: datetime, moments: Sequence[datetime] = ()) -> None:
        """Between the first two moments lie all letters that will come. `moments`: where the second model is tested,
        in order of time; if not given, weekly.
        """
        self.now = now
        self.mine, self.theirs = Side(began_at, now), Side(began_at, now)
        self.eligible: deque[Eligible] = deque()
        self._threads = Threads()
        self._pile = Pile()
        self._moments = deque(moments or [now - FATE_AFTER - WEEK * n for n in range(MOMENTS)][::-1])
        self._wrote_at: dict[str, datetime] = {}
        self._wrote_to_at: dict[str, datetime] = {}
        self._came_at: deque[datetime] = deque()

    def take(self, post: Post) -> None:
        """The next letter."""
        self._pass_time(post.at)
        thread = self._threads.place(post)
        self._answer(post)
        if post.sender != OWNER:
            self._lay(post, OWNER, thread)
            self._came_at.append(post.at)
        else:
            readers = dict.fromkeys((*post.to, *post.cc))
            for reader in readers if len(readers) <= FEW else ():
                if reader != OWNER:
                    self._lay(post, reader, thread)
            self._wrote_to_at.update(dict.fromkeys(readers, post.at))
        self._threads.add(post, thread)
        self._wrote_at[post.sender] = post.at

    def close(self) -> None:
        """All letters have come: let the rest of the time pass."""
        self._pass_time(self.now)

    def lying(self, within: timedelta, now: datetime) -> Iterator[tuple[Lying, Since]]:
        """What came within so long and has no answer, the latest first, with what has happened since. `now` is not
        before the last letter.
        """
        for one in self._pile.unanswered(now, within):
            wrote_at = self._wrote_at.get(one.reader)
            yield one, Since(
                log_still=self.side_of(one).habit.log_still(now - one.post.at),
                unseen=float(wrote_at is None or wrote_at <= one.post.at),
                answered_by_other=float(one.answered_by_other),
            )

    def side_of(self, one: Lying) -> Side:
        return self.mine if one.reader == OWNER else self.theirs

    def wrote_to_since(self, person: str, at: datetime) -> bool:
        """Did the owner write to this person after a moment?"""
        last = self._wrote_to_at.get(person)
        return last is not None and last > at

    def _pass_time(self, at: datetime) -> None:
        while self._moments and self._moments[0] < at:
            moment = self._moments.popleft()
            self._settle(moment)
            for one, since in self.lying(WEEK, moment):
                self.side_of(one).promise(one, moment, lying_log_odds(one.x, since, one.post))
        self._settle(at)
        self._pile.forget(at)
        while self._came_at and at - self._came_at[0] > WEEK:
            self._came_at.popleft()
        while self.eligible and at - self.eligible[0].at > ELIGIBLE:
            self.eligible.popleft()

    def _settle(self, at: datetime) -> None:
        self.mine.settle(at)
        self.theirs.settle(at)

    def _answer(self, post: Post) -> None:
        known = any(self._threads.author(name) is not None for name in (post.in_reply_to, *post.references) if name)
        for one in self._pile.answered_by(post, ids_are_known=known):
            if one.answered_at is None:
                self.side_of(one).answer(one, post.at)

    def _lay(self, post: Post, reader: str, thread: Thread) -> None:
        side = self.mine if reader == OWNER else self.theirs
        other = post.sender if reader == OWNER else reader
        referred = {name for name in (post.in_reply_to, *post.references) if name}
        parent = self._threads.author(post.in_reply_to or (post.references[-1] if post.references else ""))
        theirs = sum(self._threads.author(name) == reader for name in referred)
        place = place_of(reader, post)
        opens = not (referred or REPLY_PREFIX.match(post.subject))
        alone = len(post.to) + len(post.cc) == 1
        role = (alone, reader in post.to, place[2])
        kind = (post.channel, *role, opens, parent == reader, theirs > 0, parent == post.sender)
        usual, pair, of_kind = side.habit.rates(other, kind, post.at)
        x = Arrival(
            *place,
            log_theirs=math.log1p(theirs),
            log_depth=math.log1p(len(referred)),
            opens=float(opens),
            usual=usual,
            pair=pair,
            kind=of_kind,
            log_load=math.log1p(len(self._came_at)) if reader == OWNER else 0.0,
        )
        one = Lying(post, reader, thread, kind, x, arrival_log_odds(x, post))
        self._pile.lay(one)
        side.laid(one)
        if reader == OWNER and post.channel is Channel.MAIL and OWNER in post.to:
            self.eligible.append(Eligible(post.at, post.sender, one.log_odds))
