"""What `helpfirst rules` prints: each rule, what it would have said lately, and why it holds of somebody or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from agent.core.dates import MONTHS
from agent.core.records import Part, PersonRule, Rule, Suggestion, Terms
from agent.views import plain

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_WIDTH = 12  # "30 September"
MOST_SHOWN = 10


def rule(one: Rule, said: Sequence[tuple[date, Suggestion]], days: int, width: int) -> str:
    """A rule in force, with what it would have said."""
    about = {"event": "an event", "group": "a group", "person": "a person"}[one.about]
    lines = [f"{plain.name(one.terms.name)} ({one.kind}, about {about})"]
    lines += plain.wrap(one.when.text, width, "  when  ") + plain.wrap(one.say, width, "  say   ")
    lines += plain.wrap(", ".join(_terms(one.terms, one.days)), width, "  how   ")
    return "\n".join([*lines, *_said(said, days, width)]) + "\n"


def person(one: PersonRule, said: Sequence[tuple[date, Suggestion]], days: int, width: int) -> str:
    """A rule for one person."""
    how = ["never mentioned"] * one.never + ["pinned"] * one.pin
    how += [f"every {one.every_days} days"] * bool(one.every_days) + [f"by {one.by}"] * (one.by != "mail")
    lines = plain.wrap(f"{plain.clean(one.address)}: {', '.join(how)}", width)
    return "\n".join([*lines, *(_said(said, days, width) if one.every_days else ())]) + "\n"


def of_nobody(address: str) -> str:
    """What is said of a [[person]] rule whose address is nobody's."""
    return f"[[person]] {plain.clean(address)}: nobody in your mail, calendars and address book has this address yet."


def built_in(kind: str, terms: Terms | None, width: int) -> str:
    """A kind on the owner's terms; None: it is switched off."""
    what = ", ".join(_terms(terms)) if terms else "switched off"
    return "\n".join(plain.wrap(f"{kind}: {what}", width)) + "\n"


def explained(name: str, whom: str, cases: Iterable[tuple[str, Sequence[tuple[Part, str]], str]], width: int) -> str:
    """Why a rule holds of somebody or not. Of each case: in which group or event, each part with its facts, and
    what follows."""
    lines = [f"{plain.name(name)}, of {plain.name(whom)}"]
    for where, parts, follows in cases:
        lines += ["", *plain.wrap(plain.clean(where), width)] if where else [""]
        for part, facts in parts:
            lines += plain.wrap(f"{part.text}  ({plain.clean(facts)})", width, "  yes  " if part.holds else "  no   ")
        lines += plain.wrap(plain.sentence(follows), width, "  ")
    return "\n".join(lines) + "\n"


def _terms(terms: Terms, days: frozenset[int] = frozenset(range(7))) -> Iterator[str]:
    if terms.a_day is not None:
        yield f"at most {terms.a_day} a day"
    if terms.rest_days is not None:
        yield f"then {terms.rest_days} days of rest"
    if len(days) < len(WEEKDAYS):
        yield "on " + ", ".join(WEEKDAYS[day] for day in sorted(days))


def _said(said: Sequence[tuple[date, Suggestion]], days: int, width: int) -> Iterator[str]:
    if not said:
        yield f"  In the last {days} days it would have said nothing."
        return
    yield f"  In the last {days} days it would have said"
    for on, one in said[-MOST_SHOWN:]:
        day = f"{on.day} {MONTHS[on.month - 1]}"
        yield from plain.wrap(plain.sentence(one.text), width, f"  {day:<{DAY_WIDTH}}  ")
    if len(said) > MOST_SHOWN:
        yield f"  and {len(said) - MOST_SHOWN} more before that."
