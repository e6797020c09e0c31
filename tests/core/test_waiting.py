"""Who may be waiting for whom."""

from __future__ import annotations

from datetime import UTC, datetime

from agent.core.records import Channel, Kind, Letter, Person, Waiting
from agent.core.ties.threads import Correspondence
from agent.core.ties.waiting import Addressed, awaiting_me, awaiting_them, working_days
from tests.scene import NOW, ZONE, ago, letter, person

HISTORY = [
    one
    for n in range(6)
    for one in (
        letter(100 - 10 * n, False, f"Question {n}?", message_id=f"q{n}"),
        letter(99.5 - 10 * n, True, f"Re: Question {n}?", in_reply_to=f"q{n}"),
    )
]


def waiting(
    *letters: Letter, who: Person | None = None, answered: frozenset[str] = frozenset(), met: datetime | None = None,
    in_to: bool = True, rate: float = 0.3,
) -> list[Waiting]:  # fmt: skip
    past = sorted([*HISTORY, *letters], key=lambda one: one.at)
    candidates = [Addressed(one, in_to, in_to) for one in letters if not one.own]
    return list(
        awaiting_me(who or person(), candidates, Correspondence(past), answered, met, rate, NOW, ZONE)
    )


def test_an_open_question_of_somebody_usually_answered_may_be_waiting() -> None:
    (one,) = waiting(letter(4, False, "Gallery lighting?"))
    assert one.shown
    assert one.p_reply > 0.3
    assert one.usual_answer_days == 0.5


def test_what_was_answered_does_not_wait() -> None:
    question = letter(4, False, "Lighting?", message_id="x")
    assert waiting(question, letter(3, True, "Something else", in_reply_to="x")) == []
    assert waiting(question, letter(3, True, "Something else", references=("a", "x", "b"))) == []
    assert waiting(question, answered=frozenset({"x"})) == []


def test_without_ids_an_answer_is_known_by_its_subject() -> None:
    assert waiting(letter(4, False, "Lighting?"), letter(3, True, "RE: Lighting?")) == []
    assert len(waiting(letter(4, False, "Lighting?"), letter(3, True, "Framing"))) == 1


def test_an_answer_cannot_come_before_the_question() -> None:
    assert len(waiting(letter(5, True, "Lighting?"), letter(4, False, "Lighting?"))) == 1


def test_a_question_mark_makes_an_answer_likelier() -> None:
    (asked,), (told,) = waiting(letter(4, False, "Lighting?")), waiting(letter(4, False, "Lighting"))
    assert asked.p_reply > told.p_reply


def test_a_letter_to_many_is_less_likely_answered_than_one_to_the_owner_alone() -> None:
    (few,), (many,) = waiting(letter(4, False, recipients=2)), waiting(letter(4, False, recipients=30))
    assert few.p_reply > many.p_reply


def test_having_met_since_makes_it_less_urgent() -> None:
    (before,), (after,) = waiting(letter(4, False), met=ago(6)), waiting(letter(4, False), met=ago(2))
    assert after.p_reply < before.p_reply


def test_what_is_not_shown_says_why() -> None:
    reasons = {
        "two working days": waiting(letter(1, False, "Lighting?")),
        "Cc only": waiting(letter(4, False, "Lighting?"), in_to=False),
        "not written by a person": waiting(letter(4, False, "Lighting?", channel=Channel.LIST)),
        "in this thread since": waiting(letter(4, False, thread="t"), letter(3, True, "other", thread="t")),
    }
    for words, (one,) in reasons.items():
        assert not one.shown
        assert words in one.reason


def test_a_machine_never_waits_in_the_brief() -> None:
    (one,) = waiting(letter(4, False, "Ready?"), who=person(kind=Kind.AUTOMATED))
    assert not one.shown


def test_the_owner_waits_for_a_question_to_few_that_nobody_answered() -> None:
    past = Correspondence([*HISTORY, letter(9, True, "Could you lend me the stands?")])
    (one,) = awaiting_them(person(), past, NOW, ZONE)
    assert one.shown
    assert one.direction == "them"


def test_under_a_re_the_question_was_theirs() -> None:
    past = Correspondence([*HISTORY, letter(9, True, "Re: Could you lend me the stands?", in_reply_to="x")])
    assert list(awaiting_them(person(), past, NOW, ZONE)) == []


def test_the_owner_does_not_wait_once_anything_has_come() -> None:
    past = Correspondence([*HISTORY, letter(9, True, "The stands?"), letter(8, False, "Sunday")])
    assert [one.shown for one in awaiting_them(person(), past, NOW, ZONE)] == [False]


def test_weekends_are_no_working_days() -> None:
    friday, tuesday = datetime(2026, 2, 27, 9, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert working_days(friday, tuesday, ZONE) == 2
