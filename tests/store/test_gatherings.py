"""Out of the store: who was together with the owner and a few others, and how people first came into sight."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from agent import gather
from agent.core.people.addresses import matcher
from agent.core.records import OWNER, Attendee, Group, Introduction, Kind, Mailbox, Message, Together
from agent.store import first_traces, gatherings
from agent.store.database import Database, in_memory
from tests.store import test_calendar as events
from tests.store import test_mail as letters
from tests.store.test_mail import ANNA, JO, batch

SAM, DANA = Mailbox("Sam Ortiz", "sam@c.example"), Mailbox("Dana Cole", "dana@d.example")
TOM = Mailbox("Tom Reed", "tom@b.example")
BOARD = Mailbox("Board", "board@lists.example")
NOW = datetime(2026, 3, 3, 6, tzinfo=UTC)


def letter(days: float, sender: Mailbox, *to: Mailbox, **fields: object) -> Message:
    at = NOW - timedelta(days=days)
    return letters.message(sent_at=at, sender=sender, to=to, message_id=f"m{days}@x.example", **fields)


def store(*messages: Message) -> Database:
    """With a first letter of Jo's to each of the others, so that all are known as persons."""
    db = in_memory()
    first = [letter(900 + n, JO, one) for n, one in enumerate((ANNA, TOM, SAM))]
    letters.save(db, batch(*first, *messages), now=NOW)
    return db


def together(db: Database, now: datetime = NOW) -> list[Together]:
    who = gather.everybody(db, letters.OWNER, now)
    kinds = {row: who.by_id[person_id].person.kind for row, person_id in who.person_of.items()}
    person_of = {row: who.by_id[one].person.name for row, one in who.person_of.items() if kinds[row] is Kind.PERSON}
    crowds = {row for row, kind in kinds.items() if kind is Kind.LIST}
    return list(gatherings.together(db, now, person_of, crowds, matcher(letters.OWNER.addresses)))


def test_a_letter_to_a_few_is_together_with_them_whoever_wrote_it() -> None:
    db = store(letter(9, JO, ANNA, TOM), letter(8, TOM, JO, cc=(ANNA,)))
    assert [(one.people, one.by) for one in together(db)] == [
        ({"Anna Roe", "Tom Reed"}, OWNER),
        ({"Anna Roe", "Tom Reed"}, "Tom Reed"),
    ]


def test_letters_to_one_or_to_many_or_to_a_list_or_past_the_owner_are_not() -> None:
    crowd = tuple(Mailbox("", f"p{n}@e.example") for n in range(11))
    through_the_list = letter(500, TOM, BOARD, list_post="board@lists.example", list_id="board.lists.example")
    db = store(
        letter(9, JO, ANNA),
        letter(8, JO, ANNA, TOM, *crowd),
        letter(7, TOM, ANNA, SAM),
        letter(6, JO, ANNA, TOM, BOARD),
        letter(5, TOM, JO, ANNA, auto_submitted="auto-generated"),
        through_the_list,
    )
    assert together(db) == []


def test_an_address_that_never_says_a_word_is_of_no_group() -> None:
    """A list's address looks like a person's to whoever only ever wrote to it."""
    talk = [
        letter(60 - n, sender, JO, SAM, other, subject=f"Plan {'abcdef'[n]}")
        for n, (sender, other) in enumerate(((ANNA, TOM), (TOM, ANNA)) * 3)
    ]
    own = [letter(70, JO, ANNA, TOM, SAM)]
    db = store(*own, *talk)
    who = gather.everybody(db, letters.OWNER, NOW)
    (group,) = gather.groups.groups(db, who, letters.OWNER, NOW)
    assert {who.by_id[member].person.name for member in group.members} == {"Anna Roe", "Tom Reed"}


