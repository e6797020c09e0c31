"""The latest letters with somebody, each with its answer: what the suggestions look at.

What answers what, is told by ids (RFC 5322, 3.6.4), else by subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from agent.core.records import Exchange, Letter
from agent.core.subjects import REPLY_PREFIX, asks, topic

SAME_SUBJECT_WITHIN = timedelta(days=30)  # a reply without ids is known by its subject for so long


class Correspondence:
    """The owner's letters with one person, in order of time, indexed by what they answer."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self.letters = tuple(letters)
        self._referring: dict[tuple[bool, str], Letter] = {}
        self._without_ids: dict[tuple[bool, str], list[Letter]] = defaultdict(list)
        for letter in self.letters:
            ids = {letter.in_reply_to, *letter.references} - {""}
            for one in ids:
                self._referring.setdefault((letter.own, one), letter)
            if not ids and (about := topic(letter.subject)):
                self._without_ids[letter.own, about].append(letter)

    def answer_to(self, letter: Letter) -> Letter | None:
        """The first letter of the other side that answers this one."""
        by_id = self._referring.get((not letter.own, letter.message_id))
        if by_id is not None and letter.message_id:
            return by_id
        for later in self._without_ids.get((not letter.own, topic(letter.subject)), ()):
            if timedelta(0) < later.at - letter.at <= SAME_SUBJECT_WITHIN:
                return later
        return None


def exchanges(letters: Sequence[Letter]) -> tuple[Exchange, ...]:
    """Of letters with one person, in order of time; the latest first."""
    past = Correspondence(letters)
    return tuple(
        Exchange(one, past.answer_to(one), opens=_opens(one), asks=asks(one.subject)) for one in reversed(past.letters)
    )


def _opens(letter: Letter) -> bool:
    return not (letter.in_reply_to or letter.references or REPLY_PREFIX.match(letter.subject))
