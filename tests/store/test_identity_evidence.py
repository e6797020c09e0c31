"""Out of the store: what letters and invitations say of two addresses, as of a moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from agent.core.people.addresses import matcher
from agent.core.people.identity.evidence import Link, LinkKind, pair
from agent.core.people.identity.habits import Habits
from agent.core.records import Attendee, Mailbox, Message
from agent.gather.people import everybody
from agent.store import identity
from agent.store.database import Database, in_memory
from tests.store import test_calendar as events
from tests.store import test_mail as letters
from tests.store.test_mail import ANNA, JO, NOW, OWNER, TOM, batch

HOME = Mailbox("Anna", "anna77@home.example")
PIA, LUIS = Mailbox("Pia Lund", "pia@p.example"), Mailbox("Luis Mora", "luis@l.example")


def at(days: float) -> datetime:
    return NOW - timedelta(days=days)


def letter(days: float, sender: Mailbox, *to: Mailbox, **fields: object) -> Message:
    return letters.message(sent_at=at(days), sender=sender, to=to, message_id=f"m{days}@x.example", **fields)


def store(*messages: Message) -> Database:
    db = in_memory()
    letters.save(db, batch(*messages), now=NOW)
    return db


def links(*messages: Message, now: datetime = NOW) -> list[Link]:
    return list(identity.links(store(*messages), now))


def habits(db: Database, *pairs: tuple[str, str], now: datetime = NOW) -> Habits:
    return identity.habits(db, now, matcher(OWNER.addresses), pairs, pairs)


QUESTION = letter(9, JO, ANNA)
ANSWER = letter(8, HOME, JO, in_reply_to="m9@x.example")


def test_who_answers_what_went_to_another_address_alone_is_tied_to_it() -> None:
    assert links(QUESTION, ANSWER) == [Link(LinkKind.ANSWERED, ANNA.address, HOME.address, at(9))]
    assert links(QUESTION, ANSWER, now=at(8.5)) == []


def test_no_tie_comes_of_an_answer_to_several_or_from_the_same_address_or_by_a_program() -> None:
    assert links(letter(9, JO, ANNA, TOM), ANSWER) == []
    assert links(QUESTION, letter(8, ANNA, JO, in_reply_to="m9@x.example")) == []
    assert links(QUESTION, letter(8, HOME, JO, in_reply_to="m9@x.example", auto_submitted="auto-replied")) == []


def test_mail_that_asks_for_answers_elsewhere_ties_the_two() -> None:
    assert links(letter(3, ANNA, JO, reply_to=HOME), letter(4, ANNA, JO, reply_to=HOME)) == [
        Link(LinkKind.REPLY_TO, ANNA.address, HOME.address, at(3))
    ]


def test_where_the_answers_to_many_go_ties_nobody() -> None:
    desk = Mailbox("", "desk@club.example")
    assert links(*(letter(n, sender, JO, reply_to=desk) for n, sender in enumerate((ANNA, PIA, LUIS), 1))) == []


def test_habits_tell_when_an_address_was_used_and_beside_whom() -> None:
    db = store(letter(60, ANNA, JO, PIA), letter(50, JO, ANNA, LUIS), letter(1, HOME, JO))
    anna = habits(db, (ANNA.address, HOME.address)).of(ANNA.address)
    assert anna is not None
    assert (anna.first_at, anna.last_at) == (at(60), at(50))
    assert anna.months == {f"{at(60):%Y-%m}", f"{at(50):%Y-%m}"}
    assert anna.beside == {PIA.address, LUIS.address, ANNA.address}
    then = habits(db, (ANNA.address, HOME.address), now=at(2))
    assert then.of(ANNA.address) is not None
    assert then.of(HOME.address) is None


def test_letters_and_invitations_that_name_both_are_counted() -> None:
    db = store(letter(9, TOM, JO, ANNA, HOME), letter(8, JO, HOME, ANNA), letter(7, ANNA, JO, HOME))
    both = pair(ANNA.address, HOME.address)
    assert habits(db, both).together == {both: 2}
    assert habits(db, both, now=at(8.5)).together == {both: 1}
    guests = (Attendee(ANNA.address, "Anna Roe"), Attendee(HOME.address, "Anna"))
    events.save(db, events.event(attendees=guests))
    assert habits(db, both).together == {both: 3}


def test_everybody_is_worked_out_from_all_of_it() -> None:
    db = store(QUESTION, ANSWER)
    assert len(everybody(db, OWNER, NOW).by_id) == 1
    assert {one.person.addresses for one in everybody(db, OWNER, at(8.5)).by_id.values()} == {(ANNA.address,)}


def test_a_list_that_rewrites_senders_tells_their_names_and_joins_nobody() -> None:
    mural = "mural@lists.example"
    rewritten = [
        letter(5, Mailbox("Anna Roe via Mural", mural), JO, reply_to=Mailbox("", "a7@home.example")),
        letter(4, Mailbox("Anna Roe via Mural", mural), JO, original_from=Mailbox("", "a7@home.example")),
    ]
    for one in rewritten:
        db = store(letter(9, ANNA, JO), letter(2, JO, Mailbox("", "a7@home.example")), one)
        people = {one.person.addresses for one in everybody(db, OWNER, NOW).by_id.values()}
        assert people == {(ANNA.address, "a7@home.example"), (mural,)}
