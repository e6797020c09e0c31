"""A header block -> a Message: what is read, what is tolerated, and that nothing ever raises."""

from __future__ import annotations

import time
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.records import Mailbox, Message, Skipped
from connectors import headers
from connectors.authentication import authentication
from connectors.dates import read_date
from connectors.mailboxes import read_mailboxes

PERSONAL = b"""Return-Path: <anna@club.example>
Authentication-Results: mx.example.org; dkim=pass (2048-bit key; dmarc=fail)
 header.d=club.example; spf=pass smtp.mailfrom=club.example; dmarc=pass (p=NONE) header.from=club.example
Authentication-Results: forged.example; dmarc=pass
Received: from mail.club.example (mail.club.example [192.0.2.7])
\tby mx.example.org with ESMTPS; Tue, 3 Mar 2020 09:00:01 +0100
Date: Tue, 3 Mar 2020 09:00:00 +0100
From: "Roe, Anna" <Anna@Club.example>
To: =?utf-8?B?Sm8gT8OfbmVy?= <jo@example.org>, luis@paint.example (Luis Ortega)
Cc: 'Sam Low' <sam@low.example>
Subject: =?utf-8?Q?Gallery_l=C3=BC?= =?utf-8?Q?ghting?=
 for March
Message-ID: <abc.1@club.example>
In-Reply-To: <z9@example.org> (Jo's message of Monday)
References: <z1@example.org> <z9@example.org>
X-Mailer: Post 4
Content-Type: multipart/alternative; boundary="x"
"""

CIRCULAR = b"""From: Art Weekly <news@art.example>
To: jo@example.org
Date: Tue, 3 Mar 2020 09:00:00 GMT
Subject: New this week
Sender: bounce@send.example
Reply-To: reply@art.example
X-Original-From: Dana Cole <dana@cole.example>
Return-Path: <>
List-Id: "Art, weekly" <Weekly.Art.example>
List-Post: <mailto:weekly@art.example?subject=post>
List-Unsubscribe: <https://art.example/u>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
Precedence: Bulk
Auto-Submitted: Auto-Generated (by a script)
Feedback-ID: 1:2:3
User-Agent: Robot/1
"""


def read(block: bytes) -> Message:
    message = headers.parse_message(block, received_at=None)
    assert isinstance(message, Message)
    return message


def test_a_personal_message_is_read_whole() -> None:
    message = read(PERSONAL)
    assert message.sent_at == datetime(2020, 3, 3, 8, 0, tzinfo=UTC)
    assert message.sender == Mailbox("Roe, Anna", "anna@club.example")
    assert message.to == (Mailbox("Jo Oßner", "jo@example.org"), Mailbox("Luis Ortega", "luis@paint.example"))
    assert message.cc == (Mailbox("Sam Low", "sam@low.example"),)
    assert message.subject == "Gallery lüghting for March"
    assert message.message_id == "abc.1@club.example"
    assert message.in_reply_to == "z9@example.org"
    assert message.references == ("z1@example.org", "z9@example.org")
    assert message.return_path == "anna@club.example"
    assert message.mailer == "Post 4"
    assert message.content_type == "multipart/alternative"
    assert authentication(headers.read_fields(PERSONAL)) == "mx.example.org dmarc=pass dkim=pass spf=pass"


def test_the_marks_of_lists_and_machines_are_read() -> None:
    message = read(CIRCULAR)
    assert message.resent_by == Mailbox("", "bounce@send.example")
    assert message.reply_to == Mailbox("", "reply@art.example")
    assert message.original_from == Mailbox("Dana Cole", "dana@cole.example")
    assert message.return_path == ""
    assert message.list_id == "weekly.art.example"
    assert message.list_post == "weekly@art.example"
    assert message.list_unsubscribe
    assert message.one_click
    assert message.feedback_id
    assert (message.precedence, message.auto_submitted) == ("bulk", "auto-generated")
    assert message.mailer == "Robot/1"


def test_line_ends_do_not_matter() -> None:
    assert read(PERSONAL.replace(b"\n", b"\r\n")) == read(PERSONAL)


def test_nothing_after_the_blank_line_is_read() -> None:
    assert read(b"From: anna@club.example\n\nSubject: of the body\n").subject == ""
    assert read(b"From: anna@club.example\r\n\r\nSubject: of the body\r\n").subject == ""


@pytest.mark.parametrize("block", [b"", b"\n\nFrom: a@b.example", b"no field at all\n", b"From jo Sat Mar  1\n"])
def test_only_a_block_without_any_field_is_skipped(block: bytes) -> None:
    assert headers.parse_message(block, received_at=None) == Skipped("no header")


