"""What letters and invitations say of two addresses, as of a moment: the raw material of identity."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import combinations
from sys import intern

from sqlite_utils import Database

from agent.core.people.identity.evidence import Link, LinkKind, Pair
from agent.core.people.identity.habits import Habit, Habits
from agent.core.ties.statistics import DIRECT
from agent.store.instants import instant, iso

HABITS_KEPT = 256  # addresses: they are asked for in pairs, those of one name one after the other
LATEST = 50  # letters of an address, in which to see who stood beside it
ASKED_BY = 2  # senders: where the answers to the mail of more than these go, nobody in particular sits


def links(db: Database, now: datetime) -> Iterator[Link]:
    """Who answered for whom, and where answers were to go; each pair once, with when it last was so."""
    for one, other, at in db.conn.execute(
        """select asked.address, answering.address, max(own.at)
           from messages answer
           join messages own on own.message_id = answer.in_reply_to
           join recipients r on r.message_id = own.id
           join addresses asked on asked.id = r.address_id
           join addresses answering on answering.id = answer.sender_id
           where not answer.own and answer.in_reply_to != '' and answer.channel != 'automatic' and answer.at <= ?
             and own.own and own.recipient_count = 1 and own.at <= answer.at and r.address_id != answer.sender_id
           group by asked.id, answering.id order by asked.id, answering.id""",
        [iso(now)],
    ):
        yield Link(LinkKind.ANSWERED, one, other, instant(at))
    yield from _reply_to(db, now)


def _reply_to(db: Database, now: datetime) -> Iterator[Link]:
    rows = db.conn.execute(
        """select a.address, m.reply_to, max(m.at) from messages m join addresses a on a.id = m.sender_id
           where m.reply_to != '' and m.reply_to != a.address and m.channel = 'mail' and not m.own and m.at <= ?
           group by a.id, m.reply_to order by a.id, m.reply_to""",
        [iso(now)],
    ).fetchall()
    asked_by = Counter(reply_to for _, reply_to, _ in rows)
    for sender, reply_to, at in rows:
        if asked_by[reply_to] <= ASKED_BY:
            yield Link(LinkKind.REPLY_TO, sender, reply_to, instant(at))


def traffic(db: Database, rows: Sequence[int], now: datetime) -> int:
    """How many letters and meetings there were with these address rows."""
    found = db.conn.execute(
        """select count(*) from interactions
           where address_id in (select value from json_each(?)) and known_at <= ? and channel != 'automatic'""",
        [json.dumps(rows), iso(now)],
    ).fetchone()
    return int(found[0])


def habits(
    db: Database, now: datetime, is_owner: Callable[[str], bool], pairs: Sequence[Pair], unlike: Sequence[Pair]
) -> Habits:
    """What the addresses of `pairs` did, and how often those of the `unlike` stand together."""
    rows = {address: row for row, address in _rows(db, pairs).items()}

    @lru_cache(HABITS_KEPT)
    def of(address: str) -> Habit | None:
        return _habit(db, now, rows[address], is_owner) if address in rows else None

    return Habits(of, _together(db, now, unlike))


def _rows(db: Database, pairs: Sequence[Pair]) -> dict[int, str]:
    addresses = json.dumps(sorted({address for both in pairs for address in both}))
    return dict(
        db.conn.execute(
            "select id, address from addresses where address in (select value from json_each(?))", [addresses]
        ).fetchall()
    )


def _habit(db: Database, now: datetime, row: int, is_owner: Callable[[str], bool]) -> Habit | None:
    first, last, months = db.conn.execute(
        """select min(at), max(at), group_concat(distinct substr(at, 1, 7)) from interactions
           where address_id = ? and channel in ('mail', 'list') and known_at <= ?""",
        [row, iso(now)],
    ).fetchone()
    if first is None:
        return None
    beside = db.conn.execute(
        """select distinct a.address from (
             select message_id from interactions where address_id = ? and channel = 'mail' and known_at <= ?
             and company between 2 and ? order by at desc, origin desc limit ?) latest
           join recipients r on r.message_id = latest.message_id join addresses a on a.id = r.address_id
           where a.list_since is null or a.list_since > ?""",
        [row, iso(now), DIRECT, LATEST, iso(now)],
    )
    # The same few months and addresses come thousands of times: one text for each, or they fill the memory.
    others = frozenset(intern(address) for (address,) in beside if not is_owner(address))
    return Habit(instant(first), instant(last), frozenset(map(intern, months.split(","))), others)


def _together(db: Database, now: datetime, pairs: Sequence[Pair]) -> dict[Pair, int]:
    """On how many letters to a few, and invitations, both of a pair stand, side by side."""
    if not pairs:
        return {}
    wanted = _rows(db, pairs)
    rows = db.conn.execute(
        """with wanted as (select value from json_each(?1))
           select beside from (
             select message_id, json_group_array(address_id) as beside from recipients
             where address_id in wanted group by message_id having count(*) > 1) both
           join messages m on m.id = both.message_id where m.at <= ?2 and m.recipient_count <= ?3
           union all
           select json_group_array(a.address_id) from attendees a
           join events e on e.id = a.event_id and e.booked_at <= ?2
           where a.address_id in wanted group by a.event_id having count(*) > 1""",
        [json.dumps([*wanted]), iso(now), DIRECT],
    )
    beside = (sorted({wanted[row] for row in json.loads(found)}) for (found,) in rows)
    times = Counter(both for addresses in beside for both in combinations(addresses, 2))
    return {both: times[both] for both in pairs if both in times}
