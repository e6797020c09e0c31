"""Few, varied, rested: which of the candidates this morning's brief carries.

The score is INFERENCE 7's without learning: U = v * need - c * load; nothing weak is shown to fill a morning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from agent.core.records import Rejected, Shown, Suggestion

A_DAY, A_WEEK = 3, 8
PERSON_RESTS_DAYS = 7
VALUE = {
    "came_back": 1.2, "answer": 1.0, "thank": 0.9, "after_meeting": 0.8, "follow_up": 0.8, "tell": 0.6,
    "reconnect": 0.7, "waiting_kindly": 0.5,
}  # fmt: skip
COST = {
    "came_back": 0.1, "answer": 0.15, "thank": 0.15, "after_meeting": 0.2, "follow_up": 0.2, "tell": 0.2,
    "reconnect": 0.25, "waiting_kindly": 0.25,
}  # fmt: skip
# The same kind for the same person; follow_up keeps its own times.
RESTS_DAYS = {
    "came_back": 90, "answer": 7, "thank": 30, "after_meeting": 14, "follow_up": 14, "tell": 180, "reconnect": 120,
    "waiting_kindly": 90,
}  # fmt: skip
LEAST_USEFUL = 0.15
TIMES = 2  # the same matter is mentioned so often and no more
OF_A_KIND = 2  # at most so many of one kind a day


def choose(
    candidates: Iterable[Suggestion], history: Sequence[Shown], on: date, met_today: frozenset[str]
) -> tuple[list[Suggestion], list[Rejected]]:
    """The chosen, best first, and the others with the reason; both depend on nothing but the arguments."""
    week = [shown for shown in history if on - shown.on < timedelta(days=7)]
    load = 1 + len(week) / 5
    different = {one.id: one for one in candidates}
    useful = {one.id: VALUE[one.kind] * one.need - COST[one.kind] * load for one in different.values()}
    ordered = sorted(different.values(), key=lambda one: (-useful[one.id], one.id))
    room = min(A_DAY, A_WEEK - len(week))
    chosen: list[Suggestion] = []
    rejected: list[Rejected] = []
    for one in ordered:
        reason = _reason_against(one, useful[one.id], chosen, room, history, on, met_today)
        if reason is None:
            chosen.append(one)
        else:
            rejected.append(Rejected(one, reason))
    return chosen, rejected


def _age_days(one: Suggestion, on: date) -> int:
    """How old the matter was on a date, by the first of its facts."""
    at = next((fact.at for fact in one.because if fact.at is not None), None)
    return (on - at.date()).days if at is not None else 0


def _reason_against(
    one: Suggestion,
    useful: float,
    chosen: Sequence[Suggestion],
    room: int,
    history: Sequence[Shown],
    on: date,
    met_today: frozenset[str],
) -> str | None:
    people = set(one.people)
    if not people.isdisjoint(met_today):
        return "you meet today"
    for shown in reversed(history):
        if people.isdisjoint(shown.people):
            continue
        days = (on - shown.on).days
        if days < PERSON_RESTS_DAYS:
            return f"the brief of {shown.on} was about the same person"
        if shown.suggestion_id == one.id and days < _age_days(one, shown.on):
            return f"the brief of {shown.on} mentioned it, and it is not twice as old yet"
        if shown.kind == one.kind and days < RESTS_DAYS[one.kind]:
            return f"the brief of {shown.on} suggested the same"
    if sum(shown.suggestion_id == one.id for shown in history) >= TIMES:
        return "it has been mentioned twice already"
    if useful < LEAST_USEFUL:
        return "too weak to be worth a morning"
    if any(not people.isdisjoint(other.people) for other in chosen):
        return "today's brief is already about the same person"
    if sum(other.kind == one.kind for other in chosen) >= OF_A_KIND:
        return "two of its kind are enough for a day"
    if len(chosen) >= room:
        return "three a day and eight a week are enough"
    return None
