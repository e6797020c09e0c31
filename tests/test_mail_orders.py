"""What the owner writes to themself is carried out once; what anybody else could have written is not."""

from __future__ import annotations

import re
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from agent import gather, kept_briefs, mail_orders, orders, outbox
from agent.contracts import Found, MailBatch
from agent.core.records import Balance, Brief, Feedback, Mailbox, Message, Outcome, OwnerWord, Place, Suggestion, Verb
from agent.store import briefs, mail, owner_words, sources
from agent.store import mail_orders as rows
from agent.store import outbox as outbox_rows
from agent.store.database import Database
from tests.small_store import ANNA, JO, NOW, OTHER_ANNA, OWNER, TOM, days, known, letters, store

SENT = Place("Sent", "1", sent_folder=True, on_server=True)
VOUCHED_FOR = Place("INBOX", "2", on_server=True, authenticated=True)
FORGED = Place("INBOX", "3", on_server=True)
SENT_BY_LABEL = Place("All mail", "4", sent_folder=True)
TOKEN = "hf-abcdefghijklmnop"


def life() -> Database:
    """Anna, who is a tie, her namesake who is none, Tom, and a brief of two days ago with two suggestions."""
    db = store([], known(ANNA, TOM) + letters(OTHER_ANNA, 700))
    suggestions = [Suggestion(name, "answer", (), (), "Answer.", (), 1.0) for name in ("aaaa", "bbbb")]
    brief = Brief(days(2).date(), days(2), "Jo", tuple(suggestions), (), Balance(0, 0), ())
    briefs.freeze(db, kept_briefs.as_kept(brief, OWNER.zone), suggestions, {}, days(2))
    return db


def write(
    db: Database, subject: str, *places: Place, kind: str = "imap", age: float = 1, to: tuple[Mailbox, ...] = (JO,)
) -> None:
    """A letter of the owner in each of these places (by default in Sent), as a reading finds it."""
    box = sources.source_id(db, "mail", kind, kind)
    message = Message(days(age), days(age), JO, to, subject=subject, message_id=f"{subject} {age}")
    found = [Found(message, place._replace(key=f"{subject} {age} {place.key}")) for place in places or (SENT,)]
    mail.MailWriter(db, box, OWNER, subjects=True, now=NOW).save(MailBatch(found, [], {}))


def said(db: Database) -> list[OwnerWord]:
    return list(owner_words.said(db, NOW))


def given(db: Database) -> list[tuple[str, Outcome]]:
    return [(one.suggestion_id, one.outcome) for one in owner_words.feedback_given(db, NOW)]


def states(db: Database) -> dict[str, int]:
    return dict(mail_orders.carry_out(db, OWNER, NOW))


@pytest.mark.parametrize("place", [SENT, VOUCHED_FOR])
def test_an_order_counts_from_its_date_and_is_carried_out_once(place: Place) -> None:
    db = life()
    write(db, "met Tom Reed at the fair", place)
    assert [states(db), states(db)] == [{"kept": 1}, {}]
    (word,) = said(db)
    assert (word.verb, word.address, word.on, word.text) == (Verb.MET, TOM.address, days(1).date(), "the fair")
    assert word.given_at == days(1)
    write(db, "met Tom Reed at the fair", SENT, VOUCHED_FOR)
    assert states(db) == {}


@pytest.mark.parametrize(
    ("places", "kind"),
    [
        ([FORGED], "imap"),
        ([VOUCHED_FOR._replace(on_server=False, authenticated=False)], "maildir"),
        ([SENT_BY_LABEL], "mbox"),
    ],
)
def test_what_anybody_could_have_written_is_not_heeded(places: list[Place], kind: str) -> None:
    db = life()
    write(db, "never Tom Reed", *places, kind=kind)
    assert (states(db), said(db)) == ({}, [])


