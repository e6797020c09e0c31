"""Secrets: each way to one, the order of several, and that none of them shows."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import pytest

from agent.config.records import Command, Credential, Environment, File, Secret, Way
from agent.errors import LoginError
from connectors import credentials
from connectors.credentials import resolve

CANARY = "hunter-canary"


def private(folder: Path, content: str = CANARY + "\n", mode: int = 0o600) -> Path:
    path = folder / "secret"
    path.write_text(content, encoding="utf-8")
    path.chmod(mode)
    return path


def refused(*ways: Way, environment: dict[str, str] | None = None) -> str:
    """What is said where no way leads to a password; never the password."""
    with pytest.raises(LoginError) as caught:
        resolve(Secret(ways), environment or {})
    everything = "".join(traceback.format_exception(caught.value))
    assert CANARY not in everything
    return caught.value.problem


def test_a_credential_lies_where_systemd_says(tmp_path: Path) -> None:
    (tmp_path / "imap-home").write_text(CANARY + "\n")
    assert resolve(Secret((Credential("imap-home"),)), {"CREDENTIALS_DIRECTORY": str(tmp_path)}) == CANARY


@pytest.mark.parametrize("written", [CANARY, CANARY + "\n", CANARY + "\r\n", CANARY + "\nuser: jo\n"])
def test_the_first_line_of_a_file_is_the_secret(tmp_path: Path, written: str) -> None:
    assert resolve(Secret((File(private(tmp_path, written)),)), {}) == CANARY


def test_blanks_and_other_scripts_belong_to_a_password(tmp_path: Path) -> None:
    assert resolve(Secret((File(private(tmp_path, " pass wörd \n")),)), {}) == " pass wörd "


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o610])
def test_a_file_that_others_may_open_is_refused(tmp_path: Path, mode: int) -> None:
    path = private(tmp_path, mode=mode)
    assert refused(File(path)) == (
        f'No password was found: file "{path}" can be read by others (type chmod 600 "{path}").'
    )


def test_a_file_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = private(tmp_path)
    if os.geteuid() == 0:
        os.chown(path, 4711, -1)  # what belongs to root is accepted
    monkeypatch.setattr(credentials.os, "geteuid", lambda: 4712)
    assert refused(File(path)) == f'No password was found: file "{path}" belongs to somebody else.'


def test_a_command_prints_the_secret_without_a_shell() -> None:
    words = (sys.executable, "-c", "import sys; print(sys.argv[1])", CANARY + "; echo $HOME")
    assert resolve(Secret((Command(words),)), {}) == CANARY + "; echo $HOME"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (f"import sys; print({CANARY!r}); sys.exit({CANARY!r})", "failed with exit status 1"),
        ("pass", "is empty"),
        ("import sys; sys.stdout.buffer.write(bytes([255, 10]))", "is not UTF-8"),
    ],
)
def test_what_a_failing_command_printed_is_not_shown(tmp_path: Path, code: str, said: str) -> None:
    script = tmp_path / "give"
    script.write_text(f"#!{sys.executable}\n{code}\n")
    script.chmod(0o700)
    assert refused(Command((str(script), "argument"))) == f'No password was found: command "{script}" {said}.'


def test_a_command_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "_COMMAND_SECONDS", 0.2)
    assert "took longer than" in refused(Command((sys.executable, "-c", "import time; time.sleep(60)")))


def test_the_environment_holds_a_secret_by_its_name() -> None:
    assert resolve(Secret((Environment("IMAP_PASSWORD"),)), {"IMAP_PASSWORD": CANARY}) == CANARY


def test_the_first_way_that_leads_to_a_password_is_taken(tmp_path: Path) -> None:
    ways = (Credential("imap-home"), Environment("MISSING"), File(private(tmp_path)), Environment("LATER"))
    assert resolve(Secret(ways), {"LATER": "not this one"}) == CANARY


def test_all_that_was_tried_is_named(tmp_path: Path) -> None:
    ways = (Credential("imap-home"), File(tmp_path / "gone"), Command(("/no/such/program",)), Environment("MISSING"))
    assert refused(*ways) == (
        'No password was found: credential "imap-home" is there only for the service ($CREDENTIALS_DIRECTORY is not '
        f'set); file "{tmp_path}/gone": is not there; command "/no/such/program": is not there; $MISSING is not set.'
    )


def test_a_credential_that_was_not_handed_over_is_named(tmp_path: Path) -> None:
    said = refused(Credential("imap-home"), environment={"CREDENTIALS_DIRECTORY": str(tmp_path)})
    assert said == 'No password was found: credential "imap-home": is not there.'
