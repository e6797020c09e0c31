"""Out of the store: who may be waiting for the owner, whatever addresses they wrote from and the owner wrote under."""

from __future__ import annotations

from agent import gather
from agent.core.records import Message, Waiting
from agent.store.database import Database
from tests.gather.life import ANNA, JO, OWNER, SAM, TOM, answer, known, letter, name_of, store
from tests.small_store import days

QUESTION = letter(4, ANNA, JO, subject="Gallery lighting?")


def told(db: Database, age: float = 0) -> list[Waiting]:
    now = days(age)
    return gather.waiting(db, gather.everybody(db, OWNER, now), OWNER, now)


def subjects(*messages: Message) -> list[str]:
    return [one.subject for one in told(store([*known(ANNA, TOM), *messages])) if one.direction == "me"]


def test_a_letter_waits_until_it_is_answered() -> None:
    db = store([*known(ANNA), QUESTION, answer(3, JO, QUESTION)])
    assert [one.message_id for one in told(db, 3.5)] == [QUESTION.message_id]
    assert told(db) == []


def test_an_answer_without_an_id_of_its_own_closes_it_too() -> None:
    assert subjects(QUESTION, answer(3, JO, QUESTION)._replace(message_id="")) == []


def test_a_letter_to_the_owners_copy_waits_less_and_a_hidden_copy_not_at_all() -> None:
    copy = letter(4, ANNA, TOM, subject="Copy", cc=(JO,))
    hidden = letter(4, ANNA, TOM, subject="Hidden", bcc=(JO,))
    not_named = letter(4, ANNA, TOM, subject="Not named")
    assert subjects(QUESTION, copy, hidden, not_named) == [QUESTION.subject, "Copy"]


def test_what_a_program_sent_comes_last() -> None:
    robot = letter(1, ANNA, JO, subject="Please confirm?", auto_submitted="auto-generated")
    assert subjects(robot, QUESTION) == [QUESTION.subject, robot.subject]


def test_who_only_claims_to_be_the_owner_does_not_wait() -> None:
    assert subjects(letter(4, JO, JO, subject="Note to self")) == []


def test_the_answers_to_all_addresses_of_a_person_count_together() -> None:
    new = ANNA._replace(address="anna.roe@new.example")
    asked = {age: letter(age, ANNA, JO, subject=f"Question {age}?") for age in range(20, 60, 5)}
    answers = [answer(age - 0.5, JO, question) for age, question in asked.items()]
    (one,) = told(store([*known(ANNA), *asked.values(), *answers, letter(4, new, JO, subject="Lamps?")]))
    assert one.usual_answer_days == 0.5


def test_of_a_question_to_two_each_may_be_waited_for() -> None:
    asked = letter(9, JO, TOM, SAM, subject="The stands?")
    db = store([*known(TOM, SAM), asked, answer(8, SAM, asked)])
    (one,) = (one for one in told(db) if one.direction == "them")
    assert one.shown
    assert name_of(db, one.person_id) == "Tom Reed"