def test_a_file_of_the_same_letter_does_not_prove_what_a_server_did_not() -> None:
    db = life()
    write(db, "never Tom Reed", FORGED)
    write(db, "never Tom Reed", FORGED._replace(on_server=False), kind="maildir")
    write(db, "done 1", FORGED)
    write(db, "done 1", SENT_BY_LABEL, kind="mbox")
    assert (states(db), said(db), given(db)) == ({}, [], [])


def test_the_sent_folder_of_a_maildir_is_the_owners() -> None:
    db = life()
    write(db, "never Tom Reed", SENT._replace(on_server=False), kind="maildir")
    assert states(db) == {"kept": 1}
    assert TOM.address not in repr(gather.everybody(db, OWNER, NOW).by_id)


def test_a_letter_to_somebody_else_and_an_old_one_are_no_orders() -> None:
    db = life()
    write(db, "met Tom", to=(JO, TOM))
    write(db, "pin Tom", age=40)
    assert (states(db), said(db)) == ({}, [])


def test_an_order_is_no_contact() -> None:
    db = life()
    write(db, "note Tom: likes plums")
    ties = gather.ties(db, gather.everybody(db, OWNER, NOW), NOW)
    assert {tie.last_contact_at for tie in ties} == {days(700)}


def test_of_two_the_one_who_is_a_tie_is_meant_but_never_for_good() -> None:
    db = life()
    write(db, "note Anna: her daughter starts school")
    write(db, "never Anna")
    assert states(db) == {"kept": 1, "unclear": 1}
    assert [(one.verb, one.address) for one in said(db)] == [(Verb.NOTE, ANNA.address)]
    (line,) = mail_orders.lines(rows.not_told(db, NOW), OWNER, NOW)
    assert line == (
        "I did not understand what you wrote to yourself yesterday, “never Anna”: “Anna” may be several people."
    )
    rows.told(db, [one.row for one in rows.not_told(db, NOW)], NOW.date())
    assert rows.not_told(db, NOW) == []


def test_a_number_means_the_latest_brief_by_then() -> None:
    db = life()
    write(db, "done 2")
    write(db, "snooze 1 until June")
    write(db, "not 7")
    write(db, "done 1", age=3)
    write(db, "done with")
    assert states(db) == {"kept": 2, "unclear": 2, "ignored": 1}
    assert given(db) == [("bbbb", Outcome.DONE), ("aaaa", Outcome.SNOOZE)]


def test_a_token_is_for_one_suggestion_and_outcome_and_works_once_within_its_days() -> None:
    db = life()
    rows.keep_token(db, TOKEN, date(2026, 2, 20), 2, "cccc", Outcome.DONE, days(0.5))
    for subject, age in (
        (f"done 2 {TOKEN[:-1]}x", 1), (f"not 2 {TOKEN}", 1), (f"done 1 {TOKEN}", 1), (f"done 2 {TOKEN}", 0.2),
    ):  # fmt: skip
        write(db, subject, age=age)
        assert (states(db), given(db)) == ({"ignored": 1}, [])
    write(db, f"done 2 {TOKEN}", age=1)
    write(db, f"Done 2 {TOKEN.upper()}", age=0.9)
    assert (states(db), given(db)) == ({"kept": 1, "ignored": 1}, [("cccc", Outcome.DONE)])
    assert TOKEN not in repr(db.conn.execute("select * from tokens").fetchall())


def test_what_came_by_mail_can_be_taken_back_and_is_not_carried_out_again() -> None:
    db = life()
    write(db, "done 1")
    states(db)
    taken = owner_words.take_back_latest(db, NOW)
    assert isinstance(taken, Feedback)
    assert (states(db), given(db)) == ({}, [])


def test_a_promise_that_was_kept_must_be_the_only_one_that_is_meant() -> None:
    db = life()
    write(db, "promised Tom the prints by Friday", age=3)
    write(db, "promised Tom: a walk", age=2.5)
    write(db, "kept Tom", age=2)
    write(db, "kept Tom: prints", age=1)
    assert states(db) == {"kept": 3, "unclear": 1}
    assert [one.text for one in said(db)] == ["the prints", "a walk", "the prints"]


