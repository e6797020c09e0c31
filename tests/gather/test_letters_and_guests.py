"""Out of the store: letters with their answers, who came back, and who had said yes to the owner's meetings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.gather.life import (
    ANNA,
    DANA,
    JO,
    NOW,
    SAM,
    TOM,
    answer,
    days,
    event,
    known,
    letter,
    name_of,
    occasions,
    store,
)

QUESTION = letter(4, JO, TOM, subject="Could you lend us the lamps?")
HELP = answer(3.5, TOM, QUESTION)


def test_letters_that_opened_a_thread_within_half_a_year_come_latest_first_each_with_its_answer() -> None:
    db = store([*known(TOM), letter(200, TOM, JO), letter(90, TOM, JO, subject="Prints"), QUESTION, HELP])
    ((person_id, letters),) = occasions(db).exchanges.items()
    assert name_of(db, person_id) == "Tom Reed"
    assert [(one.letter.at, one.letter.own, one.opens, one.asks) for one in letters] == [
        (days(4), True, True, True),
        (days(90), False, True, False),
    ]
    assert [one.answer and one.answer.at for one in letters] == [days(3.5), None]


def test_as_of_a_moment_an_answer_that_came_later_is_not_known() -> None:
    db = store([*known(TOM), QUESTION, HELP])
    ((one,),) = occasions(db, days(3.8)).exchanges.values()
    assert one.answer is None


def test_whoever_is_no_tie_has_no_letters_here() -> None:
    assert occasions(store([letter(3, JO, TOM), letter(2, TOM, JO)])).exchanges == {}


def test_the_letter_that_ended_a_silence_is_found_with_what_was_before_it() -> None:
    db = store([*known(TOM), letter(320, JO, TOM, subject="Keys"), letter(2, TOM, JO, subject="Old negatives"),
                letter(1, TOM, JO, subject="One more thing")])  # fmt: skip
    ((person_id, one),) = occasions(db).returns.items()
    assert name_of(db, person_id) == "Tom Reed"
    assert (one.letter.subject, one.before.at, one.before.title) == ("Old negatives", days(320), "Keys")
    assert one.before.message_id
    assert one.silent_days <= 318


def test_a_meeting_broke_the_silence_too() -> None:
    db = store([*known(TOM), letter(2, TOM, JO)], [event("Coffee", 100, TOM), event("Lunch with Tom", 60)])
    (one,) = occasions(db).returns.values()
    assert (one.before.at, one.before.event_uid) == (days(60), "Lunch with Tom 60")
    db = store([*known(TOM), letter(2, TOM, JO)], [event("Coffee", 100, TOM)])
    (one,) = occasions(db).returns.values()
    assert (one.before.at, one.before.event_uid) == (days(100), "Coffee 100")


def test_the_owners_own_absence_is_no_silence_of_theirs() -> None:
    daily = [letter(age, JO, ANNA) for age in range(3, 700) if not 100 <= age < 300]
    (one,) = occasions(store([*known(TOM), *daily, letter(310, JO, TOM), letter(2, TOM, JO)])).returns.values()
    assert one.silent_days == pytest.approx(308 - 200, abs=3)


def test_who_was_answered_or_wrote_to_many_or_was_written_to_first_did_not_come_back() -> None:
    back = letter(2, TOM, JO)
    for letters in (
        [back, letter(1, JO, TOM)],
        [letter(2, TOM, JO, ANNA, SAM, DANA)],
        [letter(3, JO, TOM), back],
    ):
        assert occasions(store([*known(TOM), *letters])).returns == {}


def test_who_said_yes_to_the_owners_meeting_counts_as_a_guest_who_came() -> None:
    evening = event("Open evening", 2, TOM, SAM, location="Town Hall")
    db = store(known(TOM, SAM), [evening])
    (one,) = occasions(db).hosted
    assert (one.meeting.event_uid, [name_of(db, guest) for guest in one.came]) == (
        evening.uid,
        ["Tom Reed", "Sam Ortiz"],
    )


def test_meetings_of_others_unanswered_invitations_and_plans_are_not_hosted() -> None:
    for one in (
        event("Open evening", 2, TOM, SAM, by=TOM, location="Town Hall"),
        event("Open evening", 2, TOM, SAM, status="needs-action", location="Town Hall"),
        event("Open evening", -2, TOM, SAM, location="Town Hall"),
        event("Open evening", 9, TOM, SAM, location="Town Hall"),
    ):
        assert occasions(store(known(TOM, SAM), [one])).hosted == ()


def test_a_meeting_is_over_before_it_is_thanked_for() -> None:
    db = store(known(TOM), [event("Open evening", 2, TOM, location="Town Hall")])
    assert occasions(db, days(2) + timedelta(minutes=30)).hosted == ()
    assert occasions(db, NOW).hosted != ()
