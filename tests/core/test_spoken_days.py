"""A day that is said in words is the day that whoever says it means, or none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.dates import MONTHS
from agent.core.spoken_days import spoken_day

TUESDAY = date(2026, 3, 3)

AHEAD = {
    "today": date(2026, 3, 3),
    "tomorrow": date(2026, 3, 4),
    "Friday": date(2026, 3, 6),
    "on Friday": date(2026, 3, 6),
    "next friday": date(2026, 3, 6),
    "Tuesday": date(2026, 3, 10),
    "freitag": date(2026, 3, 6),
    "am Freitag": date(2026, 3, 6),
    "June": date(2026, 6, 1),
    "March": date(2027, 3, 1),
    "3 June": date(2026, 6, 3),
    "June 3": date(2026, 6, 3),
    "3rd of June": date(2026, 6, 3),
    "3 March": date(2027, 3, 3),
    "3 February 2028": date(2028, 2, 3),
    "3. Juni": date(2026, 6, 3),
    "3.6.": date(2026, 6, 3),
    "3.6.2027": date(2027, 6, 3),
    "2026-06-03": date(2026, 6, 3),
    "29 February": date(2028, 2, 29),
    "in two weeks": date(2026, 3, 17),
    "2 weeks": date(2026, 3, 17),
    "a week": date(2026, 3, 10),
    "in 10 days": date(2026, 3, 13),
    "in zwei Wochen": date(2026, 3, 17),
    "3 months": date(2026, 6, 3),
    "next week": date(2026, 3, 9),
    "nächste Woche": date(2026, 3, 9),
    "next month": date(2026, 4, 1),
}
BACK = {
    "yesterday": date(2026, 3, 2),
    "gestern": date(2026, 3, 2),
    "the day before yesterday": date(2026, 3, 1),
    "last night": date(2026, 3, 2),
    "Friday": date(2026, 2, 27),
    "last Friday": date(2026, 2, 27),
    "Tuesday": date(2026, 3, 3),
    "last Tuesday": date(2026, 2, 24),
    "3 June": date(2025, 6, 3),
    "1 March": date(2026, 3, 1),
    "3.6.": date(2025, 6, 3),
    "2026-02-28": date(2026, 2, 28),
}
NO_DAY = ("", "soon", "the prints", "30 February", "2026-13-01", "99.99.", "may be", "in", "31", "3/6", "0 days")


@pytest.mark.parametrize(("said", "meant"), AHEAD.items())
def test_a_day_ahead(said: str, meant: date) -> None:
    assert spoken_day(said, TUESDAY, ahead=True) == meant


@pytest.mark.parametrize(("said", "meant"), BACK.items())
def test_a_day_that_was(said: str, meant: date) -> None:
    assert spoken_day(said, TUESDAY, ahead=False) == meant


@pytest.mark.parametrize("said", NO_DAY)
@pytest.mark.parametrize("ahead", [True, False])
def test_what_is_no_day(said: str, ahead: bool) -> None:
    assert spoken_day(said, TUESDAY, ahead=ahead) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 360))
def test_a_day_and_month_is_the_next_or_the_last_of_its_kind(today: date, days: int) -> None:
    for meant, ahead in ((today + timedelta(days=days), True), (today - timedelta(days=days), False)):
        said = f"{meant.day} {MONTHS[meant.month - 1]}"
        if (meant.month, meant.day) != (2, 29):
            assert spoken_day(said, today, ahead=ahead) == meant


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_a_day_or_none(said: str, ahead: bool) -> None:
    assert spoken_day(said, TUESDAY, ahead=ahead) is None or isinstance(spoken_day(said, TUESDAY, ahead=ahead), date)
