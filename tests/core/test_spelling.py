"""How an address is made of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.people.machines.spelling import likeness, spells_a_name, with_particles


@pytest.mark.parametrize("local", ["anna.roe", "roe.anna", "aroe", "annar", "roe", "a.roe", "anna_roe", "AnnaRoe"])
def test_an_address_made_of_the_name_is_recognised(local: str) -> None:
    assert likeness(local, "Anna Roe") == 1
    assert likeness(local, "Harbour Print") == 0


@pytest.mark.parametrize(
    ("local", "name"),
    [("amroe", "Anna Maria Roe"), ("aroe", "Anna Roe Reed"), ("anna.roe", "Anna Roe Reed"), ("annam90", "Anna M."),
     ("annamaria", "Anna Maria Roe"), ("s.vandenroe", "Sam van den Roe"), ("vandenroe", "Sam van den Roe"),
     ("jw.tenroe", "Ten Roe, J.W."), ("mo.elroe", "Mo El Roe"), ("annamaria.roe", "anna-maria")],
)  # fmt: skip
def test_an_address_made_of_several_names_or_with_what_stands_before_a_surname_is_recognised(
    local: str, name: str
) -> None:
    assert likeness(local, name) == 1


def test_a_first_name_alone_is_recognised_in_the_address() -> None:
    assert likeness("anna.r", "Anna") == 1
    assert likeness("annabel99", "Anna") == 0.5
    assert likeness("anna.r", "Harbour") == 0


@given(st.lists(st.sampled_from(["van", "de", "el", "roe", "anna", "y"]), max_size=6))
def test_what_stands_before_a_surname_is_joined_to_it_and_no_letter_is_lost(name: list[str]) -> None:
    joined = with_particles(tuple(name))
    assert "".join(joined) == "".join(name)
    assert joined[:1] == tuple(name[:1])
    assert with_particles(joined) == joined


@pytest.mark.parametrize("local", ["phil.roe", "phil-van-roe", "p.roe", "roe.p", "phil.roe87", "p.roe4"])
def test_an_address_may_read_like_a_name(local: str) -> None:
    assert spells_a_name(local)


@pytest.mark.parametrize("local", ["e.news", "a.office", "m.shop", "proe", "p.r", "q.p.roe", "oxl.roe", "phil.98765"])
def test_an_initial_makes_no_name_of_an_offices_word(local: str) -> None:
    assert not spells_a_name(local)
