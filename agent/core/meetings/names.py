"""Names in the form in which a calendar has them ("Anna", "Anna R.", "Frau Roth"), and who is called so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from agent.core.people.addresses import name_words

GENITIVE = "s"  # "Hannahs Geburtstagsfeier"


class Name(NamedTuple):
    """Lower case, without accents. A surname may be an initial; either part may be ""."""

    given: str
    surname: str = ""


def name_of(words: Sequence[str], titled: bool = False) -> Name | None:
    """The name in these words as they are written; None if they hold none. `titled`: after "Mrs" or "Dr"."""
    plain = [part for word in words for part in name_words(word)]
    if not plain:
        return None
    if len(plain) == 1:
        return Name("", plain[0]) if titled else Name(plain[0])
    return Name(plain[0], plain[-1])


def is_called(full: Sequence[str], name: Name) -> bool:
    """Does `name` fit somebody with these name words?

    >>> is_called(("anna", "roth"), Name("anna", "r")), is_called(("anna", "roth"), Name("annas"))
    (True, True)
    """
    if len(full) < 2:
        return False
    given = name.given in ("", full[0], full[0] + GENITIVE)
    surname = name.surname in ("", full[-1]) or (len(name.surname) == 1 and full[-1].startswith(name.surname))
    return given and surname and any(name)


def the_one(called: Collection[str], lately: Collection[str] = ()) -> str | None:
    """Of the people (ids) who are called by a name the one who is meant: the only one, else nobody for certain.

    Of several it is the only one who is in `lately`, in touch with the owner about then (INFERENCE 6(a)).
    """
    near = called if len(called) == 1 else [person_id for person_id in called if person_id in lately]
    return next(iter(near)) if len(near) == 1 else None


def without(names: Iterable[Name], own: Sequence[str]) -> tuple[Name, ...]:
    """The names but those that the owner, who has these name words, is called by."""
    return tuple(name for name in dict.fromkeys(names) if not (own and is_own(own, name)))


def is_own(own: Sequence[str], name: Name) -> bool:
    return name.given == own[0] and name.surname in ("", own[-1], own[-1][:1])
