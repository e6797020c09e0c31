"""For whom may the owner wait: questions to a few that nobody answered."""

from __future__ import annotations

import pytest

from agent.core.records import Channel, Kind, Post, Waiting
from tests.core.waiting.mail import ANNA, SAM, TOM, mine, theirs, waiting
from tests.scene import person

ASKED = mine(9, TOM, "Could you lend me the stands?")


def told(*posts: Post, **options: object) -> list[Waiting]:
    return [one for one in waiting(*posts, **options) if one.direction == "them"]  # type: ignore[arg-type]


def answers_of_tom(hours: float, times: int = 6) -> list[Post]:
    """So many questions of the owner's, each answered by Tom within so many hours."""
    found = []
    for n in range(times):
        asked = mine(100 + 20 * n, TOM, f"Question {n}?")
        found += [asked, theirs(100 + 20 * n - hours / 24, TOM, answers=asked)]
    return found


def test_a_question_to_few_that_nobody_answered_is_shown() -> None:
    (one,) = told(ASKED)
    assert one.shown
    assert (one.person_id, one.message_id) == (TOM.id, ASKED.message_id)


@pytest.mark.parametrize(
    "letter",
    [
        mine(9, TOM, "The stands"),
        mine(9, TOM, "Re: Could you lend me the stands?", in_reply_to="x"),
        mine(9, TOM, "Re: Could you lend me the stands?"),
        mine(9, TOM, "The stands?", cc=(ANNA.id, SAM.id, person("Kit Hale").id)),
        mine(9, TOM, "The stands?", channel=Channel.LIST),
        mine(31, TOM, "The stands?"),
    ],
)
def test_what_does_not_ask_or_goes_to_many_or_is_old_waits_for_nobody(letter: Post) -> None:
    assert told(letter) == []


def test_what_they_answered_does_not_wait_and_the_others_who_were_asked_still_do() -> None:
    asked = mine(9, TOM, "The stands?", cc=(ANNA.id,))
    (one,) = told(asked, theirs(8, TOM, "Re: The stands?", answers=asked))
    assert one.person_id == ANNA.id


def test_the_owner_does_not_wait_once_anything_has_come() -> None:
    (one,) = told(ASKED, theirs(8, TOM, "Sunday"))
    assert not one.shown
    assert "about something else" in one.reason


def test_five_working_days_pass_first_and_twice_what_they_usually_take() -> None:
    assert [one.shown for one in told(mine(5, TOM, "The stands?"))] == [False]
    for days, shown in ((4.4, True), (4.6, False)):
        (one,) = told(ASKED, *answers_of_tom(hours=24 * days))
        assert one.shown is shown


def test_a_machine_is_not_waited_for() -> None:
    assert [one.shown for one in told(ASKED, people=(person("Tom Reed", kind=Kind.AUTOMATED),))] == [False]


def test_who_always_answers_is_likelier_to_do_so_again() -> None:
    (usual,), (unknown,) = told(ASKED, *answers_of_tom(hours=200)), told(ASKED)
    assert usual.p_reply > unknown.p_reply
