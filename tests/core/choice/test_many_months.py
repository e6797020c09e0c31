"""Many months of mornings with an owner who does some of it and ignores the rest: what the choice makes of that."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from agent.core.choice import pace
from agent.core.choice.choose import A_WEEK, Occasion, choose
from agent.core.choice.reactions import reactions
from agent.core.records import Feedback, Outcome, Shown, Suggestion

START = date(2026, 1, 5)  # a Monday
KINDS = ("answer", "thank", "offer_help", "reconnect", "tell")
EVERY_DAY = range(7)


def candidates(day: int) -> Iterator[Suggestion]:
    """Each morning two of every kind, about other people each time."""
    for kind in KINDS:
        for n in range(2):
            who = f"p{day}-{kind}-{n}"
            yield Suggestion(f"{kind} {who}", kind, (who,), (who,), "text", (), 0.9)


def months(does: dict[str, float], days: int = 240) -> tuple[list[Shown], list[bool]]:
    """What was shown, and on which mornings it was once a week. `does`: how likely the owner does a kind."""
    history: list[Shown] = []
    feedback: list[Feedback] = []
    weekly: list[bool] = []
    chance = random.Random(1)
    for day in range(days):
        on = START + timedelta(days=day)
        reacted = reactions(history, feedback, UTC)
        rare = pace.pace(reacted, on).weekly
        weekly.append(rare)
        silence = "rare" if rare and on.weekday() != pace.weekday(EVERY_DAY) else None
        made = choose(candidates(day), Occasion(on, reacted, first_on=START, silence=silence), draws=1)
        for one in made.chosen:
            history.append(Shown(on, one.id, one.kind, one.people))
            if chance.random() < does.get(one.kind, 0.0):
                feedback.append(Feedback(datetime.combine(on, time(18), UTC), one.id, Outcome.DONE))
    return history, weekly


def test_what_the_owner_does_comes_more_often_and_what_is_ignored_does_not_vanish() -> None:
    history, weekly = months({"answer": 0.7, "thank": 0.7}, days=365)
    later = Counter(one.kind for one in history if one.on >= START + timedelta(days=120))
    used, ignored = later["answer"] + later["thank"], sum(later[kind] for kind in ("offer_help", "reconnect", "tell"))
    assert used > 2 * ignored > 0
    assert sum(weekly) < 30
    assert len(history) <= A_WEEK * 53


def test_an_owner_who_ignores_everything_is_written_to_once_a_week() -> None:
    history, weekly = months({})
    assert not any(weekly[:24])
    assert all(weekly[40:])
    later = {one.on for one in history if one.on >= START + timedelta(days=40)}
    assert {on.weekday() for on in later} == {0}


def test_an_owner_who_does_everything_is_never_slowed_down() -> None:
    history, weekly = months(dict.fromkeys(KINDS, 1.0))
    assert not any(weekly)
    assert len(history) > 200
