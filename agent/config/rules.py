"""How the owner's rules are read: [[rule]], [[person]] and [pitch]. Whatever is wrong in them is said at once.

What is known of rules is imported where one is read: most have none, and every command reads the configuration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from agent.config.reading import Key, Mixed, One, Shape, Table, Wrong, choice, guess, shown
from agent.config.records import PitchConfig
from agent.config.values import DAYS, address, flag, list_of, text, weekdays
from agent.core.records import SUGGESTION_KINDS, Condition, PersonRule, Rule, Rules, Terms

UNDER_TODAY = "prepare"  # counts among no limits
RULE_KINDS = tuple(kind for kind in SUGGESTION_KINDS if kind not in (UNDER_TODAY, "leave_in_peace"))
PRIORITY = {"high": 1.0, "normal": 0.85, "low": 0.65}  # what a kind calls need
MOST_DAYS = 3_650
ONCE_A_WEEK = 7  # nobody is suggested more often, whatever a rule says


class BuiltIn(NamedTuple):
    """[[rule]] builtin = ...: a kind of suggestion that is switched off, or that speaks on other terms."""

    kind: str
    terms: Terms
    off: bool


def sections() -> dict[str, One | Mixed]:
    """The sections with every key."""
    rests, limit = number(0, MOST_DAYS), number(1, 3)
    return {
        "rule": Mixed({
            "builtin": Shape("a rule about a built-in kind", _built_in, (
                Key("builtin", choice(*SUGGESTION_KINDS)),
                Key("off", flag, False),
                Key("rest_days", rests, None),
                Key("limit", limit, None),
            )),
            "": Shape("a rule", _rule, (
                Key("name", text, example='name = "keep the committee warm"'),
                Key("kind", choice(*RULE_KINDS), example='kind = "follow_up"'),
                Key("when", condition, example='when = "circle <= 15 and silent_days > 2 * usual_gap_days"'),
                Key("say", sentence, example='say = "Ask {name} how {last_subject} turned out."'),
                Key("limit", limit, 1),
                Key("rest_days", rests, 14),
                Key("days", weekdays, list(DAYS)),
                Key("priority", choice(*PRIORITY), "normal"),
            )),
        }),
        "person": Mixed({
            "": Shape("a person", _person, (
                Key("address", address, example='address = "ada@example.org"'),
                Key("never", flag, False),
                Key("pin", flag, False),
                Key("every_days", number(ONCE_A_WEEK, MOST_DAYS), None),
                Key("by", choice("mail", "phone", "in person"), "mail"),
            )),
        }),
        "pitch": One(Shape("[pitch]", PitchConfig, (
            Key("words", list_of(pitch_word), []),
        ))),
    }  # fmt: skip


def collected(rules: tuple[Rule | BuiltIn, ...], people: tuple[PersonRule, ...]) -> Rules:
    """What was read, as a morning uses it."""
    terms = {one.kind: one.terms for one in rules if isinstance(one, BuiltIn)}
    return Rules(tuple(one for one in rules if isinstance(one, Rule)), terms, people)


def switched_off(rules: tuple[Rule | BuiltIn, ...]) -> list[str]:
    """The built-in kinds that a rule switches off."""
    return [one.kind for one in rules if isinstance(one, BuiltIn) and one.off]


def problems_between(document: Table) -> Iterator[str]:
    """What only shows when several tables are looked at: what is there twice, and wording that sells."""
    yield from _twice(document, "rule", "name", "give each rule its own name.")
    yield from _twice(document, "rule", "builtin", "write all of it in one table.")
    yield from _twice(document, "person", "address", "write all of it in one table.")
    pitch = document.get("pitch")
    words = pitch.get("words") if isinstance(pitch, dict) else None
    own_words = [word for word in words if _is_pitch_word(word)] if isinstance(words, list) else []
    if document.get("rule"):
        yield from _pitches(document, own_words)


def _pitches(document: Table, own_words: list[str]) -> Iterator[str]:
    from agent.core.pitch import pitch_in

    for key in ("name", "say"):
        for where, written in _written(document, "rule", key):
            if found := pitch_in(written, own_words):
                yield f'{where}: "{found.phrase}" sells, and helpfirst never pitches; {found.instead}.'


def _twice(document: Table, section: str, key: str, advice: str) -> Iterator[str]:
    first: dict[str, str] = {}
    for where, written in _written(document, section, key):
        if first.setdefault(written.strip().lower(), where) != where:
            earlier = first[written.strip().lower()].partition(".")[0]
            yield f'{where}: {earlier} has "{written}" too; {advice}'


def _written(document: Table, section: str, key: str) -> Iterator[tuple[str, str]]:
    """(key path, text) of a key in every table of a section that has one."""
    tables = document.get(section)
    for i, table in enumerate(tables if isinstance(tables, list) else ()):
        if isinstance(table, dict) and isinstance(table.get(key), str):
            yield f"{section}[{i}].{key}", table[key]


# ---- values ----------------------------------------------------------------------------------------


def number(least: int, most: int) -> Callable[[Any], int]:
    """Reads a whole number within these bounds."""

    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise Wrong(f"expected a whole number from {least} to {most:,}, found {shown(value)}.")
        return value

    return read


def condition(value: Any) -> Condition:
    """A `when`, over the facts that there are. It may be written over several lines."""
    written = text(" ".join(value.splitlines()) if isinstance(value, str) else value)
    from agent import rule_language  # this takes half a second
    from agent.core.rules.facts import EVERY
    from agent.rule_mistakes import Mistake

    try:
        return rule_language.condition(written.strip(), {name: kind.type for name, kind in EVERY.items()})
    except Mistake as mistake:
        raise Wrong.within([("", one) for one in mistake.sentences]) from None


def sentence(value: Any) -> str:
    """A `say`: one line with facts in braces, that names the person."""
    from agent.core.rules.facts import EVERY
    from agent.core.rules.wording import BadWording, names_in, unsayable

    written = text(value)
    try:
        names = names_in(written)
    except BadWording as error:
        raise Wrong(str(error)) from None
    strange = [f"{{{name}}} is not a fact.{guess(name, EVERY)}" for name in names if name not in EVERY]
    silent = [f"{{{name}}} {why}, and cannot be said." for name in names if (why := unsayable(name))]
    nobody = [] if "name" in names else ["it names nobody; put {name} where the person's name belongs."]
    if problems := strange + silent + nobody:
        raise Wrong.within([("", one) for one in problems])
    return written


def pitch_word(value: Any) -> str:
    """A word or a phrase that the owner does not want to read; "*" stands for the rest of a word."""
    if not _is_pitch_word(text(value)):
        raise Wrong(f'{shown(value)} is too little to go by; write three letters or more, such as "webinar*".')
    return text(value)


def _is_pitch_word(value: Any) -> bool:
    return isinstance(value, str) and sum(sign.isalpha() for sign in value) >= 3 and "," not in value


# ---- tables ----------------------------------------------------------------------------------------


def _rule(
    name: str, kind: str, when: Condition, say: str, limit: int, rest_days: int, days: frozenset[int], priority: str
) -> Rule:
    from agent.core.rules.facts import about
    from agent.core.rules.wording import names_in

    subject = about({*when.names, *names_in(say)})
    if subject is None:
        raise Wrong("it is about a group and about an event at once; make two rules of it.")
    return Rule(Terms(name, limit, rest_days), kind, subject, when, say, days, PRIORITY[priority])


def _built_in(builtin: str, off: bool, rest_days: int | None, limit: int | None) -> BuiltIn:
    if not off and rest_days is None and limit is None:
        raise Wrong("it changes nothing; add off = true, rest_days or limit.")
    if builtin == UNDER_TODAY and not off:
        raise Wrong("what stands under Today neither rests nor has a limit; it can only be switched off.")
    return BuiltIn(builtin, Terms("", limit, rest_days), off)


def _person(address: str, never: bool, pin: bool, every_days: int | None, by: str) -> PersonRule:
    if never and (pin or every_days is not None):
        raise Wrong("never means that nothing is said of them; take it out, or take out the rest.")
    if not (never or pin or every_days or by != "mail"):
        raise Wrong("it says nothing of them; add never, pin, every_days or by.")
    return PersonRule(address, never, pin, every_days, by)
