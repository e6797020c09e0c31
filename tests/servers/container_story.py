"""A morning within the container of test_nspawn: servers, both units, and what came of it, as JSON.

Run by the container's systemd, as root. It tells no test what is right: it only does and writes down.
"""

from __future__ import annotations

import json
import os
import pwd
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.servers.household import Household, running_household, write_secrets
from tests.service_life import morning_zone

PROGRAM = "/opt/helpfirst/bin/helpfirst"
TOLD = Path("/out/story.json")
BEFORE = timedelta(seconds=45)  # at least so long before the hour of the brief it all begins
AFTERWARDS = 3  # seconds in which a second brief would come


@dataclass(frozen=True)
class Service:
    """A unit, and where its owner has what."""

    unit: str
    account: str  # the Unix user
    mailbox: str
    config: Path
    state: Path
    secrets: Path


SERVICES = (
    Service("helpfirst.service", "helpfirst", "jo", Path("/etc/helpfirst"), Path("/var/lib/helpfirst"),
            Path("/etc/helpfirst")),
    Service("helpfirst@anna.service", "anna", "anna", Path("/home/anna/.config/helpfirst"),
            Path("/home/anna/.local/state/helpfirst"), Path("/etc/helpfirst/anna")),
)  # fmt: skip


def main() -> None:
    zone = morning_zone(datetime.now(UTC))
    with tempfile.TemporaryDirectory() as folder, running_household(
        Path(folder), datetime.now(UTC), zone, [one.mailbox for one in SERVICES]
    ) as household:
        brief_at = (datetime.now(UTC) + BEFORE + timedelta(minutes=1)).replace(second=0, microsecond=0)
        for one in SERVICES:
            install(one, household, f"{brief_at.astimezone(ZoneInfo(zone)):%H:%M}")
        told = live(household, brief_at)
    draft = TOLD.with_suffix(".part")
    draft.write_text(json.dumps(told, indent=1))
    draft.rename(TOLD)


def install(one: Service, household: Household, at: str) -> None:
    """As systemd/README.md says. The system's state folder is made by systemd, a person's own is there before."""
    for folder in (one.config, one.secrets):
        folder.mkdir(parents=True, exist_ok=True)
    household.write_config(one.config, one.mailbox, "credential", at)
    write_secrets(one.secrets)
    if one.account == "anna":
        one.state.mkdir(parents=True, mode=0o700)
        subprocess.run(["chown", "-R", "anna:anna", "/home/anna"], check=True)


def live(household: Household, brief_at: datetime) -> dict[str, Any]:
    """Start, read, wait for the hour, hang, come back, and stop: what was seen, by unit."""
    seen: dict[str, dict[str, Any]] = {one.unit: {} for one in SERVICES}

    def briefs(one: Service) -> int:
        return len(household.briefs(one.mailbox))

    def note(key: str, look: Callable[[Service], Any]) -> None:
        for one in SERVICES:
            seen[one.unit][key] = look(one)

    systemctl("start", *seen)
    wait_until(lambda: all("; " in status(one) or ", home" in status(one) for one in SERVICES), 60)
    note("status before", status)
    note("briefs before", briefs)
    note("read in time", lambda one: datetime.now(UTC) < brief_at)
    waited = wait_until(lambda: all(map(briefs, SERVICES)), 150)
    note("seconds late", lambda one: waited - brief_at.timestamp())
    time.sleep(AFTERWARDS)
    note("status after", status)
    note("briefs after", briefs)
    note("text", lambda one: household.briefs(one.mailbox)[0].get_body(("plain",)).get_content())  # type: ignore[union-attr]
    note("as its user", lambda one: command(one.account, "brief", "--json"))
    note("as root", lambda one: command("root", "brief", "--json"))
    note("files", lambda one: {str(path): ownership(path) for path in (one.state, one.state / "helpfirst.db")})

    begun = time.time()
    systemctl("kill", "--signal=STOP", "--kill-who=main", *seen)
    wait_until(lambda: all(show(one, "NRestarts") == "1" and "last brief" in status(one) for one in SERVICES), 90)
    note("seconds to come back", lambda one: time.time() - begun)
    time.sleep(AFTERWARDS)
    note("briefs after the restart", briefs)
    note("restarts", lambda one: show(one, "NRestarts"))

    for one in SERVICES:
        begun = time.time()
        systemctl("stop", one.unit)
        seen[one.unit]["seconds to stop"] = time.time() - begun
    note("result", lambda one: (show(one, "Result"), show(one, "ActiveState")))
    return seen


def wait_until(there: Callable[[], bool], seconds: float) -> float:
    """When it was so, or when the waiting was over: what is missing then is seen in what was written down."""
    end = time.time() + seconds
    while not there() and time.time() < end:
        time.sleep(0.1)
    return time.time()


def systemctl(*words: str) -> str:
    return subprocess.run(["systemctl", *words], check=False, capture_output=True, text=True).stdout.strip()


def show(one: Service, name: str) -> str:
    return systemctl("show", "--value", "-p", name, one.unit)


def status(one: Service) -> str:
    return show(one, "StatusText")


def command(account: str, *words: str) -> tuple[int, str, str]:
    """As `sudo -u ACCOUNT helpfirst ...`: exit status and all that it said."""
    entry = pwd.getpwnam(account)
    done = subprocess.run(
        [PROGRAM, *words], capture_output=True, text=True, check=False, cwd="/", umask=0o022,
        user=entry.pw_uid, group=entry.pw_gid, extra_groups=[],
        env={"HOME": entry.pw_dir, "PATH": os.defpath, "LANG": "C.UTF-8",
             "LD_LIBRARY_PATH": os.environ["LD_LIBRARY_PATH"]},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def ownership(path: Path) -> tuple[str, int]:
    return path.owner(), path.stat().st_mode & 0o777


if __name__ == "__main__":
    main()
