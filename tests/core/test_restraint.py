"""About whom a morning says nothing."""

from __future__ import annotations

from agent.core.brief import compose
from agent.core.records import Balance, Broadcast, Occasions, Waiting
from tests.scene import ago, meeting, person, scene, tie

TOM = person("Tom Reed")
SENT = Occasions(broadcasts=(Broadcast(ago(3), "My new show", frozenset({TOM.id, "p-a", "p-b", "p-c", "p-d"})),))


def test_after_a_broadcast_those_whom_it_reached_are_left_alone() -> None:
    made = compose(scene(tie(TOM), past_meetings=(meeting(1, TOM.id),), occasions=SENT), (), Balance(1, 1))
    assert made.suggestions == ()
    assert made.rejected[0].reason == "you wrote the same to them and others within the last two weeks"


def test_who_waits_for_an_answer_is_answered_all_the_same() -> None:
    waits = Waiting("me", "m1", "Keys?", ago(4), TOM.id, 0.9, True, "", expected=0.9)
    made = compose(scene(tie(TOM), waiting=(waits,), occasions=SENT), (), Balance(1, 1))
    assert [one.kind for one in made.suggestions] == ["answer"]
