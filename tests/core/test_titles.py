"""What a title says: of company, and of whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.meetings.names import Name, is_called, the_one
from agent.core.meetings.titles import read_title
from agent.core.people.addresses import name_words
from agent.core.words import plain

JO = ("jo", "owner")


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Lunch with Anna", [Name("anna")]),
        ("lunch with anna", [Name("anna")]),
        ("Mittagessen mit Anna und Tom im Park", [Name("anna"), Name("tom")]),
        ("Déjeuner avec Anna Roe, Tom & Sofía", [Name("anna", "roe"), Name("tom"), Name("sofia")]),
        ("Jantar com o João", [Name("joao")]),
        ("Koffie met Pieter de Vries", [Name("pieter", "vries")]),
        ("Cena da Giulia", [Name("giulia")]),
        ("Treffen mit Frau Roe", [Name("", "roe")]),
        ("Kaffee mit Anna R.", [Name("anna", "r")]),
        ("Tom lunch", [Name("tom")]),
        ("Tom / Jo", [Name("tom")]),
        ("Anna & Tom: programme", [Name("anna"), Name("tom")]),
        ("FW: Anna's birthday party", [Name("anna")]),
        ("Skype: Anna", [Name("anna")]),
        ("Anna Roe", [Name("anna", "roe")]),
    ],
)
def test_a_title_names_somebody(title: str, names: list[Name]) -> None:
    assert list(read_title(title, JO).names) == names


@pytest.mark.parametrize(
    "title",
    ["Lunch with the team", "Tom: send the slides", "Send Tom the slides", "Sofia's concert", "Grace period ends",
     "Lunch with Jo", "Lunch with Tom's parents", "Mark invoices as paid", "", "Tom", "Meeting"],
)  # fmt: skip
def test_a_title_names_nobody(title: str) -> None:
    assert read_title(title, JO).names == ()


@pytest.mark.parametrize(
    ("title", "sure"),
    [("Lunch with Anna", True), ("Committee meeting", True), ("Tom lunch", False), ("Dentist", False),
     ("BBQ at mum's", True), ("Dinner with the neighbours", True)],
)  # fmt: skip
def test_with_says_for_sure_that_there_was_company(title: str, sure: bool) -> None:
    assert read_title(title, JO).sure is sure


@given(st.text(max_size=80))
def test_any_title_can_be_read(title: str) -> None:
    read = read_title(title, JO)
    assert all(name.given or name.surname for name in read.names)
    assert len(plain(title)) == len(plain(plain(title)))


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        (Name("anna"), True),
        (Name("annas"), True),  # "Annas Geburtstagsfeier"
        (Name("anna", "r"), True),
        (Name("anna", "roe"), True),
        (Name("", "roe"), True),
        (Name("anna", "k"), False),
        (Name("ann"), False),
        (Name("roe"), False),
    ],
)
def test_who_is_called_so(name: Name, fits: bool) -> None:
    assert is_called(name_words("Anna Roe"), name) is fits


def test_of_two_annas_nobody_is_meant_unless_only_one_was_in_touch_lately() -> None:
    assert the_one(["p1"]) == "p1"
    assert the_one(["p1", "p2"]) is None
    assert the_one(["p1", "p2"], lately=["p2", "p3"]) == "p2"
    assert the_one(["p1", "p2"], lately=["p1", "p2"]) is None
    assert the_one([]) is None
