"""Out of the store: people who write about the same rare thing and have never met through the owner."""

from __future__ import annotations

import pytest

from agent.core.records import Mailbox, Message
from agent.store.database import Database
from tests.gather.life import ANNA, DANA, JO, SAM, TOM, event, known, letter, name_of, occasions, store

SUBJECTS = ("Cyanotype on linen", "A botanical cyanotype", "Botanical drawings")


def about_it(other: Mailbox) -> list[Message]:
    return [
        one for n, subject in enumerate(SUBJECTS) for one in (
            letter(10 + 9 * n, other, JO, subject=subject), letter(9 + 9 * n, JO, other, subject=f"Re: {subject}"))
    ]  # fmt: skip


LIFE = [*known(ANNA, TOM, SAM, since=100), *about_it(ANNA), *about_it(TOM)]
LIFE += [letter(age, SAM, JO, subject="Lunch") for age in (5, 9)]


def found(db: Database) -> list[set[str]]:
    return [{name_of(db, person_id) for person_id in pair.people} for pair in occasions(db).pairs]


def test_two_who_write_about_the_same_and_never_met_are_found_with_their_letters() -> None:
    db = store(LIFE)
    assert found(db) == [{"Anna Roe", "Tom Reed"}]
    (pair,) = occasions(db).pairs
    assert pair.words == ("botanical", "cyanotype")
    assert [[one.subject for one in letters] for letters in pair.letters] == [[*SUBJECTS[:2]], [*SUBJECTS[:2]]]


@pytest.mark.parametrize(
    "one",
    [letter(300, JO, ANNA, TOM), letter(300, TOM, JO, ANNA), letter(300, SAM, JO, ANNA, cc=(TOM,))],
    ids=["the owner wrote to both", "one of them wrote to both", "a third person did"],
)
def test_who_was_on_one_mail_is_not_introduced(one: Message) -> None:
    assert found(store([*LIFE, one])) == []


@pytest.mark.parametrize("age", [300, -5])
def test_who_met_or_will_meet_with_the_owner_is_not_introduced(age: float) -> None:
    assert found(store(LIFE, [event("Coffee", age, ANNA, TOM)])) == []
    assert found(store(LIFE, [event("Lunch with Anna and Tom", age)])) == []


@pytest.mark.parametrize(("house", "pairs"), [("a.example", 0), ("gmail.com", 1)])
def test_people_of_one_house_know_each_other_and_those_of_one_provider_need_not(house: str, pairs: int) -> None:
    one, other = Mailbox("Anna Roe", f"anna@{house}"), Mailbox("Tom Reed", f"tom@{house}")
    assert len(found(store([*known(one, other, since=100), *about_it(one), *about_it(other)]))) == pairs


def test_common_acquaintances_are_counted() -> None:
    db = store([*LIFE, letter(200, JO, ANNA, DANA), letter(190, JO, TOM, DANA)])
    assert [pair.common for pair in occasions(db).pairs] == [1]
