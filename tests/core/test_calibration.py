"""What the owner's own past says about promises; when the owner was away."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.records import Kind, TieState
from agent.core.ties import statistics
from agent.core.ties.calibration import MOMENTS, PRIOR_MEAN, Past, came_within
from agent.core.ties.contact_probability import HORIZONS, burstiness
from agent.core.ties.presence import Presence, presence
from agent.core.ties.rhythm import state_of
from agent.core.ties.tie import calibrated, drafted
from tests.scene import NOW, ago, mail, met, person, tie

log_odds = st.floats(-6, 6)
promises = st.lists(
    st.tuples(st.sampled_from(MOMENTS), st.sampled_from(HORIZONS), log_odds, st.booleans()), max_size=60
)


def past_of(rows: list[tuple[int, int, float, bool]]) -> Past:
    past = Past()
    for moment, days, z, came in rows:
        past.add(moment, days, z, came)
    return past


def test_without_a_past_the_promise_stays() -> None:
    assert Past().calibration().lines == dict.fromkeys(HORIZONS, PRIOR_MEAN)


def test_who_was_promised_too_much_is_promised_less() -> None:
    disappointed = past_of([(30, 30, 1.0, False)] * 400).calibration()
    pleased = past_of([(30, 30, -1.0, True)] * 400).calibration()
    assert disappointed.probability(1.0, 30) < 0.6 < pleased.probability(1.0, 30)
    assert disappointed.probability(1.0, 90) == pytest.approx(1 / (1 + math.exp(-1.0)))


def test_the_last_months_teach_more_than_a_year_ago() -> None:
    lately = past_of([(60, 30, 0.0, False)] * 200).calibration()
    long_ago = past_of([(360, 30, 0.0, False)] * 200).calibration()
    assert lately.probability(0.0, 30) < long_ago.probability(0.0, 30) < 0.5


@given(promises)
def test_whoever_ranked_higher_still_does(rows: list[tuple[int, int, float, bool]]) -> None:
    calibration = past_of(rows).calibration()
    for days in HORIZONS:
        chances = [calibration.probability(z, days) for z in (-4.0, -1.0, 0.0, 1.0, 4.0)]
        assert chances == sorted(chances)
        assert all(0 < p < 1 for p in chances)


@given(promises)
def test_the_order_of_people_does_not_matter(rows: list[tuple[int, int, float, bool]]) -> None:
    assert past_of(rows).calibration() == past_of(rows[::-1]).calibration()


def test_contact_came_only_within_the_window() -> None:
    assert came_within([100, 59], moment=90, days=30) is False
    assert came_within([100, 60], moment=90, days=30) is True
    assert came_within([90], moment=90, days=30) is False  # the day before the moment


days_of_contact = st.lists(st.floats(0.01, 900), min_size=1, max_size=30)


@given(days_of_contact, st.sampled_from(MOMENTS))
def test_a_moment_of_the_past_sees_what_was_seen_then(days: list[float], moment: int) -> None:
    history = [one for day in sorted(days, reverse=True) for one in (mail(day), met(day, p=0.8))]
    seen = {at: [s.decayed, s.decayed_days, burstiness(s), s.active_within(90), s.messages_in]
            for at, s in statistics.as_of_each(history, NOW, (moment,))}  # fmt: skip
    s = statistics.of([one for one in history if one.at <= ago(moment)], ago(moment))
    then = [s.decayed, s.decayed_days, burstiness(s), s.active_within(90), s.messages_in]
    assert seen[moment] == pytest.approx(then)


def test_a_machine_is_likely_to_write_again_and_near_to_nobody() -> None:
    from agent.core.records import Channel

    robot = person("Robot", Kind.AUTOMATED)
    notices = [mail(day)._replace(channel=Channel.AUTOMATIC) for day in range(300, 0, -3)]
    past = Past()
    draft = drafted(robot, notices, Presence(tuple(range(900))), NOW, past)
    found = calibrated(draft, past.calibration(), Presence(), NOW)
    assert found.p_contact_30d is not None
    assert found.p_contact_30d > 0.7
    assert (found.closeness, found.state) == (0.0, None)
    assert past.calibration().lines == dict.fromkeys(HORIZONS, PRIOR_MEAN)  # a machine teaches nothing about people


def test_a_holiday_is_an_absence_and_a_weekend_is_none() -> None:
    wrote = [day for day in range(200) if day % 7 not in (5, 6) and not 40 <= day < 61]
    assert presence(wrote, wrote).away == ((63, 39),)


def test_who_seldom_writes_is_not_always_away() -> None:
    assert presence((), range(0, 400, 20)).away == ()


def test_the_owners_absence_is_not_the_others_silence() -> None:
    quiet = tie(last_contact_at=ago(40), usual_gap_days=10.0, p_contact_30d=0.2, p_contact_90d=0.4)
    away = Presence(away=((38, 8),))
    assert away.present_days(40) == 10
    assert state_of(quiet, Presence(), NOW) is TieState.LAPSING
    assert state_of(quiet, away, NOW) is TieState.STEADY


@given(st.lists(st.integers(0, 1500), max_size=80), st.floats(0, 2000))
def test_nobody_is_absent_for_longer_than_the_time_itself(wrote: list[int], days: float) -> None:
    assert 0 <= presence(wrote, wrote).present_days(days) <= days
