"""Somebody near has not been seen in person for long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.core.records import Apart, Occasions, Suggestion, Trace, Wishes
from agent.core.suggestions import meet
from tests.scene import OWNER, ago, only, person, scene, tie

TOM = person("Tom Reed")
COFFEE = Trace(ago(120), True, "Coffee", None, "e1")
APART = Apart(TOM.id, COFFEE, 9)
FAIR = Trace(ago(-5), False, "Book fair", None, "e2")


def said(one: Apart = APART, see_after_days: tuple[int, ...] = (60, 90, 180), **fields: object) -> list[Suggestion]:
    owner = replace(OWNER, wishes=Wishes(see_after_days=see_after_days))
    return list(meet.suggest(scene(tie(TOM, **fields), owner=owner, occasions=Occasions(apart=(one,)))))


def test_it_tells_the_last_meeting_and_how_often_they_were_in_touch_since() -> None:
    one = only(said())
    assert one.text == (
        "See Tom Reed in person again: you last met on 3 November, and have been in touch on nine days since, by mail "
        "or online as far as your calendar tells."
    )
    assert (one.because[0].fact, one.because[0].event_uid) == ("You last met in person: “Coffee”.", "e1")


def test_it_tells_when_the_calendar_takes_the_owner_to_where_they_have_met() -> None:
    near = APART._replace(met=COFFEE._replace(at=ago(40)), ahead=FAIR, place="Leipzig", there=COFFEE)
    one = only(said(near))
    assert one.text.endswith("“Book fair” takes you to Leipzig on Sunday, and you have met in Leipzig before.")
    assert [(fact.event_uid, fact.at) for fact in one.because[-2:]] == [("e2", ago(-5)), ("e1", ago(120))]
    assert said(near._replace(ahead=None)) == []


@pytest.mark.parametrize(
    ("circle", "days", "due"), [(5, 61, 1), (5, 59, 0), (15, 91, 1), (15, 89, 0), (50, 179, 0), (150, 400, 0)]
)
def test_the_nearer_the_sooner(circle: int, days: float, due: int) -> None:
    assert len(said(APART._replace(met=COFFEE._replace(at=ago(days))), circle=circle)) == due


@pytest.mark.parametrize("fields", [{"next_planned_at": ago(-9)}, {"last_contact_at": ago(70)}, {"circle": None}])
def test_who_will_be_met_or_is_silent_or_far_is_left(fields: dict[str, object]) -> None:
    assert said(**fields) == []
    assert said(APART._replace(days=2)) == []


def test_the_owner_says_after_how_long_and_for_which_circles() -> None:
    assert said(see_after_days=(60, 150), circle=15) == []
    assert said(see_after_days=(60,), circle=15) == []
    assert said(see_after_days=(60, 90, 180, 100), circle=150)
