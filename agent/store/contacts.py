"""The latest times of contact with somebody, as of a moment, and where each can be looked up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlite_utils import Database

from agent.core.ties.statistics import DIRECT, LIKELY
from agent.store.instants import instant, instant_or_none, iso

ENOUGH = 20  # the latest; who was in touch more often than that within days was not silent


class Contact(NamedTuple):
    """A letter (either way), or a meeting, of which the calendar may not know. `message`, `occurrence`: row ids."""

    at: datetime
    message: int | None = None
    occurrence: int | None = None
    probability: float = 1.0  # that it took place, by itself


def latest(db: Database, rows: Sequence[int], now: datetime) -> list[Contact]:
    """The latest with these addresses of one person, latest first; meetings however probable they are."""
    marks = ",".join("?" * len(rows))
    found = db.conn.execute(
        f"""select at, message_id, occurrence_id, probability from interactions
            where address_id in ({marks}) and at <= ? and known_at <= ?
              and (channel = 'mail' or direction = 'together')
            order by at desc, origin desc limit ?""",
        [*rows, iso(now), iso(now), ENOUGH],
    )
    return [Contact(instant(at), *rest) for at, *rest in found]


def first_from_owner(
    db: Database, rows: Sequence[int], since: datetime, until: datetime, now: datetime
) -> datetime | None:
    """When the owner first wrote to one of these addresses directly, or likely met them, after `since`."""
    marks = ",".join("?" * len(rows))
    found = db.conn.execute(
        f"""select min(at) from interactions where address_id in ({marks}) and at > ? and at <= ? and known_at <= ?
            and ((direction = 'out' and channel = 'mail' and company <= ?)
                 or (direction = 'together' and probability >= ?))""",
        [*rows, iso(since), iso(until), iso(now), DIRECT, LIKELY],
    ).fetchone()
    return instant_or_none(found[0])


def source(db: Database, one: Contact) -> tuple[str, str | None, str | None]:
    """(title, Message-ID, uid of the event), as far as there are any."""
    if one.message is not None:
        row = db.conn.execute("select subject, message_id from messages where id = ?", [one.message]).fetchone()
        return row[0], row[1] or None, None
    if one.occurrence is None:
        return "", None, None
    row = db.conn.execute(
        "select e.summary, e.uid from occurrences o join events e on e.id = o.event_id where o.id = ?",
        [one.occurrence],
    ).fetchone()
    return row[0] or "", None, row[1]
