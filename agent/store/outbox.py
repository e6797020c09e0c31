"""The outbox: one row a date, from the moment a brief is to be delivered until it is known how that ended.

Every change is a compare-and-set on the row that was read, and is on the disk before anything goes out: a
power cut must not undo the note that something was about to be sent.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from agent.store.database import get_meta
from agent.store.instants import instant_or_none, iso, iso_or_none


class State(StrEnum):
    READY = "ready"  # to be sent, for the first time or again
    SENDING = "sending"  # handed over, or about to be; nobody knows yet whether it arrived
    SENT = "sent"
    UNSURE = "unsure"  # it may have arrived, and cannot be found; looked for again while its day lasts
    FAILED = "failed"  # the other side does not take it
    SKIPPED = "skipped"  # there was nothing to say, or its day was over


_LET_GO = (State.SENT, State.SKIPPED)  # nothing is sent after these, so the message is not kept


@dataclass(frozen=True, slots=True)
class Row:
    """How the delivery of one date stands.

    `sends` counts how often the message was handed over without being certainly refused; `tries` how often
    it was certainly refused.
    """

    on: date
    state: State
    message_id: str  # without angle brackets
    sends: int
    tries: int
    next_at: datetime | None  # not before then is anything done; None: at once
    detail: str  # a sentence for the owner


def put(
    db: Database, on: date, message: bytes | None, message_id: str, now: datetime,
    state: State = State.READY, detail: str = "",
) -> bool:  # fmt: skip
    """Open the row of a date, with its message byte for byte; False (and nothing is changed) if there is one."""
    with _durable(db):
        done = db.conn.execute(
            """insert or ignore into deliveries(date, state, detail, message_id, message, changed_at)
               values (?, ?, ?, ?, ?, ?)""",
            [on.isoformat(), state, detail, message_id, message, iso(now)],
        )
    return bool(done.rowcount)


def find(db: Database, on: date) -> Row | None:
    rows = _rows(db, "date = ?", [on.isoformat()])
    return rows[0] if rows else None


def before(db: Database, on: date) -> list[Row]:
    """Those of earlier dates, oldest first."""
    return _rows(db, "date < ?", [on.isoformat()])


def unsettled_before(db: Database, on: date) -> list[Row]:
    """What earlier dates have left ready or sending, oldest first."""
    return _rows(db, "date < ? and state in (?, ?)", [on.isoformat(), State.READY, State.SENDING])


def message(db: Database, on: date) -> bytes:
    """The bytes that `put` kept. KeyError if they are no longer kept."""
    row = db.conn.execute("select message from deliveries where date = ?", [on.isoformat()]).fetchone()
    if not row or row[0] is None:
        raise KeyError(on)
    return bytes(row[0])


def replace_message(db: Database, on: date, message: bytes) -> None:
    """Put other bytes in the place of those that are kept; nothing is changed if none are."""
    with _durable(db):
        db.conn.execute(
            "update deliveries set message = ? where date = ? and message is not null", [message, on.isoformat()]
        )


def change(
    db: Database,
    row: Row,
    state: State,
    now: datetime,
    *,
    detail: str,
    sends: int | None = None,
    tries: int | None = None,
    next_at: datetime | None = None,
) -> bool:
    """From what was read to what shall be; False (and nothing is changed) if somebody else was faster."""
    with _durable(db):
        done = db.conn.execute(
            """update deliveries set state = ?, detail = ?, sends = ?, tries = ?, next_at = ?, changed_at = ?,
               message = case when ? then null else message end
               where date = ? and state = ? and sends = ? and tries = ? and next_at is ?""",
            [
                state, detail, row.sends if sends is None else sends, row.tries if tries is None else tries,
                iso_or_none(next_at), iso(now), state in _LET_GO,
                row.on.isoformat(), row.state, row.sends, row.tries, iso_or_none(row.next_at),
            ],
        )  # fmt: skip
    return bool(done.rowcount)


def install_id(db: Database) -> str:
    """Eight hex digits that tell this installation from others; drawn once."""
    db.conn.execute("insert or ignore into meta(key, value) values ('install_id', ?)", [secrets.token_hex(4)])
    kept = get_meta(db, "install_id")
    assert kept is not None
    return kept


@contextmanager
def only_deliverer(db: Database) -> Iterator[bool]:
    """Whether we alone deliver from this store right now. The lock goes with its process, however that ends."""
    file = db.conn.execute("select file from pragma_database_list where name = 'main'").fetchone()[0]
    if not file:  # in memory: nobody else can open it
        yield True
        return
    descriptor = os.open(Path(file).with_name("delivery.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


@contextmanager
def _durable(db: Database) -> Iterator[None]:
    """A transaction that is on the disk when it ends (the store's others may be a moment later)."""
    db.conn.execute("pragma synchronous = full")
    try:
        with db.atomic():
            yield
    finally:
        db.conn.execute("pragma synchronous = normal")


def _rows(db: Database, condition: str, values: Sequence[Any]) -> list[Row]:
    found = db.conn.execute(
        f"""select date, state, message_id, sends, tries, next_at, detail from deliveries
            where {condition} order by date""",
        values,
    )
    return [
        Row(date.fromisoformat(on), State(state), message_id, sends, tries, instant_or_none(next_at), detail)
        for on, state, message_id, sends, tries, next_at, detail in found
    ]
