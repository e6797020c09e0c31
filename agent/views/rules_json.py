"""The owner's rules as `rules --json` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, tzinfo
from typing import Any

from agent.core.records import Part, PersonRule, Rule, Suggestion, Terms
from agent.views.brief_json import suggestion_as_json

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Spoken = Iterable[tuple[date, Suggestion]]


def rule(one: Rule, said: Spoken, zone: tzinfo) -> dict[str, Any]:
    """`said`: what it would have said, with the date of the morning."""
    return {
        "name": one.terms.name,
        "kind": one.kind,
        "about": one.about.value,
        "when": one.when.text,
        "say": one.say,
        "limit": one.terms.a_day,
        "rest_days": one.terms.rest_days,
        "days": [WEEKDAYS[day] for day in sorted(one.days)],
        "said": _spoken(said, zone),
    }


def person(one: PersonRule, said: Spoken, zone: tzinfo, *, known: bool) -> dict[str, Any]:
    """`known`: does anybody have this address?"""
    return {
        "address": one.address,
        "never": one.never,
        "pin": one.pin,
        "every_days": one.every_days,
        "by": one.by,
        "known": known,
        "said": _spoken(said, zone),
    }


def built_in(kind: str, terms: Terms) -> dict[str, Any]:
    return {"kind": kind, "rest_days": terms.rest_days, "limit": terms.a_day}


def case(
    where: str, parts: Sequence[tuple[Part, str]], holds: bool, says: str | None, suggestion_id: str, brief: str | None
) -> dict[str, Any]:
    """Why a rule holds of a person or not. `where`: the group or event; `brief`: what this morning's does with it."""
    return {
        "where": where or None,
        "parts": [{"text": part.text, "holds": part.holds, "facts": facts} for part, facts in parts],
        "holds": holds,
        "says": says,
        "suggestion_id": suggestion_id,
        "brief": brief,
    }


def _spoken(said: Spoken, zone: tzinfo) -> list[dict[str, Any]]:
    return [{"date": on.isoformat(), **suggestion_as_json(one, zone)} for on, one in said]
