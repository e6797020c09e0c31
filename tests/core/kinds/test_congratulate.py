"""Today is the day of somebody near."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from agent.core.records import Occasions, OwnerWord, Suggestion, Tie, Verb, YearlyDate, YearlyDay
from agent.core.suggestions import congratulate
from tests.scene import NOW, ago, only, person, scene, tie

ANNA = replace(person("Anna Roe"), birthday=YearlyDate(3, 3, 1984))
TOM = person("Tom Reed")
IN_CALENDAR = YearlyDay((TOM.id,), "Tom's birthday", ago(0.3), "e1")


def said(*ties: Tie, **fields: object) -> list[Suggestion]:
    return list(congratulate.suggest(scene(*ties, **fields)))


def test_a_birthday_in_the_address_book_is_told_on_its_day() -> None:
    one = only(said(tie(ANNA)))
    assert one.text == "Wish Anna Roe a happy birthday: it is today, 3 March, by your address book."
    assert one.because[0].fact == "Your address book has 3 March as the birthday of Anna Roe."
    assert one.because[1].fact == "Nothing from you to Anna Roe today."
    for day in (2, 4):
        assert said(tie(replace(ANNA, birthday=YearlyDate(3, day)))) == []


def test_an_anniversary_is_told_too() -> None:
    one = only(said(tie(replace(TOM, anniversary=YearlyDate(3, 3)))))
    assert one.text == "Think of Tom Reed: today, 3 March, is the anniversary that stands in your address book."


def test_a_birthday_calendar_tells_it_with_its_entry() -> None:
    one = only(said(tie(TOM), occasions=Occasions(days=(IN_CALENDAR,))))
    assert one.text == "Congratulate Tom Reed today: “Tom's birthday” stands in your calendar."
    assert (one.because[0].at, one.because[0].event_uid) == (ago(0.3), "e1")


def test_address_book_and_calendar_do_not_tell_it_twice() -> None:
    both = IN_CALENDAR._replace(people=(ANNA.id,))
    assert only(said(tie(ANNA), occasions=Occasions(days=(both,)))).text.startswith("Wish Anna Roe")


@pytest.mark.parametrize(("circle", "told"), [(5, 1), (15, 1), (50, 1), (150, 0), (None, 0)])
def test_it_is_for_those_who_are_near(circle: int | None, told: int) -> None:
    assert len(said(tie(ANNA, circle=circle))) == told


def test_who_is_pinned_is_near() -> None:
    pinned = {ANNA.id: (OwnerWord(ago(9), Verb.PIN, ANNA.addresses[0]),)}
    assert only(said(tie(ANNA, circle=None), words=pinned)).need == 1.0


def test_a_letter_of_today_closes_it_and_one_of_last_night_does_not() -> None:
    assert said(tie(ANNA, last_from_me_at=ago(0.2))) == []
    assert said(tie(ANNA, last_from_me_at=ago(0.4))) != []


def test_who_was_born_on_the_leap_day_has_a_day_each_year() -> None:
    leap = tie(replace(ANNA, birthday=YearlyDate(2, 29)))
    days = [
        (datetime(year, month, day, 9, tzinfo=UTC), told)
        for year, month, day, told in ((2026, 2, 28, 1), (2026, 3, 1, 0), (2028, 2, 28, 0), (2028, 2, 29, 1))
    ]
    assert [(at, len(said(leap, now=at))) for at, _ in days] == days


def test_next_year_it_is_another_matter() -> None:
    later = NOW.replace(year=2027)
    assert only(said(tie(ANNA))).id != only(said(tie(ANNA), now=later)).id
