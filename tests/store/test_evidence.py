"""What the store knows of an address: sums, names, answers and invitations, as of any moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database

from agent.contracts import CalendarBatch, CalendarObject, Found, MailBatch
from agent.core.people.machines.evidence import AddressEvidence, Rhythm
from agent.core.records import Attendee, Event, Mailbox, Message, Occurrence, Owner, Place
from agent.store import calendar, derive, mail, sources
from agent.store.database import in_memory, set_meta
from agent.store.evidence import known_addresses

NOW = datetime(2026, 3, 3, 6, tzinfo=UTC)
OWNER = Owner("Jo Owner", ("jo@example.org",), UTC)
JO, ANNA, SHOP = Mailbox("Jo", "jo@example.org"), Mailbox("Anna Roe", "anna@a.example"), Mailbox("", "letter@s.example")


def message(day: int, sender: Mailbox = ANNA, to: Mailbox = JO, **fields: object) -> Message:
    at = datetime(2026, 1, 1, 8, tzinfo=UTC) + timedelta(days=day)
    start: dict[str, object] = {
        "sent_at": at, "received_at": None, "sender": sender, "to": (to,), "subject": f"Note {day}",
        "message_id": f"m{day}@{sender.address}",
    }  # fmt: skip
    return Message(**(start | fields))  # type: ignore[arg-type]


def store_of(*messages: Message) -> Database:
    db = in_memory()
    writer = mail.MailWriter(db, sources.source_id(db, "mail", "home", "mbox"), OWNER, subjects=True, now=NOW)
    writer.save(MailBatch([Found(one, Place("", str(n))) for n, one in enumerate(messages)], [], {}))
    return db


def known(db: Database, address: str, now: datetime = NOW) -> AddressEvidence:
    return next(one.evidence for one in known_addresses(db, now) if one.evidence.address == address)


LETTERS = (
    message(0),
    message(1, JO, ANNA),
    message(2, in_reply_to=f"m1@{JO.address}"),
    message(3, JO, ANNA),
    message(4, auto_submitted="auto-replied"),
)


def test_letters_each_way_and_answers_are_counted_with_their_dates() -> None:
    anna = known(store_of(*LETTERS), ANNA.address)
    assert (anna.mail_in, anna.automatic_in, anna.replies, anna.mail_out, anna.answers) == (2, 1, 1, 2, 1)
    assert (anna.first_out_at, anna.last_out_at) == ("2026-01-02T08:00:00Z", "2026-01-04T08:00:00Z")
    assert (anna.answered_at, anna.written_days) == ("2026-01-03T08:00:00Z", 2)
    assert anna.names == ("Anna Roe",)
    assert anna.generated == 0  # an answering machine's word is a person's absence


def test_an_answer_that_can_be_unsubscribed_from_is_one_unless_it_says_that_a_program_made_it() -> None:
    through_a_service = {"in_reply_to": f"m1@{JO.address}", "list_unsubscribe": True}
    made = [{"auto_submitted": "auto-generated"}, {"auto_submitted": "auto-replied"}, {"precedence": "bulk"},
            {"return_path": ""}]  # fmt: skip
    answer, others = message(2, **through_a_service), [message(3, **through_a_service, **one) for one in made]
    assert known(store_of(message(1, JO, ANNA), answer, *others), ANNA.address).answers == 1


@pytest.mark.parametrize("day", [0, 1, 2, 3, 4])
def test_evidence_as_of_a_moment_is_that_of_a_store_cut_at_it(day: int) -> None:
    at = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
    assert known(store_of(*LETTERS), ANNA.address, at) == known(store_of(*LETTERS[: day + 1]), ANNA.address)


def test_the_marks_of_a_newsletter_are_counted_and_its_rhythm_is_seen() -> None:
    issue = {"list_unsubscribe": True, "one_click": True, "feedback_id": True, "precedence": "bulk",
             "return_path": "b-1@bounces.sender.example", "mailer": "PHPMailer 6.1"}  # fmt: skip
    shop = known(store_of(*(message(7 * n, SHOP, **issue) for n in range(6))), SHOP.address)
    assert (shop.unsubscribe, shop.one_click, shop.feedback, shop.generated) == (6, 6, 6, 6)
    assert (shop.other_server, shop.bulk_program, shop.by_hand, shop.alone) == (6, 6, 0, 6)
    assert shop.rhythm is Rhythm.PERIOD


def test_a_list_without_a_list_post_is_known_by_its_id_and_so_are_its_writers_after_the_rules_changed() -> None:
    club = Mailbox("", "club@lists.example")
    db = store_of(message(0, to=club, list_id="club.lists.example", list_unsubscribe=True, precedence="bulk"))
    db.conn.execute("update addresses set list_since = null")
    db.conn.execute("update messages set channel = 'automatic'")
    set_meta(db, "derived for", "rules of before")
    derive.refresh(db, OWNER)
    anna = known(db, ANNA.address)
    assert (anna.list_in, anna.automatic_in, anna.unsubscribe, anna.generated) == (1, 0, 0, 0)
    (since,) = db.conn.execute("select list_since from addresses where address = ?", [club.address]).fetchone()
    assert since == "2026-01-01T08:00:00Z"


def test_what_a_list_server_writes_is_no_mark_of_the_sender() -> None:
    through = {"list_id": "club.lists.example", "list_post": "club@lists.example", "list_unsubscribe": True,
               "precedence": "list", "return_path": "club-bounces@lists.example"}  # fmt: skip
    db = store_of(message(0, **through), message(1, Mailbox("Anna via Club", "club@lists.example"), **through))
    assert known(db, ANNA.address).unsubscribe == 0
    assert known(db, ANNA.address).other_server == 0
    assert known(db, "club@lists.example").rewritten == 1
    assert known(db, "club@lists.example").is_list


def test_marks_are_derived_again_from_what_is_stored() -> None:
    reply = Mailbox("", "reply+4f9c0a12b7e3@s.example")
    db = store_of(*LETTERS, message(5, SHOP, list_unsubscribe=True, reply_to=reply, mailer="Mutt/2.2"))
    before = list(known_addresses(db, NOW))
    db.conn.execute("update interactions set marks = 0")
    derive.refresh(db, OWNER)
    assert list(known_addresses(db, NOW)) == before
    assert known(db, SHOP.address).answers_elsewhere == 1


def test_only_some_addresses_may_be_asked_about() -> None:
    db = store_of(*LETTERS, message(5, SHOP))
    (shop,) = [one for one in known_addresses(db, NOW) if one.evidence.address == SHOP.address]
    assert list(known_addresses(db, NOW, [shop.row])) == [shop]
    assert list(known_addresses(db, NOW, [])) == []


def test_a_yes_to_an_invitation_counts_since_it_was_on_the_books() -> None:
    db = in_memory()
    starts = datetime(2026, 2, 1, 9, tzinfo=UTC)
    event = Event(
        uid="e1", starts_at=starts, ends_at=starts + timedelta(hours=1), summary="Coffee",
        occurrences=(Occurrence(starts, starts + timedelta(hours=1)),), created_at=datetime(2026, 1, 20, tzinfo=UTC),
        organizer=Attendee(JO.address), attendees=(Attendee(ANNA.address, "Anna Roe", "accepted"),),
    )  # fmt: skip
    writer = calendar.CalendarWriter(
        db, sources.source_id(db, "calendar", "club", "ics"), OWNER, subjects=True, now=NOW
    )
    writer.save(CalendarBatch([CalendarObject("e1.ics", "1", (event,))], {}))
    assert (known(db, ANNA.address).accepted, known(db, ANNA.address).invited_as) == (1, "Anna Roe")
    assert list(known_addresses(db, datetime(2026, 1, 10, tzinfo=UTC))) == []
