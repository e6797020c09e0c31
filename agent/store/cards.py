"""The address book: small, and taken as it stands. What an address book lost is lost here too."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from agent.core.records import Card, YearlyDate
from agent.store.forgotten import Forgotten


def replace_cards(db: Database, source: int, cards: Iterable[Card]) -> int:
    """Put these cards in the place of the source's former ones; how many are new, is returned."""
    gone = Forgotten(db)
    with db.atomic():
        before = {row[0] for row in db.conn.execute("select uid from cards where source_id = ?", [source])}
        db.conn.execute("delete from cards where source_id = ?", [source])
        new = 0
        for card in cards:
            if gone and gone.is_card(card):
                continue
            new += card.uid not in before
            card_id = db.conn.execute(
                """insert into cards(source_id, uid, name, birthday, anniversary, groups)
                   values (?, ?, ?, ?, ?, ?) returning id""",
                [source, card.uid, card.name, _date(card.birthday), _date(card.anniversary), json.dumps(card.groups)],
            ).fetchone()[0]
            db.conn.executemany(
                "insert or ignore into card_addresses(card_id, address) values (?, ?)",
                [(card_id, address) for address in card.addresses],
            )
    return new


def all_cards(db: Database) -> list[Card]:
    """Every card of every address book."""
    addresses: dict[int, list[str]] = {}
    for card_id, address in db.conn.execute("select card_id, address from card_addresses"):
        addresses.setdefault(card_id, []).append(address)
    return [
        Card(uid, name, tuple(addresses.get(row, ())), _yearly(birthday), _yearly(anniversary), (*json.loads(groups),))
        for row, uid, name, birthday, anniversary, groups in db.conn.execute(
            "select id, uid, name, birthday, anniversary, groups from cards order by id"
        )
    ]


def _date(yearly: YearlyDate | None) -> str | None:
    """RFC 6350, 4.3.1: 1985-04-12, or --04-12 where the year is not known."""
    if yearly is None:
        return None
    return f"{f'{yearly.year:04d}' if yearly.year else '-'}-{yearly.month:02d}-{yearly.day:02d}"


def _yearly(text: str | None) -> YearlyDate | None:
    if text is None:
        return None
    year, month, day = text.rsplit("-", 2)
    return YearlyDate(int(month), int(day), int(year) if year.isdigit() else None)
