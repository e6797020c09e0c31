"""Suggestions come from the nearest, and from whoever stands before the owner right now."""

from __future__ import annotations

from dataclasses import replace

from agent.core.choice.choose import Occasion, choose
from agent.core.choice.circle import circle
from agent.core.records import Kind, OwnerWord, Suggestion, Verb, Waiting
from tests.scene import NOW, ago, meeting, person, tie

NEAR = tie(person("Near"), closeness=3.0)
NEXT = tie(person("Next"), closeness=2.0)
FAR = tie(person("Far"), closeness=1.0)
TIES = (FAR, NEAR, NEXT)
WAITS = Waiting("me", "m1", "Keys?", ago(3), FAR.person.id, 0.5, True, "")


def why(size: int, **more: object) -> dict[str, str]:
    given: dict[str, object] = {"ties": TIES, "waiting": (), "meetings": (), "words": {}} | more
    return circle(**given, now=NOW, size=size)  # type: ignore[arg-type]


def test_the_nearest_are_in_it() -> None:
    assert why(2) == {NEAR.person.id: "one of the 2 nearest", NEXT.person.id: "one of the 2 nearest"}


def test_who_is_no_tie_or_no_person_is_never_near() -> None:
    near = (replace(NEAR, state=None), replace(NEXT, person=replace(NEXT.person, kind=Kind.ROLE)), FAR)
    assert list(why(3, ties=near)) == [FAR.person.id]


def test_whoever_waits_was_met_this_week_or_is_pinned_is_in_it_too() -> None:
    assert why(0, waiting=(WAITS,)) == {FAR.person.id: "they may be waiting for your answer"}
    assert why(0, waiting=(replace(WAITS, direction="them"), replace(WAITS, shown=False))) == {}
    assert why(0, meetings=(meeting(6.9, FAR.person.id),)) == {FAR.person.id: "you met within the last week"}
    assert why(0, meetings=(meeting(7.1, FAR.person.id), meeting(2, NEAR.person.id, probability=0.5))) == {}
    pinned = {FAR.person.id: (OwnerWord(ago(300), Verb.PIN, "far@a.example"),)}
    assert why(0, words=pinned, waiting=(WAITS,)) == {FAR.person.id: "you pinned them"}


def test_suggestions_come_from_the_circle_and_answers_from_anywhere() -> None:
    far, near, answer = (
        Suggestion(f"{kind}{who}", kind, (who,), (who,), "text", (), 1.0)
        for kind, who in (("thank", "far"), ("thank", "near"), ("answer", "other"))
    )
    for day in range(20):
        on = (NOW.date()).replace(day=1 + day)
        made = choose([far, near, answer], Occasion(on, circle=frozenset({"near"}), circle_size=40), draws=9)
        assert far not in [replace(one, propensity=None) for one in made.chosen]
        assert "outside the circle of 40" in [one.reason for one in made.rejected if one.suggestion.id == far.id]
        assert all(one.reason != "outside the circle of 40" for one in made.rejected if one.suggestion.id != far.id)