def test_a_block_with_any_field_is_kept() -> None:
    message = read(b"Received: from somewhere\n")
    assert message.sender == Mailbox("", "")
    assert message.sent_at is None


def test_a_sender_who_is_also_the_author_is_not_somebody_else() -> None:
    assert read(b"From: Anna <anna@club.example>\nSender: ANNA@club.example\n").resent_by is None


def test_a_return_path_that_is_absent_is_not_the_null_return_path() -> None:
    assert read(b"Subject: x\n").return_path is None
    assert read(b"Return-Path: < >\n").return_path == ""


def test_our_own_brief_is_known() -> None:
    assert read(b"Subject: Good morning\nX-Helpfirst-Brief: 2026-03-03\n").own_brief


def test_an_invitation_says_what_it_asks() -> None:
    assert read(b"Content-Type: text/calendar; charset=utf-8;\n method=REQUEST\n").content_type == (
        "text/calendar; method=request"
    )


def test_a_conversation_of_exchange_is_the_first_22_bytes_of_its_index() -> None:
    opening = b"Thread-Index: AdXx8kH1nR0pQk2aT5mC7uY0bW3zHw==\n"
    answer = b"Thread-Index: AdXx8kH1nR0pQk2aT5mC7uY0bW3zHwAAAAAB\n"
    assert len(read(opening).thread_index) == 44
    assert read(opening).thread_index == read(answer).thread_index
    assert read(b"Thread-Index: AdXx\n").thread_index == ""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (b"mx.example.org; none", "mx.example.org"),
        (b"mx.example.org 1; dkim=fail; dkim=pass; dkim=fail", "mx.example.org dkim=pass"),
        (b"spf=pass (sender is x) smtp.mailfrom=a.example; dmarc=fail", "dmarc=fail spf=pass"),
        (b'mx.example.org; spf=fail reason="; dmarc=pass"', "mx.example.org spf=fail"),
        (b"mx.example.org; spf=fail (; dmarc=pass", "mx.example.org spf=fail"),
        (b"mx.example.org; spf=fail ((x); dmarc=pass (y))", "mx.example.org spf=fail"),
        (b"mx.example.org; x-spf=pass", "mx.example.org"),
    ],
)
def test_an_authentication_result_cannot_be_written_by_the_sender(value: bytes, said: str) -> None:
    assert authentication(headers.read_fields(b"Authentication-Results: " + value + b"\n")) == said


# ---- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "mailboxes"),
    [
        ("anna@club.example", [("", "anna@club.example")]),
        ("<anna@club.example>", [("", "anna@club.example")]),
        ("Anna Roe <ANNA@Club.example>", [("Anna Roe", "anna@club.example")]),
        ("anna@club.example (Anna Roe)", [("Anna Roe", "anna@club.example")]),
        ("\"'Anna Roe'\" <anna@club.example>", [("Anna Roe", "anna@club.example")]),
        ("'anna@club.example' <anna@club.example>", [("anna@club.example", "anna@club.example")]),
        (r'"Anna \"Nan\" Roe" <anna@club.example>', [('Anna "Nan" Roe', "anna@club.example")]),
        ("=?utf-8?Q?Roe,_Anna?= <anna@club.example>", [("Roe, Anna", "anna@club.example")]),
        ('"=?utf-8?Q?Ann=C3=A9?=" <anna@club.example>', [("Anné", "anna@club.example")]),
        ("Änna <anna@club.example>", [("Änna", "anna@club.example")]),
        ("Anna Roe anna@club.example", [("Anna Roe", "anna@club.example")]),
        ("mailto:anna@club.example", [("", "anna@club.example")]),
        ("<@relay.example:anna@club.example>", [("", "anna@club.example")]),
        ("Committee: a@x.example, B <b@x.example>;", [("", "a@x.example"), ("B", "b@x.example")]),
        ("a@x.example; b@x.example", [("", "a@x.example"), ("", "b@x.example")]),
        ("undisclosed-recipients:;", []),
        ("undisclosed-recipients: ;, ", []),
        ("Anna Roe <>", [("Anna Roe", "")]),
        ("Anna Roe <anna at club.example>", [("Anna Roe", "")]),
        ("Anna <a@b@c.example>", [("Anna", "")]),
        ('Anna" <anna@club.example>', [('Anna"', "anna@club.example")]),
        ("Anna (painter <anna@club.example>", [("Anna (painter", "anna@club.example")]),
        ("Roe, Anna <anna@club.example>, b@x.example", [("Roe, Anna", "anna@club.example"), ("", "b@x.example")]),
        ("jo@bücher.example", [("", "jo@bücher.example")]),
        ("<@", []),
        ('"', []),
        ("a@[", [("", "a@[")]),
    ],
)
def test_an_address_list_is_read_as_it_is_met(value: str, mailboxes: list[tuple[str, str]]) -> None:
    assert read_mailboxes(value.encode()) == tuple(Mailbox(*mailbox) for mailbox in mailboxes)


