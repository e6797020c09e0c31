"""What every source of mail promises, tried on each of them with the same messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest

from agent.contracts import Found, MailSource
from agent.core.records import Message, Place, Skipped
from agent.errors import SourceError
from connectors.headers import parse_message
from connectors.maildir_mail import MaildirMail
from connectors.mbox_mail import MboxMail
from connectors.memory import InMemoryMail
from tests.connectors.remembered import Remembered

RECEIVED = datetime(2020, 3, 3, 8, 0, tzinfo=UTC)


def mail(number: int) -> bytes:
    return b"From: Anna Roe <anna@club.example>\nTo: jo@example.org\nSubject: print %d\n" % number


class Kind(NamedTuple):
    """How to make a mailbox of one kind hold some more header blocks, and how to open it."""

    add: Callable[[Path, list[bytes]], None]
    open: Callable[[Path], MailSource]


def add_to_mbox(path: Path, blocks: list[bytes]) -> None:
    with (path / "all.mbox").open("ab") as file:
        for block in blocks:
            file.write(b"From anna@club.example Tue Mar  3 08:00:00 2020\n" + block + b"\nThe body.\n\n")


def add_to_maildir(path: Path, blocks: list[bytes]) -> None:
    for name in ("new", "cur", "tmp"):
        (path / name).mkdir(exist_ok=True)
    there = len(list((path / "cur").iterdir()))
    for number, block in enumerate(blocks, there):
        (path / "cur" / f"{RECEIVED.timestamp():.0f}.M{number:06}.home:2,S").write_bytes(block + b"\nThe body.\n")


def add_to_memory(path: Path, blocks: list[bytes]) -> None:
    for block in blocks:
        (path / f"{len(list(path.iterdir())):06}").write_bytes(block)


def open_memory(path: Path) -> MailSource:
    items = [
        (file.name, parse_message(file.read_bytes(), received_at=RECEIVED)) for file in sorted(path.iterdir())
    ]
    found = [Found(item, Place("INBOX", key)) for key, item in items if isinstance(item, Message)]
    return InMemoryMail("home", found, [item for _, item in items if isinstance(item, Skipped)])


KINDS = {
    "mbox": Kind(add_to_mbox, lambda path: MboxMail("home", path / "all.mbox")),
    "maildir": Kind(add_to_maildir, lambda path: MaildirMail("home", path)),
    "memory": Kind(add_to_memory, open_memory),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


def test_every_message_is_found_once(kind: Kind, tmp_path: Path) -> None:
    kind.add(tmp_path, [mail(n) for n in range(5)])
    memory = Remembered()
    assert memory.read(kind.open(tmp_path)) == 5
    assert sorted(memory.subjects) == [f"print {n}" for n in range(5)]
    assert {message.sender.address for message in memory.messages} == {"anna@club.example"}
    assert {message.received_at for message in memory.messages} == {RECEIVED}


def test_a_second_reading_finds_nothing(kind: Kind, tmp_path: Path) -> None:
    kind.add(tmp_path, [mail(n) for n in range(5)])
    memory = Remembered()
    memory.read(kind.open(tmp_path))
    assert list(kind.open(tmp_path).read(memory)) == []


def test_a_second_reading_finds_what_was_added(kind: Kind, tmp_path: Path) -> None:
    kind.add(tmp_path, [mail(1), mail(2)])
    memory = Remembered()
    memory.read(kind.open(tmp_path))
    kind.add(tmp_path, [mail(3)])
    assert memory.read(kind.open(tmp_path)) == 1
    assert sorted(memory.subjects) == ["print 1", "print 2", "print 3"]


def test_reading_without_storing_finds_the_same_again(kind: Kind, tmp_path: Path) -> None:
    kind.add(tmp_path, [mail(n) for n in range(5)])
    memory = Remembered()
    assert list(kind.open(tmp_path).read(memory)) == list(kind.open(tmp_path).read(memory))


def test_an_interrupted_reading_goes_on_where_it_ended(kind: Kind, tmp_path: Path) -> None:
    kind.add(tmp_path, [mail(n) for n in range(2_300)])
    memory = Remembered()
    for batch in islice(kind.open(tmp_path).read(memory), 1):
        memory.store(batch)
    assert len(memory.found) == 1_000
    assert memory.read(kind.open(tmp_path)) == 1_300
    assert len(set(memory.subjects)) == 2_300


def test_what_has_no_header_is_counted_and_hides_nothing(kind: Kind, tmp_path: Path) -> None:
    kind.add(tmp_path, [mail(1), b"", mail(2)])
    memory = Remembered()
    assert memory.read(kind.open(tmp_path)) == 2
    assert memory.skipped == ["no header"]


def test_places_have_keys_of_their_own(kind: Kind, tmp_path: Path) -> None:
    kind.add(tmp_path, [mail(7)] * 3)
    memory = Remembered()
    assert memory.read(kind.open(tmp_path)) == 3
    assert len(memory.places) == 3


def test_check_says_in_one_sentence_what_can_be_seen(kind: Kind, tmp_path: Path) -> None:
    kind.add(tmp_path, [mail(1)])
    said = kind.open(tmp_path).check()
    assert "1" in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("name", ["mbox", "maildir"])
def test_a_mailbox_that_is_not_there_is_said_with_what_to_check(name: str, tmp_path: Path) -> None:
    source = KINDS[name].open(tmp_path / "nowhere")
    for attempt in (lambda: list(source.read(Remembered())), source.check):
        with pytest.raises(SourceError) as caught:
            attempt()
        assert caught.value.problem.endswith(" is not there.")
        assert caught.value.advice == 'Check path in [[mail]] "home".'


def test_a_failing_source_gives_what_it_can_before_it_fails() -> None:
    message = parse_message(mail(1), received_at=RECEIVED)
    assert isinstance(message, Message)
    source = InMemoryMail("home", [Found(message, Place("INBOX", "1"))], error=SourceError("It is away."))
    memory = Remembered()
    with pytest.raises(SourceError):
        memory.read(source)
    assert memory.subjects == ["print 1"]


def test_bodies_are_not_read_into_any_record(kind: Kind, tmp_path: Path) -> None:
    kind.add(tmp_path, [mail(1)])
    assert "The body" not in repr(list(kind.open(tmp_path).read(Remembered())))
