"""What is remembered of each source between two readings: its cursor, its places, how the last one went."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from sqlite_utils import Database

from agent.contracts import Cursor
from agent.core.records import SourceReading
from agent.store.database import get_meta, set_meta
from agent.store.instants import instant_or_none, iso

FORGOTTEN_AFTER = timedelta(days=7)  # what a source lost: words and ids of it are blanked after this
FEW = 5  # a folder with fewer places than this may be emptied without a second look
PAGE = 1_000


def source_id(db: Database, section: str, name: str, kind: str) -> int:
    """The row of a source, made at its first reading. A source that changed its kind starts anew."""
    found = db.conn.execute(
        "select id, kind from sources where section = ? and name = ?", [section, name]
    ).fetchone()
    if found and found[1] != kind:
        db.conn.execute("update sources set kind = ?, cursor = '{}' where id = ?", [kind, found[0]])
    if found:
        return int(found[0])
    row = db.conn.execute(
        "insert into sources(section, name, kind) values (?, ?, ?) returning id", [section, name, kind]
    ).fetchone()
    return int(row[0])


def save_cursor(db: Database, source: int, cursor: Cursor) -> None:
    db.conn.execute("update sources set cursor = ? where id = ?", [json.dumps(dict(cursor)), source])


def save_outcome(db: Database, source: int, state: str, detail: str, now: datetime) -> None:
    """How a reading ended; `last_read_at` moves only when the source was read as a whole."""
    whole = iso(now) if state == "ok" else None
    db.conn.execute(
        "update sources set state = ?, detail = ?, tried_at = ?, last_read_at = coalesce(?, last_read_at) where id = ?",
        [state, detail, iso(now), whole, source],
    )


def readings(db: Database, named: Iterable[tuple[str, str, str]]) -> list[SourceReading]:
    """How far each (section, name, kind) of the configuration was read, in that order."""
    rows = {
        (section, name): (state, last_read_at, detail)
        for section, name, state, last_read_at, detail in db.conn.execute(
            "select section, name, state, last_read_at, detail from sources"
        )
    }
    never = ("never", None, "not read yet")
    result = []
    for section, name, kind in named:
        state, last_read_at, detail = rows.get((section, name), never)
        result.append(SourceReading(name, kind, state, instant_or_none(last_read_at), detail))
    return result


class StoredMemory:
    """A source's memory (contracts.SourceMemory and CalendarMemory) over the store."""

    def __init__(self, db: Database, source: int, now: datetime) -> None:
        self._db, self._source, self._now = db, source, now

    @property
    def cursor(self) -> Cursor:
        row = self._db.conn.execute("select cursor from sources where id = ?", [self._source]).fetchone()
        cursor: Cursor = json.loads(row[0])
        return cursor

    @property
    def etags(self) -> Mapping[str, str]:
        return dict(
            self._db.conn.execute(
                "select href, etag from calendar_objects where source_id = ? and gone_at is null", [self._source]
            )
        )

    def unknown(self, folder: str, keys: Iterable[str]) -> Iterator[str]:
        """See contracts.SourceMemory. The listing stands in a temporary table, so a million keys fit."""
        listing = self._list(keys)
        with self._db.atomic():
            self._mark_gone(folder, listing)
        last = 0
        while True:
            page = self._db.conn.execute(
                """select n, key from listing where n > ? and not exists (select 1 from places p
                   where p.source_id = ? and p.folder = ? and p.key = listing.key and p.gone_at is null)
                   order by n limit ?""",
                [last, self._source, folder, PAGE],
            ).fetchall()
            if not page:
                return
            yield from (key for _, key in page)
            last = page[-1][0]

    def _list(self, keys: Iterable[str]) -> str:
        """Fill the temporary table; the digest of the listing is returned."""
        execute = self._db.conn.execute
        execute("drop table if exists temp.listing")
        execute("create temp table listing (n integer primary key, key text not null unique)")
        digest = hashlib.blake2b(digest_size=16)

        def rows() -> Iterator[tuple[str]]:
            for key in keys:
                digest.update(key.encode("utf-8", "surrogateescape") + b"\0")
                yield (key,)

        with self._db.atomic():
            self._db.conn.executemany("insert or ignore into listing(key) values (?)", rows())
        return digest.hexdigest()

    def _mark_gone(self, folder: str, listing: str) -> None:
        here = "source_id = ? and folder = ? and gone_at is null"
        lost = "key not in (select key from listing)"
        known, missing = self._db.conn.execute(
            f"select count(*), count(case when {lost} then 1 end) from places where {here}", [self._source, folder]
        ).fetchone()
        suspect = f"suspect {self._source} {folder}"
        if known >= FEW and missing > known / 2 and get_meta(self._db, suspect) != listing:
            set_meta(self._db, suspect, listing)
            return
        self._db.conn.execute("delete from meta where key = ?", [suspect])
        if missing:
            self._db.conn.execute(
                f"update places set gone_at = ? where {here} and {lost}", [iso(self._now), self._source, folder]
            )