def test_several_to_fields_are_one_list() -> None:
    message = read(b"To: a@x.example\nTo: B <b@x.example>\n")
    assert [mailbox.address for mailbox in message.to] == ["a@x.example", "b@x.example"]


def test_a_circular_keeps_its_size_up_to_200() -> None:
    line = b"To: " + b",\n ".join(b"p%d@x.example" % n for n in range(300)) + b"\n"
    assert len(read(line).to) == 200


def test_a_list_that_is_cut_loses_its_last_mailbox_only() -> None:
    line = b",".join(b"Somebody with a long and winding name %d <p%d@x.example>" % (n, n) for n in range(1000))
    assert all(mailbox.address.endswith("@x.example") for mailbox in read_mailboxes(line))


# ---- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        b"Tue, 3 Mar 2020 09:00:00 +0100",
        b"3 Mar 2020 09:00 +0100",
        b"Tue,  3 Mar 2020 08:00:00 GMT (UTC)",
        b"Tue, 03 mar 20 03:00:00 EST",
        b"Tuesday, 03-Mar-20 08:00:00 UT",
        b" 3-Mar-2020 09:00:00 +0100",
    ],
)
def test_one_instant_is_written_in_many_ways(value: bytes) -> None:
    assert read_date(value) == datetime(2020, 3, 3, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"yesterday",
        b"Thu, 1 Jan 1970 00:00:00 +0000",
        b"Tue, 3 Mar 2120 09:00:00 +0100",
        b"Tue, 31 Feb 2020 09:00:00 +0100",
        b"Tue, 3 Mar 2020 29:00:00 +0100",
        b"Tue, 3 Mar 2020 09:00:00 +9999",
        b"Tue, 3 Foo 2020 09:00:00 +0100",
    ],
)
def test_what_is_no_believable_date_is_none(value: bytes) -> None:
    assert read_date(value) is None


def test_a_leap_second_is_a_time() -> None:
    assert read_date(b"Sat, 31 Dec 2016 23:59:60 +0000") == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)


# ---- ids ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "message_id"),
    [
        (b"<a@x.example>", "a@x.example"),
        (b"a@x.example", "a@x.example"),
        (b"<a@x.example", "a@x.example"),
        (b"<a.\n b@x.example>", "a.b@x.example"),
        (b"=?utf-8?q?=3Ca=40x=2Eexample=3E?=", "a@x.example"),
        (b"<", ""),
        (b"<[", "["),
        (b"", ""),
    ],
)
def test_a_message_id_is_tolerated_without_its_brackets(value: bytes, message_id: str) -> None:
    assert read(b"Subject: x\nMessage-ID: " + value + b"\n").message_id == message_id


def test_of_many_references_the_first_and_the_last_are_kept() -> None:
    ids = [f"{n}@x.example" for n in range(200)]
    references = read(b"References: " + "\n ".join(f"<{i}>" for i in ids).encode() + b"\n").references
    assert references == (ids[0], *ids[-59:])


# ---- labels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "labels"),
    [
        (b"Inbox,Important", ("Inbox", "Important")),
        (b'Sent,"Prints, and sizes"', ("Sent", "Prints, and sizes")),
        (b"=?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?=", ("Gesendet", "Geöffnet")),
        (b"", ()),
    ],
)
def test_gmail_labels_are_a_list(value: bytes, labels: tuple[str, ...]) -> None:
    assert headers.gmail_labels(headers.read_fields(b"X-Gmail-Labels: " + value + b"\n")) == labels


# ---- hostile --------------------------------------------------------------------------------------


def texts(message: Message) -> list[str]:
    mailboxes = [message.sender, *message.to, *message.cc, *message.bcc]
    mailboxes += [m for m in (message.reply_to, message.resent_by, message.original_from) if m]
    return [
        *(text for mailbox in mailboxes for text in mailbox),
        message.subject, message.message_id, message.in_reply_to, *message.references, message.return_path or "",
        message.list_id, message.list_post, message.precedence, message.auto_submitted, message.mailer,
        message.content_type, message.thread_index,
    ]  # fmt: skip


def assert_harmless(block: bytes) -> None:
    message = headers.parse_message(block, received_at=None)
    if isinstance(message, Skipped):
        return
    for text in [*texts(message), authentication(headers.read_fields(block))]:
        text.encode()  # no lone surrogate
        assert len(text) <= 500
        assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for c in text)
    for mailbox in (message.sender, *message.to, *message.cc, *message.bcc):
        local, _, domain = mailbox.address.partition("@")
        assert mailbox.address == "" or (local and domain and "@" not in domain and " " not in mailbox.address)


