"""Which letters belong together."""

from __future__ import annotations

from agent.core.records import OWNER, Post
from agent.core.waiting.threads import MOST_PEOPLE, Threads
from tests.core.waiting.mail import ANNA, SAM, TOM, mine, theirs
from tests.scene import person


def are_together(*posts: Post) -> bool:
    """Do the first and the last of these letters, in order of time, belong to one thread?"""
    threads = Threads()
    found = []
    for one in posts:
        found.append(threads.place(one))
        threads.add(one, found[-1])
    return found[0] is found[-1]


QUESTION = theirs(9, ANNA, "Gallery lighting plans", thread_index="01d9aa")


def test_an_answer_belongs_to_what_it_answers_whatever_its_subject() -> None:
    assert are_together(QUESTION, mine(8, ANNA, "Something else", answers=QUESTION))
    assert not are_together(QUESTION, mine(8, ANNA, "Something else"))


def test_where_the_letter_itself_was_not_seen_the_last_known_of_its_references_tells() -> None:
    first = theirs(9, ANNA, "One")
    last = mine(7, TOM, "Two", in_reply_to="never-seen", references=("older", first.message_id, "never-seen"))
    assert are_together(first, last)


def test_two_answers_to_a_letter_that_was_not_seen_belong_together() -> None:
    assert are_together(theirs(9, ANNA, "A", in_reply_to="gone"), theirs(8, TOM, "B", in_reply_to="gone"))


def test_exchange_tells_a_conversation_by_its_thread_index() -> None:
    assert are_together(QUESTION, mine(8, TOM, "Another subject", thread_index=QUESTION.thread_index))
    assert not are_together(QUESTION, mine(8, TOM, "Another subject", thread_index="01d9ab"))


def test_ids_go_before_the_thread_index_and_that_before_the_subject() -> None:
    other = theirs(8.5, TOM, "Frames and glass", thread_index="02")
    last = mine(8, ANNA, "Re: Gallery lighting plans", thread_index="02")
    assert are_together(other, QUESTION, last)
    by_id = mine(8, ANNA, "Re: Gallery lighting plans", answers=other, thread_index=QUESTION.thread_index)
    assert are_together(other, QUESTION, by_id)


def test_without_ids_the_subject_tells_if_somebody_shares_it() -> None:
    for prefix in ("Re:", "AW: AW:", "RE: Fwd:", "Antw:", "SV:", "R:", "Re[2]:"):
        assert are_together(QUESTION, mine(8, ANNA, f"{prefix} gallery Lighting plans")), prefix
    assert not are_together(QUESTION, mine(8, TOM, "Re: Gallery lighting plans"))


def test_after_a_month_the_same_subject_is_another_matter() -> None:
    question = theirs(60, ANNA, "Gallery lighting plans")
    assert are_together(question, mine(31, ANNA, "Re: Gallery lighting plans"))
    assert not are_together(question, mine(29, ANNA, "Re: Gallery lighting plans"))


def test_one_word_is_everybodys_subject() -> None:
    assert not are_together(theirs(9, ANNA, "Hello"), mine(8, ANNA, "Re: Hello"))
    assert not are_together(theirs(9, ANNA, "Re: 4 of 12"), mine(8, ANNA, "Re: 4 of 12"))


def test_what_many_people_write_under_is_no_thread() -> None:
    crowd = [theirs(9, person(f"Reader {n}"), "Minutes of August") for n in range(MOST_PEOPLE)]
    few = [theirs(9, person(f"Reader {n}"), "Minutes of August") for n in range(3)]
    assert not are_together(*crowd, theirs(8, ANNA, "Minutes of August"), theirs(7, ANNA, "Re: Minutes of August"))
    threads = Threads()
    begun, answer = theirs(8, ANNA, "Minutes of August"), mine(7, ANNA, "Re: Minutes of August")
    for one in (*few, begun):
        threads.add(one, thread := threads.place(one))
    assert threads.place(answer) is thread


def test_a_thread_knows_who_wrote_since() -> None:
    threads = Threads()
    answer = mine(8, ANNA, "Re: Gallery lighting plans", answers=QUESTION)
    for one in (QUESTION, answer):
        threads.add(one, thread := threads.place(one))
    assert thread.wrote_since(OWNER, QUESTION.at)
    assert not thread.wrote_since(OWNER, answer.at)
    assert not thread.wrote_since(SAM.id, QUESTION.at)
    assert threads.author(QUESTION.message_id) == ANNA.id


def test_what_was_quiet_for_many_months_is_forgotten() -> None:
    threads = Threads()
    first = theirs(700, ANNA, "Gallery lighting plans")
    threads.add(first, threads.place(first))
    for days in range(690, 400, -10):
        one = theirs(days, TOM, f"Frames and glass {days}")
        threads.add(one, threads.place(one))
    assert threads.author(first.message_id) is None
