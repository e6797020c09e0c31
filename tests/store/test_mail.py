"""Messages in the store: each once, resumable, derivable again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from agent.contracts import Found, MailBatch
from agent.core.records import Mailbox, Message, Owner, Place
from agent.store import derive, mail, sources
from agent.store.database import in_memory

NOW = datetime(2026, 3, 3, 6, tzinfo=UTC)
OWNER = Owner("Jo Owner", ("jo@example.org",), UTC)
JO, ANNA, TOM = Mailbox("Jo", "jo@example.org"), Mailbox("Anna Roe", "anna@a.example"), Mailbox("", "tom@b.example")
EVERYTHING = ("addresses", "names", "messages", "recipients", "interactions")


def message(number: int = 1, **fields: object) -> Message:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number)
    start: dict[str, object] = {
        "sent_at": at, "received_at": None, "sender": ANNA, "to": (JO,), "subject": f"Note {number}",
        "message_id": f"m{number}@a.example",
    }  # fmt: skip
    return Message(**(start | fields))  # type: ignore[arg-type]


def batch(*messages: Message, folder: str = "", **place: object) -> MailBatch:
    found = [Found(one, Place(folder, str(n), **place)) for n, one in enumerate(messages)]  # type: ignore[arg-type]
    return MailBatch(found, [], {"offset": len(messages)})


def save(db: Database, *batches: MailBatch, source: str = "home", owner: Owner = OWNER, now: datetime = NOW) -> int:
    row = sources.source_id(db, "mail", source, "mbox")
    writer = mail.MailWriter(db, row, owner, subjects=True, now=now)
    return sum(writer.save(one) for one in batches)


def dump(db: Database, *tables: str) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(db.execute(f"select * from {table}"), key=repr) for table in tables or EVERYTHING}


def count(db: Database, table: str) -> int:
    return int(db.execute(f"select count(*) from {table}").fetchone()[0])


def test_the_same_mail_twice_changes_nothing() -> None:
    db = in_memory()
    letters = [message(n) for n in range(5)]
    assert save(db, batch(*letters)) == 5
    before = dump(db)
    assert save(db, batch(*letters)) == 0
    assert dump(db) == before


def test_one_message_in_two_sources_is_one_message_in_two_places() -> None:
    db = in_memory()
    save(db, batch(message()))
    save(db, batch(message()), source="takeout")
    assert (count(db, "messages"), count(db, "places"), count(db, "interactions")) == (1, 2, 1)


def test_one_id_with_another_date_sender_or_subject_is_another_message() -> None:
    db = in_memory()
    same_id = [message(n, message_id="same") for n in range(3)] + [message(0, message_id="same", sender=TOM)]
    assert save(db, batch(*same_id)) == 4


def test_without_an_id_sender_recipients_date_and_subject_tell_messages_apart() -> None:
    db = in_memory()
    plain = message(message_id="")
    assert save(db, batch(plain, plain, plain._replace(to=(JO, TOM)))) == 2


def test_rows_and_cursor_move_together_or_not_at_all() -> None:
    db = in_memory()
    save(db, batch(message(1)))
    broken = MailBatch([Found(message(2), Place("", "1")), Found(None, Place("", "2"))], [], {"offset": 9})  # type: ignore[arg-type]
    row = sources.source_id(db, "mail", "home", "mbox")
    writer = mail.MailWriter(db, row, OWNER, subjects=True, now=NOW)
    with pytest.raises(AttributeError):
        writer.save(broken)
    assert count(db, "messages") == 1
    assert sources.StoredMemory(db, row, NOW).cursor == {"offset": 1}


def test_without_subjects_none_is_kept() -> None:
    db = in_memory()
    row = sources.source_id(db, "mail", "home", "mbox")
    mail.MailWriter(db, row, OWNER, subjects=False, now=NOW).save(batch(message()))
    assert db.execute("select subject from messages").fetchone() == ("",)


def test_a_message_without_any_date_is_kept_and_counts_nowhere() -> None:
    db = in_memory()
    save(db, batch(message(sent_at=None)))
    assert (count(db, "messages"), count(db, "interactions")) == (1, 0)


def test_a_copy_in_the_sent_folder_makes_it_the_owners_whatever_from_says() -> None:
    db = in_memory()
    odd = message(sender=Mailbox("Jo", "jo@forgotten.example"), to=(ANNA,))
    save(db, batch(odd))
    save(db, batch(odd, folder="Sent", sent_folder=True), source="other")
    assert db.execute("select own from messages").fetchone() == (1,)
    assert db.execute("select direction from interactions").fetchall() == [("out",)]


def test_on_a_server_from_alone_does_not_make_it_the_owners() -> None:
    forged = message(sender=JO, to=(ANNA,))
    db = in_memory()
    save(db, batch(forged, on_server=True))
    assert db.execute("select own from messages").fetchone() == (0,)
    assert count(db, "interactions") == 0
    save(db, batch(forged, on_server=True, authenticated=True), source="vouched for")
    assert db.execute("select own from messages").fetchone() == (1,)
    assert count(db, "interactions") == 1


def test_a_copy_through_a_list_takes_nothing_from_the_one_that_came_straight() -> None:
    db = in_memory()
    save(db, batch(message(), on_server=True))
    save(db, batch(message(list_post="forum@x.example")), source="archive")
    assert db.execute("select channel, list_post, from_proven from messages").fetchone() == ("mail", "", 1)


def test_on_a_server_the_later_of_date_and_arrival_counts() -> None:
    db = in_memory()
    sent = datetime(2026, 1, 1, tzinfo=UTC)
    save(db, batch(message(0, received_at=sent + timedelta(hours=3)), on_server=True))
    save(db, batch(message(1, received_at=sent + timedelta(hours=9))))
    found = [row[0] for row in db.execute("select at from messages order by id")]
    assert found == ["2026-01-01T03:00:00Z", "2026-01-01T01:00:00Z"]


def test_a_new_address_of_the_owner_derives_everything_anew() -> None:
    db = in_memory()
    from_alias = message(sender=Mailbox("Jo", "jo@club.example"), to=(ANNA,))
    letters = batch(message(1), from_alias, message(2, cc=(TOM,)))
    derive.refresh(db, OWNER)
    save(db, letters)
    both = replace(OWNER, addresses=("jo@example.org", "jo@club.example"))
    assert derive.refresh(db, both)
    fresh = in_memory()
    save(fresh, letters, owner=both)
    assert dump(db, "interactions", "messages") == dump(fresh, "interactions", "messages")
    assert not derive.refresh(db, both)


def test_what_was_deleted_loses_its_words_after_a_week_and_the_contact_remains() -> None:
    db = in_memory()
    save(db, batch(message(1), message(2)))
    row = sources.source_id(db, "mail", "home", "mbox")
    save(db, MailBatch([Found(message(1), Place("", "0"))], [], {}, restarts=""), now=NOW)
    assert mail.forget_what_is_gone(db, NOW + timedelta(days=6)) == 0
    assert mail.forget_what_is_gone(db, NOW + timedelta(days=8)) == 1
    words = dict(db.execute("select id, subject from messages").fetchall())
    assert words == {1: "Note 1", 2: ""}
    assert count(db, "interactions") == 2
    assert row == 1


def test_a_listing_gives_what_is_new_and_marks_what_is_gone() -> None:
    db = in_memory()
    save(db, batch(*(message(n) for n in range(10)), folder="INBOX"))
    memory = sources.StoredMemory(db, 1, NOW)
    keys = [str(n) for n in range(2, 12)]
    assert list(memory.unknown("INBOX", keys)) == ["10", "11"]
    assert db.execute("select key from places where gone_at is not null").fetchall() == [("0",), ("1",)]


def test_a_folder_that_suddenly_lost_most_is_believed_at_the_second_look() -> None:
    db = in_memory()
    save(db, batch(*(message(n) for n in range(10)), folder="INBOX"))
    memory = sources.StoredMemory(db, 1, NOW)
    gone = "select count(*) from places where gone_at is not null"
    assert list(memory.unknown("INBOX", ["1"])) == []
    assert db.execute(gone).fetchone() == (0,)
    assert list(memory.unknown("INBOX", ["1"])) == []
    assert db.execute(gone).fetchone() == (9,)


boxes = st.sampled_from([JO, ANNA, TOM])
without_id = st.builds(
    message, st.integers(0, 30), sender=boxes, to=st.lists(boxes, max_size=3).map(tuple), message_id=st.just("")
)
# The same message may come straight and through a list.
twice = st.builds(message, st.integers(0, 9), sender=boxes, list_post=st.sampled_from(["", "forum@x.example"]))
messages = without_id | twice


@settings(max_examples=60, deadline=None)
@given(st.lists(messages, max_size=12), st.randoms())
def test_the_order_of_reading_changes_no_fact(letters: list[Message], random: object) -> None:
    def facts(found: list[Message]) -> list[list[tuple[object, ...]]]:
        db = in_memory()
        save(db, *(batch(*found[start : start + 3]) for start in range(0, len(found), 3)))
        queries = (
            "select identity, at, own, channel, subject from messages order by 1",
            "select address, seen_at, list_since from addresses order by 1",
            """select a.address, name, given_by, first_at from names
               join addresses a on a.id = address_id order by 1, 2, 3""",
            """select a.address, i.at, i.direction, i.channel, m.identity from interactions i
               join addresses a on a.id = i.address_id join messages m on m.id = i.message_id order by 1, 2, 5""",
        )
        return [db.execute(query).fetchall() for query in queries]

    shuffled = list(letters)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert facts(letters) == facts(shuffled)
