"""A disk that is full while the service runs: one sentence, nothing lost, and on it goes when there is room."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.store import database
from tests.service_life import write_life
from tests.service_process import end, serving

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk takes root")
SMALL, LARGE = "1m", "64m"  # the sample life needs about 4 MB


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", folder], check=True)


def resize(disk: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", disk], check=True)


def test_a_disk_that_is_too_small_is_said_in_a_sentence_and_the_brief_comes_when_there_is_room(
    tmp_path: Path, disk: Path
) -> None:
    state = disk / "state"
    config = write_life(tmp_path / "life", datetime.now(UTC), state)
    with serving(config) as (child, manager):
        status = manager.wait_for("STATUS=")
        assert status == (
            f"STATUS=waiting: There is no room left on the disk of {state}. "
            "Nothing is lost; make some, and it goes on."
        )
        manager.wait_for("WATCHDOG=1", seconds=15)  # it waits, and does not hang
        resize(disk, LARGE)
        manager.wait_for("STATUS=last brief", seconds=60)
        seconds, journal = end(child)
    assert (child.returncode, seconds < 2) == (0, True)
    assert "Traceback" not in journal
    assert journal.count("no room left") == 1
    assert len(list((state / "briefs").glob("*.txt"))) == 1
    with database.opened(state) as db:
        assert db.conn.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_service_on_a_full_disk_starts_waits_and_ends_as_it_is_told(tmp_path: Path, disk: Path) -> None:
    state = disk / "state"
    config = write_life(tmp_path / "life", datetime.now(UTC), state)
    (disk / "ballast").write_bytes(b"x" * (1 << 20))
    with serving(config) as (child, manager):
        manager.wait_for("STATUS=waiting: There is no room left")
        manager.wait_for("READY=1")
        child.send_signal(signal.SIGHUP)
        manager.wait_for("RELOADING=1")
        seconds, _ = end(child)
    assert (child.returncode, seconds < 2) == (0, True)


def test_what_was_read_before_the_disk_was_full_is_still_there_and_read_on(tmp_path: Path, disk: Path) -> None:
    state = disk / "state"
    resize(disk, LARGE)
    config = write_life(tmp_path / "life", datetime.now(UTC), state)
    with serving(config) as (child, manager):
        manager.wait_for("STATUS=last brief")
        end(child)
    with database.opened(state) as db:
        before = db.conn.execute("select count(*) from messages").fetchone()
    text = ""
    for number in range(9_000):
        text += (
            f"From a@a.example Tue Mar  3 07:00:00 2026\nFrom: a{number}@a.example\nTo: jo@example.org\n"
            f"Date: Tue, 3 Mar 2026 07:00:00 +0000\nMessage-ID: <{number}@a.example>\nSubject: {number}\n\n\n"
        )
    with (tmp_path / "life" / "mail.mbox").open("a") as mbox:
        mbox.write(text)
    free = database.free_bytes(state)
    (disk / "ballast").write_bytes(bytes(free - 1_000_000))
    with serving(config) as (child, manager):
        manager.wait_for("READY=1")
        child.send_signal(signal.SIGHUP)  # all is read at once, not in a quarter of an hour
        manager.wait_for("STATUS=waiting: There is no room left", seconds=60)
        (disk / "ballast").unlink()
        manager.wait_for("STATUS=last brief", seconds=60)
        end(child)
    with database.opened(state) as db:
        assert db.conn.execute("select count(*) from messages").fetchone() == (before[0] + 9_000,)
    assert len(list((state / "briefs").glob("*.txt"))) == 1
