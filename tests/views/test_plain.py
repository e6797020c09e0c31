from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent.views import plain


def test_text_loses_what_cannot_be_seen_and_keeps_what_can() -> None:
    assert plain.clean("a\x1b[31m\u202eb\u2066\ud800\ufeff\u00adc\r\n\td\u2028e") == "a[31mbc d e"
    assert plain.clean("نمی\u200cخواهم 👩\u200d🎨 ❤️ José") == "نمی\u200cخواهم 👩\u200d🎨 ❤️ José"


def test_long_text_ends_in_an_ellipsis() -> None:
    assert plain.clip("x" * 60, 60) == "x" * 60
    assert plain.clip("x" * 61, 60) == "x" * 59 + "…"
    assert plain.clip("word " * 30, 11) == "word word…"


def test_what_has_no_name_or_subject_is_still_called_something() -> None:
    assert plain.name(" \u202e ") == "somebody"
    assert plain.subject("") == "(no subject)"
    assert plain.subject("Seeds") == '"Seeds"'


def test_east_asian_signs_and_emoji_take_two_columns_and_accents_none() -> None:
    assert plain.cells("山田") == 4
    assert plain.cells("🎉") == 2
    assert plain.cells("e\u0301") == 1


def test_a_hanging_indent_stands_below_the_text() -> None:
    assert plain.wrap("one two three", 14, " 1  ") == [" 1  one two", "    three"]


@given(st.text(), st.integers(30, 90), st.sampled_from(["", " 1  ", " 10:00  "]))
def test_wrapping_keeps_every_sign_and_the_width(text: str, width: int, first: str) -> None:
    lines = plain.wrap(plain.clean(text), width, first)
    assert all(plain.cells(line) <= width for line in lines)
    joined = "".join(line[len(first) :] for line in lines)
    assert joined.replace(" ", "") == plain.clean(text).replace(" ", "")


@given(st.text(), st.integers(1, 40))
def test_a_padded_text_takes_exactly_its_columns(text: str, width: int) -> None:
    assert plain.cells(plain.pad(plain.clean(text), width)) == width
