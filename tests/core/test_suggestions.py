"""The first kinds: what sets each off, what it says, and when it keeps silent."""

from __future__ import annotations

from dataclasses import replace

from agent.core.brief import KINDS, compose
from agent.core.records import SUGGESTION_KINDS, Balance, Channel, Kind, TieState, Waiting
from agent.core.suggestions import answer, prepare, reconnect, thank
from agent.core.suggestions.words import listed, quoted, suggestion_id
from tests.scene import ago, letter, meeting, only, person, scene, tie

ANNA = person("Anna Roe")
OPEN = Waiting("me", "m1", "Gallery lighting?", ago(4), ANNA.id, 0.1, True, "", usual_answer_days=0.6, expected=0.5)


def test_answer_names_the_mail_its_day_and_the_owners_habit() -> None:
    one = only(answer.suggest(scene(tie(ANNA), waiting=(OPEN,))))
    assert one.text == (
        "Answer Anna Roe: “Gallery lighting?” came on Friday and may be waiting for you; "
        "you usually answer within a day."
    )
    assert one.because[0].message_id == "m1"
    assert one.because[0].at == ago(4)


def test_answer_comes_once_a_person() -> None:
    two = (OPEN, replace(OPEN, message_id="m2", expected=0.7, subject="Keys?"))
    assert "Keys?" in only(answer.suggest(scene(tie(ANNA), waiting=two))).text


def test_answer_is_not_about_those_for_whom_the_owner_waits() -> None:
    assert list(answer.suggest(scene(tie(ANNA), waiting=(replace(OPEN, direction="them"),)))) == []


def test_thank_follows_a_small_meeting_in_person_after_which_nothing_was_sent() -> None:
    one = only(thank.suggest(scene(tie(ANNA), past_meetings=(meeting(1, ANNA.id),))))
    assert one.text == "Thank Anna Roe for the time yesterday at Blue Door Cafe: a line on what you took from it."
    assert one.because[0].event_uid


def test_thank_keeps_silent_when_it_was_done_or_does_not_fit() -> None:
    anna = tie(ANNA)
    for past, who in (
        ((meeting(1, ANNA.id),), tie(ANNA, last_from_me_at=ago(0.5))),
        ((meeting(1, ANNA.id, channel=Channel.ONLINE),), anna),
        ((meeting(1, ANNA.id, company=7),), anna),
        ((meeting(1, ANNA.id, recurring=True),), anna),
        ((meeting(5, ANNA.id),), anna),
        ((meeting(1, ANNA.id, probability=0.3),), anna),
        ((meeting(8, ANNA.id), meeting(1, ANNA.id)), anna),
        ((meeting(1, ANNA.id),), tie(replace(ANNA, kind=Kind.UNKNOWN))),
    ):
        assert list(thank.suggest(scene(who, past_meetings=past))) == []


def quiet(**fields: object) -> object:
    start: dict[str, object] = {"state": TieState.LAPSING, "last_contact_at": ago(90)}
    return tie(ANNA, **(start | fields))


def test_reconnect_speaks_of_the_rhythm_that_was() -> None:
    letters = {ANNA.id: (letter(90, False, "Contact sheets"), letter(99, True), letter(110, False))}
    one = only(reconnect.suggest(scene(quiet(), letters=letters)))  # type: ignore[arg-type]
    assert one.text == (
        "Get back in touch with Anna Roe: you were in touch about every week, the last time on 3 December. "
        "Anna Roe wrote last, about “Contact sheets”."
    )


def test_reconnect_leaves_in_peace() -> None:
    monologue = {ANNA.id: (letter(90, True), letter(99, True), letter(110, True))}
    assert list(reconnect.suggest(scene(quiet(), letters=monologue))) == []  # type: ignore[arg-type]
    for fields in (
        {"next_planned_at": ago(-3)},
        {"state": TieState.STEADY},
        {"active_days": 5},
        {"last_contact_at": ago(20)},
        {"last_contact_at": ago(3000)},
        {"messages_in": 40, "messages_out": 2},
    ):
        assert list(reconnect.suggest(scene(quiet(**fields)))) == []  # type: ignore[arg-type]


def test_prepare_tells_what_is_good_to_know_before_a_meeting() -> None:
    known = tie(ANNA, last_met_at=ago(120))
    today = (meeting(-0.2, ANNA.id),)
    (one,) = prepare.appointments(
        scene(known, todays_meetings=today, letters={ANNA.id: (letter(19, False, "Print sizes"),)})
    )
    assert one.guests[0].note == (
        "You last met on 3 November. They wrote last, on 12 February, about “Print sizes”. Nothing is open between you."
    )


def test_prepare_names_what_is_open() -> None:
    (one,) = prepare.appointments(
        scene(tie(ANNA), todays_meetings=(meeting(-0.2, ANNA.id),), waiting=(OPEN,),
              letters={ANNA.id: (letter(4, False),)})
    )  # fmt: skip
    assert "may be waiting for your answer" in one.guests[0].note
    assert "Nothing is open" not in one.guests[0].note


def test_before_a_large_meeting_nobody_prepares_for_each() -> None:
    (one,) = prepare.appointments(scene(tie(ANNA), todays_meetings=(meeting(-0.2, ANNA.id, company=12),)))
    assert one.suggestion_id is None
    assert one.guests[0].note == ""


def test_whom_one_meets_today_is_not_suggested_too() -> None:
    made = compose(
        scene(tie(ANNA), waiting=(OPEN,), todays_meetings=(meeting(-0.2, ANNA.id),)), (), Balance(3, 1)
    )
    assert made.suggestions == ()
    assert [one.reason for one in made.rejected] == ["you meet today"]


def test_a_kind_that_is_switched_off_is_not_even_considered() -> None:
    here = scene(tie(ANNA), waiting=(OPEN,), todays_meetings=(meeting(-0.2, "p-tom"),))
    assert compose(here, (), Balance(3, 1)).suggestions
    made = compose(here, (), Balance(3, 1), off={"answer"})
    assert (made.suggestions, made.rejected) == ((), ())


def test_without_preparing_todays_meetings_are_named_and_nothing_about_the_people_in_them() -> None:
    here = scene(tie(ANNA), todays_meetings=(meeting(-0.2, ANNA.id),), letters={ANNA.id: (letter(19, False),)})
    (one,) = compose(here, (), Balance(3, 1), off={"prepare"}).today
    assert (one.suggestion_id, one.guests[0].name, one.guests[0].note) == (None, "Anna Roe", "")


def test_every_kind_has_a_name_in_the_closed_list() -> None:
    assert {*KINDS, prepare.KIND} == set(SUGGESTION_KINDS)


def test_the_same_matter_has_the_same_id_and_it_begins_with_a_letter() -> None:
    ids = {suggestion_id("answer", str(n)) for n in range(500)}
    assert len(ids) > 490
    assert all(len(one) == 4 and one[0].isalpha() for one in ids)
    assert suggestion_id("answer", "1") == suggestion_id("answer", "1") != suggestion_id("thank", "1")


def test_small_words() -> None:
    assert listed(["Anna"]) == "Anna"
    assert listed(["Anna", "Tom", "Sam"]) == "Anna, Tom and Sam"
    assert quoted("word " * 40).endswith("word…”")
    assert quoted("") == "a mail without a subject"
