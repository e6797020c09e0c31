"""When sources are read and when the brief comes, whatever happens to the machine and its clock."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core import due
from agent.core.due import SYNC_EVERY, Clock, Tried

BERLIN = ZoneInfo("Europe/Berlin")
EVERY_DAY = frozenset(range(7))
SEVEN = time(7)
MINUTE = timedelta(minutes=1)


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def brief_due(
    now: datetime,
    at: time = SEVEN,
    days: frozenset[int] = EVERY_DAY,
    settled_on: date | None = None,
    paused_until: date | None = None,
) -> date | None:
    return due.brief_due(now, BERLIN, at, days, settled_on, paused_until)


# ---- the brief ------------------------------------------------------------------------------------


def test_the_brief_is_due_from_its_hour_on() -> None:
    assert brief_due(berlin("2026-03-03T06:59:59")) is None
    assert brief_due(berlin("2026-03-03T07:00")) == date(2026, 3, 3)


def test_a_machine_that_was_off_at_the_hour_still_sends_that_morning() -> None:
    assert brief_due(berlin("2026-03-03T11:40")) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("at", "last_minute"), [("07:00", "13:59"), ("04:00", "13:59"), ("09:30", "16:29"), ("19:00", "23:59")]
)
def test_what_comes_later_is_no_morning_brief_any_more(at: str, last_minute: str) -> None:
    last = berlin(f"2026-03-03T{last_minute}")
    assert brief_due(last, time.fromisoformat(at)) == date(2026, 3, 3)
    assert brief_due(last + MINUTE, time.fromisoformat(at)) is None


def test_a_settled_date_has_no_second_brief_and_the_next_one_has_its_own() -> None:
    assert brief_due(berlin("2026-03-03T07:01"), settled_on=date(2026, 3, 3)) is None
    assert brief_due(berlin("2026-03-04T07:00"), settled_on=date(2026, 3, 3)) == date(2026, 3, 4)


def test_the_weekday_is_the_owners_and_not_that_of_utc() -> None:
    midnight_on_monday = berlin("2026-03-02T00:10")
    assert midnight_on_monday.weekday() == 6
    assert brief_due(midnight_on_monday, time(0, 5), frozenset({0})) == date(2026, 3, 2)
    assert brief_due(midnight_on_monday, time(0, 5), frozenset({6})) is None


def test_a_pause_ends_with_the_morning_of_its_date() -> None:
    assert brief_due(berlin("2026-03-03T08:00"), paused_until=date(2026, 3, 4)) is None
    assert brief_due(berlin("2026-03-04T07:00"), paused_until=date(2026, 3, 4)) == date(2026, 3, 4)
    assert brief_due(berlin("2026-03-04T07:00"), paused_until=due.FOR_EVER) is None


def test_an_hour_that_the_clocks_skip_is_the_one_after() -> None:
    night, at = date(2026, 3, 29), time(2, 30)
    assert brief_due(berlin("2026-03-29T01:59"), at) is None
    assert brief_due(datetime(2026, 3, 29, 1, 29, tzinfo=UTC), at) is None
    assert brief_due(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), at) == night  # 03:30, an hour after 01:30


def test_an_hour_that_the_clocks_repeat_counts_the_first_time() -> None:
    night, at = date(2026, 10, 25), time(2, 30)
    assert brief_due(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), at) == night
    assert brief_due(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), at, settled_on=night) is None


def test_a_clock_that_was_a_year_ahead_leaves_no_year_of_silence() -> None:
    assert brief_due(berlin("2026-03-04T07:00"), settled_on=date(2027, 3, 3)) == date(2026, 3, 4)


def test_mornings_that_went_by_are_known_and_so_is_that_there_were_none() -> None:
    def missed(now: str, settled_on: date | None, days: frozenset[int] = EVERY_DAY) -> list[date]:
        return list(due.missed(berlin(now), BERLIN, SEVEN, days, settled_on))

    tuesday = date(2026, 3, 3)
    assert missed("2026-03-06T07:00", tuesday) == [date(2026, 3, 4), date(2026, 3, 5)]
    assert missed("2026-03-06T14:00", tuesday)[-1] == date(2026, 3, 6)
    assert missed("2026-03-04T07:00", tuesday) == []
    assert missed("2026-03-09T07:00", tuesday, frozenset({0, 1})) == []
    assert missed("2026-03-09T07:00", None) == []
    assert missed("2026-03-09T07:00", date(2027, 3, 3)) == []


def test_the_next_brief_is_now_today_or_on_the_next_of_its_days() -> None:
    def next_brief(now: str, days: frozenset[int] = EVERY_DAY, settled_on: date | None = None) -> datetime:
        return due.next_brief_at(berlin(now), BERLIN, SEVEN, days, settled_on)

    assert next_brief("2026-03-03T06:00") == berlin("2026-03-03T07:00")
    assert next_brief("2026-03-03T09:00") == berlin("2026-03-03T09:00")
    assert next_brief("2026-03-03T09:00", settled_on=date(2026, 3, 3)) == berlin("2026-03-04T07:00")
    assert next_brief("2026-03-03T15:00", frozenset({1})) == berlin("2026-03-10T07:00")


# Three years of a machine that restarts, sleeps and is carried about; every zone has its own changes of clocks.
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca",
         "America/Santiago", "Pacific/Chatham", "UTC")  # fmt: skip
HOURS = (time(0, 0), time(2, 30), SEVEN, time(9, 30), time(16, 45))


def moments(chance: random.Random) -> Iterator[datetime]:
    """When the service looks in three years: every now and then, and not at all while the machine sleeps."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    while now < datetime(2029, 1, 1, tzinfo=UTC):
        yield now
        asleep = chance.random() < 0.002
        now += timedelta(minutes=chance.uniform(60, 3000) if asleep else chance.uniform(1, 120))


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", ZONES)
def test_in_three_years_each_date_has_exactly_one_brief(name: str, seed: int) -> None:
    chance = random.Random(f"{name} {seed}")
    zone, at, days = ZoneInfo(name), chance.choice(HOURS), chance.choice([EVERY_DAY, frozenset({0, 3, 5})])
    briefs: Counter[date] = Counter()
    awake = set()  # dates on which the service looked well within the morning, by the clock on the wall
    settled_on = None
    for now in moments(chance):
        local = now.astimezone(zone)
        since_hour = timedelta(hours=local.hour - at.hour, minutes=local.minute - at.minute)
        if timedelta(hours=1) <= since_hour < timedelta(hours=6) and local.weekday() in days:
            awake.add(local.date())
        on = due.brief_due(now, zone, at, days, settled_on, None)
        if on is not None:
            assert on == local.date()
            assert since_hour > -timedelta(hours=1)  # an hour that was repeated may seem to lie ahead again
            briefs[on] += 1
            settled_on = on
    assert set(briefs.values()) == {1}
    assert {on.weekday() for on in briefs} == days
    assert awake <= set(briefs)
    assert len(awake) > 0.8 * 3 * 365 * len(days) / 7


