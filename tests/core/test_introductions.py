"""Who brought whom: the first trace of somebody, in the letter of a third person."""

from __future__ import annotations

import pytest

from agent.core.introductions import Before, FirstTrace, introduction
from agent.core.records import Introduction
from tests.scene import ago, person, tie

KIT = person("Kit Anselm")
TRACE = FirstTrace(KIT.id, "p-rosa", ago(200), "Meet Kit", 0, message_id="m1")
FRIENDS = Before(letters_in=9, letters_out=8, meetings=0)
KNOWN = tie(KIT, first_contact_at=ago(199))
BEGINS = ago(900)


def test_the_first_letter_that_names_both_is_an_introduction_when_a_friend_wrote_it() -> None:
    assert introduction(TRACE, KNOWN, FRIENDS, BEGINS) == Introduction(
        KIT.id, "p-rosa", ago(200), "Meet Kit", 0, message_id="m1"
    )
    assert introduction(TRACE, KNOWN, Before(0, 0, meetings=2), BEGINS)


@pytest.mark.parametrize(
    ("trace", "newcomer", "before", "begins"),
    [
        (TRACE, KNOWN, Before(20, 1, 0), BEGINS),
        (TRACE._replace(others=6), KNOWN, FRIENDS, BEGINS),
        (TRACE, KNOWN, FRIENDS, ago(250)),
        (TRACE, tie(KIT, first_contact_at=ago(100)), FRIENDS, BEGINS),
        (TRACE, tie(KIT, first_contact_at=ago(199), last_from_me_at=None), FRIENDS, BEGINS),
    ],
    ids=["no friend yet", "to many", "in the first months", "not taken up", "one-sided"],
)
def test_anything_less_is_none(trace: FirstTrace, newcomer: object, before: Before, begins: object) -> None:
    assert introduction(trace, newcomer, before, begins) is None  # type: ignore[arg-type]
