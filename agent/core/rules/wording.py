"""What a rule says: a sentence with the names of facts in braces, as in "Ask {name} how {last_subject} turned out."

Only bare names may stand there. A sentence with a fact that is not known is not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from string import Formatter

from agent.core.dates import MONTHS, local_date
from agent.core.records import Facts, FactType, Value
from agent.core.rules.facts import EVERY, Setting
from agent.core.suggestions.words import listed, quoted

QUOTED = {"last_subject", "title"}  # somebody else's words
NEARLY_A_YEAR = 330  # days within which a day and a month say which day


class BadWording(ValueError):
    """A sentence that cannot be taken apart; says why."""


def names_in(sentence: str) -> tuple[str, ...]:
    """The names of the facts in a sentence, in its order. Raises BadWording."""
    return tuple(name for _, name in _pieces(sentence) if name is not None)


def unsayable(name: str) -> str | None:
    """Why a fact may not stand in a sentence; None if it may. For what is not a fact: None too."""
    kind = EVERY.get(name)
    if kind is None or kind.sayable:
        return None
    return "is yes or no" if kind.type is FactType.FLAG else "is for conditions only"


def said(sentence: str, facts: Facts, setting: Setting) -> str | None:
    """The sentence with the facts in it; None if one of them is not known."""
    words = []
    for text, name in _pieces(sentence):
        words.append(text)
        if name is not None:
            value = in_words(name, facts[name], setting)
            if not value:
                return None
            words.append(value)
    return "".join(words)


def in_words(name: str, value: Value, setting: Setting) -> str:
    """A fact as it stands in a sentence; "" for what is not known."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() | int():
            return str(round(value, 2) if name.startswith("p_contact") else round(value))
        case tuple():
            return listed(value) if value else ""
        case date():
            return _day(value, setting)
        case _:
            return quoted(value) if name in QUOTED else value


def _day(on: date, setting: Setting) -> str:
    """To be read after "on": "4 November", or "4 November 2023" where the year is not plain."""
    on = local_date(on, setting.scene.owner.zone)
    year = "" if abs((on - setting.on).days) <= NEARLY_A_YEAR else f" {on.year}"
    return f"{on.day} {MONTHS[on.month - 1]}{year}"


def _pieces(sentence: str) -> Iterator[tuple[str, str | None]]:
    """(text, the name that follows it or None)"""
    try:
        pieces = list(Formatter().parse(sentence))
    except ValueError:
        raise BadWording("a brace has no partner; a fact stands in a pair of them, such as {name}.") from None
    for text, name, form, conversion in pieces:
        if name is not None and (form or conversion or not name.isidentifier()):
            raise BadWording(f"{{{name}}} is more than the name of a fact; write a bare name, such as {{name}}.")
        yield text, name
