"""The owner's holidays, and not those of schools, countries, colleagues and parties."""

from __future__ import annotations

import pytest

from agent.core.choice.holiday import is_own_holiday

OTHERS = frozenset({"anna", "roe", "tom", "reed"})


@pytest.mark.parametrize(
    "title",
    [
        "Holiday", "Holiday in Portugal", "Vacation", "Annual leave", "Out of office", "OOO", "Day off",
        "Holiday with Anna", "Urlaub", "Sommerurlaub Kreta", "Urlaub mit Anna", "Ferien", "Vacances", "Congés",
        "Vacaciones en Asturias", "Vakantie", "Férias", "Ferie", "Vacanze in Puglia",
    ],
)  # fmt: skip
def test_time_off(title: str) -> None:
    assert is_own_holiday(title, OTHERS)


@pytest.mark.parametrize(
    "title",
    [
        "Conference in Lisbon", "Bank holiday", "School holidays", "Anna on holiday", "Urlaub Tom", "OOO: Anna Roe",
        "Holiday planning", "Holiday party", "Schulferien", "Gesetzlicher Feiertag", "Vacances scolaires",
        "Jour férié", "Schoolvakantie", "Feriado", "Vacanze scolastiche", "Resturlaub", "",
    ],
)  # fmt: skip
def test_no_time_off(title: str) -> None:
    assert not is_own_holiday(title, OTHERS)
