"""Thanks for help, for coming, and for bringing somebody; those for a meeting stand in test_suggestions."""

from __future__ import annotations

import pytest

from agent.core.records import Channel, Exchange, Hosted, Introduction, Meeting, Occasions, Suggestion, Tie
from agent.core.suggestions import thank
from tests.scene import ago, exchange, letter, meeting, only, person, scene, tie, with_letters

TOM, KIT, ROSA = person("Tom Reed"), person("Kit Anselm"), person("Rosa Kettering")
ASKED = letter(2, True, "Could you lend us the lamps?", message_id="m1")
ANSWER = letter(1.5, False, "Re: Could you lend us the lamps?", message_id="m2")
EVENING = meeting(
    2, TOM.id, KIT.id, summary="Open evening", company=14, event_uid="e1", channel=Channel.IN_PERSON, probability=0.9
)
BROUGHT = Introduction(KIT.id, ROSA.id, ago(6), "Meet Kit", 0, message_id="m7")


def helped(one: Exchange, **fields: object) -> list[Suggestion]:
    who = tie(TOM, **({"last_from_me_at": ago(2)} | fields))
    return list(thank.suggest(scene(who, occasions=with_letters(TOM, one))))


def test_who_answered_a_question_within_a_day_is_thanked() -> None:
    one = only(helped(exchange(ASKED, ANSWER, asks=True)))
    assert one.text == (
        "Thank Tom Reed for answering “Could you lend us the lamps?” within a day, on Sunday: a line on what it was "
        "good for."
    )
    asked, answered, _ = one.because
    assert (asked.at, asked.message_id) == (ASKED.at, "m1")
    assert (answered.at, answered.message_id) == (ANSWER.at, "m2")


def test_a_word_of_the_owners_after_the_answer_closes_it() -> None:
    assert helped(exchange(ASKED, ANSWER, asks=True), last_from_me_at=ago(1)) == []


@pytest.mark.parametrize(
    "one",
    [
        exchange(ASKED, None, asks=True),
        exchange(ASKED, ANSWER),
        exchange(ASKED, ANSWER, opens=False, asks=True),
        exchange(ASKED._replace(own=False), ANSWER._replace(own=True), asks=True),
        exchange(ASKED._replace(recipients=4), ANSWER, asks=True),
        exchange(ASKED._replace(at=ago(3)), ANSWER, asks=True),
        exchange(ASKED._replace(at=ago(4)), ANSWER._replace(at=ago(3.5)), asks=True),
    ],
    ids=["no answer", "no question", "in a thread of theirs", "their question", "to many", "slow", "long ago"],
)
def test_help_is_not_seen_where_there_is_none(one: Exchange) -> None:
    assert helped(one, last_from_me_at=ago(5)) == []


def came(*ties: Tie, to: Meeting = EVENING, who: tuple[str, ...] = (TOM.id, KIT.id)) -> list[Suggestion]:
    return list(thank.suggest(scene(*ties, occasions=Occasions(hosted=(Hosted(to, who),)))))


def test_who_said_yes_and_came_to_the_owners_evening_is_thanked() -> None:
    one = only(came(tie(TOM), tie(KIT)))
    assert one.text == (
        "Thank Kit Anselm and Tom Reed for coming to “Open evening” on Sunday: you had invited them, and they had "
        "said yes."
    )
    assert one.because[0].event_uid == "e1"


def test_only_those_are_thanked_to_whom_nothing_was_sent_since() -> None:
    assert only(came(tie(TOM, last_from_me_at=ago(1)), tie(KIT))).people == (KIT.id,)
    assert came(tie(TOM, last_from_me_at=ago(1)), who=(TOM.id,)) == []


def test_of_many_guests_the_nearest_three_are_named() -> None:
    guests = [tie(person(f"{name} Roe"), closeness=near) for near, name in enumerate(("Ana", "Bea", "Cleo", "Dora"))]
    one = only(came(*guests, who=tuple(guest.person.id for guest in guests)))
    assert one.names == ("Dora Roe", "Cleo Roe", "Bea Roe")


@pytest.mark.parametrize(
    "to",
    [
        EVENING.__class__(**{**_fields, **change})
        for _fields in [{name: getattr(EVENING, name) for name in EVENING.__slots__}]
        for change in (
            {"channel": Channel.ONLINE}, {"ends_at": ago(3.5)}, {"probability": 0.5}, {"company": 3},
        )
    ],
    ids=["online", "long ago", "doubtful", "small: thanked for the time"],
)  # fmt: skip
def test_other_events_are_not_thanked_for(to: Meeting) -> None:
    assert came(tie(TOM), to=to) == []


def brought(rosa: Tie, one: Introduction = BROUGHT) -> list[Suggestion]:
    return list(thank.suggest(scene(rosa, tie(KIT), introductions={KIT.id: one})))


def test_who_brought_somebody_is_thanked_some_days_later() -> None:
    one = only(brought(tie(ROSA, last_from_me_at=ago(9))))
    assert one.text == (
        "Thank Rosa Kettering for bringing you and Kit Anselm together on Wednesday: a line on what came of it so far."
    )
    assert one.people == (ROSA.id,)
    assert (one.because[0].at, one.because[0].message_id) == (ago(6), "m7")


def test_an_introduction_is_thanked_for_once_and_in_time() -> None:
    assert brought(tie(ROSA, last_from_me_at=ago(4))) == []
    for days in (2, 22):
        late = BROUGHT.__class__(KIT.id, ROSA.id, ago(days), "Meet Kit", 0, message_id="m7")
        assert brought(tie(ROSA, last_from_me_at=ago(90)), late) == []
