"""Mornings on which nothing is suggested: the owner is on holiday, or made little use of it; meetings still stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent.core.brief import compose
from agent.core.records import Attendee, Balance, Event, Mailbox, Shown, Waiting
from agent.morning import morning, replay
from agent.views import brief_text
from tests import scene as scenes
from tests.small_store import ANNA, JO, NOW, OWNER, TOM, event, known, store

THANKED = event("Coffee with Anna", 0.8, ANNA, location="Blue Door Cafe")
TODAY = event("Lunch with Tom", -0.2, TOM, location="Blue Door Cafe")


def whole_days(title: str, **fields: object) -> Event:
    return event(title, 2.25, hours=96, all_day=True, **fields)


def kinds(*events: Event) -> tuple[list[str], int]:
    """What is suggested, and how many meetings there are today."""
    made = morning(store([THANKED, TODAY, *events], known(ANNA, TOM)), OWNER, (), NOW).brief
    return [one.kind for one in made.suggestions], len(made.today)


def test_on_holiday_nothing_is_suggested_and_meetings_stand() -> None:
    assert kinds() == (["thank"], 1)
    assert kinds(whole_days("Holiday in Portugal")) == ([], 1)
    assert kinds(whole_days("Vacaciones")) == ([], 1)


@pytest.mark.parametrize(
    "other",
    [
        whole_days("Anna on holiday"),
        whole_days("Holiday", status="cancelled"),
        whole_days("Holiday", attendees=(Attendee(JO.address, JO.name, "declined"),)),
        whole_days("Holiday", organizer=Attendee(TOM.address, TOM.name)),
        whole_days("Holiday", created_at=NOW + timedelta(hours=1)),
        event("Holiday", 0.02, hours=2),
        event("Holiday", 9, hours=48),
    ],
)
def test_what_is_no_holiday_of_the_owners_now_silences_nothing(other: Event) -> None:
    assert kinds(other)[0] == ["thank"]


def test_the_brief_says_why_it_is_silent() -> None:
    made = morning(store([THANKED, whole_days("Urlaub")], known(ANNA)), OWNER, (), NOW).brief
    assert "Your calendar says holiday, so nothing is suggested." in brief_text.render(made, zone=OWNER.zone)
    assert [one.reason for one in made.rejected] == ["your calendar says holiday"]


def test_once_a_week_is_said_with_the_first_of_them_and_not_again() -> None:
    anna, tom = scenes.person("Anna Roe"), scenes.person("Tom Reed")
    on = scenes.NOW.date()  # a Tuesday
    ignored = tuple(Shown(on - timedelta(days=day), f"s{day}", "tell", (f"p{day}",)) for day in range(30, 6, -3))
    waits = [
        Waiting("me", f"m{n}", "Keys?", scenes.ago(4), who.id, 0.9, True, "", expected=0.9)
        for n, who in enumerate((anna, tom))
    ]
    here = scenes.scene(scenes.tie(anna), scenes.tie(tom), waiting=tuple(waits), history=ignored)
    tuesday, monday = compose(here, (), Balance(1, 1)), compose(_six_days_later(here), (), Balance(1, 1))
    assert (tuesday.suggestions, tuesday.notes) == ((), ())
    assert {one.reason for one in tuesday.rejected} == {"once a week is enough for now"}
    assert len(monday.suggestions) == 2
    (note,) = monday.notes
    assert note.startswith("You had little use for these lately, so they come once a week now, on Monday")
    later = (*ignored, *(Shown(monday.on, one.id, one.kind, one.people) for one in monday.suggestions))
    assert compose(_six_days_later(here, later), (), Balance(1, 1)).notes == ()


def _six_days_later(here: scenes.Scene, history: tuple[Shown, ...] | None = None) -> scenes.Scene:
    return replace(here, now=here.now + timedelta(days=6), history=here.history if history is None else history)


def test_a_replay_begins_gently() -> None:
    people = [
        Mailbox(f"{given} {family}", f"{given}@{family}.example".lower())
        for given in ("Ada", "Bea", "Cleo", "Dora", "Edna")
        for family in ("Roe", "Kay", "Lund", "Moss")
    ]
    coffees = [
        event(f"Coffee with {who.name}", age + 0.5, who, location="Blue Door Cafe")
        for age, who in zip(range(30, 10, -1), people, strict=True)
    ]
    db = store(coffees, known(*people))
    first = date(2026, 2, 10)
    mornings = replay(db, OWNER, first, first + timedelta(days=8), NOW.time(), OWNER.wishes.brief_days)
    days = [len(one.suggestions) for one in mornings]
    assert sum(days) > 0
    assert all(count <= 1 for count in days[:3])
    assert all(count <= 2 for count in days[3:7])
