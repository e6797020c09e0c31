"""The units as systemd itself judges them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = Path(__file__).parent.parent / "systemd"
INSTANCES = {"helpfirst.service": "helpfirst.service", "helpfirst@.service": "helpfirst@anna.service"}


def analyze(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    tool = shutil.which("systemd-analyze")
    assert tool, "systemd-analyze is missing here. Type this, then try again: sudo apt-get install systemd"
    return subprocess.run([tool, *arguments], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("unit", INSTANCES)
def test_a_unit_is_well_shut_in(unit: str) -> None:
    done = analyze("security", "--offline=true", "--no-pager", "--threshold=15", UNITS / unit)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("unit", INSTANCES)
def test_systemd_has_nothing_to_say_against_a_unit(unit: str, tmp_path: Path) -> None:
    text = (UNITS / unit).read_text(encoding="utf-8")
    program = "/opt/helpfirst/bin/helpfirst"
    assert program in text
    (tmp_path / unit).write_text(text.replace(program, "/bin/true"), encoding="utf-8")  # it is not installed here
    done = analyze("verify", "--man=no", tmp_path / INSTANCES[unit])
    assert (done.returncode, done.stderr) == (0, "")


def test_a_misspelt_directive_would_be_found(tmp_path: Path) -> None:
    unit = tmp_path / "helpfirst.service"
    text = (UNITS / unit.name).read_text(encoding="utf-8")
    unit.write_text(text.replace("/opt/helpfirst/bin/helpfirst", "/bin/true").replace("NoNewPriv", "NoNewwPriv"))
    assert "NoNewwPrivileges" in analyze("verify", "--man=no", unit).stderr


@pytest.mark.parametrize("unit", INSTANCES)
def test_every_directive_stands_below_a_comment_that_gives_its_reason(unit: str) -> None:
    paragraph = ""
    for line in (UNITS / unit).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            paragraph = line
        elif not line:
            paragraph = ""
        elif not line.startswith(("[", "Description=", "ExecStart=", "WantedBy=")):
            assert paragraph, f"{line} has no reason"
