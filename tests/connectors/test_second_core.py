"""A source that is read in a second process gives what it would give here, whatever becomes of that process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.contracts import Found, MailBatch, SourceMemory
from agent.core.records import Mailbox, Message, Place, Skipped
from agent.errors import LoginError
from connectors.second_core import ReadAhead
from tests.connectors.remembered import Remembered

LETTERS = 50


def batch(number: int, subject: str = "print sizes") -> MailBatch:
    letter = Message(None, None, Mailbox("Anna Roe", "anna@example.org"), subject=subject)
    return MailBatch([Found(letter, Place("INBOX", str(number)))], [Skipped("no header")], {"next": number + 1})


def letters(memory: SourceMemory) -> Iterator[MailBatch]:
    """A source of fifty batches, which goes on where it was interrupted."""
    yield from map(batch, range(memory.cursor.get("next", 0), LETTERS))


def test_the_batches_are_the_same_and_in_order() -> None:
    assert list(ReadAhead(letters, Remembered())) == list(letters(Remembered()))


def test_the_reading_is_done_in_another_process_and_ends_with_it() -> None:
    def who(memory: SourceMemory) -> Iterator[MailBatch]:
        yield batch(0, str(os.getpid()))

    [one] = ReadAhead(who, Remembered())
    assert one.found[0].message.subject != str(os.getpid())
    assert multiprocessing.active_children() == []


def test_the_next_batch_is_begun_while_the_caller_is_busy(tmp_path: Path) -> None:
    def noted(memory: SourceMemory) -> Iterator[MailBatch]:
        for number in range(3):
            (tmp_path / str(number)).touch()
            yield batch(number)

    batches = ReadAhead(noted, Remembered())
    next(batches)
    deadline = time.monotonic() + 10
    while not (tmp_path / "1").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    list(batches)


@pytest.mark.parametrize("way", ["killed", "a bug", "wants more of the memory than the cursor"])
def test_what_the_other_process_could_not_read_is_read_here(way: str) -> None:
    here = os.getpid()

    def breaks_off(memory: SourceMemory) -> Iterator[MailBatch]:
        for one in letters(memory):
            if one.cursor["next"] == 30 and way == "wants more of the memory than the cursor":
                list(memory.unknown("INBOX", ["1"]))
            elif one.cursor["next"] == 30 and os.getpid() != here:
                if way == "killed":
                    os.kill(os.getpid(), signal.SIGKILL)
                raise ZeroDivisionError
            yield one

    memory = Remembered()
    for one in ReadAhead(breaks_off, memory):
        memory.store(one)
    assert [place.key for place in memory.places] == [str(number) for number in range(LETTERS)]
    assert memory.skipped == ["no header"] * LETTERS


def test_an_error_comes_after_what_was_read_before_it() -> None:
    def refused(memory: SourceMemory) -> Iterator[MailBatch]:
        yield batch(0)
        raise LoginError("imap.example.org refused the password.", "Check it.", partial=True)

    batches = ReadAhead(refused, Remembered())
    assert next(batches) == batch(0)
    with pytest.raises(LoginError, match="refused the password") as caught:
        next(batches)
    assert (caught.value.problem, caught.value.advice) == ("imap.example.org refused the password.", "Check it.")
    assert caught.value.partial
    assert multiprocessing.active_children() == []


def test_a_caller_who_stops_early_leaves_no_process_behind() -> None:
    def long(memory: SourceMemory) -> Iterator[MailBatch]:
        yield batch(0)
        time.sleep(600)

    batches = ReadAhead(long, Remembered())
    next(batches)
    batches.close()
    assert multiprocessing.active_children() == []


def test_it_begins_before_a_batch_is_asked_for_and_ends_when_nobody_asks(tmp_path: Path) -> None:
    def noted(memory: SourceMemory) -> Iterator[MailBatch]:
        (tmp_path / "begun").touch()
        yield batch(0)
        time.sleep(600)

    ahead = ReadAhead(noted, Remembered())
    deadline = time.monotonic() + 10
    while not (tmp_path / "begun").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    del ahead
    assert multiprocessing.active_children() == []
