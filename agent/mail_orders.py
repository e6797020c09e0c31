"""Orders by mail: what the owner wrote to themself in a Subject is carried out, once, after each reading.

It counts from the Date of the letter, not from when it was read. A wrong, old or used token is ignored in silence; what
cannot be carried out is told in the next brief; nothing is guessed, and everything can be taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from agent.core.dates import day
from agent.core.orders import looks_like_one
from agent.core.people.addresses import matcher
from agent.core.records import Owner
from agent.store import mail_orders
from agent.store.database import Database


def carry_out(db: Database, owner: Owner, now: datetime, brief_to: str | None = None) -> Counter[str]:
    """Heed what came in since the last time; how many were kept, ignored and unclear.

    `brief_to`: the address to which the brief goes and its links write, be it among the owner's or not.
    """
    to_self = matcher((*owner.addresses, *([brief_to] if brief_to else [])))
    waiting = [one for one in mail_orders.waiting(db, now, to_self) if looks_like_one(one.subject)]
    if not waiting:
        return Counter()
    from agent.heeding import heed  # it knows everybody, which takes longer to import than most readings take

    return heed(db, owner, now, waiting)


def lines(unclear: Sequence[mail_orders.Unclear], owner: Owner, now: datetime) -> list[str]:
    """What the next brief says of those that could not be carried out."""
    return [
        f"I did not understand what you wrote to yourself {day(one.at, now, owner.zone)}, “{one.subject}”: {one.why}."
        for one in unclear
    ]
