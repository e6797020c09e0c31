"""About whom a morning says nothing."""

from __future__ import annotations

from dataclasses import replace

from agent.core.brief import compose
from agent.core.records import Apart, Balance, Broadcast, Occasions, Terms, Trace, Waiting
from agent.core.restraint import restrained
from agent.core.suggestions import meet
from tests.scene import ago, meeting, only, person, scene, tie

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


ASKED = frozenset({TOM.id})
APART = Occasions(apart=(Apart(TOM.id, Trace(ago(120), True, "Coffee", None, "e1"), 9),))


def test_where_the_owner_asks_more_than_gives_nothing_but_giving_is_suggested() -> None:
    made = compose(scene(tie(TOM), occasions=APART), (), Balance(1, 1))
    held = compose(scene(tie(TOM), occasions=APART, asked_more=ASKED), (), Balance(1, 1))
    assert [one.kind for one in made.suggestions] == ["meet"]
    assert held.suggestions == ()
    assert held.rejected[0].reason == "of late you seem to have asked them for more than you gave"


def test_thanks_and_answers_are_given_there_too() -> None:
    waits = Waiting("me", "m1", "Keys?", ago(4), TOM.id, 0.9, True, "", expected=0.9)
    made = compose(scene(tie(TOM), waiting=(waits,), asked_more=ASKED), (), Balance(1, 1))
    assert [one.kind for one in made.suggestions] == ["answer"]
    made = compose(scene(tie(TOM), past_meetings=(meeting(1, TOM.id),), asked_more=ASKED), (), Balance(1, 1))
    assert [one.kind for one in made.suggestions] == ["thank"]


def test_the_owners_own_rule_goes_before_what_is_inferred() -> None:
    morning = scene(tie(TOM), occasions=APART, asked_more=ASKED)
    inferred = only(meet.suggest(morning))
    wished = replace(inferred, terms=Terms("see Tom now and then"))
    spoken, unspoken = restrained([inferred, wished], morning)
    assert spoken == [wished]
    assert [one.suggestion for one in unspoken] == [inferred]
