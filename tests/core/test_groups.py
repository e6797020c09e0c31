"""Who keeps coming together with the owner: which circles are groups, what they are called, when they end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.groups import find
from agent.core.groups.circles import SIMILAR, Circle, Circles, likeness
from agent.core.records import OWNER, Group, Together
from agent.core.subjects import bare
from tests.scene import NOW, ago

ANNA, TOM, SAM, DANA, LUIS = "p-anna", "p-tom", "p-sam", "p-dana", "p-luis"
FEW = (ANNA, TOM, SAM)


def letter(days: float, *people: str, by: str = OWNER, title: str = "", matter: str = "") -> Together:
    about = title or f"Note of {days}"
    return Together(ago(days), frozenset(people), by, matter or f"m{days}", about, source=f"m{days}@a.example")


def meeting(days: float, *people: str, title: str = "Committee", series: bool = True) -> Together:
    return Together(ago(days), frozenset(people), OWNER, "uid", title, True, series, "uid")


def groups(*gatherings: Together, now: datetime = NOW, people: int = 50) -> list[Group]:
    found = find.circles(sorted(gatherings), now)
    return find.labelled(found, lambda: (), people, lambda circle: (), now)


def project(first: float = 60, *, by: tuple[str, ...] = (OWNER, ANNA, TOM)) -> list[Together]:
    """Three days, three topics, three people."""
    return [letter(first - 10 * n, *FEW, by=one) for n, one in enumerate(by)]


def test_three_days_with_the_same_few_about_more_than_one_thing_are_a_group() -> None:
    (group,) = groups(*project())
    assert set(group.members) == set(FEW)
    assert (group.first_at, group.last_at, group.days) == (ago(60), ago(40), 3)
    assert group.usual_gap_days == 10


@pytest.mark.parametrize(
    "gatherings",
    [
        project()[:2],
        [letter(40 + n / 100, *FEW, by=by) for n, by in enumerate((OWNER, ANNA, TOM))],  # one day
        project(by=(OWNER, OWNER, OWNER)),
        project(by=(ANNA, TOM, ANNA)),  # the owner only reads
        [letter(60 - 10 * n, *FEW, by=by, title="Re: Hall") for n, by in enumerate((OWNER, ANNA, TOM))],
        [letter(400 - 100 * n, *FEW, by=by) for n, by in enumerate((OWNER, ANNA, TOM))],
    ],
    ids=["two days", "one day", "one writer", "without the owner", "one long thread", "too far apart"],
)
def test_less_than_that_is_no_group(gatherings: list[Together]) -> None:
    assert groups(*gatherings) == []


def test_a_recurring_event_with_the_same_few_is_a_group_from_its_second_time_on() -> None:
    assert groups(meeting(90, *FEW)) == []
    (group,) = groups(meeting(90, *FEW, title="Education committee"), meeting(0.5, *FEW, title="Education committee"))
    assert group.label == "Education committee"
    assert group.last_met_at == ago(0.5)


def test_a_letter_on_the_day_of_a_meeting_hides_no_meeting() -> None:
    days = [one for days in (90, 60) for one in (letter(days + 0.1, *FEW), meeting(days, *FEW))]
    (group,) = groups(*days)
    assert group.last_met_at == ago(60)


def test_who_is_there_now_and_then_is_not_its_core() -> None:
    (group,) = groups(*project(), letter(30, *FEW, DANA), letter(20, ANNA, TOM))
    assert set(group.members) == set(FEW)
    assert group.last_at == ago(20)


def test_who_only_has_copies_is_a_member_and_not_active() -> None:
    (group,) = groups(*project(by=(OWNER, ANNA, TOM)))
    assert (set(group.members), set(group.active), group.is_work) == (set(FEW), {ANNA, TOM}, True)
    (met,) = groups(meeting(40, *FEW), meeting(9, *FEW))
    assert set(met.active) == set(FEW)


def test_a_talk_between_two_with_copies_to_others_is_no_group() -> None:
    assert groups(*project(by=(OWNER, ANNA, OWNER))) == []


def test_other_people_are_another_group() -> None:
    others = [letter(50 - 10 * n, DANA, LUIS, by=by) for n, by in enumerate((OWNER, DANA, LUIS))]
    assert {group.members for group in groups(*project(), *others)} == {tuple(sorted(FEW)), (DANA, LUIS)}


def test_the_same_people_years_later_are_a_new_group() -> None:
    older, later = groups(*project(900), *project(60))[::-1]
    assert (older.first_at, later.first_at) == (ago(900), ago(60))
    assert older.id != later.id


def test_a_group_has_ended_when_it_is_silent_for_much_longer_than_usual() -> None:
    assert [one.ended for one in groups(*project(59.5))] == [False]
    assert [one.ended for one in groups(*project(62))] == [True]


def test_what_is_planned_has_not_ended_and_what_is_planned_alone_is_no_group() -> None:
    (group,) = groups(*project(100), meeting(-5, *FEW))
    assert (group.ended, group.next_at, group.last_at) == (False, ago(-5), ago(80))
    assert groups(*(meeting(-7 * n, *FEW) for n in range(1, 9))) == []


def test_a_series_that_is_over_has_ended_unless_the_work_goes_on() -> None:
    series = [meeting(days, *FEW) for days in (70, 40, 10)]
    assert [one.ended for one in groups(*series)] == [True]
    assert [one.ended for one in groups(*series, letter(8, *FEW, title="Thank you all"))] == [True]
    assert [one.ended for one in groups(*(meeting(days, *FEW) for days in (90, 60, 30)), letter(2, *FEW))] == [False]


def test_the_label_is_what_its_subjects_say_and_other_people_do_not() -> None:
    titles = ("Re: The Spring show, money", "Hall for the Spring Show", "Spring show: who helps?")
    gatherings = [letter(60 - n, *FEW, by=by, title=t) for n, (t, by) in enumerate(zip(titles, FEW, strict=True))]
    found = find.circles([letter(61, *FEW, title="News"), *gatherings], NOW)
    (group,) = find.labelled(found, lambda: (), 50, lambda circle: (), NOW)
    assert group.label == "Spring show"
    everybody = [(f"p{n}", "The show") for n in range(40)]
    (group,) = find.labelled(found, lambda: everybody, 50, lambda circle: (), NOW)
    assert group.label == "Spring show"
    everybody = [(f"p{n}", "Spring show") for n in range(40)]
    (group,) = find.labelled(found, lambda: everybody, 50, lambda circle: (), NOW)
    assert group.label == ""


def test_names_days_and_numbers_are_no_label() -> None:
    titles = ("Anna, Monday 3 March", "Re: Anna on Monday", "Anna 2026")
    gatherings = [letter(60 - n, *FEW, by=by, title=t) for n, (t, by) in enumerate(zip(titles, FEW, strict=True))]
    found = find.circles([letter(61, *FEW, title="News"), *gatherings], NOW)
    (group,) = find.labelled(found, lambda: (), 50, lambda circle: ("Anna Roe",), NOW)
    assert group.label == ""


def test_a_group_without_subjects_has_no_label() -> None:
    assert [one.label for one in groups(*(one._replace(title="") for one in project()))] == [""]


@pytest.mark.parametrize(
    ("title", "said"),
    [("Re: [club] AW: Hall", "Hall"), ("[club]", "[club]"), ("Fwd:  Two   rooms", "Two rooms"), ("", "")],
)
def test_reply_prefixes_and_list_tags_are_no_part_of_a_title(title: str, said: str) -> None:
    assert bare(title) == said


PEOPLE = st.frozensets(st.sampled_from("abcdefgh"), min_size=2, max_size=7)
LIVES = st.lists(st.tuples(PEOPLE, st.sampled_from(["", "a", "b"]), st.integers(0, 40)), max_size=40)


Spoken = tuple[frozenset[str], str, int]  # with whom, by whom, days after the one before


def life(spoken: Iterable[Spoken]) -> list[Together]:
    found, at = [], ago(500)
    for number, (people, by, days) in enumerate(spoken):
        at += timedelta(days=days, hours=1)
        found.append(Together(at, people, by, f"m{number}", f"Title {number % 5}", source=f"m{number}"))
    return found


class Exhaustive(Circles):
    """Looks at every circle, instead of only those with the rarest people, and lets go of none."""

    def _candidates(self, people: frozenset[str]) -> Iterable[Circle]:
        return {id(c): c for of in self._of.values() for c in of}.values()

    def _give_up(self, day: int) -> None:
        pass


@given(LIVES)
@settings(deadline=None, max_examples=60)
def test_looking_at_the_rarest_people_only_finds_what_looking_at_all_finds(spoken: list[Spoken]) -> None:
    few, all_ = Circles(), Exhaustive()
    for one in life(spoken):
        few.add(one)
        all_.add(one)
    assert [(c.first, c.core, c.days) for c in few.groups] == [(c.first, c.core, c.days) for c in all_.groups]


@given(LIVES)
@settings(deadline=None, max_examples=60)
def test_a_group_is_never_of_one_nor_brief_nor_without_its_core(spoken: list[Spoken]) -> None:
    lived = life(spoken)
    for circle in find.circles(lived, ago(-9999)):
        assert len(circle.core) >= 2
        assert circle.days >= 3
        assert all(circle.presence[person] >= 0.6 * circle.days for person in circle.core)


@given(PEOPLE, PEOPLE)
def test_likeness_is_symmetric_and_whole_for_the_same_people(one: frozenset[str], other: frozenset[str]) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1 >= likeness(one, other) >= 0
    assert SIMILAR < 1
