"""Who was ever in one message or meeting with whom, as of a moment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from sqlite_utils import Database

from agent.store.instants import iso

CROWD = 20  # recipients: to be among more is not to have met


def messages(db: Database, rows: Sequence[int], now: datetime) -> Iterator[set[int]]:
    """For each message to a few of which one went to these address rows: those of them, and who wrote it.

    Reads the recipients of all messages once.
    """
    found = db.conn.execute(
        """select r.message_id, r.address_id, m.sender_id from recipients r join messages m on m.id = r.message_id
           where r.address_id in (select value from json_each(?)) and m.recipient_count <= ? and m.at <= ?
           order by r.message_id""",
        [json.dumps([*rows]), CROWD, iso(now)],
    )
    for _, group in groupby(found, key=lambda row: row[0]):
        on_it = list(group)
        yield {address for _, address, _ in on_it} | {on_it[0][2]}


def meetings(db: Database, rows: Sequence[int], now: datetime) -> Iterator[tuple[int, int]]:
    """(occurrence, address row) of what is on the books with these."""
    return db.conn.execute(
        """select occurrence_id, address_id from interactions
           where address_id in (select value from json_each(?)) and occurrence_id is not null and known_at <= ?""",
        [json.dumps([*rows]), iso(now)],
    )


def seen_with(db: Database, rows: Sequence[int], now: datetime) -> set[int]:
    """Address rows of everybody who was on a message of a few between the owner and these."""
    marks = ",".join("?" * len(rows))
    found = db.conn.execute(
        f"""select distinct r.address_id from interactions i join messages m on m.id = i.message_id
            join recipients r on r.message_id = m.id
            where i.address_id in ({marks}) and i.known_at <= ? and m.recipient_count between 2 and ?""",
        [*rows, iso(now), CROWD],
    )
    return {row for (row,) in found}
