"""The question of the week, out of the store."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from agent import gather, kept_briefs
from agent.core.records import Mailbox, OwnerWord, Verb
from agent.gather.people import everybody
from agent.morning import morning, replay
from agent.store import briefs, owner_words
from agent.store.database import Database, in_memory
from tests.store import test_mail as letters
from tests.store.test_mail import JO, NOW, OWNER, batch

ANNA, HOME = Mailbox("Anna Orchard", "anna@a.example"), Mailbox("", "aorchard77@home.example")
BOTH = (ANNA.address, HOME.address)


def store() -> Database:
    db = in_memory()
    letters.save(db, batch(letters.message(1, sender=ANNA), letters.message(2, sender=JO, to=(HOME,))), now=NOW)
    return db


def open_addresses(db: Database) -> list[tuple[str, str]]:
    return [one.addresses for one in gather.identity.open_questions(db, everybody(db, OWNER, NOW), NOW)]


def test_two_that_may_be_one_are_asked_about_until_the_owner_has_told() -> None:
    for verb in (Verb.MERGE, Verb.SPLIT):
        db = store()
        assert open_addresses(db) == [BOTH]
        owner_words.say(db, OwnerWord(NOW - timedelta(hours=1), verb, *BOTH))
        assert open_addresses(db) == []


def test_a_brief_that_was_kept_has_asked() -> None:
    db = store()
    made = morning(db, OWNER, (), NOW)
    assert made.brief.question
    briefs.freeze(db, kept_briefs.as_kept(made.brief, OWNER.zone), made.brief.suggestions, made.rows, NOW)
    asked = [morning(db, OWNER, (), NOW + timedelta(days=n)).brief.question for n in (1, 20, 21)]
    assert [one is not None for one in asked] == [False, False, True]


def test_a_replay_asks_the_same_twice_weeks_apart() -> None:
    first = (NOW + timedelta(days=1)).date()
    mornings = replay(store(), OWNER, first, first + timedelta(days=80), NOW.time(), frozenset(range(7)))
    asked = [one.on for one in mornings if one.question]
    assert len(asked) == 2
    assert all(b - a >= timedelta(days=21) for a, b in pairwise(asked))
