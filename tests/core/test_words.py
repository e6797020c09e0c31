"""Listed words are found in a text as one long pattern of them all would find them."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from agent.core.meetings import vocabulary
from agent.core.words import any_of, pattern_of, plain, words_of

LISTS = [
    vocabulary.SOCIAL,
    vocabulary.MEETING,
    vocabulary.ONLINE,
    vocabulary.BIRTHDAY,
    "en: *team, team*, team *, team spirit, team\nde: *sitzung, sitz, n.t.b, 's, (teams), d', *ab-c",
]
WORDS = sorted({word for listed in LISTS for word in words_of(listed)})
texts = st.lists(
    st.tuples(
        st.sampled_from(WORDS).map(lambda word: word.replace("*", "x")) | st.sampled_from(["", "anna", "x", "7"]),
        st.sampled_from([" ", " ", "-", "  ", "", "'s ", ", ", "/", "é", "_"]),
    ),
    max_size=6,
).map(lambda pieces: plain("".join(word + between for word, between in pieces)))


def one_long_pattern(listed: str) -> re.Pattern[str]:
    longest_first = sorted(words_of(listed), key=lambda word: (-len(word), word))
    ends = [word for word in longest_first if re.fullmatch(r"\*\w+", word)]
    compounds = [word for word in longest_first if "*" in word and word not in ends]
    whole = [word for word in longest_first if "*" not in word]
    patterns = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+") for word in whole + compounds + ends)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


@given(st.sampled_from(LISTS), texts)
@example(LISTS[-1], "team-spirit, teamsitzung")
@example(LISTS[-1], "anna's d'anna (teams) 's")
def test_words_are_found_where_one_long_pattern_would_find_them(listed: str, text: str) -> None:
    expected = one_long_pattern(listed)
    found = any_of(listed)
    assert [(one[0], one.span()) for one in found.finditer(text)] == [
        (one[0], one.span()) for one in expected.finditer(text)
    ]
    assert found.sub(" ", text) == expected.sub(" ", text)
    assert found.fullmatch(text) == bool(expected.fullmatch(text))
    first = found.search(text)
    assert (first.span() if first else None) == (match.span() if (match := expected.search(text)) else None)


def test_every_listed_word_is_one_as_a_whole() -> None:
    for listed in LISTS:
        assert all(any_of(listed).fullmatch(word.replace("*", "x")) for word in words_of(listed))


def test_a_short_list_can_be_part_of_a_pattern() -> None:
    assert re.findall(pattern_of("en: with\nde: mit, zusammen mit"), "zusammen  mit tom, with mitra") == [
        "zusammen  mit",
        "with",
    ]
