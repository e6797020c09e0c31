"""What is said of groups and introductions: the facts, and the suggestions follow_up, tell and prepare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.core.records import OWNER, Group, Introduction, TieState, Together
from agent.core.suggestions import follow_up, prepare, tell
from agent.core.suggestions.common_ground import group_fact, introduction_fact
from tests.scene import NOW, ZONE, ago, meeting, only, person, scene, tie

ANNA, TOM, SAM = person("Anna Roe"), person("Tom Reed"), person("Sam Ortiz")
NAMES = {one.id: one.name for one in (ANNA, TOM, SAM)}
MET = Together(ago(5), frozenset(NAMES), OWNER, "e1", "Education committee", True, True, "e1")
COMMITTEE = Group(
    id="g1", label="Education committee", members=tuple(NAMES), active=tuple(NAMES), first_at=ago(140),
    last_at=ago(5), last_met_at=ago(5), next_at=None, days=9, usual_gap_days=20, ended=True, last=MET,
)  # fmt: skip
PROJECT = replace(
    COMMITTEE, id="g2", label="Spring show", members=(ANNA.id, TOM.id), active=(ANNA.id, TOM.id), last_met_at=None,
    last_at=ago(35), last=Together(ago(35), frozenset((ANNA.id, TOM.id)), TOM.id, "m1", "Re: Frames", source="m2"),
)  # fmt: skip
WORD = Introduction(TOM.id, ANNA.id, ago(200), "Meet Tom", 0, message_id="m1")


@pytest.mark.parametrize(
    ("group", "said"),
    [
        (COMMITTEE, "You and three others worked together on “Education committee” from October 2025 on; you last met "
                    "on Thursday and nothing is planned."),
        (replace(COMMITTEE, ended=False, next_at=ago(-9)), "You and three others have worked together on “Education "
         "committee” since October 2025; you last met on Thursday and you meet next on 12 March."),
        (replace(PROJECT, ended=False, label=""), "You, Anna Roe and Tom Reed have worked together since October 2025; "
         "the last mail came on 27 January."),
        (replace(COMMITTEE, active=(TOM.id,)), "You and three others were in the same letters on “Education committee” "
         "from October 2025 on; you last met on Thursday and nothing is planned."),
    ],
    ids=["ended", "planned", "without a label", "mostly copies"],
)  # fmt: skip
def test_a_group_is_told_in_dates(group: Group, said: str) -> None:
    assert group_fact(group, NAMES, NOW, ZONE).fact == said


def test_the_facts_of_a_group_and_of_an_introduction_can_be_checked() -> None:
    assert group_fact(COMMITTEE, NAMES, NOW, ZONE).event_uid == "e1"
    assert group_fact(PROJECT, NAMES, NOW, ZONE).message_id == "m2"
    fact = introduction_fact(WORD, "Anna Roe", ZONE)
    assert fact.fact == "Anna Roe brought you together on 15 August 2025, with “Meet Tom”."
    assert (fact.at, fact.message_id) == (ago(200), "m1")


def test_where_no_subjects_are_kept_it_is_said_without_them() -> None:
    assert "with a mail." in introduction_fact(replace(WORD, title=""), "Anna Roe", ZONE).fact
    plain = replace(PROJECT, label="", last=PROJECT.last._replace(title=""))
    asked = only(follow_up.suggest(scene(*everybody(), groups=(plain,))))  # type: ignore[arg-type]
    assert asked.text.startswith("Ask Anna Roe what became of your work together: ")
    told = tell.suggest(scene(tie(ANNA), tie(TOM), introductions={TOM.id: replace(WORD, title="")}))
    assert only(told).text.startswith("Tell Anna Roe what became of it: you and Tom Reed")


def everybody(**fields: object) -> list[object]:
    start: dict[str, object] = {"last_from_me_at": ago(50), "last_contact_at": ago(50)}
    return [tie(one, **(start | fields)) for one in (ANNA, TOM, SAM)]


def test_when_a_series_is_over_those_are_thanked_who_were_not_yet() -> None:
    thanked = tie(SAM, last_from_me_at=ago(1))
    one = only(follow_up.suggest(scene(*everybody()[:2], thanked, groups=(COMMITTEE,))))  # type: ignore[arg-type]
    assert one.text == (
        "Thank Anna Roe and Tom Reed for “Education committee”: you have worked on it together since October 2025, "
        "last met on Thursday, and nothing is planned."
    )
    assert one.because[1].event_uid == "e1"


def test_a_month_later_the_nearest_is_asked_what_became_of_it() -> None:
    anna, tom, _ = everybody()
    nearer = replace(tom, closeness=2.0)  # type: ignore[type-var]
    one = only(follow_up.suggest(scene(anna, nearer, groups=(PROJECT,))))  # type: ignore[arg-type]
    assert one.text == (
        "Ask Tom Reed what became of “Spring show”: you last worked on it together on 27 January, and have not been "
        "in touch since."
    )
    assert one.because[1].fact == "Tom Reed wrote last: “Frames”."


@pytest.mark.parametrize(
    "group",
    [
        replace(COMMITTEE, ended=False),
        replace(COMMITTEE, last_at=ago(20), last_met_at=ago(20)),
        replace(PROJECT, last_at=ago(60)),
        replace(PROJECT, days=4),
        replace(PROJECT, active=()),
    ],
    ids=["goes on", "too late to thank, too early to ask", "between the times to ask", "little work", "copies"],
)
def test_a_group_is_left_alone_otherwise(group: Group) -> None:
    assert list(follow_up.suggest(scene(*everybody(), groups=(group,)))) == []  # type: ignore[arg-type]
    assert not follow_up.is_due(group, NOW)


def test_nobody_is_asked_with_whom_the_owner_has_been_in_touch_since() -> None:
    assert list(follow_up.suggest(scene(*everybody(last_contact_at=ago(3)), groups=(PROJECT,)))) == []  # type: ignore[arg-type]


def test_who_brought_somebody_is_told_when_something_became_of_it() -> None:
    anna, tom = tie(ANNA), tie(TOM, active_days=12, last_contact_at=ago(4))
    one = only(tell.suggest(scene(anna, tom, introductions={TOM.id: WORD})))
    assert one.people == (ANNA.id,)
    assert one.text == (
        "Tell Anna Roe what became of “Meet Tom”: you and Tom Reed have been in touch on about 12 days since, the last "
        "time on Friday."
    )
    for quiet in (replace(tom, state=TieState.DORMANT), replace(tom, active_days=3)):
        assert list(tell.suggest(scene(anna, quiet, introductions={TOM.id: WORD}))) == []
    early = {TOM.id: replace(WORD, at=ago(30))}
    assert list(tell.suggest(scene(anna, tom, introductions=early))) == []


def test_before_a_meeting_it_is_told_what_you_share_and_who_brought_you_together() -> None:
    ties, today = (tie(ANNA), tie(TOM, last_met_at=ago(120))), (meeting(-0.2, TOM.id),)
    shared = (replace(PROJECT, ended=False), replace(COMMITTEE, ended=False), PROJECT)
    (one,) = prepare.appointments(scene(*ties, todays_meetings=today, groups=shared, introductions={TOM.id: WORD}))
    assert one.guests[0].note == (
        "Anna Roe brought you together on 15 August. You last met on 3 November. "
        "You work together on “Spring show” and “Education committee”."
    )


def test_before_a_meeting_of_the_group_itself_it_is_not_told_that_there_is_the_group() -> None:
    today = (meeting(-0.2, TOM.id, summary="Education Committee, budget"),)
    (one,) = prepare.appointments(scene(tie(TOM), todays_meetings=today, groups=(replace(COMMITTEE, ended=False),)))
    assert "Education" not in one.guests[0].note
