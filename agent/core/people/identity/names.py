"""The parts of a person's name, and how two names stand to each other."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from agent.core.people.addresses import PARTICLES, name_words
from agent.core.people.identity.nicknames import FORMAL
from agent.core.people.machines.words import names_an_organisation

LONGEST = 5  # words; more are a sentence or a department
GENERATION = re.compile(r"[\s,]+(jr|junior|sr|senior|ii|iii|iv)\.?\s*$", re.IGNORECASE)
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
# Letters that Unicode does not take apart, and German and Nordic vowels that are spelt in two letters where the
# keyboard has no other way.
LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i"})
SPELT_OUT = re.compile(r"(?<![aeiouq])(?:ae|oe|ue)(?=[b-df-hj-np-tv-z])")
IDEOGRAPHS = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}")  # Han and Hangul: a whole name without a space


class Name(NamedTuple):
    """A full name in the form in which it is compared; "Roe-Müller, Anna B. Jr" is
    Name("anna", ("roe", "b"), "muller", "jr"). Family and given name may be the wrong way round.
    """

    given: str
    middle: tuple[str, ...]
    family: str
    generation: str = ""


class Likeness(Enum):
    """How two full names stand to each other, the closest first."""

    SAME = auto()
    SHORT = auto()  # the same, one with a short form of the given name
    TURNED = auto()  # the same, in the other order
    INITIAL = auto()  # the same family name, and an initial that fits the given name
    GIVEN = auto()  # only the given name is the same
    FAMILY = auto()  # only the family name is the same
    OTHER = auto()


ONE_NAME = {Likeness.SAME, Likeness.SHORT, Likeness.TURNED}


@lru_cache(maxsize=2048)
def folded(word: str) -> str:
    """A word without case, accents and national spellings: Müller, Mueller and MULLER are one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower().translate(LETTERS)) if not _is_accent(c))
    return SPELT_OUT.sub(lambda found: found[0][0], plain)


def _is_accent(character: str) -> bool:
    return bool(unicodedata.combining(character))


@lru_cache(maxsize=512)
def full(shown: str) -> Name | None:
    """The parts of a displayed name; None unless it is a person's full name."""
    found = GENERATION.search(shown.strip("\"' "))
    generation = GENERATIONS[found[1].lower()] if found else ""
    words = name_words(shown[: found.start()] if found else shown)
    if names_an_organisation(shown) or any(c.isdigit() for word in words for c in word):
        return None
    if len(words) <= 2 and IDEOGRAPHS.fullmatch(whole := "".join(words)):
        return Name(whole[1:], (), whole[0])
    parts = [folded(word).replace("'", "").replace("’", "") for word in words]
    if not 2 <= len(parts) <= LONGEST or len(parts[-1]) < 2:
        return None
    return Name(parts[0], tuple(parts[1:-1]), parts[-1], generation)


@lru_cache(maxsize=512)
def single(shown: str) -> str:
    """A displayed name of one word, in the form in which it is compared; "" for any other."""
    words = name_words(shown)
    if len(words) != 1 or full(shown) or names_an_organisation(shown):
        return ""
    return folded(words[0])


_FORMAL = {folded(short): folded(name) for short, name in FORMAL.items()}
_SHORT = {name: tuple(short for short in _FORMAL if _FORMAL[short] == name) for name in _FORMAL.values()}


def formal(given: str) -> str:
    """The given name behind a short form; any other stays as it is."""
    return _FORMAL.get(given, given)


def short_forms(given: str) -> tuple[str, ...]:
    """The short forms of a given name."""
    return _SHORT.get(given, ())


def likeness(one: Name, other: Name) -> Likeness:
    """How close two full names are, their middle names left aside."""
    if one.family == other.family:
        if one.given == other.given:
            return Likeness.SAME
        if formal(one.given) == formal(other.given):
            return Likeness.SHORT
        if 1 in (len(one.given), len(other.given)) and one.given[0] == other.given[0]:
            return Likeness.INITIAL
        return Likeness.FAMILY
    if (one.given, one.family) == (other.family, other.given):
        return Likeness.TURNED
    return Likeness.GIVEN if formal(one.given) == formal(other.given) else Likeness.OTHER


def told_apart(one: Name, other: Name) -> bool:
    """Do middle names or generations say that these are two people, who else have one name?"""
    if one.generation and other.generation and one.generation != other.generation:
        return True
    middles = [[word for word in name.middle if word not in PARTICLES] for name in (one, other)]
    return all(middles) and not any(a[0] == b[0] for a in middles[0] for b in middles[1])
