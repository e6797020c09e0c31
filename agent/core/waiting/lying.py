"""A letter that lies unanswered before a reader, and the letters that may be answers to it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.records import OWNER, Post
from agent.core.subjects import REPLY_PREFIX, topic
from agent.core.ties.exchanges import SAME_SUBJECT_WITHIN
from agent.core.waiting.likelihood import Arrival
from agent.core.waiting.threads import Thread

KEPT_FOR = SAME_SUBJECT_WITHIN  # what is older waits no more


@dataclass(slots=True, eq=False)
class Lying:
    """`reader`: whoever may answer; the writer is the post's sender. `log_odds`: of an answer, as it came."""

    post: Post
    reader: str
    thread: Thread
    kind: Hashable
    x: Arrival
    log_odds: float
    answered_at: datetime | None = None
    answered_by_other: bool = False
    answered_by_other_reader: bool = False  # by somebody who stood in To as well

    @property
    def other(self) -> str:
        """Of writer and reader, the one who is not the owner."""
        return self.post.sender if self.reader == OWNER else self.reader


class Pile:
    """Letters of the last weeks in the order in which they came, to be found by what answers them."""

    def __init__(self) -> None:
        self._all: deque[Lying] = deque()
        self._by_id: dict[str, list[Lying]] = defaultdict(list)
        self._by_topic: dict[str, list[Lying]] = defaultdict(list)

    def lay(self, one: Lying) -> None:
        self._all.append(one)
        self._by_id[one.post.message_id].append(one)
        self._by_topic[topic(one.post.subject)].append(one)

    def forget(self, now: datetime) -> None:
        """Let go of what has waited for too long."""
        while self._all and now - self._all[0].post.at > KEPT_FOR:
            post = self._all.popleft().post
            for index, key in ((self._by_id, post.message_id), (self._by_topic, topic(post.subject))):
                index[key].pop(0)
                if not index[key]:
                    del index[key]

    def unanswered(self, now: datetime, within: timedelta) -> Iterator[Lying]:
        """What came within so long and has no answer, the latest first."""
        for one in reversed(self._all):
            if now - one.post.at >= within:
                return
            if one.answered_at is None:
                yield one

    def answered_by(self, post: Post, *, ids_are_known: bool) -> Iterator[Lying]:
        """The letters to the sender of `post` that it answers, as of which others learn that an answer was written.

        Where none of its ids is known, an answer is known by its "Re:", the same subject, and to whom it goes.
        """
        for name in {post.in_reply_to, *post.references} - {""}:
            for one in self._by_id.get(name, ()):
                if one.reader == post.sender:
                    yield one
                elif name == post.in_reply_to and post.sender != one.post.sender:
                    one.answered_by_other = True
                    one.answered_by_other_reader |= post.sender in one.post.to
        if not ids_are_known and REPLY_PREFIX.match(post.subject):
            for one in self._by_topic.get(topic(post.subject), ()):
                if one.reader == post.sender and one.post.sender in (*post.to, *post.cc):
                    yield one
