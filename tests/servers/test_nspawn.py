"""Each unit as systemd really runs it: started in a container, it reads, and delivers one brief at its hour.

The container (systemd-nspawn) has this machine's /usr, an empty /etc, no network, and nothing that stays. The
units are those that are shipped; a drop-in adds only what the test needs to see. It takes root.
"""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.service_life import write_life

CHECKOUT = Path(__file__).parents[2]
NSPAWN = shutil.which("systemd-nspawn")
pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="a container with a systemd of its own takes root"),
    pytest.mark.skipif(NSPAWN is None, reason="systemd-nspawn is missing: sudo apt-get install systemd-container"),
]
ANNA = 1000
# /out is where the container tells us things. The interpreter of the tests brings its own libpython.
DROP_IN = """
[Service]
Environment=LD_LIBRARY_PATH=/opt/helpfirst/python/lib
ExecStartPost=+/bin/touch /out/ready
StandardError=append:/out/journal
ExecStopPost=-+/bin/sh -c 'systemctl show -p StatusText -p Result -p NRestarts {unit} > /out/end'
"""


def test_the_unit_of_one_person_delivers_at_its_hour(tmp_path: Path) -> None:
    config, state = tmp_path / "etc", tmp_path / "state"
    state.mkdir()
    brief_at = soon()
    write_life(config, brief_at, Path("/var/lib/helpfirst"), seen_as=Path("/etc/helpfirst"))
    journal, end = live(
        tmp_path, "helpfirst.service", f"--bind-ro={config}:/etc/helpfirst", f"--bind={state}:/var/lib/helpfirst"
    )
    check(state, journal, end, brief_at)
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert state.stat().st_uid != 0


def test_the_unit_of_a_household_delivers_to_each_from_their_own_home(tmp_path: Path) -> None:
    home, config, state = Path("/home/anna"), tmp_path / "config", tmp_path / "state"
    state.mkdir()
    os.chown(state, ANNA, ANNA)
    brief_at = soon()
    write_life(config, brief_at, home / ".local/state/helpfirst", seen_as=home / ".config/helpfirst")
    journal, end = live(
        tmp_path, "helpfirst@anna.service",
        f"--bind-ro={config}:{home}/.config/helpfirst", f"--bind={state}:{home}/.local/state/helpfirst",
    )  # fmt: skip
    check(state, journal, end, brief_at)
    assert {path.stat().st_uid for path in state.iterdir()} == {ANNA}


def soon() -> datetime:
    """The next full minute, or the one after if that is too near to have started by then."""
    return (datetime.now(UTC) + timedelta(seconds=70)).replace(second=0, microsecond=0)


def live(folder: Path, unit: str, *binds: str) -> tuple[str, str]:
    """Run a unit in a container until its brief has come; its journal, and how it ended."""
    out = folder / "out"
    out.mkdir()
    write_program(folder / "opt")
    (folder / "drop-in").mkdir()
    (folder / "drop-in" / "test.conf").write_text(DROP_IN.format(unit=unit))
    (folder / "users").write_text(f"u anna {ANNA} - /home/anna /bin/sh\n")
    template = unit.replace("anna", "")
    open_for_all(folder)
    assert NSPAWN is not None
    command = [
        NSPAWN, "--quiet", "--register=no", "--keep-unit", "--private-network", "--volatile=yes", "--directory=/",
        f"--machine=helpfirst-test-{os.getpid()}", "--kill-signal=SIGRTMIN+3", "--console=pipe",
        "--bind-ro=/etc/nsswitch.conf", f"--bind={out}:/out",
        f"--bind-ro={CHECKOUT}/systemd/{template}:/etc/systemd/system/{template}",
        f"--bind-ro={folder}/drop-in:/etc/systemd/system/{template}.d",
        f"--bind-ro={CHECKOUT}/systemd/helpfirst.sysusers:/etc/sysusers.d/helpfirst.conf",
        f"--bind-ro={folder}/users:/etc/sysusers.d/anna.conf",
        f"--bind-ro={folder}/opt:/opt/helpfirst",
        f"--bind-ro={sys.base_prefix}:/opt/helpfirst/python",
        f"--bind-ro={sysconfig.get_path('purelib')}:/opt/helpfirst/libraries",
        *binds,
        # No first questions, and no waiting for a network that there is not.
        "/lib/systemd/systemd", f"--unit={unit}", "systemd.firstboot=off",
        "systemd.mask=systemd-networkd-wait-online.service",
    ]  # fmt: skip
    with (folder / "console").open("wb") as console, subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=console, stderr=subprocess.STDOUT
    ) as container:
        try:
            wait_for(lambda: brief_is_there(folder / "state"), container, 85)
            assert (out / "ready").exists()
            time.sleep(2)  # a second brief, if there were one
        finally:
            journal = read(out / "journal")
            container.send_signal(signal.SIGTERM)
            try:
                container.wait(15)
            except subprocess.TimeoutExpired:
                container.kill()
            print(journal, read(folder / "console"))  # noqa: T201 (seen if the test fails)
    return read(out / "journal"), read(out / "end")


def write_program(place: Path) -> None:
    """/opt/helpfirst as a virtual environment, with the interpreter and the libraries of these tests."""
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = place / "lib" / python / "site-packages"
    for name in ("agent", "connectors"):
        shutil.copytree(CHECKOUT / name, packages / name, ignore=shutil.ignore_patterns("__pycache__"))
    (packages / "libraries.pth").write_text("/opt/helpfirst/libraries\n")
    for name in ("bin", "python", "libraries"):
        (place / name).mkdir()
    (place / "pyvenv.cfg").write_text("home = /opt/helpfirst/python/bin\n")
    (place / "bin" / "python").symlink_to(f"../python/bin/{python}")
    program = place / "bin" / "helpfirst"
    program.write_text("#!/opt/helpfirst/bin/python\nfrom agent.cli import main\nmain()\n")
    program.chmod(0o755)


def open_for_all(folder: Path) -> None:
    """pytest's folders are private; the users of the container have to read what is bound into it."""
    for path in (folder, *folder.rglob("*")):
        if path.name != "state" and not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))


def brief_is_there(state: Path) -> bool:
    return any((state / "briefs").glob("*.html"))


def wait_for(there: Callable[[], bool], container: subprocess.Popen[bytes], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not there():
        assert container.poll() is None, "the container ended by itself"
        assert time.monotonic() < end, f"no brief within {seconds} s"
        time.sleep(0.2)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def check(state: Path, journal: str, end: str, brief_at: datetime) -> None:
    """It read everything, delivered one brief at its hour, and ended as it was told to."""
    (brief,) = (state / "briefs").glob("*.txt")
    assert "Good morning, Jo" in brief.read_text(encoding="utf-8")
    late = brief.stat().st_mtime - brief_at.timestamp()
    assert 0 <= late < 10
    for source in ("mail", "calendar", "address book"):
        assert f"{source}: ok" in journal
    assert "Traceback" not in journal
    assert "stopped" in journal
    assert {"Result=success", "NRestarts=0"} <= set(end.split("\n"))
    assert "StatusText=last brief" in end
