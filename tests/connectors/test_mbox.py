"""The mbox connector: separators, labels, and files that grow, shrink, move or are replaced."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import SourceError
from connectors.mbox_file import pieces
from connectors.mbox_mail import MboxMail
from tests.connectors.remembered import Remembered

FROM = b"From anna@club.example Tue Mar  3 08:00:00 2020\n"


def mail(subject: str, body: bytes = b"Hello.\n", more: bytes = b"") -> bytes:
    return FROM + b"From: anna@club.example\nSubject: " + subject.encode() + b"\n" + more + b"\n" + body + b"\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "all.mbox"


def subjects(path: Path, memory: Remembered | None = None) -> list[str]:
    memory = memory or Remembered()
    memory.read(MboxMail("old", path))
    return memory.subjects


# ---- separators -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "received_at"),
    [
        (b"From anna@club.example Tue Mar  3 08:00:00 2020", datetime(2020, 3, 3, 8, 0, tzinfo=UTC)),
        (b"From 1660@xxx Tue Mar 03 09:00:00 +0100 2020", datetime(2020, 3, 3, 8, 0, tzinfo=UTC)),
        (b"From - Tue Mar  3 08:00:00 2020", datetime(2020, 3, 3, 8, 0, tzinfo=UTC)),
        (b"From anna Tue Mar  3 09:00 2020 +0100", datetime(2020, 3, 3, 8, 0, tzinfo=UTC)),
        (b"From MAILER-DAEMON Tue Mar  3 08:00:00 UTC 2020", datetime(2020, 3, 3, 8, 0, tzinfo=UTC)),
        (b"From - Thu Jan  1 00:00:00 1970", None),
        (b"From ", None),
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_programs_write_the_separator_in_many_ways(
    path: Path, line: bytes, received_at: datetime | None, end: bytes
) -> None:
    text = line + b"\nSubject: one\n\nBody.\n\n" + line + b"\nSubject: two\n\nBody.\n"
    path.write_bytes(text.replace(b"\n", end))
    memory = Remembered()
    assert subjects(path, memory) == ["one", "two"]
    assert {message.received_at for message in memory.messages} == {received_at}


@pytest.mark.parametrize(
    "body",
    [
        b"\nFrom here on it is easy.\n",
        b"\n>From anna@club.example Tue Mar  3 08:00:00 2020\n",
        b"Said yesterday:\nFrom anna@club.example Tue Mar  3 08:00:00 2020\n",
        b"\nFrom \nnothing: like a header\n",
        b"\n From anna@club.example Tue Mar  3 08:00:00 2020\n",
    ],
)
def test_a_body_may_speak_of_from(path: Path, body: bytes) -> None:
    body = body.replace(b"nothing: like", b"nothing like")
    path.write_bytes(mail("one", body) + mail("two"))
    assert subjects(path) == ["one", "two"]


def test_a_bare_separator_needs_no_blank_line(path: Path) -> None:
    path.write_bytes(b"From \nSubject: one\n\nBody.\nFrom \nSubject: two\n\nBody.\n")
    assert subjects(path) == ["one", "two"]


def test_a_key_is_the_offset_of_its_message(path: Path) -> None:
    path.write_bytes(mail("one") + mail("two"))
    memory = Remembered()
    subjects(path, memory)
    assert [place.key for place in memory.places] == ["0", str(len(mail("one")))]
    assert {place.folder for place in memory.places} == {""}


@given(st.lists(st.tuples(st.binary(max_size=80), st.binary(max_size=200)), max_size=6))
def test_pieces_cover_a_file_without_gap_or_overlap(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[bytes, bytes]]
) -> None:
    path = tmp_path_factory.mktemp("mbox") / "all.mbox"
    content = b"".join(FROM + header + b"\n\n" + body + b"\n\n" for header, body in parts)
    path.write_bytes(content)
    with path.open("rb") as file:
        found = list(pieces(file, 0, len(content)))
    assert len(found) >= len(parts)
    assert [piece.start for piece in found] == [0, *(piece.end for piece in found)][: len(found)]
    assert not found or found[-1].end == len(content)


@pytest.mark.parametrize("extra", range(-60, 61, 7))
def test_a_separator_may_lie_across_two_reads(path: Path, extra: int) -> None:
    body = b"x" * 70 + b"\n"
    filler = body * ((1 << 20) // len(body))
    first = mail("one", filler)
    first = mail("one", filler[: (1 << 20) - (len(first) - len(filler)) + extra] + b"\n")
    path.write_bytes(first + mail("two") + mail("three"))
    assert subjects(path) == ["one", "two", "three"]


def test_memory_does_not_grow_with_a_body_or_a_header(path: Path) -> None:
    huge = b"x" * 30_000_000
    path.write_bytes(mail("one", huge + b"\n") + mail("two", more=b"X-Long: " + huge + b"\n") + mail("three"))
    tracemalloc.start()
    assert subjects(path) == ["one", "two", "three"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


# ---- labels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        ("Spam", "spam"),
        ("Trash,Opened", "trash"),
        ("=?UTF-8?Q?Entw=C3=BCrfe?=", "draft"),
        ("Chat", "chat"),
        ("Papierkorb", "trash"),
        ("Correo no deseado", "spam"),
    ],
)
def test_what_is_no_correspondence_is_counted_and_left_out(path: Path, labels: str, reason: str) -> None:
    path.write_bytes(mail("one") + mail("two", more=f"X-Gmail-Labels: {labels}\n".encode()))
    memory = Remembered()
    assert subjects(path, memory) == ["one"]
    assert memory.skipped == [reason]


@pytest.mark.parametrize(
    "labels", ["Sent", "Opened,Gesendet", "=?UTF-8?Q?Messages_envoy=C3=A9s,Ouvert?=", "Posta inviata", "Verzonden"]
)
def test_a_label_says_what_the_owner_sent(path: Path, labels: str) -> None:
    path.write_bytes(mail("one", more=f"X-Gmail-Labels: {labels}\n".encode()) + mail("two"))
    memory = Remembered()
    subjects(path, memory)
    assert [place.sent_folder for place in memory.places] == [True, False]


def test_what_thunderbird_deleted_but_did_not_compact_is_trash(path: Path) -> None:
    path.write_bytes(mail("one", more=b"X-Mozilla-Status: 0009\n") + mail("two", more=b"X-Mozilla-Status: 0001\n"))
    memory = Remembered()
    assert subjects(path, memory) == ["two"]
    assert memory.skipped == ["trash"]


# ---- a folder of files ----------------------------------------------------------------------------


def test_a_folder_is_read_with_every_mbox_in_it(tmp_path: Path) -> None:
    (tmp_path / "Local.sbd").mkdir()
    (tmp_path / "Inbox").write_bytes(mail("one"))
    (tmp_path / "Inbox.msf").write_bytes(b"// index\n")
    (tmp_path / "Sent.mbox").write_bytes(mail("two"))
    (tmp_path / "Trash").write_bytes(mail("three"))
    (tmp_path / "Local.sbd" / "Club").write_bytes(mail("four"))
    memory = Remembered()
    assert sorted(subjects(tmp_path, memory)) == ["four", "one", "two"]
    assert {(place.folder, place.sent_folder) for place in memory.places} == {
        ("Inbox", False), ("Sent.mbox", True), ("Local.sbd/Club", False)
    }  # fmt: skip
    assert list(MboxMail("old", tmp_path).read(memory)) == []
    assert MboxMail("old", tmp_path).check().startswith("3 mbox files with ")


def test_a_folder_without_an_mbox_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no mbox in"):
        MboxMail("old", tmp_path).check()


def test_a_file_that_is_no_mbox_is_said(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 a zip file")
    with pytest.raises(SourceError, match="is not an mbox") as caught:
        list(MboxMail("old", path).read(Remembered()))
    assert "unpacked" in caught.value.advice


def test_an_empty_file_is_an_empty_mailbox(path: Path) -> None:
    path.write_bytes(b"")
    memory = Remembered()
    assert subjects(path, memory) == []
    path.write_bytes(mail("one"))
    assert subjects(path, memory) == ["one"]


# ---- files that change ----------------------------------------------------------------------------


def test_a_file_that_moved_goes_on_where_it_was(tmp_path: Path, path: Path) -> None:
    path.write_bytes(mail("one"))
    memory = Remembered()
    subjects(path, memory)
    moved = path.rename(tmp_path / "elsewhere.mbox")
    moved.write_bytes(moved.read_bytes() + mail("two"))
    assert memory.read(MboxMail("old", moved)) == 1
    assert memory.restarted == []


@pytest.mark.parametrize("cut", range(1, len(mail("two")) + 1, 9))
def test_a_message_that_was_still_being_written_is_read_again(path: Path, cut: int) -> None:
    path.write_bytes(mail("one") + mail("two")[:cut])
    memory = Remembered()
    subjects(path, memory)
    path.write_bytes(mail("one") + mail("two") + mail("three"))
    assert subjects(path, memory) == ["one", "two", "three"]
    assert memory.restarted == []


def test_a_file_without_a_last_blank_line_goes_on(path: Path) -> None:
    path.write_bytes(mail("one").rstrip())
    memory = Remembered()
    subjects(path, memory)
    path.write_bytes(mail("one").rstrip() + b"\n\n" + mail("two"))
    assert subjects(path, memory) == ["one", "two"]


@pytest.mark.parametrize("number", [0, 4])
def test_a_file_that_was_rewritten_is_read_anew(path: Path, number: int) -> None:
    texts = [mail(f"print {n}", b"x" * 3_000 + b"\n") for n in range(6)]
    path.write_bytes(b"".join(texts))
    memory = Remembered()
    subjects(path, memory)
    del texts[number]
    path.write_bytes(b"".join(texts))
    assert subjects(path, memory) == [f"print {n}" for n in range(6) if n != number]
    assert memory.restarted == [""]


def test_a_file_that_shrank_is_believed_the_second_time(path: Path) -> None:
    path.write_bytes(b"".join(mail(f"print {n}") for n in range(10)))
    memory = Remembered()
    subjects(path, memory)
    path.write_bytes(b"")
    with pytest.raises(SourceError, match="has shrunk") as caught:
        subjects(path, memory)
    assert caught.value.partial
    assert len(memory.found) == 10
    assert subjects(path, memory) == []
    assert memory.restarted == [""]


def test_a_file_that_shrank_and_came_back_was_never_gone(path: Path) -> None:
    content = b"".join(mail(f"print {n}") for n in range(10))
    path.write_bytes(content)
    memory = Remembered()
    subjects(path, memory)
    path.write_bytes(b"")
    with pytest.raises(SourceError):
        subjects(path, memory)
    path.write_bytes(content + mail("print 10"))
    assert memory.read(MboxMail("old", path)) == 1
    assert memory.restarted == []


def test_a_file_that_came_back_is_doubted_again_when_it_shrinks_again(path: Path) -> None:
    content = b"".join(mail(f"print {n}") for n in range(10))
    path.write_bytes(content)
    memory = Remembered()
    subjects(path, memory)
    path.write_bytes(b"")
    with pytest.raises(SourceError):
        subjects(path, memory)
    path.write_bytes(content)
    subjects(path, memory)
    path.write_bytes(b"")
    with pytest.raises(SourceError):
        subjects(path, memory)
    assert len(memory.found) == 10


def test_one_file_that_shrank_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(mail("one") * 5)
    (tmp_path / "b").write_bytes(mail("two"))
    memory = Remembered()
    subjects(tmp_path, memory)
    (tmp_path / "a").write_bytes(mail("three"))
    (tmp_path / "b").write_bytes(mail("two") + mail("four"))
    with pytest.raises(SourceError, match="has shrunk"):
        subjects(tmp_path, memory)
    assert "four" in memory.subjects
