"""Delivery that stays in the house: files in a folder, text on a stream."""

from __future__ import annotations

import io
import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from agent.errors import DeliveryError
from agent.views import brief_mail
from connectors.file_outlet import FileOutlet
from connectors.stream_outlet import StreamOutlet

ON = date(2026, 3, 3)
TEXT, HTML = "Good morning, Zoë.\n\n 1  Answer.\n", "<h1>Good morning, Zoë.</h1>\n"
MESSAGE_ID = brief_mail.message_id(ON, "0a1b2c3d", "jo@example.org")
BRIEF = brief_mail.compose(
    TEXT, HTML, on=ON, made_at=datetime(2026, 3, 3, 6, tzinfo=UTC), sender="jo@example.org", to="jo@example.org",
    install_id="0a1b2c3d",
)  # fmt: skip


def test_both_parts_become_files_for_their_owner_only(tmp_path: Path) -> None:
    outlet = FileOutlet(tmp_path / "new" / "briefs")
    assert outlet.has_arrived(MESSAGE_ID) is False
    outlet.send(BRIEF, MESSAGE_ID)
    assert outlet.has_arrived(MESSAGE_ID) is True
    files = {path.name: path for path in outlet.folder.iterdir()}
    assert {name: path.read_bytes().decode() for name, path in files.items()} == {
        "2026-03-03.txt": TEXT,
        "2026-03-03.html": HTML,
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in files.values()} == {0o600}


def test_a_folder_that_cannot_be_made_is_a_certain_refusal(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    outlet = FileOutlet(tmp_path / "file" / "briefs")
    for attempt in (outlet.check, lambda: outlet.send(BRIEF, MESSAGE_ID)):
        with pytest.raises(DeliveryError, match=r"Check folder in \[brief\]") as caught:
            attempt()
        assert caught.value.certain


def test_a_look_at_the_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    outlet = FileOutlet(tmp_path / "briefs")
    assert str(outlet.folder) in outlet.check()
    assert list(outlet.folder.iterdir()) == []


def test_a_stream_gets_the_text_and_nobody_can_tell_later() -> None:
    stream = io.StringIO()
    outlet = StreamOutlet(stream)
    outlet.send(BRIEF, MESSAGE_ID)
    assert stream.getvalue() == TEXT
    assert outlet.has_arrived(MESSAGE_ID) is None
