"""What speaks against a suggestion whatever else there is this morning: it rests, it is over, or it was enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from agent.core.choice.reactions import Reaction
from agent.core.choice.weights import UNTIL_DONE, WEIGHTS
from agent.core.records import Outcome, Suggestion

PERSON_RESTS_DAYS = 7
TIMES = 2  # the same matter is mentioned so often and no more
SNOOZE_DAYS = 7  # where no date was given
NOT_USEFUL_TIMES, NOT_USEFUL_RESTS_DAYS = 2, 90  # about one person, within a year (INFERENCE 7)
YEAR_DAYS = 365


def reason_to_rest(one: Suggestion, reactions: Sequence[Reaction], on: date) -> str | None:
    """Why it is not the time for this suggestion, in plain words; None if it is."""
    before = [r for r in reactions if r.shown.suggestion_id == one.id]
    last = before[-1] if before else None
    if last is not None and last.outcome is not None:
        if last.outcome is not Outcome.SNOOZE:
            return "it is done" if last.outcome is Outcome.DONE else "you found it not useful"
        if on < _until(last):
            return f"you put it off until {_until(last)}"
    people = set(one.people)
    about_them = [r for r in reactions if not people.isdisjoint(r.shown.people)]
    return next(_reasons(one, before, about_them, on), None)


def _reasons(one: Suggestion, before: list[Reaction], about_them: list[Reaction], on: date) -> Iterator[str]:
    """`before`: this very matter; `about_them`: any about the same people. How long is the owner's word, if given."""
    wish = one.terms.rest_days if one.terms else None
    rests_days = WEIGHTS[one.kind].rests_days if wish is None else wish
    for other in reversed(about_them):
        days = (on - other.shown.on).days
        if other.shown.suggestion_id == one.id and other.outcome is Outcome.SNOOZE:
            continue  # the owner has asked for it again
        if days < PERSON_RESTS_DAYS:
            yield f"the brief of {other.shown.on} was about the same person"
        if wish is None and other.shown.suggestion_id == one.id and days < _age_days(one, other.shown.on):
            yield f"the brief of {other.shown.on} mentioned it, and it is not twice as old yet"
        if other.shown.kind == one.kind and days < rests_days:
            yield f"the brief of {other.shown.on} suggested the same"
    if one.kind not in UNTIL_DONE and sum(other.outcome is not Outcome.SNOOZE for other in before) >= TIMES:
        yield "it has been mentioned twice already"
    refused = [r.on for r in about_them if r.outcome is Outcome.NOT_USEFUL and r.on and (on - r.on).days < YEAR_DAYS]
    if len(refused) >= NOT_USEFUL_TIMES and (on - max(refused)).days < NOT_USEFUL_RESTS_DAYS:
        yield f"you found {len(refused)} of these about the same person not useful"


def _until(snoozed: Reaction) -> date:
    assert snoozed.on is not None
    return snoozed.until or snoozed.on + timedelta(days=SNOOZE_DAYS)


def _age_days(one: Suggestion, on: date) -> int:
    """How old the matter was on a date, by the first of its facts."""
    at = next((fact.at for fact in one.because if fact.at is not None), None)
    return (on - at.date()).days if at is not None else 0
