"""What the service remembers between two ticks: attempts at sources, the pause, settled mornings, its clock."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from agent.core.due import Clock, Tried
from agent.errors import StoreError
from agent.store.database import FILE, get_meta, set_meta
from agent.store.instants import instant, instant_or_none, iso

PAUSED_UNTIL, RESUMED_ON, SETTLED_ON = "paused until", "resumed on", "settled on"
LATEST_AT, BEHIND_SINCE = "latest moment", "behind since"
RARELY = timedelta(minutes=15)  # how often the clock is written down: SD cards wear out
STEPS = 1_000_000  # of SQLite's machine, some tenths of a second
# Errors that do not pass by themselves; "locked" does.
LASTING = {
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY,
}  # fmt: skip


def attempts(db: Database) -> dict[str, Tried]:
    """Source name -> its last attempt. One that a command made counts too, and if it went well, all is well."""
    found = {}
    for name, state, read_at, tried_at, fails, refused in db.conn.execute(
        """select s.name, s.state, s.tried_at, a.tried_at, a.fails, a.refused
           from sources s left join attempts a on a.source_id = s.id
           where s.tried_at is not null or a.tried_at is not null"""
    ):
        if tried_at is None or (read_at and read_at > tried_at and state != "failed"):
            found[name] = Tried(instant(read_at))
        else:
            found[name] = Tried(instant(max(read_at or "", tried_at)), fails, bool(refused))
    return found


def save_attempt(db: Database, source: int, tried: Tried | None) -> None:
    """None: as if there had been none."""
    if tried is None:
        db.conn.execute("delete from attempts where source_id = ?", [source])
    else:
        db.conn.execute(
            "insert or replace into attempts(source_id, tried_at, fails, refused) values (?, ?, ?, ?)",
            [source, iso(tried.at), tried.fails, tried.refused],
        )


def forgive(db: Database) -> None:
    """Try every source again at the next tick: the owner may have mended what failed."""
    with db.atomic():
        db.conn.execute("delete from attempts")
        db.conn.execute("update sources set tried_at = null")


def paused_until(db: Database) -> date | None:
    """The first date that has a brief again; None if there is no pause."""
    return _date(db, PAUSED_UNTIL)


def pause(db: Database, until: date) -> None:
    set_meta(db, PAUSED_UNTIL, until.isoformat())


def end_pause(db: Database, today: date) -> None:
    """Briefs come again. Those of the pause were not missed."""
    with db.atomic():
        db.conn.execute("delete from meta where key = ?", [PAUSED_UNTIL])
        set_meta(db, RESUMED_ON, today.isoformat())
        yesterday = today - timedelta(days=1)
        if (settled := settled_on(db)) is None or settled < yesterday:
            settle(db, yesterday)


def resumed_on(db: Database) -> date | None:
    """The date on which the latest pause was over."""
    return _date(db, RESUMED_ON)


def settled_on(db: Database) -> date | None:
    """The date of the latest morning that needs nothing more."""
    return _date(db, SETTLED_ON)


def settle(db: Database, on: date) -> None:
    set_meta(db, SETTLED_ON, on.isoformat())


def last_brief_at(db: Database) -> datetime | None:
    """When a brief last reached the owner."""
    row = db.conn.execute("select max(changed_at) from deliveries where state = 'sent'").fetchone()
    return instant_or_none(row[0])


def clock(db: Database) -> Clock:
    return Clock(instant_or_none(get_meta(db, LATEST_AT)), instant_or_none(get_meta(db, BEHIND_SINCE)))


def save_clock(db: Database, before: Clock, after: Clock) -> None:
    """Keep what is known of the clock, unless it says no more than what is kept."""
    moved = after.latest_at and (before.latest_at is None or abs(after.latest_at - before.latest_at) >= RARELY)
    if moved or after.behind_since != before.behind_since:
        with db.atomic():
            for key, at in ((LATEST_AT, after.latest_at), (BEHIND_SINCE, after.behind_since)):
                if at is None:
                    db.conn.execute("delete from meta where key = ?", [key])
                else:
                    set_meta(db, key, iso(at))


def on_work(db: Database, call: Callable[[], None]) -> None:
    """Have `call` called now and then while SQLite works on something long."""

    def go_on() -> int:
        call()
        return 0

    db.conn.set_progress_handler(go_on, STEPS)


def is_lasting(error: Exception) -> bool:
    """Does it mean that the database cannot be used: gone, damaged, not writable, a full or broken disk?"""
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in LASTING
    return isinstance(error, StoreError)


def require_file(folder: Path) -> None:
    """SQLite writes on into a file that was deleted, and all would be lost. Raises StoreError if it was."""
    if not (folder / FILE).exists():
        raise StoreError(
            f"The state in {folder} is gone. If you restore it from a backup, do that before helpfirst starts again."
        )


def _date(db: Database, key: str) -> date | None:
    text = get_meta(db, key)
    return date.fromisoformat(text) if text else None
