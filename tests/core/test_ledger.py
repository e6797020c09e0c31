"""Who asks and who gives, as far as headers tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.ledger.deeds import deed_of
from agent.core.ledger.entries import Ledger
from agent.core.ledger.leaning import asks_lead
from agent.core.ledger.told import told
from agent.core.records import OWNER, Channel, Deed, Entry, Post
from tests.core.waiting.mail import ANNA, EVERYBODY, SAM, TOM, mine, theirs
from tests.scene import NOW, ZONE, ago, person


def entries(*posts: Post) -> list[Entry]:
    ledger = Ledger({one.id for one in EVERYBODY}, ZONE)
    for post in sorted(posts, key=lambda post: post.at):
        ledger.take(post)
    return ledger.entries()


def deeds(*posts: Post) -> list[tuple[str, bool, Deed]]:
    return [(one.person_id, one.own, one.deed) for one in entries(*posts)]


@pytest.mark.parametrize(
    "subject",
    [
        "A question about the kiln", "Could you lend me the stands?", "Need help with the fence", "Frage zum Brennofen",
        "Bitte um Hilfe", "Une question sur le four", "Una pregunta", "Vraag over de oven", "Uma pergunta",
        "Una domanda sul forno", "Kannst du mir das Auto leihen?",
    ],
)  # fmt: skip
def test_who_asks_in_words_asks(subject: str) -> None:
    assert deed_of(subject) is Deed.ASK


@pytest.mark.parametrize(
    "subject",
    [
        "What's up??", "Lunch on Friday?", "Please see attached", "Offer to help", "Your question of Monday",
        "In favour of the new hall", "Print sizes", "", "Fwd: A question about the kiln", "WG: Frage zum Brennofen",
        "Réponse à votre question", "Zum Ofen", "Request form",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_ask_is_unknown(subject: str) -> None:
    assert deed_of(subject) is None


@pytest.mark.parametrize(
    ("subject", "deed"),
    [
        ("Thank you for the keys", Deed.THANKS), ("Vielen Dank", Deed.THANKS), ("Merci pour hier", Deed.THANKS),
        ("Happy birthday", Deed.WISH), ("Herzlichen Glückwunsch", Deed.WISH), ("¡Feliz cumpleaños!", Deed.WISH),
        ("FYI: the hall is free in May", Deed.GIFT), ("The prints, as promised", Deed.GIFT), ("Zur Info", Deed.GIFT),
    ],
)  # fmt: skip
def test_who_thanks_wishes_well_or_sends_something_gives(subject: str, deed: Deed) -> None:
    assert deed_of(subject) is deed


def test_what_sells_is_no_gift() -> None:
    assert deed_of("FYI: special offer on prints") is None


def test_an_answer_within_three_days_is_given_by_who_answers() -> None:
    asked = theirs(20, TOM, "A question about the kiln")
    assert deeds(asked, mine(18, TOM, "Re: A question about the kiln", asked)) == [
        (TOM.id, False, Deed.ASK), (TOM.id, True, Deed.ANSWER),
    ]  # fmt: skip


def test_a_late_answer_is_none_and_a_second_one_counts_for_nothing() -> None:
    asked = mine(20, TOM, "A question about the kiln")
    late = theirs(16, TOM, "Re: A question about the kiln", asked)
    first, second = (theirs(days, TOM, "Re: A question about the kiln", asked) for days in (19, 18.5))
    assert deeds(asked, late) == [(TOM.id, True, Deed.ASK)]
    assert deeds(asked, first, second) == [(TOM.id, True, Deed.ASK), (TOM.id, False, Deed.ANSWER)]


def test_without_ids_an_answer_is_known_by_its_subject() -> None:
    asked = theirs(20, TOM, "A question about the kiln", message_id="")
    assert (TOM.id, True, Deed.ANSWER) in deeds(asked, mine(19, TOM, "AW: A question about the kiln"))


def test_what_others_answer_or_pass_on_is_no_answer() -> None:
    asked = theirs(20, TOM, "A question about the kiln")
    assert deeds(asked, mine(19, SAM, "Fwd: A question about the kiln", asked)) == [(TOM.id, False, Deed.ASK)]
    assert deeds(asked, mine(19, TOM, "Fwd: A question about the kiln", asked)) == [(TOM.id, False, Deed.ASK)]


def test_who_writes_to_many_asks_nobody() -> None:
    crowd = tuple(f"address {n}" for n in range(4))
    assert deeds(mine(9, TOM, "Please help", to=(TOM.id, *crowd))) == []
    assert deeds(theirs(9, TOM, "Please help", to=(OWNER, *crowd))) == []
    assert deeds(theirs(9, TOM, "Please help", to=("address 1",), cc=(OWNER,))) == []


def test_the_same_letter_to_five_people_one_by_one_is_a_broadcast() -> None:
    people = [person(f"Guest {n}") for n in range(5)]
    ledger = Ledger({one.id for one in people}, ZONE)
    for one in people:
        ledger.take(mine(9, one, "FYI: the hall is free in May"))
    assert ledger.entries() == []


def test_machines_and_lists_neither_ask_nor_give() -> None:
    assert deeds(theirs(9, TOM, "Please help", sender="address 7")) == []
    assert deeds(theirs(9, TOM, "Please help", channel=Channel.LIST)) == []


def entry(days: float, deed: Deed = Deed.ASK, own: bool = True) -> Entry:
    return Entry(ago(days), ANNA.id, own, deed, "Prints", "m1")


def test_asks_lead_only_where_there_are_six_and_they_are_clear() -> None:
    assert not asks_lead([entry(10 * n) for n in range(5)], NOW)
    assert asks_lead([entry(10 * n) for n in range(6)], NOW)
    assert not asks_lead([entry(10 * n) for n in range(6)] + [entry(10 * n, Deed.ANSWER) for n in range(3)], NOW)
    assert not asks_lead([entry(10 * n, own=False) for n in range(9)], NOW)


def test_what_was_given_lately_outweighs_what_was_asked_long_ago() -> None:
    old, new = [entry(700 + n) for n in range(6)], [entry(n, Deed.ANSWER) for n in range(2)]
    assert not asks_lead(old + new, NOW)


@given(st.lists(st.tuples(st.floats(0, 700), st.sampled_from(list(Deed))), max_size=20))
def test_one_more_gift_never_makes_asks_lead(found: list[tuple[float, Deed]]) -> None:
    theirs = [entry(days, deed) for days, deed in found]
    if not asks_lead(theirs, NOW) and len(theirs) >= 6:
        assert not asks_lead([*theirs, entry(0, Deed.THANKS)], NOW)


def test_it_is_told_in_words_with_its_date_and_without_a_sum() -> None:
    fact = told(entry(3))
    assert (fact.fact, fact.at, fact.message_id) == ('You asked: "Prints".', ago(3), "m1")
    assert told(entry(3, Deed.ANSWER, own=False)).fact == 'They answered: "Prints".'
