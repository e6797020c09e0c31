"""Addresses and what they were called, each with since when: the raw material of identity."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TypeVar

from sqlite_utils import Database

CACHED = 50_000  # addresses and names kept in memory; more than that starts the cache afresh

_Key = TypeVar("_Key", bound=Hashable)


class _Earliest(dict[_Key, str]):
    """Key -> the earliest moment that was noted; of what the database does not know yet also in `unwritten`."""

    def __init__(self) -> None:
        self.unwritten: dict[_Key, str] = {}

    def note(self, key: _Key, at: str) -> None:
        known = self.get(key)
        if known is None or at < known:
            self[key] = self.unwritten[key] = at


class AddressBookkeeper:
    """Gives addresses their row ids, and keeps the earliest moment of each address and name.

    What was noted stands in the database after `write`, to be called before a transaction ends: mail is read the
    latest first, where nearly every message is the earliest so far. It holds a cache of what stands there, so one must
    be made for each connection and thrown away when a transaction is rolled back.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._ids: dict[str, int] = {}
        self._seen: _Earliest[int] = _Earliest()
        self._names: _Earliest[tuple[int, str, str]] = _Earliest()
        self._lists: _Earliest[int] = _Earliest()

    def id_of(self, address: str, at: str) -> int:
        """The row id of an address that was seen at this moment (ISO text)."""
        row_id = self._ids.get(address)
        if row_id is None:
            row_id = self._ids[address] = self._look_up(address, at)
        self._seen.note(row_id, at)
        return row_id

    def _look_up(self, address: str, at: str) -> int:
        row = self._db.conn.execute(
            """insert into addresses(address, seen_at) values (?, ?)
               on conflict(address) do update set seen_at = min(seen_at, excluded.seen_at)
               returning id, seen_at""",
            [address, at],
        ).fetchone()
        self._seen[row[0]] = row[1]
        return int(row[0])

    def called(self, address_id: int, name: str, given_by: str, at: str) -> None:
        """Note that `given_by` (self, owner, other) called the address so at this moment."""
        self._names.note((address_id, name, given_by), at)

    def is_a_list(self, address_id: int, at: str) -> None:
        """Note that a message named the address as a mailing list."""
        self._lists.note(address_id, at)

    def write(self) -> None:
        """Bring what was noted into the database."""
        many = self._db.conn.executemany
        many(
            "update addresses set seen_at = min(seen_at, ?) where id = ?",
            [(at, row_id) for row_id, at in self._seen.unwritten.items()],
        )
        many(
            """insert into names(address_id, name, given_by, first_at) values (?, ?, ?, ?)
               on conflict do update set first_at = min(first_at, excluded.first_at)""",
            [(*key, at) for key, at in self._names.unwritten.items()],
        )
        many(
            "update addresses set list_since = min(coalesce(list_since, ?), ?) where id = ?",
            [(at, at, row_id) for row_id, at in self._lists.unwritten.items()],
        )
        full = len(self._ids) + len(self._names) > CACHED
        for noted in (self._seen, self._names, self._lists):
            noted.unwritten.clear()
            if full:
                noted.clear()
        if full:
            self._ids.clear()


def names_as_of(db: Database, at: str) -> Iterator[tuple[int, str, str]]:
    """(address id, name, given_by) known at a moment, by address; within it the latest first."""
    return db.conn.execute(
        "select address_id, name, given_by from names where first_at <= ? order by address_id, first_at desc, name",
        [at],
    )


def address(db: Database, row: int) -> str:
    """The address with this row id."""
    found = db.conn.execute("select address from addresses where id = ?", [row]).fetchone()
    return str(found[0])
