"""Word of mouth, backwards: who brought whom into the owner's life.

Source: INFERENCE 7 (introductions are what shared acquaintance does, Kossinets & Watts 2006). Somebody whose very
first trace is a letter or meeting of a third person, with whom the owner was in touch by then, was brought by
them. Only what can be checked is said: that this letter or meeting was the first to name both.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from agent.core.records import Introduction, Tie
from agent.core.ties.closeness import EXCHANGES, MEETINGS

MOST_OTHERS = 3  # besides the owner, the newcomer and who brought them: to more people it is no introduction
ENOUGH_PAST = timedelta(days=180)  # of mail before: in the first months everybody is new
TAKEN_UP_WITHIN = timedelta(days=60)  # until the first word between the owner and the newcomer


class FirstTrace(NamedTuple):
    """The first letter or meeting that names somebody, written or invited to by a third person."""

    person_id: str
    by: str
    at: datetime
    title: str
    others: int
    message_id: str | None = None
    event_uid: str | None = None


class Before(NamedTuple):
    """What had passed between the owner and a person until some moment."""

    letters_in: int
    letters_out: int
    meetings: int


def introduction(trace: FirstTrace, newcomer: Tie, before: Before, begins_at: datetime) -> Introduction | None:
    """The introduction that a first trace is, or None.

    `before`: between the owner and who wrote or invited; `begins_at`: the oldest mail there is.
    """
    if trace.others > MOST_OTHERS or trace.at - begins_at < ENOUGH_PAST:
        return None
    was_a_tie = min(before.letters_in, before.letters_out) >= EXCHANGES or before.meetings >= MEETINGS
    if not was_a_tie or not _taken_up(trace, newcomer):
        return None
    return Introduction(*trace)


def _taken_up(trace: FirstTrace, newcomer: Tie) -> bool:
    """Did the two write to each other or meet afterwards, and soon?"""
    met = newcomer.last_met_at is not None
    wrote = newcomer.last_from_me_at is not None and newcomer.last_from_them_at is not None
    if not (met or wrote) or newcomer.first_contact_at is None:
        return False
    return newcomer.first_contact_at - trace.at <= TAKEN_UP_WITHIN
