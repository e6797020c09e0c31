"""Both units as systemd really runs them: they read their servers, and send one brief at its hour.

The container (systemd-nspawn) has this machine's /usr, an empty /etc, a network of its own with nothing in it but
itself, and nothing that stays. In it run Dovecot, Radicale and an SMTP server; `container_story` is what happens
there, and here is what has to come of it. The units are those that are shipped; a drop-in adds the credentials
and what the test needs to see. It takes root.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).parents[2]
NSPAWN = shutil.which("systemd-nspawn")
pytestmark = [
    pytest.mark.xdist_group("container"),  # one container for all of them
    pytest.mark.skipif(os.geteuid() != 0, reason="a container with a systemd of its own takes root"),
    pytest.mark.skipif(NSPAWN is None, reason="systemd-nspawn is missing: sudo apt-get install systemd-container"),
]
UNITS = ("helpfirst.service", "helpfirst@anna.service")
WATCHDOG_SECONDS = 20  # twice what the service takes between two words to it
SECONDS = 300
# /out is where the container tells us things. The interpreter of the tests brings its own libpython.
DROP_IN = f"""
[Service]
Environment=LD_LIBRARY_PATH=/opt/helpfirst/python/lib
LoadCredential=imap-home:{{secrets}}/imap-home
LoadCredential=dav-home:{{secrets}}/dav-home
LoadCredential=smtp-home:{{secrets}}/smtp-home
WatchdogSec={WATCHDOG_SECONDS}
RestartSec=1
StandardError=append:/out/%n.journal
"""
STORY = """
[Service]
Type=oneshot
Environment=LD_LIBRARY_PATH=/opt/helpfirst/python/lib PYTHONDONTWRITEBYTECODE=1
WorkingDirectory=/opt/story
ExecStart=/opt/helpfirst/bin/python -m tests.servers.container_story
StandardOutput=append:/out/story.log
StandardError=append:/out/story.log
"""
USERS = """
u anna 1000 - /home/anna /bin/sh
u dovecot - - /usr/lib/dovecot
u dovenull - - /nonexistent
"""
Seen = dict[str, Any]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """What was seen of each unit, its journal included."""
    folder = tmp_path_factory.mktemp("container")
    out = folder / "out"
    for part in ("out", "units"):
        (folder / part).mkdir()
    write_program(folder / "opt")
    drop_in(folder / "units" / "helpfirst.service.d", "/etc/helpfirst")
    drop_in(folder / "units" / "helpfirst@.service.d", "/etc/helpfirst/anna")
    for name in ("helpfirst.service", "helpfirst@.service"):
        shutil.copy(CHECKOUT / "systemd" / name, folder / "units")
    (folder / "units" / "story.service").write_text(STORY)
    (folder / "users").write_text(USERS)
    open_for_all(folder)
    run_container(folder, out / "story.json")
    assert (out / "story.json").exists(), read(out / "story.log") + read(folder / "console")
    seen: dict[str, Seen] = json.loads(read(out / "story.json"))
    for unit in UNITS:
        seen[unit]["journal"] = read(out / f"{unit}.journal")
    return seen


@pytest.fixture(params=UNITS)
def seen(request: pytest.FixtureRequest, story: dict[str, Seen]) -> Seen:
    print(json.dumps(story[request.param], indent=1))  # noqa: T201 (seen if the test fails)
    return story[request.param]


def test_a_unit_reads_mail_calendar_and_address_book_with_passwords_from_systemd(seen: Seen) -> None:
    assert seen["read in time"]
    for source in ("home", "own calendar", "address book"):
        assert re.search(rf"^{source}: ok, [1-9]\d* read", seen["journal"], re.MULTILINE), seen["journal"]
    assert not re.search("Traceback|@|could not", seen["journal"])


def test_one_brief_arrives_in_the_inbox_at_its_hour(seen: Seen) -> None:
    assert (seen["briefs before"], seen["briefs after"]) == (0, 1)
    assert 0 <= seen["seconds late"] < 15
    assert seen["text"].startswith("Good morning, Jo.")
    assert "could not read" not in seen["text"]


def test_systemctl_status_says_how_fresh_everything_is(seen: Seen) -> None:
    sources = r", address book \d\d:\d\d, own calendar \d\d:\d\d, home \d\d:\d\d"
    assert re.fullmatch(rf"no brief yet{sources}", seen["status before"])
    assert re.fullmatch(rf"last brief \w\w\w \d\d:\d\d{sources}", seen["status after"])


def test_commands_of_its_user_see_what_the_unit_sees(seen: Seen) -> None:
    status, said, errors = seen["as its user"]
    assert (status, errors) == (0, "")
    brief = json.loads(said)
    assert {one["state"] for one in brief["sources"]} == {"ok"}
    assert len(brief["suggestions"]) == len(re.findall(r"^ \d  (?!done)", seen["text"], re.MULTILINE)) > 0


def test_commands_of_root_open_neither_the_state_of_the_system_unit_nor_another(story: dict[str, Seen]) -> None:
    for seen in story.values():
        status, said, errors = seen["as root"]
        assert (status, said) == (2, "")
        assert errors == (
            "The state in /var/lib/helpfirst belongs to helpfirst. "
            "Give the command as that user: sudo -u helpfirst ...\n"
        )


def test_the_state_is_its_users_and_nobody_elses(seen: Seen) -> None:
    (folder, database) = seen["files"].values()
    assert folder[0] == database[0] != "root"
    assert (folder[1], database[1]) == (0o700, 0o600)


def test_a_unit_that_hangs_is_started_anew_and_sends_nothing_twice(seen: Seen) -> None:
    assert seen["seconds to come back"] < WATCHDOG_SECONDS + 20
    assert (seen["restarts"], seen["briefs after the restart"]) == ("1", 1)


def test_a_unit_ends_within_two_seconds(seen: Seen) -> None:
    assert seen["seconds to stop"] < 2
    assert seen["result"] == ["success", "inactive"]
    assert seen["journal"].endswith("stopped\n")


def drop_in(folder: Path, secrets: str) -> None:
    folder.mkdir()
    (folder / "test.conf").write_text(DROP_IN.format(secrets=secrets))


def run_container(folder: Path, told: Path) -> None:
    """Until the story is told, the container has ended by itself, or the time is over."""
    assert NSPAWN is not None
    units = [
        f"--bind-ro={path}:/etc/systemd/system/{path.name}" for path in sorted((folder / "units").iterdir())
    ]
    command = [
        NSPAWN, "--quiet", "--register=no", "--keep-unit", "--private-network", "--volatile=yes", "--directory=/",
        f"--machine=helpfirst-test-{os.getpid()}", "--kill-signal=SIGRTMIN+3", "--console=pipe",
        "--bind-ro=/etc/nsswitch.conf", "--bind-ro=/etc/ssl", f"--bind={folder}/out:/out", *units,
        f"--bind-ro={CHECKOUT}/systemd/helpfirst.sysusers:/etc/sysusers.d/helpfirst.conf",
        f"--bind-ro={folder}/users:/etc/sysusers.d/test.conf",
        f"--bind-ro={folder}/opt:/opt/helpfirst",
        f"--bind-ro={sys.base_prefix}:/opt/helpfirst/python",
        f"--bind-ro={sysconfig.get_path('purelib')}:/opt/helpfirst/libraries",
        f"--bind-ro={CHECKOUT}/tests:/opt/story/tests",
        # No first questions, and no waiting for a network that there is not.
        "/lib/systemd/systemd", "--unit=story.service", "systemd.firstboot=off",
        "systemd.mask=systemd-networkd-wait-online.service",
    ]  # fmt: skip
    with (folder / "console").open("wb") as console, subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=console, stderr=subprocess.STDOUT
    ) as container:
        end = time.monotonic() + SECONDS
        while not told.exists() and container.poll() is None and time.monotonic() < end:
            time.sleep(0.2)
        container.send_signal(signal.SIGTERM)
        try:
            container.wait(15)
        except subprocess.TimeoutExpired:
            container.kill()


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
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
