"""Recurrence rules: right where it matters, and never a way to hold up a reading."""

from datetime import UTC, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.records import Occurrence
from connectors.recurrence import MAX_OCCURRENCES, WINDOW_START, LaterChange, expand, is_safe, with_later_changes

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)
UNTIL = datetime(2028, 1, 1, tzinfo=UTC)


def starts(rule: str, start: datetime = datetime(2026, 1, 5, 9, tzinfo=BERLIN), until: datetime = UNTIL) -> list[str]:
    found = expand(start, HOUR, until=until, rules=[rule])
    return [one.starts_at.astimezone(BERLIN).strftime("%Y-%m-%d %H:%M") for one in found]


def test_nine_o_clock_stays_nine_o_clock_in_summer() -> None:
    found = expand(datetime(2026, 3, 23, 9, tzinfo=BERLIN), HOUR, until=UNTIL, rules=["FREQ=WEEKLY;COUNT=2"])
    assert [one.starts_at for one in found] == [
        datetime(2026, 3, 23, 8, tzinfo=UTC),
        datetime(2026, 3, 30, 7, tzinfo=UTC),
    ]


def test_a_timed_event_is_as_long_on_the_night_of_the_change_as_on_any_other() -> None:
    found = expand(
        datetime(2026, 3, 28, 23, tzinfo=BERLIN), 8 * HOUR, until=UNTIL, rules=["FREQ=DAILY;COUNT=2"]
    )
    assert {one.ends_at - one.starts_at for one in found} == {8 * HOUR}


def test_an_all_day_event_lasts_from_midnight_to_midnight_even_on_a_day_of_23_hours() -> None:
    day = datetime(2026, 3, 28, tzinfo=BERLIN)
    found = expand(day, timedelta(days=1), until=UNTIL, rules=["FREQ=DAILY;COUNT=2"], all_day=True)
    assert [(one.ends_at - one.starts_at) / HOUR for one in found] == [24, 23]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", ["2026-01-05 09:00", "2026-02-02 09:00", "2026-03-02 09:00"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["2026-01-05 09:00", "2026-01-30 09:00", "2026-02-27 09:00"]),
        ("FREQ=YEARLY;UNTIL=20270105", ["2026-01-05 09:00", "2027-01-05 09:00"]),
        ("FREQ=WEEKLY;UNTIL=20260112T080000Z", ["2026-01-05 09:00", "2026-01-12 09:00"]),
        ("FREQ=WEEKLY;UNTIL=20260112T075959Z", ["2026-01-05 09:00"]),
        ("FREQ=WEEKLY;UNTIL=20260112T090000", ["2026-01-05 09:00", "2026-01-12 09:00"]),
        ("FREQ=WEEKLY;COUNT=9;UNTIL=20260112", ["2026-01-05 09:00", "2026-01-12 09:00"]),
        ("freq=weekly; count=2", ["2026-01-05 09:00", "2026-01-12 09:00"]),
        ("FREQ=WEEKLY;COUNT=2;X-NEW=1;SKIP=OMIT", ["2026-01-05 09:00", "2026-01-12 09:00"]),
    ],
)
def test_rules_as_calendars_write_them(rule: str, expected: list[str]) -> None:
    assert starts(rule) == expected


def test_an_all_day_series_ends_on_the_day_that_until_stands_for() -> None:
    day = datetime(2026, 3, 1, tzinfo=BERLIN)
    for until in ("20260303", "20260303T000000Z", "20260302T230000Z"):
        found = expand(day, timedelta(days=1), until=UNTIL, rules=[f"FREQ=DAILY;UNTIL={until}"], all_day=True)
        assert len(found) == 3, until


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=99999999999",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=DAILY;BYSETPOS=2",
        "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=3",
        "FREQ=DAILY;BYYEARDAY=400",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,10,20,30,40,50",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;RSCALE=CHINESE",
        "COUNT=3",
        "",
        "\x00=;==;FREQ",
    ],
)
def test_a_rule_that_is_not_worth_it_leaves_the_first_time(rule: str) -> None:
    assert not is_safe(rule)
    assert starts(rule) == ["2026-01-05 09:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",  # begins on a Monday: never a Tuesday
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=MONTHLY;BYMONTHDAY=31,30;BYDAY=MO;BYSETPOS=2",
        "FREQ=DAILY",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23",
    ],
)
@pytest.mark.parametrize("year", [1601, 1970, 2026])
def test_whatever_passes_the_check_ends_soon(rule: str, year: int) -> None:
    began = process_time()
    found = expand(datetime(year, 1, 1, 9, tzinfo=BERLIN), HOUR, until=UNTIL, rules=[rule])
    assert len(found) <= MAX_OCCURRENCES
    assert process_time() - began < 5  # without care it takes minutes; here a tenth of a second


