"""Congratulate: today is the birthday or the anniversary of somebody near, by the address book or a calendar.

Only on the day itself. Closed by any letter of the owner to them on that day.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from datetime import date

from agent.core.dates import MONTHS, local_date
from agent.core.owner_words import said
from agent.core.records import Fact, Scene, Suggestion, Tie, Verb, YearlyDate, YearlyDay
from agent.core.suggestions.words import listed, quoted, suggestion_id

KIND = "congratulate"
NEED = {5: 1.0, 15: 0.9, 50: 0.75}  # by circle; who is pinned counts as of the innermost
LEAP_DAY = (2, 29)


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each day of somebody; where address book and calendar agree, the address book speaks."""
    today = local_date(scene.now, scene.owner.zone)
    told: set[str] = set()
    for tie in scene.ties.values():
        for which, on in (("birthday", tie.person.birthday), ("anniversary", tie.person.anniversary)):
            if _is_on(on, today) and _is_open(tie, scene):
                told.add(tie.person.id)
                yield _by_the_address_book(which, tie, today, scene)
    for one in scene.occasions.days:
        ties = [near for person_id in one.people if (near := scene.ties.get(person_id)) and _is_open(near, scene)]
        if ties and told.isdisjoint(one.people):
            yield _by_the_calendar(one, ties, today, scene)


def _is_on(yearly: YearlyDate | None, today: date) -> bool:
    """Who was born on 29 February is congratulated on the 28th where there is none."""
    if yearly is None:
        return False
    leap_day = (yearly.month, yearly.day) == LEAP_DAY and not isleap(today.year)
    return (today.month, today.day) == ((2, 28) if leap_day else (yearly.month, yearly.day))


def _is_open(tie: Tie, scene: Scene) -> bool:
    """Is it somebody near to whom nothing was written today?"""
    zone, wrote_at = scene.owner.zone, tie.last_from_me_at
    near = tie.circle in NEED or _is_pinned(tie, scene)
    return near and (wrote_at is None or local_date(wrote_at, zone) < local_date(scene.now, zone))


def _is_pinned(tie: Tie, scene: Scene) -> bool:
    return said(scene.words.get(tie.person.id, ()), Verb.PIN)


def _by_the_address_book(which: str, tie: Tie, today: date, scene: Scene) -> Suggestion:
    name, day = tie.person.name, f"{today.day} {MONTHS[today.month - 1]}"
    text = f"Wish {name} a happy birthday: it is today, {day}, by your address book."
    if which == "anniversary":
        text = f"Think of {name}: today, {day}, is the anniversary that stands in your address book."
    fact = Fact(f"Your address book has {day} as the {which} of {name}.")
    return _suggestion([tie], text, fact, (which, tie.person.id, str(today.year)), scene)


def _by_the_calendar(one: YearlyDay, ties: list[Tie], today: date, scene: Scene) -> Suggestion:
    names = listed([tie.person.name for tie in ties])
    fact = Fact(f"{quoted(one.title)} stands in your calendar.", one.at, event_uid=one.event_uid)
    text = f"Congratulate {names} today: {quoted(one.title)} stands in your calendar."
    return _suggestion(ties, text, fact, (one.event_uid, str(today.year)), scene)


def _suggestion(ties: list[Tie], text: str, fact: Fact, matter: tuple[str, ...], scene: Scene) -> Suggestion:
    names = tuple(tie.person.name for tie in ties)
    return Suggestion(
        id=suggestion_id(KIND, *matter),
        kind=KIND,
        people=tuple(tie.person.id for tie in ties),
        names=names,
        text=text,
        because=(fact, Fact(f"Nothing from you to {listed(names)} today.")),
        need=max(1.0 if _is_pinned(tie, scene) else NEED[tie.circle or 50] for tie in ties),
    )
