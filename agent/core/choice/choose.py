"""Few, varied, rested, and likely of use: which of the candidates this morning's brief carries.

Source: INFERENCE 7, Score: U = v * need * q * theta - c * load, shown if above 0; theta is a draw from what is
believed of the kind and the person (Thompson), and times 1 - .5 exp(-days / 7) since the kind was last shown. The
draw depends on the date and the matter only, so that a morning can be repeated; how likely the draw was to choose
each candidate is told with it. Nothing weak is shown to fill a morning, however the draw falls. What is chosen
stands in the order of its worth, not of the draw; and of two matters of one person the worthier is drawn for.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from agent.core.choice.learning import Beliefs
from agent.core.choice.pace import a_day
from agent.core.choice.reactions import Reaction
from agent.core.choice.rests import reason_to_rest
from agent.core.choice.weights import FIRST, ONCE_A_WEEK, UNASKED, WEIGHTS
from agent.core.records import Rejected, Suggestion

A_WEEK, WEEK_DAYS = 8, 7
OF_A_KIND = 2  # at most so many of one kind a day
LEAST_USEFUL = 0.25  # the score, were it sure to be of use
RECOVERY_DAYS = 7
DRAWS = 200  # for the propensities


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a morning's choice depends on besides its candidates. `reactions`: to all that was shown before `on`."""

    on: date
    reactions: Sequence[Reaction] = ()
    met_today: frozenset[str] = frozenset()  # ids of persons
    events_today: frozenset[tuple[str, datetime]] = frozenset()  # uid and begin of the meetings with them
    circle: frozenset[str] | None = None  # of persons from whom suggestions come; None: from everybody
    circle_size: int = 0
    first_on: date | None = None  # the date of the first brief; None: long ago
    silence: str | None = None  # why nothing at all is suggested this morning


class Choice(NamedTuple):
    """The chosen, what is worth most first, and the others with the reason; each with the propensity to choose it."""

    chosen: list[Suggestion]
    rejected: list[Rejected]


class _Open(NamedTuple):
    """A candidate that nothing speaks against but the others."""

    suggestion: Suggestion
    worth: float  # the score is worth * theta - cost
    cost: float
    thetas: Sequence[float]  # the first is this morning's

    def score(self, draw: int) -> float:
        return self.worth * self.thetas[draw] - self.cost


def choose(candidates: Iterable[Suggestion], occasion: Occasion, draws: int = DRAWS) -> Choice:
    """What this morning's brief carries. Depends on nothing but the arguments, and not on their order.

    `draws`: of how many further draws the propensities are told.
    """
    beliefs = Beliefs(occasion.reactions, occasion.on)
    different = {one.id: one for one in candidates}
    reasons = {one.id: _reason_against(one, occasion) for one in different.values()}
    able = [_opened(one, occasion, beliefs, draws) for one in different.values() if reasons[one.id] is None]
    open_ = _one_a_person(able)
    names = {one.suggestion.id for one in open_}
    for one in able:
        if one.suggestion.id not in names:
            reasons[one.suggestion.id] = "something else about the same person comes first"
    times = Counter(one.id for draw in range(1, draws + 1) for one in _pick(open_, occasion, draw)[0])
    chosen, reasons_beside = _pick(open_, occasion, 0)
    told = {one.id: replace(one, propensity=times[one.id] / draws) for one in different.values()}
    against = reasons | reasons_beside
    return Choice(
        [told[one.id] for one in chosen],
        [Rejected(told[one], reason) for one in sorted(told) if (reason := against[one]) is not None],
    )


def _reason_against(one: Suggestion, occasion: Occasion) -> str | None:
    """Why it cannot be chosen this morning, whatever the draw."""
    if occasion.silence is not None:
        return occasion.silence
    if not occasion.met_today.isdisjoint(one.people) and not (one.by_own_rule and _is_about_today(one, occasion)):
        return "you meet today"
    asked_for = one.kind in UNASKED or one.by_own_rule  # the owner's own rule names whom
    if not asked_for and occasion.circle is not None and occasion.circle.isdisjoint(one.people):
        return f"outside the circle of {occasion.circle_size}"
    reason = reason_to_rest(one, occasion.reactions, occasion.on)
    if reason is not None:
        return reason
    weight = WEIGHTS[one.kind]
    if weight.value * one.need * one.certainty - weight.cost * _load(occasion) < LEAST_USEFUL:
        return "too weak to be worth a morning"
    return None