def test_words_by_command_stand_beside_those_by_mail() -> None:
    db = life()
    orders.give(db, "aaaa", Outcome.DONE, NOW - timedelta(hours=1), OWNER)
    write(db, "not useful 2")
    states(db)
    assert sorted(given(db)) == [("aaaa", Outcome.DONE), ("bbbb", Outcome.NOT_USEFUL)]


def links_of(db: Database, on: date) -> list[str]:
    """The subjects of the links in a mail that waits to be sent, as a mail program would fill them in."""
    message = message_from_bytes(outbox_rows.message(db, on), policy=default)
    body = message.get_body(("html",))
    assert body is not None
    hrefs = re.findall(r'href="([^"]*)"', body.get_content())
    return [parse_qs(urlsplit(unescape(href)).query)["subject"][0] for href in hrefs]


def with_a_mail() -> Database:
    db = life()
    kept = briefs.latest(db)
    assert kept
    outbox.put(db, kept, made_at=days(2), sender="jo@example.org", to="jo@example.org", links=True)
    return db


def test_a_link_of_the_mail_closes_its_suggestion_and_works_once() -> None:
    db = with_a_mail()
    links = links_of(db, days(2).date())
    assert [link.rpartition(" ")[0] for link in links] == [
        "done 1", "later 1", "not 1", "done 2", "later 2", "not 2",
    ]  # fmt: skip
    assert len({link.rpartition(" ")[2] for link in links}) == 6
    write(db, links[0])
    write(db, links[5])
    write(db, links[0], age=0.5)
    assert states(db) == {"kept": 2, "ignored": 1}
    assert given(db) == [("aaaa", Outcome.DONE), ("bbbb", Outcome.NOT_USEFUL)]


def test_a_link_is_good_for_a_week() -> None:
    db = with_a_mail()
    db.conn.execute("update tokens set expires_at = '2026-03-01T00:00:00Z'")
    write(db, links_of(db, days(2).date())[0])
    assert states(db) == {"ignored": 1}


def test_a_link_still_means_its_own_brief_when_there_is_a_later_one() -> None:
    db = with_a_mail()
    later = Suggestion("zzzz", "answer", (), (), "Answer.", (), 1.0)
    brief = Brief(days(1.5).date(), days(1.5), "Jo", (later,), (), Balance(0, 0), ())
    briefs.freeze(db, kept_briefs.as_kept(brief, OWNER.zone), [later], {}, days(1.5))
    write(db, links_of(db, days(2).date())[0])
    states(db)
    assert given(db) == [("aaaa", Outcome.DONE)]


def test_a_mail_that_is_made_again_without_somebody_has_links_that_work() -> None:
    db = with_a_mail()
    old = links_of(db, days(2).date())
    kept = briefs.latest(db)
    assert kept
    outbox.replace_body(db, kept, OWNER.zone)
    new = links_of(db, days(2).date())
    assert not set(old) & set(new)
    write(db, old[0])
    write(db, new[1])
    assert (states(db), given(db)) == ({"ignored": 1, "kept": 1}, [("aaaa", Outcome.SNOOZE)])


def test_the_address_of_the_brief_is_the_owners_too() -> None:
    db = life()
    write(db, "done 1", to=(Mailbox("", "jo@home.example"),))
    assert states(db) == {}
    assert mail_orders.carry_out(db, OWNER, NOW, "jo@home.example") == {"kept": 1}


def test_where_no_subjects_are_kept_orders_are() -> None:
    db = life()
    box = sources.source_id(db, "mail", "imap", "imap")
    subjects = ("done 1", "milk and bread")
    messages = [Message(days(1), days(1), JO, (JO,), subject=one, message_id=one) for one in subjects]
    found = [Found(one, SENT._replace(key=one.subject)) for one in messages]
    mail.MailWriter(db, box, OWNER, subjects=False, now=NOW).save(MailBatch(found, [], {}))
    assert states(db) == {"kept": 1}
    assert "milk" not in repr(db.conn.execute("select subject from messages").fetchall())
