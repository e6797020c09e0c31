"""What the owner may write to themself, and what comes of it: a table of sentences. Nothing is ever guessed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.orders import Order, Unclear, read
from agent.core.records import Outcome, Verb

TODAY = date(2026, 3, 3)  # a Tuesday
PEOPLE = {"tom reed": "p-tom", "tom": "p-tom", "jane roe": "p-jane", "jürgen": "p-jürgen", "tom@a.example": "p-tom"}
SEVERAL = {"anna"}


def called(name: str, verb: Verb) -> Sequence[str]:
    if name.lower() in SEVERAL:
        return ("p-1", "p-2")
    return [PEOPLE[name.lower()]] if name.lower() in PEOPLE else []


ORDERS = {
    "done 1": Order(Outcome.DONE, which="1"),
    "Done 2": Order(Outcome.DONE, which="2"),
    "done k7qa": Order(Outcome.DONE, which="k7qa"),
    "done 2 hf-abcdefghijklmnop": Order(Outcome.DONE, which="2", token="hf-abcdefghijklmnop"),
    "later 1 hf-ABCDEFGHIJKLMNOP": Order(Outcome.SNOOZE, which="1", token="hf-abcdefghijklmnop"),
    "snooze 2 until June": Order(Outcome.SNOOZE, which="2", on=date(2026, 6, 1)),
    "snooze 2 two weeks": Order(Outcome.SNOOZE, which="2", on=date(2026, 3, 17)),
    "later 3": Order(Outcome.SNOOZE, which="3"),
    "später 1 bis Freitag": Order(Outcome.SNOOZE, which="1", on=date(2026, 3, 6)),
    "not 3": Order(Outcome.NOT_USEFUL, which="3"),
    "not useful 3": Order(Outcome.NOT_USEFUL, which="3"),
    "erledigt 1": Order(Outcome.DONE, which="1"),
    "nicht nützlich 2": Order(Outcome.NOT_USEFUL, which="2"),
    "met Tom Reed yesterday at the fair": Order(Verb.MET, "p-tom", on=date(2026, 3, 2), text="the fair"),
    "met Tom": Order(Verb.MET, "p-tom", on=TODAY),
    "met Tom on Friday": Order(Verb.MET, "p-tom", on=date(2026, 2, 27)),
    "met Tom at the fair on Friday": Order(Verb.MET, "p-tom", on=date(2026, 2, 27), text="the fair"),
    "Met tom, 27 February, in Lisbon": Order(Verb.MET, "p-tom", on=date(2026, 2, 27), text="Lisbon"),
    "met Tom Reed on the phone": Order(Verb.MET, "p-tom", on=TODAY, text="phone"),
    "getroffen Jürgen gestern im Garten": Order(Verb.MET, "p-jürgen", on=date(2026, 3, 2), text="Garten"),
    "never Jane Roe": Order(Verb.NEVER, "p-jane"),
    "never tom@a.example": Order(Verb.NEVER, "p-tom"),
    "nie Jane Roe": Order(Verb.NEVER, "p-jane"),
    "pin Tom Reed": Order(Verb.PIN, "p-tom"),
    "note Tom: his daughter starts school": Order(Verb.NOTE, "p-tom", text="his daughter starts school"),
    "note Tom Reed likes plums": Order(Verb.NOTE, "p-tom", text="likes plums"),
    "promised Tom the prints by Friday": Order(Verb.PROMISED, "p-tom", on=date(2026, 3, 6), text="the prints"),
    "promised Tom: a walk by the sea": Order(Verb.PROMISED, "p-tom", text="a walk by the sea"),
    "versprochen Jürgen das Buch bis morgen": Order(Verb.PROMISED, "p-jürgen", on=date(2026, 3, 4), text="das Buch"),
    "kept Tom": Order(Verb.KEPT, "p-tom"),
    "kept Tom: prints": Order(Verb.KEPT, "p-tom", text="prints"),
}
UNCLEAR = {
    "met Anna yesterday": "“Anna” may be several people",
    "never Anna": "“Anna” may be several people",
    "never Tom Reed and Jane Roe": "I know nobody of that name",
    "met Nobody Known": "I know nobody of that name",
    "met Tom tomorrow": "that day lies ahead",
    "met Tom the fair": "I cannot read when or where",
    "note Tom": "it does not say what to note",
    "promised Tom by Friday": "it does not say what was promised",
    "snooze 2 until yesterday": "“until yesterday” is no day ahead",
    "done 2 and 3": "there is more in it than I can read",
}
NO_ORDERS = (
    "", "done", "Done with the taxes", "nothing", "Re: done 1", "milk, bread", "metropolis", "not today", "hf-abcdefgh",
    "Good morning: Tuesday 3 March", "never", "done 0",
)  # fmt: skip


@pytest.mark.parametrize(("subject", "order"), ORDERS.items())
def test_what_may_be_said(subject: str, order: Order) -> None:
    assert read(subject, TODAY, called) == order


@pytest.mark.parametrize(("subject", "why"), UNCLEAR.items())
def test_what_cannot_be_carried_out_says_why(subject: str, why: str) -> None:
    assert read(subject, TODAY, called) == Unclear(why)


@pytest.mark.parametrize("subject", NO_ORDERS)
def test_what_is_none_of_our_business(subject: str) -> None:
    assert read(subject, TODAY, called) is None


@given(st.text(max_size=60), st.sampled_from(["done ", "met ", "note Tom ", "snooze 1 ", "never ", ""]))
def test_any_subject_is_read_without_harm(text: str, start: str) -> None:
    found = read(start + text, TODAY, called)
    assert found is None or isinstance(found, Order | Unclear)
