"""The owner's words count from when they were given until they are taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from agent.core.records import Feedback, Outcome, OwnerWord, Verb
from agent.store import owner_words
from agent.store.database import in_memory

MARCH = datetime(2026, 3, 3, 7, tzinfo=UTC)
DAY = timedelta(days=1)


def test_a_word_counts_from_when_it_was_given() -> None:
    db = in_memory()
    word = OwnerWord(MARCH, Verb.MET, "tom@a.example", on=date(2026, 3, 2), text="the fair")
    owner_words.say(db, word)
    assert list(owner_words.said(db, MARCH - DAY)) == []
    [found] = owner_words.said(db, MARCH)
    assert (found.verb, found.address, found.on, found.text) == (word.verb, word.address, word.on, word.text)


def test_a_word_taken_back_counts_no_longer_but_did_before() -> None:
    db = in_memory()
    row = owner_words.say(db, OwnerWord(MARCH, Verb.MERGE, "a@a.example", "b@b.example"))
    owner_words.take_back(db, row, MARCH + DAY)
    assert [one.other for one in owner_words.said(db, MARCH)] == ["b@b.example"]
    assert list(owner_words.said(db, MARCH + DAY)) == []


def test_only_the_verbs_asked_for_are_given() -> None:
    db = in_memory()
    for verb in (Verb.PIN, Verb.NEVER):
        owner_words.say(db, OwnerWord(MARCH, verb, "tom@a.example"))
    assert [one.verb for one in owner_words.said(db, MARCH, [Verb.NEVER])] == [Verb.NEVER]


def test_feedback_counts_from_when_it_was_given_until_it_is_taken_back() -> None:
    db = in_memory()
    given = Feedback(MARCH, "k7q", Outcome.SNOOZE, until=date(2026, 6, 1))
    row = owner_words.give_feedback(db, given)
    owner_words.take_back_feedback(db, row, MARCH + DAY)
    assert list(owner_words.feedback_given(db, MARCH - DAY)) == []
    [found] = owner_words.feedback_given(db, MARCH)
    assert (found.suggestion_id, found.outcome, found.until) == ("k7q", Outcome.SNOOZE, given.until)
    assert list(owner_words.feedback_given(db, MARCH + DAY)) == []


def test_the_latest_word_is_taken_back_with_all_that_was_said_in_the_same_breath() -> None:
    db = in_memory()
    owner_words.say(db, OwnerWord(MARCH - DAY, Verb.NOTE, "tom@a.example", text="plums"))
    for address in ("tom@a.example", "tom@work.example"):
        owner_words.say(db, OwnerWord(MARCH, Verb.NEVER, address))
    taken = owner_words.take_back_latest(db, MARCH + DAY)
    assert isinstance(taken, list)
    assert [one.address for one in taken] == ["tom@a.example", "tom@work.example"]
    assert [one.verb for one in owner_words.said(db, MARCH + DAY)] == [Verb.NOTE]


def test_what_the_mailbox_showed_is_not_the_owners_word_to_take_back() -> None:
    db = in_memory()
    owner_words.give_feedback(db, Feedback(MARCH, "k7q", Outcome.DONE))
    owner_words.give_feedback(db, Feedback(MARCH + DAY, "x2x", Outcome.DONE, by_itself=True))
    taken = owner_words.take_back_latest(db, MARCH + 2 * DAY)
    assert isinstance(taken, Feedback)
    assert taken.suggestion_id == "k7q"
    assert owner_words.take_back_latest(db, MARCH + 3 * DAY) is None
