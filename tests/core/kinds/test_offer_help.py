"""A question, or a topic that comes back, and nobody answered."""

from __future__ import annotations

from agent.core.records import Kind, Occasions, Question, Suggestion, Tie, Waiting
from agent.core.suggestions import offer_help
from tests.scene import letter, only, person, scene, tie

TOM = person("Tom Reed")
ASKED = letter(8, False, "Who has a spare slide projector?", message_id="m1", recipients=4)


def said(one: Question, who: Tie | None = None, **fields: object) -> list[Suggestion]:
    return list(offer_help.suggest(scene(who or tie(TOM), occasions=Occasions(questions=(one,)), **fields)))


def test_a_question_to_several_that_nobody_answered_is_told_with_its_day() -> None:
    one = only(said(Question(TOM.id, (ASKED,))))
    assert one.text == (
        "Offer Tom Reed a hand with “Who has a spare slide projector?”: it came on 23 February, to you and three "
        "others, and no answer has reached your mailbox. What you know of it, or who may know, is of use."
    )
    assert (one.because[0].at, one.because[0].message_id) == (ASKED.at, "m1")


def test_a_topic_that_comes_back_is_told_with_every_letter() -> None:
    raised = tuple(letter(days, False, f"Projector {days}", message_id=f"m{days}") for days in (5, 20, 40))
    one = only(said(Question(TOM.id, raised, "projector")))
    assert one.text == (
        "Offer Tom Reed a hand with “projector”: they have brought it up three times since 22 January, last on "
        "Thursday, and no answer of yours is in your mail."
    )
    assert [fact.message_id for fact in one.because] == ["m5", "m20", "m40", None]


def test_what_waits_for_the_owners_answer_is_not_said_twice() -> None:
    waits = Waiting("me", "m1", ASKED.subject, ASKED.at, TOM.id, 0.5, True, "")
    assert said(Question(TOM.id, (ASKED,)), waiting=(waits,)) == []


def test_strangers_and_machines_are_not_offered_help() -> None:
    for who in (tie(TOM, state=None), tie(TOM, messages_out=1), tie(person("Tom Reed", Kind.UNKNOWN))):
        assert said(Question(TOM.id, (ASKED,)), who) == []
