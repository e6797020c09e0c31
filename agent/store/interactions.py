"""The narrow waist, in and out: one row for each time that the owner and an address had to do with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

from agent.core.records import Channel, Direction, Interaction
from agent.store.instants import instant, iso

COLUMNS = (
    "address_id, at, known_at, channel, direction, company, probability, opens_thread, named, hours, "
    "message_id, occurrence_id, origin, marks"
)
CHANNELS = {channel.value: channel for channel in Channel}  # a look-up is much faster than Channel(text)
DIRECTIONS = {direction.value: direction for direction in Direction}
MARKS = "alter table interactions add column marks integer not null default 0"  # of agent.core.people.machines.marks
Row = tuple[int, str, str, str, str, int, float, int, int, float, int | None, int | None, int, int]


def row(address_id: int, at: str, one: Interaction) -> Row:
    """The table's columns, `at` as ISO text; `origin` tells interactions of an address at one moment apart.

    Enum's `value` is a property written in Python, and takes six times as long as `_value_`.
    """
    known_at = at if one.known_at is one.at else iso(one.known_at)
    origin = one.message if one.message is not None else -(one.occurrence or 0)
    return (
        address_id, at, known_at, one.channel._value_, one.direction._value_, one.company, one.probability,
        int(one.opens_thread), int(one.named), one.hours, one.message, one.occurrence, origin, one.marks,
    )  # fmt: skip


def insert(db: Database, rows: Iterable[Row]) -> None:
    db.conn.executemany(f"insert or ignore into interactions({COLUMNS}) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)


def of_addresses(db: Database, address_ids: Sequence[int], known_at: str) -> Iterator[Interaction]:
    """What was known by a moment (ISO text) of these addresses, in order of time.

    What came to several of them at once (a letter to somebody's two addresses) is one interaction.
    """
    marks = ",".join("?" * len(address_ids))
    rows = db.conn.execute(
        f"""select at, known_at, channel, direction, company, probability, opens_thread, named, hours,
                   message_id, occurrence_id
            from interactions where address_id in ({marks}) and known_at <= ?
            order by at, origin, probability desc, named desc""",
        [*address_ids, known_at],
    )
    last = None
    for at, known, channel, direction, company, probability, opens, named, hours, message, occurrence in rows:
        if (at, message, occurrence) == last:
            continue
        last = at, message, occurrence
        when = instant(at)
        yield Interaction(
            when,
            when if known == at else instant(known),
            CHANNELS[channel],
            DIRECTIONS[direction],
            company,
            probability,
            bool(opens),
            bool(named),
            hours,
            message,
            occurrence,
        )