def _is_about_today(one: Suggestion, occasion: Occasion) -> bool:
    """Does what it says rest on one of today's meetings?"""
    return any((fact.event_uid, fact.at) in occasion.events_today for fact in one.because)


def _opened(one: Suggestion, occasion: Occasion, beliefs: Beliefs, draws: int) -> _Open:
    weight, random_ = WEIGHTS[one.kind], random.Random(f"{occasion.on} {one.id}")
    belief = beliefs.of(one.kind, one.people)
    thetas = [random_.betavariate(belief.useful, belief.not_useful) for _ in range(draws + 1)]
    worth = weight.value * one.need * one.certainty * _recovered(one.kind, occasion)
    return _Open(one, worth, weight.cost * _load(occasion), thetas)


def _week(occasion: Occasion) -> list[Reaction]:
    return [one for one in occasion.reactions if (occasion.on - one.shown.on).days < WEEK_DAYS]


def _load(occasion: Occasion) -> float:
    return 1 + len(_week(occasion)) / 5


def _recovered(kind: str, occasion: Occasion) -> float:
    """What was suggested yesterday is less welcome today (Yancey and Settles, KDD 2020: the recovering bandit)."""
    last = max((one.shown.on for one in occasion.reactions if one.shown.kind == kind), default=None)
    return 1.0 if last is None else 1 - 0.5 * math.exp(-(occasion.on - last).days / RECOVERY_DAYS)


def _one_a_person(able: Iterable[_Open]) -> list[_Open]:
    """Of what is about the same person, what is worth most; in the order of worth."""
    taken: set[str] = set()
    found = []
    for one in sorted(able, key=lambda one: (-one.worth, one.suggestion.id)):
        if taken.isdisjoint(one.suggestion.people):
            taken.update(one.suggestion.people)
            found.append(one)
    return found


def _pick(open_: Sequence[_Open], occasion: Occasion, draw: int) -> tuple[list[Suggestion], dict[str, str]]:
    """The best of one draw within all limits, in the order of `open_`; by id, why others are not among them."""
    week = _week(occasion)
    room = min(a_day(occasion.on, occasion.first_on), A_WEEK - len(week))
    of_the_week = Counter(one.shown.kind for one in week)
    chosen: dict[str, Suggestion] = {}
    reasons: dict[str, str] = {}
    for one in sorted(open_, key=lambda one: (one.suggestion.kind not in FIRST, -one.score(draw), one.suggestion.id)):
        suggestion = one.suggestion
        of_today = sum(other.kind == suggestion.kind for other in chosen.values())
        if one.score(draw) <= 0:
            reasons[suggestion.id] = "this morning's draw left it out"
        elif suggestion.kind in ONCE_A_WEEK and of_today + of_the_week[suggestion.kind]:
            reasons[suggestion.id] = "one of its kind is enough for a week"
        elif of_today >= OF_A_KIND:
            reasons[suggestion.id] = "two of its kind are enough for a day"
        elif _rule_has_spoken(suggestion, chosen.values()):
            reasons[suggestion.id] = "its rule has spoken as often today as you want it to"
        elif len(chosen) >= room:
            reasons[suggestion.id] = "three a day and eight a week are enough, and at first one a day"
        else:
            chosen[suggestion.id] = suggestion
    return [one.suggestion for one in open_ if one.suggestion.id in chosen], reasons


def _rule_has_spoken(one: Suggestion, chosen: Iterable[Suggestion]) -> bool:
    a_day = one.terms.a_day if one.terms else None
    return a_day is not None and sum((other.terms, other.kind) == (one.terms, one.kind) for other in chosen) >= a_day
