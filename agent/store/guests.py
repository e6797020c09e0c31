"""Who was invited to an event, by whom, and what they answered."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database


def invited(db: Database, uid: str) -> Iterator[tuple[int, str, bool, str]]:
    """(address row, address, organizer?, PARTSTAT) of everybody who stands in an event with an address."""
    rows = db.conn.execute(
        """select a.id, a.address, t.organizer, coalesce(t.status, '') from events e
           join attendees t on t.event_id = e.id join addresses a on a.id = t.address_id
           where e.uid = ? order by t.rowid""",
        [uid],
    )
    for row, address, organizer, status in rows:
        yield row, address, bool(organizer), status
