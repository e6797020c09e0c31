"""Letters in one line each, and the desk on which they come to lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import count

from agent.core.records import OWNER, Channel, Person, Post, Waiting
from agent.core.waiting.desk import Desk
from agent.core.waiting.shown import awaiting
from tests.scene import NOW, ZONE, ago, person

ANNA, TOM, SAM = person("Anna Roe"), person("Tom Reed"), person("Sam Ortiz")
EVERYBODY = (ANNA, TOM, SAM)
_rows = count(1)


def theirs(days: float, who: Person, subject: str = "Prints", answers: Post | None = None, **fields: object) -> Post:
    """Their letter to the owner so many days ago."""
    return _post(days, who.id, (OWNER,), subject, answers, fields)


def mine(days: float, who: Person, subject: str = "Prints", answers: Post | None = None, **fields: object) -> Post:
    """The owner's letter to them."""
    return _post(days, OWNER, (who.id,), subject, answers, fields)


def _post(
    days: float, sender: str, to: tuple[str, ...], subject: str, answers: Post | None, fields: Mapping[str, object]
) -> Post:
    row = next(_rows)
    start: dict[str, object] = {
        "row": row, "at": ago(days), "channel": Channel.MAIL, "message_id": f"m{row}",
        "in_reply_to": answers.message_id if answers else "",
        "references": (*answers.references, answers.message_id) if answers else (),
        "thread_index": "", "subject": subject, "sender": sender, "to": to, "cc": (),
    }  # fmt: skip
    return Post(**(start | fields))  # type: ignore[arg-type]


def answered(who: Person, times: int = 8, hours: float = 12, of: int = 1) -> list[Post]:
    """Questions of theirs, ten days apart until 100 days ago; one `of` so many was answered within so many hours."""
    found = []
    for n in range(times):
        asked = theirs(100 + 10 * n, who, f"Question {n}?")
        found.append(asked)
        if n % of == 0:
            found.append(mine(100 + 10 * n - hours / 24, who, f"Re: Question {n}?", answers=asked))
    return found


def desk(posts: Iterable[Post], now: datetime = NOW) -> Desk:
    """The desk at a moment, all these letters having come in order of time."""
    found = Desk(now - timedelta(days=730), now)
    for one in sorted(posts, key=lambda one: one.at):
        found.take(one)
    found.close()
    return found


def waiting(
    *posts: Post, people: Iterable[Person] = EVERYBODY, met: Mapping[str, datetime] | None = None, now: datetime = NOW
) -> list[Waiting]:
    """Who waits for whom, as told of these letters."""
    return awaiting(desk(posts, now), {one.id: one for one in people}, met or {}, now, ZONE)
