"""Letters in order of time -> the entries of the ledger. One pass, in little memory.

Source: INFERENCE 7. An ask or a gift is a letter to a few that begins a thread; an answer is what comes back to an ask
within three days. Of letters to two people who had never been on one with the owner, none that was read was an
introduction (docs/quality.md), so none is taken for one.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Container
from datetime import date, datetime, timedelta, tzinfo

from agent.core.dates import local_date
from agent.core.ledger.deeds import deed_of
from agent.core.records import OWNER, Channel, Deed, Entry, Post
from agent.core.subjects import FORWARD_PREFIX, LIST_TAGS, REPLY_PREFIX, topic

FEW = 3  # recipients; who writes to many asks nobody and gives to nobody
ANSWERED_WITHIN = timedelta(days=3)
CROWD = 5  # people to whom the same subject goes on one day: a broadcast, never a gift, nor an ask of anybody


class Ledger:
    """What letters add up to."""

    def __init__(self, people: Container[str], zone: tzinfo) -> None:
        """`people`: ids of those of whom there are to be entries: persons, no machines."""
        self._entries: list[Entry] = []
        self._zone = zone
        self._people = people
        self._asks: deque[Entry] = deque()  # that may still be answered
        self._open: dict[tuple[bool, str, str], Entry] = {}

    def take(self, post: Post) -> None:
        """The next letter."""
        if post.channel is not Channel.MAIL:
            return
        self._forget(post.at)
        if post.in_reply_to or post.references or REPLY_PREFIX.match(LIST_TAGS.sub("", post.subject)):
            self._answer(post)
        elif len(post.to) + len(post.cc) <= FEW:
            self._begin(post)

    def entries(self) -> list[Entry]:
        """All of them so far, in order of time."""
        reached: dict[tuple[date, str], set[str]] = defaultdict(set)
        for one in self._entries:
            if one.own:
                reached[self._matter(one)].add(one.person_id)
        return [one for one in self._entries if not one.own or len(reached[self._matter(one)]) < CROWD]

    def _matter(self, one: Entry) -> tuple[date, str]:
        return local_date(one.at, self._zone), topic(one.subject)

    def _begin(self, post: Post) -> None:
        """A thread begins, among a few: between the owner and those in To."""
        own = post.sender == OWNER
        others = post.to if own else (post.sender,) if OWNER in post.to else ()
        people = [one for one in others if one in self._people]
        deed = deed_of(post.subject) if people else None
        if deed is not None:
            for one in people:
                self._note(Entry(post.at, one, own, deed, post.subject, post.message_id))

    def _note(self, entry: Entry) -> None:
        self._entries.append(entry)
        if entry.deed is Deed.ASK:
            self._asks.append(entry)
            self._open.update(dict.fromkeys(_keys(entry), entry))

    def _answer(self, post: Post) -> None:
        """A letter in a thread: to an ask, if one is open between these two; a forwarded one answers nobody."""
        own = post.sender == OWNER
        names = {post.in_reply_to, *post.references} - {""} or {topic(post.subject)}
        for person in (*post.to, *post.cc) if own else (post.sender,):
            asked = next((one for name in names if (one := self._open.get((not own, person, name)))), None)
            if asked is not None and not FORWARD_PREFIX.match(post.subject):
                self._close(asked)
                self._entries.append(Entry(post.at, person, own, Deed.ANSWER, post.subject, post.message_id))

    def _forget(self, at: datetime) -> None:
        """Let go of the asks that were not answered in time."""
        while self._asks and at - self._asks[0].at > ANSWERED_WITHIN:
            self._close(self._asks.popleft())

    def _close(self, ask: Entry) -> None:
        for key in _keys(ask):
            if self._open.get(key) is ask:
                del self._open[key]


def _keys(ask: Entry) -> tuple[tuple[bool, str, str], ...]:
    """By which an answer finds it: who asked, the person, and Message-ID or topic."""
    return tuple((ask.own, ask.person_id, name) for name in (ask.message_id, topic(ask.subject)) if name)
