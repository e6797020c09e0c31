"""Addresses and names in comparable form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.people.addresses import canonical, full_name, given_name, matcher, name_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("anna+club@example.org", "anna@example.org"),
        ("anna.roe@gmail.com", "annaroe@googlemail.com"),
    ],
)
def test_two_ways_to_write_one_mailbox_are_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_dots_mean_something_everywhere_but_at_gmail() -> None:
    assert canonical("anna.roe@example.org") != canonical("annaroe@example.org")


def test_the_owner_may_have_a_whole_domain() -> None:
    is_owner = matcher(("jo@example.org", "*@jo.example"))
    assert is_owner("anything@jo.example")
    assert is_owner("jo+shop@example.org")
    assert not is_owner("tom@example.org")
    assert not is_owner("")


@pytest.mark.parametrize(
    "written",
    ["Anna Roe", "Roe, Anna", "'Anna Roe'", '"Anna Roe"', "ANNA ROE", "Dr. Anna Roe", "Anna Roe (via Club List)",
     "Anna Roe via Club List", "Ánna Roe"],
)  # fmt: skip
def test_one_name_is_recognised_in_all_its_spellings(written: str) -> None:
    assert full_name(written) == "anna roe"


@pytest.mark.parametrize("written", ["", "Anna", "anna.roe@example.org", "Agent 007 Smith", "a b c d e f"])
def test_what_is_no_full_name_is_not_taken_for_one(written: str) -> None:
    assert full_name(written) == ""


def test_names_of_other_scripts_stay_as_they_are() -> None:
    assert full_name("Ольга Петрова") == "ольга петрова"


def test_somebody_is_called_by_the_first_name() -> None:
    assert given_name("Roe, Anna") == "Anna"
    assert given_name("Dr. Tom Reed") == "Tom"
    assert given_name("", "x@example.org") == "x@example.org"


@given(st.text(max_size=80))
def test_no_name_is_too_odd(name: str) -> None:
    words = name_words(name)
    assert all(word == word.lower() for word in words)
    assert isinstance(full_name(name), str)
