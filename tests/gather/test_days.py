"""Out of the store: whose birthday a calendar has today."""

from __future__ import annotations

from datetime import timedelta

import pytest

from agent.core.records import Card, Event, Mailbox, Occurrence, YearlyDate
from tests.gather.life import ANNA, NOW, TOM, days, known, name_of, occasions, scene, store

MIDNIGHT = NOW.replace(hour=0)


def all_day(title: str, at: object = MIDNIGHT, **fields: object) -> Event:
    return Event(**({  # type: ignore[arg-type]
        "uid": title, "starts_at": at, "ends_at": at + timedelta(days=1), "all_day": True, "summary": title,  # type: ignore[operator]
        "occurrences": (Occurrence(at, at + timedelta(days=1)),), "created_at": days(300),  # type: ignore[arg-type, operator]
        "rule": "FREQ=YEARLY",
    } | fields))  # fmt: skip


def test_an_entry_of_today_is_the_day_of_the_only_tie_who_is_called_so() -> None:
    db = store(known(ANNA, TOM), [all_day("Annas Geburtstag"), all_day("Hochzeitstag Anna und Tom")])
    assert [(one.title, [name_of(db, person_id) for person_id in one.people]) for one in occasions(db).days] == [
        ("Annas Geburtstag", ["Anna Roe"]),
        ("Hochzeitstag Anna und Tom", ["Anna Roe", "Tom Reed"]),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        all_day("Tom's birthday", days(1).replace(hour=0)),
        all_day("Tom's birthday", all_day=False),
        all_day("Tom's birthday", status="cancelled"),
        all_day("Tom's birthday", created_at=NOW + timedelta(days=1)),
        all_day("Zoe's birthday"),
        all_day("Anna's birthday"),
    ],
    ids=["yesterday", "a party with an hour", "cancelled", "not booked yet", "nobody known", "one of two Annas"],
)
def test_it_is_nobodys_day_otherwise(entry: Event) -> None:
    other_anna = Mailbox("Anna Kay", "kay@k.example")
    assert occasions(store(known(ANNA, TOM, other_anna), [entry])).days == ()


def test_the_address_book_has_birthday_and_anniversary() -> None:
    card = Card("c1", "Anna Roe", (ANNA.address,), YearlyDate(3, 3, 1984), YearlyDate(6, 1))
    (tie,) = scene(store(known(ANNA), book=[card])).ties.values()
    assert (tie.person.birthday, tie.person.anniversary) == (YearlyDate(3, 3, 1984), YearlyDate(6, 1))
