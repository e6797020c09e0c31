"""What came of suggestions teaches which are of use, slowly, and is forgotten slowly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.choice.learning import Beliefs
from agent.core.choice.reactions import Reaction, reactions
from agent.core.choice.weights import WEIGHTS
from agent.core.records import Feedback, Outcome, Shown

TODAY = date(2026, 3, 3)
DONE, SNOOZE, NOT_USEFUL = Outcome


def reacted(days: int, outcome: Outcome | None, kind: str = "thank", person: str = "a") -> Reaction:
    on = TODAY - timedelta(days=days)
    return Reaction(Shown(on, f"{kind}{person}{days}", kind, (person,)), outcome, on if outcome else None)


def mean(*before: Reaction, kind: str = "thank", person: str = "a") -> float:
    return Beliefs(before, TODAY).of(kind, [person]).mean


def test_nobody_reacted_and_it_is_what_the_kind_starts_with() -> None:
    for kind, weight in WEIGHTS.items():
        assert mean(kind=kind) == pytest.approx(weight.prior.useful / sum(weight.prior))


def test_what_is_done_makes_its_kind_likelier_and_its_person_still_more() -> None:
    before = [reacted(20, DONE), reacted(10, DONE)]
    assert mean() < mean(*before, person="b") < mean(*before)
    assert mean(*before, kind="tell") == mean(kind="tell")


def test_not_useful_weighs_against_it_a_snooze_less_and_silence_hardly() -> None:
    means = [mean(reacted(20, outcome)) for outcome in (NOT_USEFUL, SNOOZE, None)]
    assert means == sorted(means)
    assert means[2] < mean() == mean(reacted(13, None))
    silence, refusal = mean() - means[2], mean() - means[0]
    assert silence < refusal / 8


def test_what_was_learned_is_forgotten_over_the_years() -> None:
    lately, long_ago = (mean(*[reacted(days + n, NOT_USEFUL) for n in range(9)]) for days in (1, 2000))
    assert lately < 0.4
    assert long_ago == pytest.approx(mean(), abs=0.05)


@given(st.lists(st.tuples(st.integers(1, 400), st.sampled_from([*Outcome, None]), st.sampled_from("ab")), max_size=60))
def test_a_belief_is_always_one(before: list[tuple[int, Outcome | None, str]]) -> None:
    belief = Beliefs([reacted(days, outcome, person=who) for days, outcome, who in before], TODAY).of("thank", ["a"])
    assert belief.useful > 0
    assert belief.not_useful > 0


def said(day: int, suggestion_id: str, outcome: Outcome) -> Feedback:
    return Feedback(datetime(2026, 2, day, 22, 30, tzinfo=UTC), suggestion_id, outcome)


def outcomes(history: Iterable[tuple[int, str]], *feedback: Feedback) -> list[Outcome | None]:
    shown = [Shown(date(2026, 2, day), suggestion_id, "thank", ("a",)) for day, suggestion_id in history]
    return [one.outcome for one in reactions(shown, feedback, UTC)]


def test_feedback_belongs_to_the_last_time_that_it_was_shown() -> None:
    history = [(1, "x"), (5, "y"), (9, "x")]
    assert outcomes(history, said(3, "x", SNOOZE), said(9, "x", DONE)) == [SNOOZE, None, DONE]
    assert outcomes(history, said(5, "y", NOT_USEFUL), said(6, "y", DONE)) == [None, DONE, None]


def test_feedback_on_what_was_never_shown_is_passed_over() -> None:
    assert outcomes([(5, "x")], said(4, "x", DONE), said(6, "z", DONE)) == [None]
