"""A small meeting took place, and nobody has written since."""

from __future__ import annotations

import pytest

from agent.core.records import Channel, Kind, Meeting, Suggestion, Tie
from agent.core.suggestions import after_meeting, thank
from tests.scene import ago, meeting, only, person, scene, tie

ANNA, TOM = person("Anna Roe"), person("Tom Reed")
CALL = meeting(2, ANNA.id, TOM.id, channel=Channel.ONLINE, summary="Budget", location="", event_uid="e1")


def said(*ties: Tie, past: tuple[Meeting, ...] = (CALL,)) -> list[Suggestion]:
    return list(after_meeting.suggest(scene(*ties, past_meetings=past)))


def test_a_day_and_a_half_after_a_call_the_owner_may_follow_through() -> None:
    one = only(said(tie(ANNA), tie(TOM)))
    assert one.text == (
        "Follow through on “Budget” with Anna Roe and Tom Reed: you met on Sunday, and nothing has been written since. "
        "What you agreed on, in two lines, spares them the asking."
    )
    assert (one.because[0].event_uid, one.because[0].at) == ("e1", ago(2))
    assert one.people == (ANNA.id, TOM.id)


@pytest.mark.parametrize("days", [1.4, 5.2])
def test_it_is_silent_before_and_long_after(days: float) -> None:
    assert said(tie(ANNA), past=(meeting(days, ANNA.id, channel=Channel.ONLINE),)) == []


@pytest.mark.parametrize("side", ["last_from_me_at", "last_from_them_at"])
def test_a_word_of_either_side_closes_it(side: str) -> None:
    assert said(tie(ANNA), tie(TOM, **{side: ago(1)})) == []


@pytest.mark.parametrize(
    "fields",
    [{"recurring": True}, {"company": 6}, {"probability": 0.65}],
    ids=["a series", "a crowd", "it may not have taken place"],
)
def test_other_meetings_call_for_no_letter(fields: dict[str, object]) -> None:
    assert said(tie(ANNA), past=(meeting(2, ANNA.id, channel=Channel.ONLINE, **fields),)) == []


def test_who_meets_again_soon_needs_no_letter() -> None:
    assert said(tie(ANNA, next_planned_at=ago(-6)), tie(TOM)) == []
    assert said(tie(ANNA), tie(TOM), past=(meeting(9, ANNA.id), CALL)) == []


def test_nobody_is_named_who_may_be_a_machine() -> None:
    assert said(tie(person("Room Desk", Kind.UNKNOWN)), past=(meeting(2, "p-room-desk", channel=Channel.ONLINE),)) == []


@pytest.mark.parametrize("channel", [Channel.IN_PERSON, Channel.ONLINE, Channel.PHONE, Channel.MEETING])
@pytest.mark.parametrize("company", [1, 3, 4, 5])
def test_one_meeting_is_never_a_reason_for_both_thanks_and_a_letter(channel: Channel, company: int) -> None:
    past = (meeting(2, ANNA.id, channel=channel, company=company),)
    here = scene(tie(ANNA), past_meetings=past)
    assert len([*after_meeting.suggest(here), *thank.suggest(here)]) == 1
