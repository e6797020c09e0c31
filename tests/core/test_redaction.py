"""A brief that was made, without what it says of somebody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.core.records import Appointment, Balance, Brief, Fact, Guest, Rejected, Suggestion
from agent.core.redaction import GONE, Traces, redacted
from tests.scene import NOW, ago, meeting

TRACES = Traces(frozenset({"p-tom"}), frozenset({"Tom Reed", "tom@a.example"}), frozenset({"m1"}))


def suggestion(name: str, person: str, text: str, *facts: Fact) -> Suggestion:
    return Suggestion(name, "answer", (person,), (text.split(":")[0],), text, facts, 1.0)


TOMS = suggestion("a", "p-tom", "Answer Tom Reed: the prints.")
TOLD_OF_TOM = suggestion("b", "p-anna", "Tell Anna what became of it: you and tom reed met.")
BY_TOM = suggestion("c", "p-kit", "Ask Kit about the wall.", Fact("It came up.", ago(2), message_id="m1"))
ZOES = suggestion("d", "p-zoe", "Thank Zoë for the tomatoes, Tom.")


def brief(*suggestions: Suggestion, today: tuple[Appointment, ...] = (), rejected: tuple[Rejected, ...] = ()) -> Brief:
    return Brief(NOW.date(), NOW, "Jo", suggestions, today, Balance(1, 1), (), rejected)


def test_the_others_keep_their_places_and_their_numbers() -> None:
    found = redacted(brief(ZOES, TOMS, TOLD_OF_TOM, BY_TOM), TRACES, titles=False).suggestions
    assert [one.text for one in found] == [ZOES.text, GONE, GONE, GONE]
    assert found[0] is ZOES
    assert [(one.id, one.people, one.names, one.because) for one in found[1:]] == [
        (name, (), (), ()) for name in ("a", "b", "c")
    ]


def test_what_was_considered_is_not_kept_either() -> None:
    rejected = (Rejected(TOMS, "too weak"), Rejected(ZOES, "too weak"))
    assert redacted(brief(rejected=rejected), TRACES, titles=False).rejected == rejected[1:]


def test_a_brief_without_traces_is_left_as_it_is() -> None:
    made = brief(ZOES, rejected=(Rejected(ZOES, "too weak"),))
    assert redacted(made, TRACES, titles=True) is made


@pytest.mark.parametrize(("titles", "summary"), [(False, "Lunch with Tom Reed"), (True, "")])
def test_a_guest_goes_and_the_calendars_own_title_only_if_it_is_asked_for(titles: bool, summary: str) -> None:
    lunch = meeting(-0.1, "p-tom", "p-anna", summary="Lunch with Tom Reed")
    facts = (Fact("Tom Reed brought you together."), Fact("You last met on Monday."))
    anna = Guest("p-anna", "Anna", None, None, " ".join(fact.fact for fact in facts), facts)
    tom = replace(anna, id="p-tom", name="Tom Reed")
    (found,) = redacted(brief(today=(Appointment("e", lunch, (tom, anna)),)), TRACES, titles=titles).today
    assert (found.meeting.summary, found.meeting.people) == (summary, ("p-anna",))
    assert [(guest.id, guest.note) for guest in found.guests] == [("p-anna", "You last met on Monday.")]


def test_a_single_word_is_found_only_as_it_is_written() -> None:
    assert Traces(frozenset(), frozenset({"Art"})).are_in("Ask Art.")
    assert not Traces(frozenset(), frozenset({"Art"})).are_in("Ask about the art, and Arthur.")
