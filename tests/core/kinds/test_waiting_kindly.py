"""A question of the owner's has no answer: once, kindly, and only where it is wanted."""

from __future__ import annotations

from dataclasses import replace

from agent.core.brief import compose
from agent.core.records import Balance, Shown, TieState, Waiting
from agent.core.suggestions import waiting_kindly
from tests.scene import NOW, ago, only, person, scene, tie

TOM = person("Tom Reed")
OPEN = Waiting("them", "m1", "Keys?", ago(10), TOM.id, 0.5, True, "")


def test_it_makes_it_easy_for_them() -> None:
    one = only(waiting_kindly.suggest(scene(tie(TOM), waiting=(OPEN,))))
    assert one.text == (
        "Make it easy for Tom Reed: you asked “Keys?” on 21 February, and nothing has come since. If you write, that "
        "there is no hurry and that a no is fine too."
    )
    assert (one.because[0].at, one.because[0].message_id) == (ago(10), "m1")


def test_each_question_has_it_once() -> None:
    said = only(waiting_kindly.suggest(scene(tie(TOM), waiting=(OPEN,))))
    history = (Shown(NOW.date().replace(year=2025), said.id, said.kind, said.people),)
    assert list(waiting_kindly.suggest(scene(tie(TOM), waiting=(OPEN,), history=history))) == []
    other = replace(OPEN, message_id="m2")
    assert list(waiting_kindly.suggest(scene(tie(TOM), waiting=(other,), history=history))) != []


def test_it_is_about_open_questions_to_ties_only() -> None:
    for one, who in (
        (replace(OPEN, direction="me"), tie(TOM)),
        (replace(OPEN, shown=False), tie(TOM)),
        (OPEN, tie(TOM, state=None)),
    ):
        assert list(waiting_kindly.suggest(scene(who, waiting=(one,)))) == []
    assert tie(TOM).state is TieState.STEADY


def test_nobody_gets_it_who_has_not_asked_for_it() -> None:
    here = scene(tie(TOM), waiting=(OPEN,))
    assert compose(here, (), Balance(1, 1)).suggestions == ()
    (one,) = compose(here, (), Balance(1, 1), off=()).suggestions
    assert one.kind == "waiting_kindly"