# ---- the clock ------------------------------------------------------------------------------------

NOW = datetime(2026, 3, 3, 6, tzinfo=UTC)


def test_a_clock_that_was_never_set_is_not_trusted() -> None:
    assert due.believe(Clock(), datetime(1970, 1, 1, tzinfo=UTC)) == (False, Clock())
    assert due.believe(Clock(NOW), datetime(2025, 12, 31, tzinfo=UTC))[0] is False


def test_a_clock_may_go_back_by_a_day_but_not_by_three() -> None:
    assert due.believe(Clock(NOW), NOW - timedelta(days=1)) == (True, Clock(NOW))
    assert due.believe(Clock(NOW), NOW - timedelta(days=3)) == (False, Clock(NOW, NOW - timedelta(days=3)))


def test_a_clock_that_was_a_year_ahead_is_trusted_again_after_a_steady_hour() -> None:
    clock = Clock(NOW + timedelta(days=365))
    trusted = []
    for minute in range(62):
        believed, clock = due.believe(clock, NOW + minute * MINUTE)
        trusted.append(believed)
    assert trusted == [False] * 60 + [True] * 2
    assert clock == Clock(NOW + 61 * MINUTE)


def test_a_clock_that_woke_up_in_the_past_is_trusted_as_soon_as_the_network_has_set_it() -> None:
    believed, clock = due.believe(Clock(NOW), NOW - timedelta(days=40))
    assert not believed
    assert due.believe(clock, NOW + timedelta(hours=5)) == (True, Clock(NOW + timedelta(hours=5)))


# ---- the sources ----------------------------------------------------------------------------------


def test_a_source_is_read_at_once_and_then_every_quarter_of_an_hour() -> None:
    assert due.sync_due("home", None, NOW)
    assert not due.sync_due("home", Tried(NOW), NOW + SYNC_EVERY - MINUTE)
    assert due.sync_due("home", Tried(NOW), NOW + SYNC_EVERY)


def test_a_source_that_fails_is_left_alone_longer_each_time_up_to_six_hours() -> None:
    minutes = [due.wait("home", Tried(NOW, fails)) / MINUTE for fails in range(1, 9)]
    for waited, least in zip(minutes, (15, 30, 60, 120, 240, 360, 360, 360), strict=True):
        assert least <= waited <= least * 1.25
    assert due.wait("home", Tried(NOW, 2**40)) / MINUTE <= 360 * 1.25


def test_houses_whose_provider_failed_do_not_all_come_back_in_the_same_second() -> None:
    waits = {due.wait("home", Tried(NOW + timedelta(seconds=n), 3)) for n in range(50)}
    assert len(waits) == 50
    assert max(waits) - min(waits) > timedelta(minutes=5)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32))
def test_a_refused_login_is_tried_at_most_four_times_a_day(seed: int) -> None:
    start = NOW + timedelta(seconds=seed)
    tries, now = 0, start
    tried: Tried | None = None
    while now < start + timedelta(days=1):
        if due.sync_due("home", tried, now, brief_from=start + timedelta(hours=1)):
            tries += 1
            tried = Tried(now, tries, refused=True)
        now += timedelta(minutes=5)
    assert tries == 4


def test_before_a_brief_everything_is_read_once_but_a_refused_login() -> None:
    hour = NOW
    early, late = Tried(hour - MINUTE), Tried(hour)
    assert due.sync_due("home", early, hour, brief_from=hour)
    assert due.sync_due("home", early._replace(fails=5), hour, brief_from=hour)
    assert not due.sync_due("home", early._replace(fails=5, refused=True), hour, brief_from=hour)
    assert not due.sync_due("home", late._replace(fails=1), hour + MINUTE, brief_from=hour)


def test_an_attempt_in_the_future_does_not_silence_a_source() -> None:
    assert due.sync_due("home", Tried(NOW + timedelta(days=365), 9, refused=True), NOW)
