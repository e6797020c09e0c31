"""How a person is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.core.people.addresses import full_name
from agent.core.people.identity.evidence import SeenAddress

LONGEST_NAME = 60  # characters that are shown of a name


def display_name(group: Sequence[SeenAddress], card_name: str = "") -> str:
    """The address book's name, else the fullest name in use, the newest address first; else the address."""
    if card_name:
        return tidy(card_name)
    names = [name for seen in reversed(group) for name in seen.names if "@" not in name]
    for name in names:
        if full_name(name):
            return tidy(name)
    return tidy(names[0]) if names else _spelt_out(group[0].address)


def _spelt_out(address: str) -> str:
    """ "anna.roe@a.example" is shown as Anna Roe; anything less plain as the address that it is."""
    words = re.split(r"[._-]", address.partition("@")[0])
    if 2 <= len(words) <= 3 and all(len(word) > 1 and word.isalpha() for word in words):
        return " ".join(words).title()
    return address


def tidy(name: str) -> str:
    """A name as one would write it: "Roe, Anna" turned round, quotes and shouting taken off."""
    shown = name.strip("\"' ")
    last, comma, first = shown.partition(",")
    if comma and first.strip() and "," not in first and full_name(shown):
        shown = f"{first.strip()} {last.strip()}"
    shown = shown.title() if shown.isupper() and " " in shown else shown
    return shown if len(shown) <= LONGEST_NAME else shown[: LONGEST_NAME - 1].rstrip() + "…"
