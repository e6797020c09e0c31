"""How the local part of an address is made of a name.

Spellings after INFERENCE 1 (first.last, f.last, flast) and 2 (particles), and what people with several names do.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agent.core.people.addresses import PARTICLES, name_words
from agent.core.people.machines.words import could_be_a_surname, is_given_name, parts_of
from agent.core.words import plain

BEGINNING = 4  # letters of a name that are recognised in an address
SHORTEST_SURNAME = 3  # beside an initial, where no name is known


@lru_cache(maxsize=512)
def likeness(local: str, name: str) -> float:
    """How much the local part is made of this name: 1 for first.last, f.last, flast, firstl, last.first or last; .5
    for the first name alone or with more, and for the beginning of either; else 0. Of a first name alone, single or
    double: 1 where more is set apart from it ("anna.r"), .5 where the local part begins so and goes on.
    """
    words = tuple(re.sub(r"\W", "", word) for word in name_words(name))
    letters = "".join(parts_of(local))
    if len(words) == 1 and is_given_name(words[0]) and len(words[0]) >= BEGINNING:
        return _of_a_first_name(local, words[0]) or 0.5 * (letters[:BEGINNING] == words[0][:BEGINNING])
    if len(words) < 2 or len(letters) < 2:
        return 0.0
    if len(letters) > 2 and letters in _spellings(words) | _spellings(with_particles(words)):
        return 1.0
    if is_given_name(words[0]) and _of_a_first_name(local, "".join(words)):
        return 1.0
    begins = any(word[:BEGINNING] in letters for word in words if len(word) >= BEGINNING)
    return 0.5 if begins or letters in (words[0], words[0][:1] + words[-1][:1]) else 0.0


def _of_a_first_name(local: str, first: str) -> float:
    parts = parts_of(local)
    return float(len(parts) > 1 and first in parts)


def with_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, its surnames in one with what stands before them.

    >>> with_particles(("anna", "van", "den", "roe"))
    ('anna', 'vandenroe')
    """
    joined: list[str] = []
    before = ""
    for number, word in enumerate(words):
        if word in PARTICLES and 0 < number < len(words) - 1:
            before += word
        else:
            joined.append(before + word)
            before = ""
    return tuple(joined)


def _spellings(words: tuple[str, ...]) -> set[str]:
    """ "Anna Maria Roe Reed" is annamrreed, amrreed, annaroe or aroe, too."""
    first, *middle, last = words
    initials = "".join(word[0] for word in middle)
    return (
        {"".join(words), first[:1] + initials + last}
        | _of_two(first, last)
        | _of_two(first + initials, last)
        | _of_two(last, first)
        | {one + word for word in middle if len(word) > 1 for one in (first, first[:1])}
    )


def _of_two(first: str, last: str) -> set[str]:
    return {first + last, first[:1] + last, last + first[:1], first + last[:1], last, first[:2] + last}


def is_initial_and_surname(local: str, name: str) -> bool:
    """Is it f.last, flast or lastf of a name of two words? Then "Marjorie Bank" is somebody, and no bank."""
    words = name_words(name)
    letters = "".join(parts_of(local))
    return len(words) == 2 and letters in (words[0][:1] + words[1], words[1] + words[0][:1])


def is_written_out(local: str, name: str) -> bool:
    """Is it made of this name's last word and more, set apart: "anna.roe", "a-roe", "anna.vandenroe"?"""
    parts, words = parts_of(local), name_words(name)
    if len(parts) < 2 or not words:
        return False
    last = words[-1] in parts or with_particles(words)[-1] in parts
    return last and (words[0] in parts or len(parts[0]) == 1)


def spells_a_name(local: str) -> bool:
    """Is it two or three words of letters, the first of them a common first name: "phil.roe", "phil.roe87"? Or an
    initial and a word that no office has: "p.roe", "roe.p"?
    """
    parts = re.split(r"[._-]", re.sub(r"\d{1,4}$", "", plain(local)))
    if not (2 <= len(parts) <= 3 and all(map(str.isalpha, parts))):
        return False
    if is_given_name(parts[0]) and len(parts[-1]) > 1:
        return True
    initial, word = sorted(parts, key=len)[:2]
    return len(parts) == 2 and len(initial) == 1 and len(word) >= SHORTEST_SURNAME and could_be_a_surname(word)
