"""The long lists as sets of words, loaded when they are first asked for: a sync of mail hardly does."""

from __future__ import annotations

from functools import cache

from agent.core.words import words_of


@cache
def together(*ideas: str) -> frozenset[str]:
    """The words of these ideas, each run together."""
    return frozenset(word.replace(" ", "") for word in words_of(*ideas))


@cache
def in_a_row(idea: str) -> tuple[str, ...]:
    """Its words, as `str.startswith` and `endswith` take them."""
    return tuple(words_of(idea))


@cache
def given_names() -> frozenset[str]:
    from agent.core.people.machines.lists import given_names_elsewhere, given_names_germanic, given_names_romance

    return words_of(given_names_germanic.NAMES, given_names_romance.NAMES, given_names_elsewhere.NAMES)


@cache
def kin() -> frozenset[str]:
    from agent.core.people.machines.lists.kin import KIN

    return words_of(KIN)


@cache
def titles() -> frozenset[str]:
    from agent.core.people.machines.lists.kin import TITLES

    return words_of(TITLES)


@cache
def offices() -> frozenset[str]:
    from agent.core.people.machines.lists import offices_germanic, offices_romance

    return together(offices_germanic.OFFICES, offices_romance.OFFICES)


@cache
def organisations() -> frozenset[str]:
    from agent.core.people.machines.lists.organisations import ORGANISATION

    return together(ORGANISATION)


@cache
def trades() -> frozenset[str]:
    from agent.core.people.machines.lists.organisations import TRADES

    return together(TRADES) | offices()


@cache
def trade_endings() -> tuple[str, ...]:
    from agent.core.people.machines.lists.organisations import ENDINGS

    return in_a_row(ENDINGS)
