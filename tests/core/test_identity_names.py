"""Names and handles in the form in which identity compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.people.identity.handles import Part, Told, handle, spelt_out, tells
from agent.core.people.identity.names import Likeness, Name, full, likeness, single, told_apart

ANNA = Name("anna", (), "roe")


def named(shown: str) -> Name:
    name = full(shown)
    assert name
    return name


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Anna Roe", "ROE, Anna", Likeness.SAME),
        ("Anna Roe", "Dr. Anna Maria Roe (via List)", Likeness.SAME),
        ("Jürgen Müller", "Juergen Mueller", Likeness.SAME),
        ("Søren Ørsted", "Soeren Oersted", Likeness.SAME),
        ("William Roe", "Bill Roe", Likeness.SHORT),
        ("Anna Roe", "Roe Anna", Likeness.TURNED),
        ("Anna Roe", "A. Roe", Likeness.INITIAL),
        ("Anna Roe", "Anna Reed", Likeness.GIVEN),
        ("Anna Roe", "Tom Roe", Likeness.FAMILY),
        ("Anna Roe", "Tom Reed", Likeness.OTHER),
        ("王小明", "王 小明", Likeness.SAME),
    ],
)
def test_two_names_stand_to_each_other_so(one: str, other: str, how: Likeness) -> None:
    first, second = named(one), named(other)
    assert likeness(first, second) is how
    assert likeness(second, first) is how


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Anna B. Roe", "Anna D. Roe", True),
        ("Tom Roe Jr.", "Tom Roe Sr", True),
        ("Tom Roe, Jr.", "Tom Roe III", True),
        ("Anna B. Roe", "Anna Beate Roe", False),
        ("Anna B. Roe", "Anna Roe", False),
        ("Jan van Roe", "Jan de Roe", False),
    ],
)
def test_middle_names_and_generations_tell_people_apart(one: str, other: str, apart: bool) -> None:
    first, second = named(one), named(other)
    assert told_apart(first, second) is apart


@pytest.mark.parametrize("shown", ["Anna", "Camera Club", "Room 7", "anna@a.example", "", "a b c d e f"])
def test_that_is_no_full_name(shown: str) -> None:
    assert full(shown) is None


def test_a_name_of_one_word_is_kept_for_comparing_with_handles() -> None:
    assert single("Zoë77") == "zoe77"
    assert single("Anna Roe") == single("Newsletter") == ""


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("annaroe", Told(Part.WHOLE, Part.WHOLE)),
        ("roeanna", Told(Part.WHOLE, Part.WHOLE)),
        ("annaroe77", Told(Part.WHOLE, Part.WHOLE)),
        ("aroe", Told(Part.INITIAL, Part.WHOLE)),
        ("roea", Told(Part.INITIAL, Part.WHOLE)),
        ("annar", Told(Part.WHOLE, Part.INITIAL)),
        ("anna", Told(Part.WHOLE, Part.NOTHING)),
        ("roe", Told(Part.NOTHING, Part.WHOLE)),
        ("gardener", Told(Part.NOTHING, Part.NOTHING)),
    ],
)
def test_a_handle_tells_so_much_of_a_name(word: str, told: Told) -> None:
    assert tells(word, ANNA) == told


def test_a_short_form_in_a_handle_tells_the_name() -> None:
    assert tells("billroe", Name("william", (), "roe")) == Told(Part.WHOLE, Part.WHOLE)


def test_a_handle_has_neither_tags_nor_separators_nor_accents() -> None:
    assert handle("Anna_Roe+club@a.example".lower()) == "annaroe"
    assert handle("juergen.mueller@a.example") == "jurgenmuller"
    assert handle("1234567+aroe77@users.a.example") == "aroe77"


def test_an_address_may_spell_a_full_name() -> None:
    assert spelt_out("anna.roe2@a.example") == ANNA
    assert spelt_out("anna.b.roe@a.example") == Name("anna", ("b",), "roe")
    assert spelt_out("annaroe@a.example") is spelt_out("x.7@a.example") is spelt_out("@a.example") is None


@given(st.text(), st.text())
def test_any_text_is_a_name_or_none_and_compares_with_itself(shown: str, local: str) -> None:
    name = full(shown)
    if name:
        assert likeness(name, name) is Likeness.SAME
        assert not told_apart(name, name)
        tells(handle(f"{local}@a.example"), name)
    assert not (name and single(shown))
