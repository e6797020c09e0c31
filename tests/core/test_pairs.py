"""Who would have something to talk about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent.core.pairs import LEAST_COSINE, alike, showing, words_used
from tests.scene import letter

RARE = [letter(9, False, "Cyanotype on linen"), letter(19, False, "A botanical cyanotype")]
RARE += [letter(29, False, "Botanical")]
OTHERS = {f"p{n}": words_used([letter(3, False, f"Lunch {n}"), letter(9, True, "Garden")], set()) for n in range(8)}


def test_two_who_keep_using_the_same_rare_words_are_alike() -> None:
    used = OTHERS | {"a": words_used(RARE, set()), "b": words_used(RARE[::-1], set())}
    (found,) = alike(used, {"a", "b", *OTHERS})
    assert (found.people, found.words) == (("a", "b"), ("botanical", "cyanotype"))


def test_one_word_or_common_words_or_words_said_once_are_not_enough() -> None:
    once = words_used(RARE[:2], set())
    common = {person: words_used(RARE, set()) for person in "abcdef"}
    one_word = {person: words_used([RARE[0], letter(4, False, "Cyanotype")], set()) for person in "ab"}
    for used in (OTHERS | {"a": once, "b": once}, OTHERS | common, OTHERS | one_word):
        assert alike(used, set("abcdef")) == []


def test_names_of_people_small_words_and_letters_to_many_tell_nothing() -> None:
    letters = [letter(9, False, "Rosa, about the 2nd lamp"), letter(8, False, "Cyanotype", recipients=4)]
    assert words_used(letters, {"rosa"}).keys() == {"lamp"}


def test_words_of_any_trade_tell_nothing_in_any_language() -> None:
    letters = [letter(9, False, "Message about the points"), letter(8, False, "Rechnung und Entwurf: Lampe")]
    assert words_used(letters, set()).keys() == {"lampe"}


def test_what_shows_it_are_the_latest_letters_of_each_topic_and_rather_theirs() -> None:
    answered = [letter(8, True, "Re: Cyanotype on linen"), *RARE, letter(50, False, "Lunch")]
    assert [(one.subject, one.own) for one in showing(answered, ("cyanotype", "botanical"))] == [
        ("Cyanotype on linen", False),
        ("A botanical cyanotype", False),
    ]


subjects = st.lists(st.sampled_from(["Cyanotype", "Botanical cyanotype", "Indigo vat", "Garden", "Lunch"]), max_size=6)


@given(st.dictionaries(st.sampled_from("abcdefgh"), subjects))
def test_likeness_is_within_its_bounds_and_never_with_oneself(said: dict[str, list[str]]) -> None:
    letters = {one: [letter(n, False, text) for n, text in enumerate(texts)] for one, texts in said.items()}
    used = {one: words_used(theirs, set()) for one, theirs in letters.items()}
    for found in alike(used, said.keys()):
        assert found.people[0] < found.people[1]
        assert LEAST_COSINE <= found.cosine <= 1.0000001
