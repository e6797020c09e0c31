"""Whom the owner means by a name or an address."""

from __future__ import annotations

from collections.abc import Iterable

from agent.core.people.addresses import full_name, name_words
from agent.core.records import Kind, Person


def called(everybody: Iterable[Person], word: str) -> list[Person]:
    """Who has this id or address; else everybody of that full name; else every person with these words in the name."""
    wanted = word.strip().lower()
    everybody = list(everybody)
    if found := [one for one in everybody if wanted == one.id or wanted in one.addresses]:
        return found
    if (whole := full_name(word)) and (found := [one for one in everybody if full_name(one.name) == whole]):
        return found
    words = set(name_words(word))
    return [one for one in everybody if words and one.kind is Kind.PERSON and words.issubset(name_words(one.name))]