def test_meetings_that_are_likely_count_and_those_to_come_are_seen_ahead() -> None:
    db = store()
    guests = (events.JO, events.ANNA, Attendee("tom@b.example", "Tom Reed", "accepted"))
    events.save(db, events.event("e1", NOW - timedelta(days=2), attendees=guests), href="1.ics")
    events.save(
        db, events.event("e2", NOW + timedelta(days=2), attendees=guests, created_at=NOW - timedelta(days=1)),
        href="2.ics",
    )  # fmt: skip
    declined = (*guests[:2], Attendee("tom@b.example", "Tom Reed", "declined"))
    events.save(db, events.event("e3", NOW - timedelta(days=1), attendees=declined), href="3.ics")
    assert [(one.matter, one.people, one.is_meeting) for one in together(db)] == [
        ("e1", {"Anna Roe", "Tom Reed"}, True),
        ("e2", {"Anna Roe", "Tom Reed"}, True),
    ]
    assert [one.matter for one in together(db, NOW - timedelta(days=1, hours=1))] == ["e1"]


def test_guests_who_never_answer_an_invitation_are_still_taken_to_be_there_together() -> None:
    """To the owner's own: each may have stayed away, but hardly all. Not to one that the owner never answered."""
    db = store()
    names = {"anna@a.example": "Anna Roe", "tom@b.example": "Tom Reed", "sam@c.example": "Sam Ortiz"}
    silent = [Attendee(address, name, "needs-action") for address, name in names.items()]
    events.save(db, events.event("e1", NOW - timedelta(days=2), attendees=(events.JO, *silent)), href="1.ics")
    (one,) = together(db)
    assert one.people == set(names.values())
    doubtful = (Attendee("jo@example.org", "Jo Owner", "needs-action"), *silent)
    theirs = events.event("e2", NOW - timedelta(days=1), attendees=doubtful, organizer=silent[0])
    events.save(db, theirs, href="1.ics")
    assert [one.matter for one in together(db)] == []


def friendship(days: float = 700) -> list[Message]:
    """Anna and Jo write to each other."""
    return [
        one
        for n in range(6)
        for one in (letter(days - n, ANNA, JO), letter(days - n - 0.5, JO, ANNA))
    ]  # fmt: skip


def introductions(db: Database, now: datetime = NOW) -> list[Introduction]:
    who = gather.everybody(db, letters.OWNER, now)
    ties = {tie.person.id: tie for tie in gather.ties(db, who, now)}
    return list(gather.groups.introductions(db, who, ties, now).values())


def test_who_is_first_named_in_a_friends_letter_was_brought_by_them() -> None:
    db = store(
        *friendship(), letter(100, ANNA, JO, DANA, subject="Jo, meet Dana"), letter(99, DANA, JO), letter(98, JO, DANA)
    )
    (one,) = introductions(db)
    assert (one.title, one.at, one.message_id) == ("Jo, meet Dana", NOW - timedelta(days=100), "m100@x.example")
    assert introductions(db, NOW - timedelta(days=99, hours=1)) == []


def test_who_was_named_before_was_not() -> None:
    db = store(
        *friendship(), letter(300, DANA, JO), letter(100, ANNA, JO, DANA), letter(99, DANA, JO), letter(98, JO, DANA)
    )
    assert introductions(db) == []


def test_a_friends_invitation_introduces_too() -> None:
    db = store(*friendship())
    at = NOW - timedelta(days=50)
    guests = (events.JO, events.ANNA, Attendee("dana@d.example", "Dana Cole", "accepted"))
    events.save(db, events.event("e1", at, summary="Spring show", organizer=events.ANNA, attendees=guests))
    (one,) = introductions(db)
    assert (one.title, one.at, one.event_uid, one.others) == ("Spring show", at, "e1", 0)
    assert introductions(db, at - timedelta(hours=1)) == []


def test_an_empty_store_has_no_beginning() -> None:
    assert first_traces.begins_at(in_memory(), NOW) is None
    assert introductions(in_memory()) == []


def test_two_stores_that_read_in_another_order_agree() -> None:
    mail = [
        letter(60, JO, ANNA, TOM, subject="Hall"), letter(50, ANNA, JO, TOM, subject="Money"),
        letter(40, TOM, JO, ANNA, subject="Tea"), letter(40, ANNA, JO, TOM, subject="Cake", in_reply_to="x"),
        *friendship(),
    ]  # fmt: skip

    def groups(db: Database) -> list[Group]:
        return gather.groups.groups(db, gather.everybody(db, letters.OWNER, NOW), letters.OWNER, NOW)

    (group,) = groups(store(*mail))
    assert groups(store(*mail[::-1])) == [group]
