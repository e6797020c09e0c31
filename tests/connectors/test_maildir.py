"""The Maildir connector: its layouts, flags, times, and files that vanish or may not be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from agent.errors import SourceError
from connectors.maildir_mail import MaildirMail
from tests.connectors.remembered import Remembered


def deliver(folder: Path, name: str, subject: str = "a print", sub: str = "cur") -> Path:
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    path = folder / sub / name
    path.write_bytes(f"From: anna@club.example\nSubject: {subject}\n\nBody.\n".encode())
    return path


def read(source: MaildirMail) -> Remembered:
    memory = Remembered()
    memory.read(source)
    return memory


def folders(memory: Remembered) -> dict[str, bool]:
    return {place.folder: place.sent_folder for place in memory.places}


def test_maildir_plus_plus_names_its_folders_with_dots(tmp_path: Path) -> None:
    deliver(tmp_path, "1.a:2,S")
    deliver(tmp_path / ".Sent", "2.a:2,S")
    deliver(tmp_path / ".Archive.2019", "3.a:2,S")
    deliver(tmp_path / ".Entw&APw-rfe", "4.a:2,S")
    deliver(tmp_path / ".K&APw-nstler", "5.a:2,S")
    memory = read(MaildirMail("home", tmp_path))
    assert folders(memory) == {"INBOX": False, "Sent": True, "Archive.2019": False, "Künstler": False}


def test_folders_in_folders_are_found(tmp_path: Path) -> None:
    deliver(tmp_path / "INBOX", "1.a")
    deliver(tmp_path / "Clubs" / "Sent Items", "2.a")
    deliver(tmp_path / "Trash" / "old", "3.a")
    assert folders(read(MaildirMail("home", tmp_path))) == {"INBOX": False, "Clubs/Sent Items": True}


def test_folders_can_be_named_and_left_out(tmp_path: Path) -> None:
    for name in ("", ".Spam", ".Archive.2018", ".Archive.2019"):
        deliver(tmp_path / name, "1.a")
    assert set(folders(read(MaildirMail("home", tmp_path, include=["Spam", "Archive.*"])))) == {
        "Spam", "Archive.2018", "Archive.2019"
    }  # fmt: skip
    assert set(folders(read(MaildirMail("home", tmp_path, exclude=["*2018"])))) == {"INBOX", "Archive.2019"}


def test_flags_do_not_change_what_a_message_is(tmp_path: Path) -> None:
    path = deliver(tmp_path, "1583222400.M1.home", sub="new")
    memory = read(MaildirMail("home", tmp_path))
    path.rename(tmp_path / "cur" / "1583222400.M1.home:2,RS")
    assert memory.read(MaildirMail("home", tmp_path)) == 0
    assert [place.key for place in memory.places] == ["1583222400.M1.home"]


def test_what_is_flagged_as_trashed_or_draft_is_left_out(tmp_path: Path) -> None:
    deliver(tmp_path, "1.a:2,ST")
    deliver(tmp_path, "2.a:2,D")
    deliver(tmp_path, "3.a:2,FRS")
    memory = read(MaildirMail("home", tmp_path))
    assert sorted(memory.skipped) == ["draft", "trash"]
    assert memory.listed == {"INBOX": ["3.a"]}


def test_a_message_was_received_when_its_name_says(tmp_path: Path) -> None:
    deliver(tmp_path, "1583222400.M1.home:2,S")
    assert read(MaildirMail("home", tmp_path)).messages[0].received_at == datetime(2020, 3, 3, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("name", ["letter", "12.a", "1795000000.copied-later"])
def test_else_it_was_received_when_its_file_says(tmp_path: Path, name: str) -> None:
    os.utime(deliver(tmp_path, name), (1583222400, 1583222400))
    assert read(MaildirMail("home", tmp_path)).messages[0].received_at == datetime(2020, 3, 3, 8, 0, tzinfo=UTC)


def test_a_file_name_of_any_bytes_has_a_key_that_can_be_stored(tmp_path: Path) -> None:
    deliver(tmp_path, "1.a")
    os.rename(tmp_path / "cur" / "1.a", os.fsencode(tmp_path) + b"/cur/1.\xff\xfe")
    (key,) = [place.key for place in read(MaildirMail("home", tmp_path)).places]
    assert key.encode()


def test_only_the_beginning_of_a_file_is_read(tmp_path: Path) -> None:
    path = deliver(tmp_path, "1.a")
    with path.open("wb") as file:
        file.write(b"From: anna@club.example\nX-Long: " + b"y" * 30_000 + b"\nSubject: late\n\n")
        file.truncate(5_000_000_000)  # a hole: nothing lies there
    assert read(MaildirMail("home", tmp_path)).subjects == ["late"]


class Emptied(Remembered):
    """Deletes a file between listing and reading."""

    def __init__(self, victim: Path) -> None:
        super().__init__()
        self.victim = victim

    def unknown(self, folder: str, keys: Iterable[str]) -> Iterator[str]:
        keys = list(keys)
        self.victim.unlink()
        return super().unknown(folder, keys)


def test_a_file_that_vanishes_meanwhile_is_no_error(tmp_path: Path) -> None:
    memory = Emptied(deliver(tmp_path, "1.a"))
    deliver(tmp_path, "2.a", "still there")
    memory.read(MaildirMail("home", tmp_path))
    assert memory.subjects == ["still there"]
    assert memory.skipped == []


def test_one_file_that_cannot_be_read_is_counted(tmp_path: Path) -> None:
    deliver(tmp_path, "1.a", "one")
    (tmp_path / "cur" / "2.a").mkdir()
    memory = read(MaildirMail("home", tmp_path))
    assert (memory.subjects, memory.skipped) == (["one"], ["not readable"])


@pytest.fixture
def open_path() -> Iterator[Path]:
    """A folder that every user may look into, unlike pytest's own."""
    with TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


def without_rights(act: Callable[[], None]) -> bool:
    """Run `act` in a child that is not root; did it end well?"""
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            act()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize("closed", [".Club", ".Club/cur"])
def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_read(open_path: Path, closed: str) -> None:
    deliver(open_path, "1.a", "one")
    deliver(open_path / ".Club", "2.a", "two")
    (open_path / closed).chmod(0)

    def act() -> None:
        memory = Remembered()
        with pytest.raises(SourceError, match='the folder "Club" may not be read') as caught:
            memory.read(MaildirMail("home", open_path))
        assert caught.value.partial
        assert memory.subjects == ["one"]
        assert list(memory.listed) == ["INBOX"]  # half a listing would look like deleted mail

    assert without_rights(act)


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    deliver(tmp_path, "1.a")
    (tmp_path / ".Loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(read(MaildirMail("home", tmp_path)).places) == 1


def test_a_folder_that_is_no_maildir_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not a Maildir"):
        MaildirMail("home", tmp_path).check()


def test_check_counts_folders_and_messages(tmp_path: Path) -> None:
    deliver(tmp_path, "1.a")
    deliver(tmp_path / ".Club", "2.a")
    assert MaildirMail("home", tmp_path).check() == "2 folders with 2 messages."
