"""Out of the store: questions and topics without an answer, promises that were kept, and broadcasts."""

from __future__ import annotations

from agent.core.records import OwnerWord, Verb
from agent.store import owner_words
from tests.gather.life import ANNA, DANA, JO, SAM, TOM, Mailbox, answer, days, known, letter, name_of, occasions, store

ASKED = letter(5, TOM, ANNA, JO, subject="Who has a spare projector?")
MANY = [Mailbox(f"Person {sign} Roe", f"{sign}@m.example") for sign in "abcdef"]


def test_a_question_to_several_without_any_answer_is_found() -> None:
    db = store([*known(TOM, ANNA), ASKED])
    (one,) = occasions(db).questions
    assert (name_of(db, one.person_id), [each.subject for each in one.letters]) == ("Tom Reed", [ASKED.subject])


def test_an_answer_of_anybody_closes_a_question() -> None:
    for by in (ANNA, JO):
        assert occasions(store([*known(TOM, ANNA), ASKED, answer(4, by, ASKED)])).questions == ()
    by_subject = letter(4, ANNA, TOM, JO, subject="Re: Who has a spare projector?")
    assert occasions(store([*known(TOM, ANNA), ASKED, by_subject])).questions == ()


def test_a_question_of_today_has_time_and_what_asks_nothing_is_none() -> None:
    for one in (letter(1, TOM, ANNA, JO, subject="Keys?"), letter(5, TOM, ANNA, JO, subject="The keys")):
        assert occasions(store([*known(TOM, ANNA), one])).questions == ()


def test_a_topic_that_somebody_raises_three_times_is_found() -> None:
    raised = [letter(age, TOM, JO, subject=subject) for age, subject in
              ((50, "The projector fund"), (35, "A projector?"), (20, "Lamp of the projector"))]  # fmt: skip
    (one,) = occasions(store([*known(TOM), *raised])).questions
    assert (one.topic, [each.at for each in one.letters]) == ("projector", [days(20), days(35), days(50)])
    assert occasions(store([*known(TOM), *raised, answer(19, JO, raised[2])])).questions == ()
    assert occasions(store([*known(TOM), *raised[:2]])).questions == ()


def test_a_letter_about_it_keeps_a_promise() -> None:
    for subject, kept in (("Your prints at last", {1}), ("Lunch", set())):
        db = store([*known(TOM), letter(2, JO, TOM, subject=subject)])
        owner_words.say(db, OwnerWord(days(5), Verb.PROMISED, TOM.address, text="the prints"))
        assert occasions(db).kept == kept


def test_the_same_subject_to_five_people_on_a_day_is_a_broadcast() -> None:
    one_by_one = [letter(3, JO, each, subject="My new show") for each in MANY[:5]]
    (found,) = occasions(store(one_by_one)).broadcasts
    assert (found.subject, len(found.people)) == ("My new show", 5)
    assert len(occasions(store([letter(3, JO, *MANY, subject="My new show")])).broadcasts) == 1


def test_fewer_people_other_days_and_answers_are_no_broadcast() -> None:
    for letters in (
        [letter(3, JO, each, subject="My new show") for each in MANY[:4]],
        [letter(3 + age, JO, each, subject="My new show") for age, each in enumerate(MANY)],
        [letter(3, JO, *MANY, subject="Re: The hall")],
        [letter(20, JO, *MANY, subject="My new show")],
    ):
        assert occasions(store(letters)).broadcasts == ()


def test_a_letter_to_those_who_work_together_anyway_is_no_broadcast() -> None:
    few = [ANNA, TOM, SAM, DANA, MANY[0]]
    work = [letter(age, few[age % 5], JO, *(one for one in few if one is not few[age % 5]), subject=f"Frames {age}")
            for age in (60, 41, 22, 13)]  # fmt: skip
    assert occasions(store([*known(*few), *work, letter(3, JO, *few, subject="Agenda")])).broadcasts == ()
