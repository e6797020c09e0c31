"""Somebody wrote again after an unusually long silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.brief import compose
from agent.core.records import Balance, Kind, Occasions, Return, Trace, Waiting
from agent.core.suggestions import came_back
from tests.scene import ago, letter, only, person, scene, tie

LEO = person("Leo Marsh")
LETTER = letter(1, False, "Re: Old negatives", message_id="m-leo")
RETURN = Return(LETTER, Trace(ago(243), False, "Darkroom keys", message_id="m-old"), 242.0)


def returned(one: Return = RETURN) -> Occasions:
    return Occasions(returns={LEO.id: one})


def test_whoever_came_back_is_welcomed_with_the_letter_and_the_silence() -> None:
    one = only(came_back.suggest(scene(tie(LEO), occasions=returned())))
    assert one.text == (
        "Welcome Leo Marsh back: “Old negatives” came yesterday, the first word between you since 3 July. A line to "
        "say that you are glad to hear from them is enough."
    )
    wrote, before, nothing = one.because
    assert (wrote.at, wrote.message_id) == (LETTER.at, "m-leo")
    assert (before.at, before.message_id, before.event_uid) == (ago(243), "m-old", None)
    assert nothing.fact == "Nothing from you to Leo Marsh since."


def test_the_last_contact_may_have_been_a_meeting() -> None:
    met = Return(LETTER, Trace(ago(243), True, "Coffee", event_uid="e1"), 242.0)
    before = only(came_back.suggest(scene(tie(LEO), occasions=returned(met)))).because[1]
    assert (before.fact, before.event_uid) == ("You met: “Coffee”, the last time before that.", "e1")
    told = Return(LETTER, Trace(ago(243), True, ""), 242.0)
    before = only(came_back.suggest(scene(tie(LEO), occasions=returned(told)))).because[1]
    assert before.fact == "You met, the last time before that."


@pytest.mark.parametrize(
    ("fields", "silent_days"),
    [
        ({"usual_gap_days": 10.0}, 89.0),
        ({"usual_gap_days": 30.0}, 119.0),
        ({"usual_gap_days": None}, 179.0),
        ({"messages_out": 0}, 300.0),
        ({"person": replace(LEO, kind=Kind.UNKNOWN)}, 300.0),
    ],
    ids=["a pause", "their way", "hardly known", "the owner never wrote", "perhaps a machine"],
)
def test_it_is_no_return_otherwise(fields: dict[str, object], silent_days: float) -> None:
    who = tie(LEO, **fields)
    assert list(came_back.suggest(scene(who, occasions=returned(RETURN._replace(silent_days=silent_days))))) == []


@given(st.floats(0, 4000), st.floats(1, 700) | st.none())
def test_a_longer_silence_is_never_less_unusual(silent: float, gap: float | None) -> None:
    def said(days: float) -> int:
        who = tie(LEO, usual_gap_days=gap)
        return len(list(came_back.suggest(scene(who, occasions=returned(RETURN._replace(silent_days=days))))))

    assert said(silent) <= said(silent + 1)


def test_it_goes_first_and_the_same_letter_is_not_asked_to_be_answered_too() -> None:
    anna, tom = person("Anna Roe"), person("Tom Reed")
    waits = [
        Waiting("me", f"m{n}", "Keys?", ago(4), who.id, 0.1, True, "", expected=0.9)
        for n, who in enumerate((anna, tom, LEO))
    ]
    made = compose(scene(tie(anna), tie(tom), tie(LEO), waiting=tuple(waits), occasions=returned()), (), Balance(1, 1))
    assert [one.kind for one in made.suggestions] == ["came_back", "answer", "answer"]
    assert made.suggestions[0].people == (LEO.id,)
    assert LEO.id not in {person_id for one in made.suggestions[1:] for person_id in one.people}
