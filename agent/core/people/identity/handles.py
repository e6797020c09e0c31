"""What the part of an address before the @ tells of a name, and what it is worth by itself."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from agent.core.people.addresses import canonical
from agent.core.people.identity.names import Name, folded, formal, short_forms
from agent.core.people.machines.words import local_part

SEPARATORS = re.compile(r"[^\w]+|_")
DIGITS_AT_THE_END = re.compile(r"\d+$")


class Part(IntEnum):
    """How much of a given or family name is told."""

    NOTHING = 0
    INITIAL = 1
    WHOLE = 2


class Told(NamedTuple):
    """What a word tells of a full name."""

    given: Part
    family: Part


NOTHING = Told(Part.NOTHING, Part.NOTHING)


def handle(address: str) -> str:
    """The local part in the form in which it is compared: "Anna_Roe+club@a.example" is "annaroe"."""
    return folded("".join(_words(address)))


def _words(address: str) -> list[str]:
    number, _, name = local_part(address).partition("+")
    local = name if name and number.isdigit() else local_part(canonical(address))
    return [word for word in SEPARATORS.split(local) if word]


def stem(word: str) -> str:
    """A handle without the number at its end: "annaroe77" is "annaroe"."""
    return DIGITS_AT_THE_END.sub("", word) or word


def spelt_out(address: str) -> Name | None:
    """The full name that "anna.roe@" or "a.roe@" spells; None for anything less plain."""
    words = [*map(folded, _words(address))]
    words = [*words[:-1], stem(words[-1])] if words else []
    if not 2 <= len(words) <= 3 or len(words[-1]) < 3 or not all(word.isalpha() for word in words):
        return None
    return Name(words[0], tuple(words[1:-1]), words[-1])


def tells(word: str, name: Name) -> Told:
    """What a handle, or a name of one word, tells of a full name.

    >>> tells("aroe", Name("anna", (), "roe"))
    Told(given=<Part.INITIAL: 1>, family=<Part.WHOLE: 2>)
    """
    return _forms(name).get(word) or _forms(name).get(stem(word), NOTHING)


def spellings(name: Name) -> set[str]:
    """The words by which a handle may tell more than one half of a full name."""
    return {word for word, told in _forms(name).items() if all(told)}


@lru_cache(maxsize=1024)
def _forms(name: Name) -> dict[str, Told]:
    middle, family = "".join(name.middle), name.family
    forms: dict[str, Told] = {}

    def add(told: Told, *words: str) -> None:
        for word in words:
            forms.setdefault(folded(word), told)

    for given in (name.given, formal(name.given), *short_forms(name.given)):
        whole = Part.WHOLE if len(given) > 1 else Part.INITIAL
        add(Told(whole, Part.WHOLE), given + family, family + given, given + middle + family)
        add(Told(Part.INITIAL, Part.WHOLE), given[0] + family, family + given[0], given[0] + middle[:1] + family)
        add(Told(whole, Part.INITIAL), given + family[0], family[0] + given)
        add(Told(whole, Part.NOTHING), given)
    add(Told(Part.NOTHING, Part.WHOLE), family)
    return forms