@given(st.binary(max_size=2_000))
def test_no_bytes_raise(block: bytes) -> None:
    assert_harmless(block)


@given(st.sampled_from(headers.FIELDS), st.binary(max_size=300))
def test_no_value_of_any_field_raises(name: str, value: bytes) -> None:
    assert_harmless(name.encode() + b": " + value)


SIGNS = st.sampled_from(
    [b'"', b"\\", b"(", b")", b"<", b">", b"@", b",", b";", b":", b"[", b"=?utf-8?q?=0D=0A?=", b"=?x?b?", b"?=",
     b"\xff", b"\xe2\x80\xae", b"\x00", b"\r", b"\n ", b"\n", b" ", b"a", b"=?utf-16?b?2AA=?=", b"0", b"-"]
)  # fmt: skip


@given(st.sampled_from(headers.FIELDS), st.lists(SIGNS, max_size=60))
def test_no_mixture_of_signs_raises(name: str, signs: list[bytes]) -> None:
    assert_harmless(name.encode() + b": " + b"".join(signs))


@settings(max_examples=300)
@given(
    st.sampled_from([PERSONAL, CIRCULAR]),
    st.lists(st.tuples(st.integers(0, 1_200), st.integers(0, 20), st.binary(max_size=8)), max_size=8),
)
def test_no_damage_to_a_real_header_raises(block: bytes, damage: list[tuple[int, int, bytes]]) -> None:
    for at, length, inserted in damage:
        block = block[:at] + inserted + block[at + length :]
    assert_harmless(block)


@pytest.mark.parametrize("line", [b"=?utf-8?Q?a=0D=0ABcc:_b@x.example?=", b"a\x00b\x0bc", "a\u202eb\u200dc".encode()])
def test_a_subject_is_one_line_without_hidden_characters(line: bytes) -> None:
    assert_harmless(b"Subject: " + line + b"\n")
    assert read(b"Subject: " + line + b"\n").subject != ""


def test_a_tower_of_accents_is_cut() -> None:
    assert len(read(b"Subject: a" + "\u0301".encode() * 200 + b"\n").subject) <= 5


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "rot13", "unicode_escape", "hex", "utf-99", "x" * 40, "iso-8859-99", "\u0130"]
)
def test_an_encoded_word_in_no_charset_is_still_shown(charset: str) -> None:
    assert read(f"Subject: =?{charset}?q?caf=C3=A9?=\n".encode()).subject == "café"


def test_words_cut_between_the_bytes_of_a_character_are_joined() -> None:
    assert read(b"Subject: =?utf-8?B?w4Q=?= =?UTF-8?B?w?=\n =?utf-8?q?=C3?= =?utf-8?q?=A9?=\n").subject == "Äé"


def test_text_without_a_charset_is_utf8_or_latin1() -> None:
    assert read("Subject: Grüße\n".encode()).subject == "Grüße"
    assert read("Subject: Grüße\n".encode("latin-1")).subject == "Grüße"


BOMBS = {
    "crasher id": b"Message-ID: <",
    "crasher id 2": b"Message-ID: <[",
    "crasher from": b"From: <@",
    "crasher quote": b'From: "',
    "crasher literal": b"From: a@[",
    "nested comments": b"From: " + b"(" * 30_000 + b")" * 30_000,
    "open comments": b"From: " + b"(" * 65_000,
    "quotes": b"From: " + b'"' * 65_000,
    "escaped quotes": b'From: "' + b'\\"' * 32_000,
    "angles": b"To: " + b"<" * 65_000,
    "addresses": b"To: " + b"a@b.example," * 50_000,
    "bare words": b"To: " + b"a " * 32_000,
    "spaces": b"To: x" + b" " * 60_000 + b"y",
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 60_000,
    "broken encoded words": b"Subject: " + b"=?" * 30_000,
    "folds": b"References:" + b"\n x" * 20_000,
    "many lists": b"To: a@b.example\n" * 4_000,
    "many names": b"".join(b"X-%d: y\n" % n for n in range(8_000)),
    "references": b"References: " + b"<a@b> " * 11_000,
    "authentication": b"Authentication-Results: x" + b"(" * 30_000 + b";" * 30_000,
    "ten megabytes": b"X: " + b"y" * 10_000_000 + b"\nFrom: a@b.example",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_in_less_than_50_ms_of_work(name: str) -> None:
    assert_harmless(BOMBS[name])
    times = []
    for _ in range(3):  # the best of three: other programs slow this one down
        started = time.process_time()
        headers.parse_message(BOMBS[name], received_at=None)
        authentication(headers.read_fields(BOMBS[name]))
        times.append(time.process_time() - started)
    assert min(times) < 0.05
