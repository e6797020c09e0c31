"""Evidence -> the narrow waist."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from agent.core.interactions import (
    channel_of,
    counts_at,
    from_message,
    list_address,
    opens_thread,
    recipients_of,
    thread_of,
)
from agent.core.people.addresses import matcher
from agent.core.records import Channel, Direction, Interaction, Mailbox, Message
from agent.core.subjects import topic

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
IS_OWNER = matcher(("jo@example.org",))
JO, ANNA, TOM = Mailbox("Jo", "jo@example.org"), Mailbox("Anna Roe", "anna@a.example"), Mailbox("Tom", "tom@b.example")


def message(**fields: object) -> Message:
    return Message(**{"sent_at": AT, "received_at": None, "sender": ANNA, "to": (JO,)} | fields)  # type: ignore[arg-type]


def waist(one: Message, own: bool = False) -> dict[str, Interaction]:
    return dict(from_message(one, recipients_of(one), AT, own, channel_of(one), IS_OWNER, 1))


def test_mail_in_is_between_the_owner_and_the_sender_only() -> None:
    found = waist(message(cc=(TOM,)))
    assert list(found) == ["anna@a.example"]
    assert (found["anna@a.example"].direction, found["anna@a.example"].company) == (Direction.IN, 2)


def test_mail_out_is_between_the_owner_and_each_recipient() -> None:
    found = waist(message(sender=JO, to=(ANNA,), cc=(TOM, JO)), own=True)
    assert set(found) == {"anna@a.example", "tom@b.example"}


def test_a_note_to_oneself_is_no_interaction() -> None:
    assert waist(message(sender=JO, to=(JO,)), own=True) == {}


def test_whether_the_owner_is_named_is_kept() -> None:
    assert not waist(message(to=(TOM,)))["anna@a.example"].named


@pytest.mark.parametrize(
    "fields",
    [
        {"auto_submitted": "auto-replied"}, {"precedence": "bulk"}, {"return_path": ""}, {"feedback_id": True},
        {"one_click": True}, {"list_unsubscribe": True}, {"content_type": "multipart/report"},
        {"content_type": "text/calendar; method=request"}, {"sender": Mailbox("Anna Roe", "noreply@x.example")},
        {"list_id": "news.shop.example", "list_unsubscribe": True},
    ],
)  # fmt: skip
def test_what_a_program_sent_is_no_sign_of_a_tie(fields: dict[str, object]) -> None:
    assert channel_of(message(**fields)) is Channel.AUTOMATIC


def test_a_discussion_list_is_a_list_even_with_an_unsubscribe_link() -> None:
    forum = message(list_id="forum.x.example", list_post="forum@x.example", list_unsubscribe=True, precedence="list")
    assert channel_of(forum) is Channel.LIST


def test_a_list_that_calls_itself_bulk_is_told_by_its_address_among_the_recipients() -> None:
    forum = {"list_id": "forum.x.example", "list_unsubscribe": True, "precedence": "bulk"}
    to_forum = message(to=(TOM, Mailbox("", "forum@x.example")), **forum)
    assert (channel_of(to_forum), list_address(to_forum)) == (Channel.LIST, "forum@x.example")
    letter = message(sender=Mailbox("The Shop", "forum@x.example"), to=(Mailbox("", "forum@x.example"),), **forum)
    assert (channel_of(letter), list_address(letter)) == (Channel.AUTOMATIC, "")


def test_a_robot_on_a_list_is_still_a_robot() -> None:
    forum = {"list_id": "forum.x.example", "precedence": "bulk", "auto_submitted": "auto-generated"}
    assert channel_of(message(cc=(Mailbox("", "forum@x.example"),), **forum)) is Channel.AUTOMATIC


def test_auto_submitted_no_means_a_person() -> None:
    assert channel_of(message(auto_submitted="no")) is Channel.MAIL


def test_a_message_to_a_crowd_counts_as_a_lists() -> None:
    crowd = tuple(Mailbox("", f"p{n}@x.example") for n in range(51))
    assert waist(message(to=crowd))["anna@a.example"].channel is Channel.LIST


def test_a_date_far_after_the_arrival_counts_as_the_arrival() -> None:
    late = message(sent_at=AT + timedelta(days=400), received_at=AT)
    assert counts_at(late) == AT
    assert counts_at(message(received_at=AT + timedelta(hours=5))) == AT
    assert counts_at(message(sent_at=None, received_at=AT)) == AT
    assert counts_at(message(sent_at=None)) is None


@pytest.mark.parametrize(
    "written",
    ["Re: Prints", "AW: Re: Prints", "Fwd: prints ", "SV: RE[2]: Prints", "prints", "[EXTERNAL] Re: Prints",
     "Re: [Ext] AW: Prints"],
)  # fmt: skip
def test_a_topic_is_the_subject_without_what_programs_put_before_it(written: str) -> None:
    assert topic(written) == "prints"


def test_the_thread_is_named_by_its_first_message() -> None:
    assert thread_of(message(message_id="c", in_reply_to="b", references=("a", "b"))) == "a"
    assert thread_of(message(message_id="c", in_reply_to="b")) == "b"
    assert thread_of(message(message_id="c")) == "c"


def test_an_answer_opens_no_thread() -> None:
    assert opens_thread(message(subject="Prints"))
    assert not opens_thread(message(subject="Re: Prints"))
    assert not opens_thread(message(subject="Prints", in_reply_to="x"))
