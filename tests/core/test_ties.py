"""What the interactions say about a tie."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.records import Channel, Interaction, Kind, Tie, TieState
from agent.core.ties import statistics
from agent.core.ties.closeness import ranked
from agent.core.ties.presence import Presence
from agent.core.ties.tie import tie_of
from tests.scene import NOW, ago, mail, met, person, tie

BUSY = Presence(active=tuple(range(0, 4000, 2)))


def made_of(*interactions: Interaction, owner: Presence = BUSY) -> Tie:
    return tie_of(person(), sorted(interactions, key=lambda one: one.at), owner, NOW)


def exchange(days: Sequence[float]) -> list[Interaction]:
    return [one for day in days for one in (mail(day + 0.4), mail(day + 0.2, own=True))]


def test_nothing_makes_no_tie() -> None:
    nobody = made_of()
    assert (nobody.state, nobody.p_contact_30d, nobody.closeness, nobody.last_contact_at) == (None, None, 0.0, None)


def test_five_exchanges_make_a_tie_and_four_do_not() -> None:
    assert made_of(*exchange(range(1, 5))).state is None
    assert made_of(*exchange(range(1, 6))).state is not None


def test_two_small_meetings_make_a_tie() -> None:
    assert made_of(met(20), met(10)).state is not None
    assert made_of(met(20, company=9), met(10, company=9)).state is None


def test_a_list_or_a_newsletter_is_no_contact() -> None:
    forum = [mail(n)._replace(channel=Channel.LIST) for n in range(9)]
    assert made_of(*forum).last_contact_at is None


def test_a_planned_meeting_is_no_contact_yet() -> None:
    planned = made_of(*exchange([30]), met(-3))
    assert planned.next_planned_at == ago(-3)
    assert planned.last_met_at is None


def test_an_unlikely_meeting_is_no_contact() -> None:
    assert made_of(met(3, p=0.2)).last_met_at is None


def test_the_usual_gap_is_said_from_five_days_on() -> None:
    assert made_of(*exchange(range(7, 28, 7))).usual_gap_days is None
    gap = made_of(*exchange(range(7, 400, 7))).usual_gap_days
    assert gap == pytest.approx(7, rel=0.2)


def test_a_steady_tie_becomes_quiet_step_by_step() -> None:
    def after(silence: int) -> TieState | None:
        return made_of(*exchange(range(silence, silence + 300, 6))).state

    assert after(3) is TieState.STEADY
    assert after(400) is TieState.DORMANT
    order = [TieState.STEADY, TieState.SLIPPING, TieState.LAPSING, TieState.DORMANT]
    states = [order.index(state) for silence in range(3, 400, 10) if (state := after(silence))]
    assert states == sorted(states)


def test_more_recent_contact_is_more_likely_to_come_again() -> None:
    near, far = made_of(*exchange(range(3, 90, 10))), made_of(*exchange(range(93, 180, 10)))
    assert near.p_contact_30d > far.p_contact_30d  # type: ignore[operator]
    assert near.p_contact_90d > near.p_contact_30d  # type: ignore[operator]


def test_decays_are_sums_over_the_past() -> None:
    days = [1.5, 20.25, 200.0]
    found = statistics.of([mail(day, company=4) for day in reversed(days)], NOW)
    assert found.decayed == pytest.approx(sum(0.5 * 0.5 ** (int(day) / statistics.HALF_LIFE) for day in days))


def test_meeting_in_person_brings_people_nearer_than_the_same_days_of_mail() -> None:
    met_too, wrote_only = made_of(*exchange([10, 40, 70]), met(12), met(44)), made_of(*exchange([10, 12, 40, 44, 70]))
    assert met_too.closeness > wrote_only.closeness


def test_only_people_who_are_ties_have_a_circle() -> None:
    machine = tie(person("Robot", Kind.AUTOMATED), closeness=9.0)
    nobody = tie(person("Hasty Note"), closeness=5.0, state=None)
    ordered = ranked([tie(), nobody, machine])
    assert [one.person.name for one in ordered] == ["Robot", "Hasty Note", "Anna Roe"]
    assert [one.circle for one in ordered] == [None, None, 5]


interactions = st.lists(
    st.builds(mail, st.floats(0.001, 3000), st.booleans(), st.integers(1, 60), st.booleans())
    | st.builds(met, st.floats(-60, 3000), st.sampled_from(list(Channel)[3:]), st.integers(1, 15), st.floats(0, 1)),
    max_size=40,
)


@given(interactions)
def test_every_history_gives_sound_figures(history: list[Interaction]) -> None:
    found = made_of(*history)
    assert found.closeness >= 0
    assert math.isfinite(found.closeness)
    for p in (found.p_contact_30d, found.p_contact_90d):
        assert p is None or 0 <= p <= 1
    assert found.peak_days <= found.active_days
    assert found.last_contact_at is None or found.last_contact_at <= NOW


@given(st.lists(st.integers(0, 1000), max_size=60, unique=True))
def test_the_peak_is_the_busiest_window(days: list[int]) -> None:
    brute = max((sum(begin <= day < begin + 90 for day in days) for begin in days), default=0)
    assert statistics.peak_days(sorted(days)) == brute
