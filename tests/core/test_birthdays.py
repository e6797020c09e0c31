"""Whose day a title tells, as birthday calendars of seven languages write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.meetings.birthdays import celebrated, forms
from agent.core.meetings.names import Name, is_called

ANNA = Name("anna", "roe")


@pytest.mark.parametrize(
    "title",
    [
        "Anna Roe's birthday", "Anna Roe’s 40th Birthday", "🎂 Anna Roe Birthday", "Birthday: Anna Roe (1984)",
        "Happy birthday, Anna Roe!", "Anna Roe's bday", "Wedding anniversary of Anna Roe",
        "Geburtstag Anna Roe", "Geburtstag von Anna Roe (*1984)", "Anna Roe hat Geburtstag", "Anna Roe: 40. Geburtstag",
        "Hochzeitstag Anna Roe", "Anniversaire d'Anna Roe", "Anniversaire de mariage de Anna Roe",
        "Cumpleaños de Anna Roe", "Feliz cumpleaños Anna Roe", "Verjaardag van Anna Roe", "Anna Roe is jarig",
        "Aniversário da Anna Roe", "Compleanno di Anna Roe", "Buon compleanno Anna Roe",
    ],
)  # fmt: skip
def test_a_birthday_calendar_names_the_one_whose_day_it_is(title: str) -> None:
    assert celebrated(title) == (ANNA,)


def test_two_may_have_their_day_together() -> None:
    assert celebrated("Hochzeitstag Anna Roe und Tom") == (ANNA, Name("tom"))
    assert celebrated("Anna & Tom's anniversary") == (Name("anna"), Name("tom"))


@pytest.mark.parametrize(
    "title",
    [
        "Anna Roe",
        "Happy birthday!",
        "Buy a present for Anna's birthday",
        "Tom 40",
        "",
        "Plan the party: Anna's birthday",
    ],
)
def test_other_titles_tell_nobodys_day(title: str) -> None:
    assert celebrated(title) == ()


@pytest.mark.parametrize("title", ["Annas Geburtstag", "Anna Roes Geburtstag", "Anna's birthday"])
def test_a_genitive_is_called_by_its_name(title: str) -> None:
    (name,) = celebrated(title)
    assert any(is_called(("anna", "roe"), form) for form in forms(name))


@given(st.text(max_size=60))
def test_any_title_can_be_read(title: str) -> None:
    assert all(any(name) for name in celebrated(title))
