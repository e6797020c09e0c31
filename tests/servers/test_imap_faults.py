"""Faults on the way to an IMAP account, on a real Dovecot behind a proxy that cuts and rewrites what it says."""

from __future__ import annotations

import contextlib
import random
import re
from collections.abc import Callable

import pytest

from agent.errors import SourceError
from tests.connectors.remembered import Remembered
from tests.servers.dovecot import Dovecot
from tests.servers.recording_proxy import recording_proxy
from tests.servers.test_imap import mail, mailbox


@pytest.mark.parametrize("two", [False, True], ids=["one core", "two"])
def test_a_connection_cut_anywhere_ends_in_a_sentence_and_is_resumed(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, two: bool
) -> None:
    monkeypatch.setattr("connectors.imap_reading.BATCH", 12)
    monkeypatch.setattr("connectors.imap_reading.MUCH", 12)
    monkeypatch.setattr("connectors.imap_mail.has_second_core", lambda: two)
    dovecot.put([mail(n) for n in range(50)])
    dovecot.put([mail(n) for n in range(50, 70)], "Archive")
    whole = Remembered()
    with recording_proxy(dovecot.imap_port) as proxy:
        whole.read(mailbox(dovecot, port=proxy.port))
    sizes = random.Random(7).sample(range(1, proxy.answered), 40)
    for size in sizes[: 20 if two else 40]:
        memory = Remembered()
        with recording_proxy(dovecot.imap_port, cut_after=size) as cut:
            source = mailbox(dovecot, port=cut.port)
            with contextlib.suppress(SourceError):  # and nothing else
                memory.read(source)
            memory.read(source)
        assert memory.found == whole.found, size
        assert memory.cursor["folders"].keys() == whole.cursor["folders"].keys()


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (lambda line: line.replace(b"{", b"{99999"), "broke off"),
        (lambda line: b"* BYE Shutting down\r\n" if b"FETCH (" in line else line, "broke off"),
        (lambda line: b"* BYE Too many simultaneous connections\r\n" if b"FETCH (" in line else line, "less often"),
        (lambda line: line[:-2] + b"x" * 1_100_000 + b"\r\n" if b"FETCH (" in line else line, "not understand|broke"),
    ],
    ids=["a literal of untrue length", "a farewell", "a farewell for too much", "an endless line"],
)
def test_what_a_server_must_not_say_ends_in_a_sentence(
    dovecot: Dovecot, answer: Callable[[bytes], bytes], problem: str
) -> None:
    dovecot.put([mail(n) for n in range(5)])
    with recording_proxy(dovecot.imap_port, answer=answer) as proxy:
        source = mailbox(dovecot, port=proxy.port)
        with pytest.raises(SourceError, match=problem):
            Remembered().read(source)


def test_what_others_change_meanwhile_does_no_harm(dovecot: Dovecot) -> None:
    dovecot.put([mail(n) for n in range(5)])
    noise = b"* 2 FETCH (FLAGS (\\Seen))\r\n* 3 FETCH (UID 3 FLAGS ())\r\n* 9 EXISTS\r\n* 77 FETCH (UID 4711)\r\n"

    def answer(line: bytes) -> bytes:
        return noise + line if re.match(rb"\* \d+ FETCH \(", line) else line

    memory = Remembered()
    with recording_proxy(dovecot.imap_port, answer=answer) as proxy:
        assert memory.read(mailbox(dovecot, port=proxy.port)) == 5


def test_a_header_that_is_not_given_is_asked_for_three_times_and_then_counted(dovecot: Dovecot) -> None:
    dovecot.put([mail(n) for n in range(5)])
    memory = Remembered()

    def renamed(line: bytes) -> bytes:
        return line.replace(b"BODY[HEADER.FIELDS", b"X[HEADER.FIELDS") if b"(UID 3 " in line else line

    with recording_proxy(dovecot.imap_port, answer=renamed) as proxy:
        source = mailbox(dovecot, port=proxy.port)
        assert memory.read(source) == 4
        assert (memory.read(source), memory.skipped) == (0, [])
        assert (memory.read(source), memory.skipped) == (0, ["server did not give its header"])
        assert list(source.read(memory)) == []


def test_a_header_that_is_given_at_last_is_read(dovecot: Dovecot) -> None:
    dovecot.put([mail(n) for n in range(5)])
    memory = Remembered()

    def renamed(line: bytes) -> bytes:
        return line.replace(b"BODY[HEADER.FIELDS", b"X[HEADER.FIELDS") if b"(UID 3 " in line else line

    with recording_proxy(dovecot.imap_port, answer=renamed) as proxy:
        assert memory.read(mailbox(dovecot, port=proxy.port)) == 4
    assert memory.read(mailbox(dovecot)) == 1
    assert len(set(memory.subjects)) == 5
