"""What closes a suggestion by itself: the owner wrote to the people it was about, or met them, soon after.

It is derived, never stored: from what was shown and from the contacts, each time. So an answer as of a moment, a
replay and a mailbox that is read again all agree, and a letter that arrives late in the store counts from its date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from agent.core.records import Feedback, Outcome, Shown

WITHIN = timedelta(days=14)  # INFERENCE 7, Metrics: what is done later was not done because of it
NOT_BY_CONTACT = frozenset({"leave_in_peace", "keep_promise", "prepare"})  # there a letter says nothing
WITH_EVERYBODY = frozenset({"introduce"})  # done when all of them have heard from the owner


def closed(shown: Shown, contact_at: Mapping[str, datetime]) -> Feedback | None:
    """That a suggestion was done, by the first contact since then with each of its people, where there was any."""
    if shown.kind in NOT_BY_CONTACT or not contact_at:
        return None
    if shown.kind in WITH_EVERYBODY and not set(shown.people) <= contact_at.keys():
        return None
    at = (max if shown.kind in WITH_EVERYBODY else min)(contact_at.values())
    return Feedback(at, shown.suggestion_id, Outcome.DONE, by_itself=True)


def still_open(history: Sequence[Shown], feedback: Sequence[Feedback]) -> list[Shown]:
    """Those of which the owner has not said what came of them; to be put off is no end."""
    said = {one.suggestion_id for one in feedback if one.outcome is not Outcome.SNOOZE}
    return [one for one in history if one.suggestion_id not in said]
