"""Addresses and what they were called, each with since when: the raw material of identity."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

CACHED = 50_000  # addresses and names kept in memory; more than that starts the cache afresh


class AddressBookkeeper:
    """Gives addresses their row ids, and keeps the earliest moment of each address and name.

    It holds a cache of what stands in the database, so one must be made for each connection and
    thrown away when a transaction is rolled back.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._addresses: dict[str, tuple[int, str]] = {}
        self._names: dict[tuple[int, str, str], str] = {}

    def id_of(self, address: str, at: str) -> int:
        """The row id of an address that was seen at this moment (ISO text)."""
        cached = self._addresses.get(address)
        if cached is None or at < cached[1]:
            cached = self._upsert(address, at)
        return cached[0]

    def _upsert(self, address: str, at: str) -> tuple[int, str]:
        if len(self._addresses) > CACHED:
            self._addresses.clear()
        row = self._db.conn.execute(
            """insert into addresses(address, seen_at) values (?, ?)
               on conflict(address) do update set seen_at = min(seen_at, excluded.seen_at)
               returning id, seen_at""",
            [address, at],
        ).fetchone()
        self._addresses[address] = found = (int(row[0]), row[1])
        return found

    def called(self, address_id: int, name: str, given_by: str, at: str) -> None:
        """Note that `given_by` (self, owner, other) called the address so at this moment."""
        key = (address_id, name, given_by)
        known = self._names.get(key)
        if known is not None and known <= at:
            return
        if len(self._names) > CACHED:
            self._names.clear()
        self._names[key] = at
        self._db.conn.execute(
            """insert into names(address_id, name, given_by, first_at) values (?, ?, ?, ?)
               on conflict do update set first_at = min(first_at, excluded.first_at)""",
            [*key, at],
        )

    def is_a_list(self, address_id: int, at: str) -> None:
        """Note that a message named the address as a mailing list."""
        self._db.conn.execute(
            "update addresses set list_since = min(coalesce(list_since, ?), ?) where id = ?", [at, at, address_id]
        )


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
