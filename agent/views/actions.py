"""The links under a suggestion: a mail of the owner to themself, with all that is to be said in its Subject.

No web address: what fetches links by itself, as mail programs do, sends nothing (RFC 6068).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from agent.core.records import Outcome

WORDS = {Outcome.DONE: "done", Outcome.SNOOZE: "later", Outcome.NOT_USEFUL: "not"}


class Action(NamedTuple):
    """A word to follow, and where it leads."""

    word: str
    href: str


Actions = Mapping[int, tuple[Action, ...]]  # by number of the suggestion


def action(to: str, outcome: Outcome, number: int, token: str) -> Action:
    """A mail to the owner's own address, with verb, number and token in its Subject."""
    word = WORDS[outcome]
    return Action(word, f"mailto:{quote(to, safe='@')}?subject={quote(f'{word} {number} {token}')}")
