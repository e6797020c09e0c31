"""Few, varied, rested."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent.core.choose import A_DAY, A_WEEK, OF_A_KIND, PERSON_RESTS_DAYS, choose
from agent.core.records import Fact, Shown, Suggestion

TODAY = date(2026, 3, 3)


def suggestion(kind: str, *people: str, need: float = 0.9) -> Suggestion:
    return Suggestion(f"{kind}-{'-'.join(people)}", kind, people, people, "text", (), need)


def chosen(*candidates: Suggestion, history: tuple[Shown, ...] = (), met: frozenset[str] = frozenset()) -> list[str]:
    return [one.id for one in choose(candidates, history, TODAY, met)[0]]


def test_nothing_gives_nothing() -> None:
    assert chosen() == []


def test_the_weak_is_not_shown_to_fill_a_morning() -> None:
    assert chosen(suggestion("reconnect", "a", need=0.3)) == []


def test_a_person_comes_once() -> None:
    assert chosen(suggestion("answer", "a"), suggestion("thank", "a", "b")) == ["answer-a"]


def test_whom_the_owner_meets_today_stands_under_today() -> None:
    assert chosen(suggestion("answer", "a"), met=frozenset({"a"})) == []


def test_a_person_rests_for_a_week() -> None:
    recent = (Shown(TODAY - timedelta(days=3), "x", "thank", ("a",)),)
    older = (Shown(TODAY - timedelta(days=7), "x", "thank", ("a",)),)
    assert chosen(suggestion("answer", "a"), history=recent) == []
    assert chosen(suggestion("answer", "a"), history=older) == ["answer-a"]


def test_the_same_kind_rests_longer() -> None:
    shown = (Shown(TODAY - timedelta(days=20), "x", "thank", ("a",)),)
    assert chosen(suggestion("thank", "a"), history=shown) == []


def test_the_same_matter_is_mentioned_twice_at_most() -> None:
    shown = tuple(Shown(TODAY - timedelta(days=days), "answer-a", "answer", ("a",)) for days in (17, 9))
    assert chosen(suggestion("answer", "a"), history=shown) == []
    assert chosen(suggestion("answer", "a"), history=shown[:1]) == ["answer-a"]


def test_the_same_matter_rests_until_it_is_twice_as_old() -> None:
    came = datetime.combine(TODAY - timedelta(days=20), time(9), UTC)
    one = replace(suggestion("answer", "a"), because=(Fact("They wrote.", came),))
    at_half_its_age = (Shown(TODAY - timedelta(days=10), one.id, "answer", ("a",)),)
    later = (Shown(TODAY - timedelta(days=8), one.id, "answer", ("a",)),)
    assert chosen(one, history=at_half_its_age) == [one.id]
    assert chosen(one, history=later) == []


def test_what_was_not_chosen_says_why() -> None:
    _, rejected = choose([suggestion("answer", "a"), suggestion("thank", "a")], (), TODAY, frozenset())
    assert [one.reason for one in rejected] == ["today's brief is already about the same person"]


people = st.sampled_from("abcdefgh")
candidates = st.lists(
    st.builds(
        lambda kind, who, need: suggestion(kind, *who, need=need),
        st.sampled_from(["answer", "thank", "reconnect"]),
        st.lists(people, min_size=1, max_size=3, unique=True),
        st.floats(0, 1),
    ),
    max_size=20,
)


@given(st.lists(candidates, max_size=25))
def test_over_many_mornings_no_limit_is_ever_exceeded(mornings: list[list[Suggestion]]) -> None:
    history: list[Shown] = []
    for day, found in enumerate(mornings):
        on = TODAY + timedelta(days=day)
        today, rejected = choose(found, history, on, frozenset({"h"}))
        assert len(today) <= A_DAY
        assert {one.id for one in today} | {one.suggestion.id for one in rejected} == {one.id for one in found}
        named = [person for one in today for person in one.people]
        assert len(named) == len(set(named))
        assert "h" not in named
        assert all(sum(one.kind == other.kind for other in today) <= OF_A_KIND for one in today)
        history += [Shown(on, one.id, one.kind, one.people) for one in today]
    for shown in history:
        week = [other for other in history if timedelta(0) <= other.on - shown.on < timedelta(days=7)]
        assert len(week) <= A_WEEK
        resting = [o for o in history if 0 < (o.on - shown.on).days < PERSON_RESTS_DAYS]
        assert not any(set(shown.people) & set(other.people) for other in resting)


@given(candidates, st.randoms())
def test_the_choice_does_not_depend_on_the_order(found: list[Suggestion], random: object) -> None:
    different = list({one.id: one for one in found}.values())
    shuffled = list(different)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert chosen(*different) == chosen(*shuffled)
