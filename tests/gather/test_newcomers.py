"""Out of the store: who is new, and with whom they came."""

from __future__ import annotations

from agent.core.records import Card, Mailbox, Message, Newcomer, Trace
from agent.store.database import Database
from tests.gather.life import ANNA, DANA, JO, SAM, TOM, days, event, known, letter, name_of, occasions, store

IVY = Mailbox("Ivy Chen", "ivy@i.example")


def found(db: Database) -> list[tuple[str, list[str], bool]]:
    return [
        (name_of(db, one.person_id), sorted(name_of(db, other) for other in one.known), one.joined)
        for one in occasions(db).newcomers
    ]


def first(db: Database) -> Newcomer:
    (one,) = occasions(db).newcomers
    return one


def test_who_wrote_for_the_first_time_is_new_with_the_ties_on_that_letter() -> None:
    db = store([*known(TOM), letter(2, IVY, JO, TOM, subject="The hall")])
    assert found(db) == [("Ivy Chen", ["Tom Reed"], False)]
    assert (first(db).first.at, first(db).first.title, first(db).first.met) == (days(2), "The hall", False)


def test_who_was_brought_by_a_tie_comes_with_them() -> None:
    db = store([*known(TOM), letter(5, TOM, JO, IVY, subject="Meet Ivy"), letter(2, IVY, JO)])
    assert found(db) == [("Ivy Chen", ["Tom Reed"], False)]
    assert first(db).brought == Trace(days(5), False, "Meet Ivy", first(db).brought.message_id)  # type: ignore[union-attr]


def test_a_stranger_is_new_and_comes_with_nobody() -> None:
    assert found(store([letter(2, IVY, JO)])) == [("Ivy Chen", [], False)]
    in_the_book = store([letter(2, IVY, JO)], book=[Card("c1", "Ivy Chen", (IVY.address,))])
    assert found(in_the_book) == [("Ivy Chen", [], False)]


def test_who_has_an_answer_or_is_known_or_wrote_to_many_is_not_new() -> None:
    hello = letter(2, IVY, JO)
    for letters in (
        [hello, letter(1, JO, IVY)],
        [letter(30, IVY, JO), hello],
        [letter(2, IVY, JO, *(Mailbox("", f"p{n}@e.example") for n in range(6)))],
    ):
        assert found(store(letters)) == []


def committee(by: Mailbox) -> list[Message]:
    """Days of letters among three, most of them by one; each of the others answers once."""
    others = [one for one in (JO, TOM, ANNA) if one is not by]
    return [
        *(letter(age, by, *others, subject=f"Frames {age}") for age in (60, 40, 20, 12)),
        letter(39, others[0], by, others[1], subject="Hooks"),
        letter(19, others[1], by, others[0], subject="Labels"),
    ]


def test_who_joins_a_group_that_the_owner_carries_is_told_with_the_others() -> None:
    mail = [*known(TOM, ANNA), *committee(JO), letter(3, JO, TOM, ANNA, IVY, subject="The hanging plan")]
    db = store(mail)
    assert found(db) == [("Ivy Chen", ["Anna Roe", "Tom Reed"], True)]
    assert first(db).first.title == "The hanging plan"
    assert found(store([*mail, letter(2, JO, IVY)])) == []


def test_who_joins_at_a_meeting_of_it_has_joined() -> None:
    db = store([*known(TOM, ANNA), *committee(JO)], [event("Walk the rooms", 3, TOM, ANNA, IVY)])
    assert found(db) == [("Ivy Chen", ["Anna Roe", "Tom Reed"], True)]
    assert (first(db).first.met, first(db).first.event_uid) == (True, "Walk the rooms 3")


def test_a_group_that_others_carry_is_theirs_to_welcome_to() -> None:
    db = store([*known(TOM, ANNA), *committee(TOM), letter(3, TOM, JO, ANNA, IVY), letter(2, IVY, TOM, JO, ANNA)])
    assert found(db) == [("Ivy Chen", ["Tom Reed"], False)]


def test_a_few_who_never_came_together_before_are_no_group() -> None:
    db = store([*known(TOM, SAM), letter(3, JO, TOM, SAM, IVY, DANA)])
    assert found(db) == []
