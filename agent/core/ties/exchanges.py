"""The latest letters with somebody, each with its answer: what the suggestions look at."""

from __future__ import annotations

from collections.abc import Sequence

from agent.core.records import Exchange, Letter
from agent.core.subjects import REPLY_PREFIX
from agent.core.ties.threads import Correspondence
from agent.core.ties.waiting import asks


def exchanges(letters: Sequence[Letter]) -> tuple[Exchange, ...]:
    """Of letters with one person, in order of time; the latest first."""
    past = Correspondence(letters)
    return tuple(
        Exchange(one, past.answer_to(one), opens=_opens(one), asks=asks(one.subject)) for one in reversed(past.letters)
    )


def _opens(letter: Letter) -> bool:
    return not (letter.in_reply_to or letter.references or REPLY_PREFIX.match(letter.subject))
