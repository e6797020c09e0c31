from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.dates import MONTHS, WEEKDAYS, day, exact_day, local_date, long_day, moment, plain_day, rhythm

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 3, 7, 0, tzinfo=BERLIN)  # a Tuesday


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 3, 3), "today"),
        (date(2026, 3, 2), "yesterday"),
        (date(2026, 3, 1), "on Sunday"),
        (date(2026, 2, 25), "on Wednesday"),
        (date(2026, 2, 24), "on 24 February"),
        (date(2025, 11, 4), "on 4 November"),
        (date(2025, 4, 1), "on 1 April"),
        (date(2025, 3, 31), "in March 2025"),
        (date(2023, 3, 3), "in March 2023"),
        (date(2026, 3, 4), "tomorrow"),
        (date(2026, 3, 9), "on Monday"),
        (date(2026, 3, 10), "on 10 March"),
        (date(2027, 3, 1), "in March 2027"),
    ],
)
def test_a_day_is_called_as_people_call_it(on: date, words: str) -> None:
    assert day(on, NOW, BERLIN) == words
    assert plain_day(on, NOW, BERLIN) == words.removeprefix("on ").removeprefix("in ")


def test_a_day_is_the_owners_day_and_not_that_of_greenwich() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)  # half past midnight in Berlin
    assert day(late, NOW, BERLIN) == "today"
    assert day(late, NOW, UTC) == "yesterday"
    assert day(late, NOW, timezone(timedelta(hours=-11))) == "today"  # where NOW is still Monday too


def test_yesterday_is_a_calendar_day_when_the_clocks_change() -> None:
    after = datetime(2026, 3, 30, 0, 30, tzinfo=BERLIN)  # the Sunday before had 23 hours
    assert day(after - timedelta(days=1), after, BERLIN) == "yesterday"
    assert day(after.astimezone(UTC) - timedelta(hours=23), after, BERLIN) == "yesterday"
    assert day(after.astimezone(UTC) - timedelta(hours=24), after, BERLIN) == "on Saturday"


def test_midnight_belongs_to_the_day_it_begins() -> None:
    midnight = datetime(2026, 3, 3, 0, 0, tzinfo=BERLIN)
    assert day(midnight, NOW, BERLIN) == "today"
    assert day(midnight - timedelta(microseconds=1), NOW, BERLIN) == "yesterday"


def test_a_leap_day_has_a_name_a_year_later() -> None:
    now = datetime(2025, 2, 28, 7, 0, tzinfo=UTC)
    assert day(date(2024, 2, 29), now, UTC) == "in February 2024"
    assert exact_day(date(2024, 2, 29), UTC) == "29 February 2024"


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(0, 330), st.integers(0, 330))
def test_no_two_days_of_the_last_eleven_months_share_their_words(today: date, one: int, other: int) -> None:
    now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    said = {day(today - timedelta(days=back), now, UTC) for back in (one, other)}
    assert len(said) == len({one, other})


def test_a_moment_has_the_owners_clock() -> None:
    assert moment(datetime(2026, 3, 1, 17, 2, tzinfo=UTC), NOW, BERLIN) == "Sunday 18:02"
    assert moment(datetime(2025, 7, 1, 16, 2, tzinfo=UTC), NOW, BERLIN) == "1 July 18:02"
    assert moment(datetime(2023, 7, 1, 16, 2, tzinfo=UTC), NOW, BERLIN) == "1 July 2023"


def test_long_and_exact_days_are_plain_english() -> None:
    assert long_day(date(2026, 3, 3)) == "Tuesday 3 March"
    assert exact_day(datetime(2025, 12, 31, 23, 30, tzinfo=UTC), BERLIN) == "1 January 2026"
    assert local_date(date(2026, 3, 3), BERLIN) == date(2026, 3, 3)


@given(st.dates())
def test_the_tables_agree_with_the_calendar(on: date) -> None:
    assert WEEKDAYS[on.weekday()][:3] == f"{on.ctime()[:3]}"
    assert MONTHS[on.month - 1][:3] == f"{on.ctime()[4:7]}"


@pytest.mark.parametrize(
    ("gap_days", "words"),
    [
        (0.4, "every day"),
        (2, "every two days"),
        (4, "every few days"),
        (7, "every week"),
        (14, "every two weeks"),
        (21, "every three weeks"),
        (30.4, "every month"),
        (61, "every two months"),
        (91, "every three months"),
        (182, "twice a year"),
        (365, "once a year"),
        (1100, "every few years"),
    ],
)
def test_a_usual_gap_is_said_in_words(gap_days: float, words: str) -> None:
    assert rhythm(gap_days) == words