def test_a_series_from_long_ago_is_known_from_1990_on() -> None:
    found = starts("FREQ=YEARLY", datetime(1955, 6, 1, 9, tzinfo=BERLIN), datetime(1992, 1, 1, tzinfo=UTC))
    assert found == ["1990-06-01 09:00", "1991-06-01 09:00"]


def test_what_is_removed_is_left_out_and_what_is_added_is_there_once() -> None:
    second, day = datetime(2026, 1, 12, 8, tzinfo=UTC), datetime(2026, 1, 19, tzinfo=BERLIN).date()
    extra = Occurrence(datetime(2026, 1, 8, 17, tzinfo=UTC), datetime(2026, 1, 8, 18, tzinfo=UTC))
    found = expand(
        datetime(2026, 1, 5, 9, tzinfo=BERLIN),
        HOUR,
        until=UNTIL,
        rules=["FREQ=WEEKLY;COUNT=4", "FREQ=WEEKLY;COUNT=2"],
        added=[extra, extra],
        removed={second},
        removed_days={day},
    )
    assert [one.starts_at.day for one in found] == [5, 8, 26]


def test_a_change_to_all_later_instances_moves_them_on_the_wall_clock() -> None:
    weekly = expand(datetime(2026, 3, 9, 9, tzinfo=BERLIN), HOUR, until=UNTIL, rules=["FREQ=WEEKLY;COUNT=4"])
    change = LaterChange(weekly[1].starts_at, timedelta(days=1, hours=2), 2 * HOUR)
    moved = with_later_changes(weekly, [change], BERLIN)
    assert [one.starts_at.astimezone(BERLIN).strftime("%d %H") for one in moved] == ["09 09", "16 09", "24 11", "31 11"]
    assert moved[-1].ends_at - moved[-1].starts_at == 2 * HOUR


def test_all_later_instances_can_be_called_off() -> None:
    weekly = expand(datetime(2026, 3, 9, 9, tzinfo=BERLIN), HOUR, until=UNTIL, rules=["FREQ=WEEKLY;COUNT=4"])
    assert with_later_changes(weekly, [LaterChange(weekly[1].starts_at, timedelta(), None)], BERLIN) == weekly[:2]


numbers = st.lists(st.integers(-60, 60), min_size=1, max_size=4).map(lambda them: ",".join(map(str, them)))
rules = st.builds(
    lambda frequency, parts: ";".join([f"FREQ={frequency}", *(f"{name}={value}" for name, value in parts.items())]),
    st.sampled_from(["SECONDLY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "YEARLY"]),
    st.dictionaries(
        st.sampled_from(["INTERVAL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYHOUR"]),
        numbers,
        max_size=3,
    ).flatmap(
        lambda parts: st.sampled_from([{}, {"BYDAY": "MO,2TU"}, {"UNTIL": "20300101T000000Z"}, {"WKST": "SU"}]).map(
            lambda more: {**parts, **more}
        )
    ),
) | st.text(max_size=40)


@settings(max_examples=150, deadline=None)
@given(
    rules,
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(BERLIN)),  # noqa: DTZ001
    st.integers(0, 500),
)
def test_occurrences_are_sorted_unique_within_the_window_and_no_more_than_asked_for(
    rule: str, start: datetime, limit: int
) -> None:
    found = expand(start, HOUR, until=UNTIL, rules=[rule], limit=limit)
    instants = [one.starts_at for one in found]
    assert instants == sorted(set(instants))
    assert len(found) <= limit
    assert all(WINDOW_START <= at <= UNTIL for at in instants)
    assert all(one.ends_at - one.starts_at == HOUR for one in found)
