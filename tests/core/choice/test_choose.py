"""Few, varied, rested, and likely of use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.choice.choose import A_WEEK, OF_A_KIND, Occasion, choose
from agent.core.choice.pace import A_DAY
from agent.core.choice.reactions import Reaction
from agent.core.choice.rests import PERSON_RESTS_DAYS
from agent.core.choice.weights import ONCE_A_WEEK, WEIGHTS
from agent.core.records import SUGGESTION_KINDS, Fact, Outcome, Shown, Suggestion, Terms

TODAY = date(2026, 3, 3)
NOBODY: frozenset[str] = frozenset()


def suggestion(kind: str, *people: str, need: float = 1.0) -> Suggestion:
    return Suggestion(f"{kind}-{'-'.join(people)}", kind, people, people, "text", (), need)


def shown(days: int, one: Suggestion, outcome: Outcome | None = None, after: int = 0, until: int = 0) -> Reaction:
    """What was shown so many days ago, and what came of it so many days after that."""
    on = TODAY - timedelta(days=days)
    put_off = TODAY + timedelta(days=until) if until else None
    when = on + timedelta(days=after) if outcome else None
    return Reaction(Shown(on, one.id, one.kind, one.people), outcome, when, put_off)


def reason(one: Suggestion, *before: Reaction, met: frozenset[str] = NOBODY) -> str | None:
    """Why this one is not to be chosen whatever the draw; None if it may be."""
    made = choose([one], Occasion(TODAY, before, met))
    mine = [*made.chosen, *(rejected.suggestion for rejected in made.rejected)]
    assert len(mine) == 1
    return None if mine[0].propensity else made.rejected[0].reason


def mornings(*candidates: Suggestion, days: int = 100) -> Counter[str]:
    """How often each is chosen on so many mornings of which none remembers another."""
    chosen = (choose(candidates, Occasion(TODAY + timedelta(days=n))).chosen for n in range(days))
    return Counter(one.id for morning in chosen for one in morning)


def test_every_kind_of_suggestion_has_its_weight() -> None:
    assert set(WEIGHTS) == set(SUGGESTION_KINDS) - {"prepare"}  # which stands under Today


def test_nothing_gives_nothing() -> None:
    assert choose([], Occasion(TODAY)) == ([], [])


def test_the_weak_is_not_shown_to_fill_a_morning_however_the_draw_falls() -> None:
    assert reason(suggestion("reconnect", "a", need=0.3)) == "too weak to be worth a morning"
    assert mornings(suggestion("reconnect", "a", need=0.3)) == {}


def test_what_may_not_have_happened_weighs_less() -> None:
    doubtful = replace(suggestion("thank", "a", need=0.9), certainty=0.3)
    assert reason(doubtful) == "too weak to be worth a morning"


def test_a_person_comes_once_with_what_is_worth_most() -> None:
    many = mornings(suggestion("answer", "a"), suggestion("thank", "a", "b"), suggestion("thank", "b"))
    assert many["thank-a-b"] == 0
    assert min(many["answer-a"], many["thank-b"]) > 80


def test_whom_the_owner_meets_today_stands_under_today() -> None:
    assert reason(suggestion("answer", "a"), met=frozenset({"a"})) == "you meet today"


def test_a_person_rests_for_a_week() -> None:
    assert reason(suggestion("answer", "a"), shown(3, suggestion("thank", "a"))) is not None
    assert reason(suggestion("answer", "a"), shown(7, suggestion("thank", "a"))) is None


def test_the_same_kind_rests_longer() -> None:
    assert reason(suggestion("thank", "a"), shown(20, suggestion("thank", "a", "b"))) is not None
    assert reason(suggestion("thank", "a"), shown(30, suggestion("thank", "a", "b"))) is None


def test_the_same_matter_is_mentioned_twice_at_most() -> None:
    one = suggestion("answer", "a")
    assert reason(one, shown(9, one)) is None
    assert reason(one, shown(17, one), shown(9, one)) == "it has been mentioned twice already"


def test_the_same_matter_rests_until_it_is_twice_as_old() -> None:
    came = datetime.combine(TODAY - timedelta(days=20), time(9), UTC)
    one = replace(suggestion("answer", "a"), because=(Fact("They wrote.", came),))
    assert reason(one, shown(10, one)) is None
    assert reason(one, shown(8, one)) is not None


def test_what_is_done_or_was_not_useful_does_not_come_again() -> None:
    one = suggestion("answer", "a")
    assert reason(one, shown(50, one, Outcome.DONE)) == "it is done"
    assert reason(one, shown(50, one, Outcome.NOT_USEFUL)) == "you found it not useful"


def test_what_was_put_off_waits_for_its_day_and_comes_back_on_it_whatever_rests() -> None:
    one = suggestion("reconnect", "a")
    assert reason(one, shown(2, one, Outcome.SNOOZE, until=1)) == "you put it off until 2026-03-04"
    assert reason(one, shown(2, one, Outcome.SNOOZE, after=1, until=0)) == "you put it off until 2026-03-09"
    back = Reaction(Shown(TODAY - timedelta(days=2), one.id, one.kind, one.people), Outcome.SNOOZE, TODAY, TODAY)
    assert reason(one, back) is None


def test_two_that_were_not_useful_leave_a_person_in_peace_for_90_days() -> None:
    before = [shown(120, suggestion("thank", "a"), Outcome.NOT_USEFUL)]
    assert reason(suggestion("answer", "a"), *before) is None
    before.append(shown(60, suggestion("tell", "a"), Outcome.NOT_USEFUL))
    assert reason(suggestion("answer", "a"), *before) == "you found 2 of these about the same person not useful"
    assert reason(suggestion("answer", "b"), *before) is None


def test_what_was_not_chosen_says_why() -> None:
    made = choose([suggestion("answer", "a"), suggestion("thank", "a")], Occasion(TODAY))
    assert [one.id for one in made.chosen] == ["answer-a"]
    assert [one.reason for one in made.rejected] == ["something else about the same person comes first"]


def test_propensities_tell_how_often_the_mornings_choose() -> None:
    few = [suggestion("answer", "a"), suggestion("reconnect", "b", need=0.7), suggestion("reconnect", "c")]
    made = choose(few, Occasion(TODAY))
    told = {one.id: one.propensity for one in [*made.chosen, *(r.suggestion for r in made.rejected)]}
    often = mornings(*few, days=300)
    for one, propensity in told.items():
        assert propensity == pytest.approx(often[one] / 300, abs=0.12)
    assert 0.5 < (told["reconnect-b"] or 0) < (told["reconnect-c"] or 0) < (told["answer-a"] or 0) <= 1


def test_of_a_kind_that_was_shown_yesterday_there_is_less_today() -> None:
    one, other = suggestion("reconnect", "a"), suggestion("reconnect", "b")
    fresh, soon = (choose([one], Occasion(TODAY, before)) for before in ((), (shown(1, other),)))
    chances = [(made.chosen or [made.rejected[0].suggestion])[0].propensity or 0 for made in (fresh, soon)]
    assert chances[0] > chances[1] + 0.1


people = st.sampled_from("abcdefgh")
candidates = st.lists(
    st.builds(
        lambda kind, who, need: suggestion(kind, *who, need=need),
        st.sampled_from(sorted(WEIGHTS)),
        st.lists(people, min_size=1, max_size=3, unique=True),
        st.floats(0, 1),
    ),
    max_size=20,
)
outcomes = st.lists(st.sampled_from([None, None, Outcome.DONE, Outcome.NOT_USEFUL]), min_size=80, max_size=80)


@settings(deadline=None)
@given(st.lists(candidates, max_size=25), outcomes)
def test_over_many_mornings_no_limit_is_ever_exceeded(
    days: list[list[Suggestion]], reacted: Sequence[Outcome | None]
) -> None:
    so_far: list[Reaction] = []
    for day, found in enumerate(days):
        on = TODAY + timedelta(days=day)
        today, rejected = choose(found, Occasion(on, so_far, frozenset({"h"})), draws=3)
        assert len(today) <= A_DAY
        assert {one.id for one in today} | {one.suggestion.id for one in rejected} == {one.id for one in found}
        named = [person for one in today for person in one.people]
        assert len(named) == len(set(named))
        assert "h" not in named
        assert all(sum(one.kind == other.kind for other in today) <= OF_A_KIND for one in today)
        assert all(one.propensity is not None and 0 <= one.propensity <= 1 for one in today)
        for one in today:
            outcome = reacted[len(so_far) % len(reacted)]
            so_far.append(Reaction(Shown(on, one.id, one.kind, one.people), outcome, on if outcome else None))
    everything = [one.shown for one in so_far]
    for one in everything:
        week = [other for other in everything if 0 <= (other.on - one.on).days < 7]
        assert len(week) <= A_WEEK
        assert all(sum(other.kind == kind for other in week) <= 1 for kind in ONCE_A_WEEK)
        resting = [other for other in everything if 0 < (other.on - one.on).days < PERSON_RESTS_DAYS]
        assert not any(set(one.people) & set(other.people) for other in resting)


@given(candidates, st.randoms())
def test_the_choice_does_not_depend_on_the_order(found: list[Suggestion], random: object) -> None:
    different = list({one.id: one for one in found}.values())
    shuffled = list(different)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert choose(different, Occasion(TODAY), draws=3) == choose(shuffled, Occasion(TODAY), draws=3)


def on_terms(one: Suggestion, a_day: int | None = None, rest_days: int | None = None) -> Suggestion:
    return replace(one, terms=Terms("my rule", a_day, rest_days))


def test_a_rule_speaks_as_often_a_day_as_it_may() -> None:
    three = [on_terms(suggestion("thank", person), a_day=1) for person in "abc"]
    choice = choose([*three, suggestion("answer", "d")], Occasion(TODAY))
    assert sum(one.terms is not None for one in choice.chosen) <= 1
    beside = {one.reason for one in choice.rejected if one.suggestion.terms}
    assert "its rule has spoken as often today as you want it to" in beside


def test_a_rule_rests_as_long_as_the_owner_wants_and_no_longer() -> None:
    one, before = suggestion("reconnect", "a"), shown(30, replace(suggestion("reconnect", "a"), id="other"))
    assert reason(one, before) == "the brief of 2026-02-01 suggested the same"
    assert reason(on_terms(one, rest_days=31), before) == "the brief of 2026-02-01 suggested the same"
    assert reason(on_terms(one, rest_days=30), before) is None


def test_not_even_a_rule_speaks_of_somebody_twice_within_a_week() -> None:
    assert reason(on_terms(suggestion("thank", "a"), rest_days=0), shown(6, suggestion("answer", "a"))) is not None


def test_a_rule_of_the_owners_may_speak_of_somebody_outside_the_circle() -> None:
    one, within = suggestion("thank", "a"), Occasion(TODAY, circle=frozenset({"b"}), circle_size=40)
    outside = {rejected.reason for rejected in choose([one], within).rejected}
    assert outside == {"outside the circle of 40"}
    assert {rejected.reason for rejected in choose([on_terms(one)], within).rejected} != outside
