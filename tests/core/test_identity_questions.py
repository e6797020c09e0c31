"""What is asked about who is who, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from agent.core.people.identity.evidence import Edge, Reason
from agent.core.people.identity.questions import due, questions
from agent.core.records import Asked, Doubt, Kind, Person
from agent.core.redaction import Traces, redacted
from tests.golden.test_golden_briefs import scene

MONDAY = date(2026, 3, 2)


def person(name: str, *addresses: str) -> Person:
    return Person(f"p-{addresses[0]}", name, addresses, Kind.PERSON)


ANNA, ROE = person("Anna Roe", "anna@a.example"), person("aroe77@b.example", "aroe77@b.example")
TOM, REED = person("Tom Reed", "tom@c.example"), person("Tom Reed", "treed@d.example")
NOBODY = person("x1234567@e.example", "x1234567@e.example")


def edge(one: Person, other: Person) -> Edge:
    reasons = (Reason(9.0, "the same full name"), Reason(-1.0, "another name"))
    return Edge(one.addresses[0], other.addresses[0], 1.0, reasons)


def asked_of(*edges: Edge, busy: Sequence[Person] = ()) -> list[Doubt]:
    people = {address: one for one in (ANNA, ROE, TOM, REED, NOBODY) for address in one.addresses}
    return questions(edges, people, lambda some: {one.id: 9 if one in busy else 1 for one in some})


def test_those_with_most_traffic_are_asked_about_first() -> None:
    found = asked_of(edge(ANNA, ROE), edge(TOM, REED), busy=(REED,))
    assert [one.name for one in found] == ["Tom Reed", "Anna Roe"]
    assert found[0].because == ("the same full name",)


def test_nothing_is_asked_of_strangers_without_a_name_or_of_whom_one_may_not_speak() -> None:
    nobody = edge(ROE, NOBODY)
    gone = edge(ANNA, person("Never Mind", "never@n.example"))
    assert asked_of(nobody, gone) == []


QUESTIONS = asked_of(edge(ANNA, ROE), edge(TOM, REED), busy=(ANNA,))
FIRST, SECOND = QUESTIONS


def after(*days_and_doubts: tuple[int, Doubt]) -> Doubt | None:
    """What is asked on a Monday, if so many days before it that was."""
    return due(QUESTIONS, [Asked(MONDAY - timedelta(days=n), one.addresses) for n, one in days_and_doubts], MONDAY)


def test_one_question_a_week_and_the_same_again_only_after_three_and_only_once() -> None:
    assert after() == FIRST
    assert after((6, FIRST)) is None
    assert after((7, FIRST)) == SECOND
    assert after((14, FIRST), (7, SECOND)) is None
    assert after((21, FIRST), (7, SECOND)) == FIRST
    assert after((60, FIRST), (30, FIRST), (21, SECOND)) == SECOND
    assert after((90, FIRST), (60, FIRST), (55, SECOND), (25, SECOND)) is None


def test_a_question_about_somebody_who_is_gone_goes_too() -> None:
    brief = scene("five_guests")
    assert brief.question
    by_id, by_address = frozenset(brief.question.people[:1]), frozenset(brief.question.addresses[:1])
    for traces in (Traces(by_id), Traces(frozenset(), by_address)):
        assert redacted(brief, traces, titles=False).question is None
