"""A process that delivers briefs and is killed: run by test_kills, one order a line on standard input.

For each order a child is forked that does what a start of helpfirst does: it opens the store and advances the
brief of a date. After that many milliseconds the child is killed as by a power cut, unless it was faster. The
answer on standard output is "killed" or "ended" with its exit status.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from agent import outbox
from agent.contracts import Outlet
from agent.store import database
from connectors import imap_arrival
from connectors.append_outlet import AppendOutlet
from connectors.imap_session import ImapAccount
from connectors.smtp_outlet import SmtpOutlet

SETTLE = timedelta(minutes=10)  # of the orders' time, which is not the clock's


def build(setup: dict[str, Any]) -> Outlet:
    certificate = Path(setup["certificate"])
    account = ImapAccount(setup["host"], setup["imaps_port"], "tls", "jo", lambda: "pass", certificate)
    if setup["way"] == "append":
        return AppendOutlet(account, "Brief")
    return SmtpOutlet(
        host=setup["host"], port=setup["smtp_port"], security="starttls", sender="jo@example.org", to="jo@example.org",
        user="brief", password=lambda: "pass", ca_file=Path(setup["smtp_certificate"]),
        find=lambda message_id: imap_arrival.has_arrived(account, message_id),
    )  # fmt: skip


def main() -> None:
    setup = json.loads(sys.argv[1])
    for line in sys.stdin:
        on, now, milliseconds = line.split()
        child = os.fork()
        if child == 0:
            with database.opened(Path(setup["store"])) as db:
                outbox.advance(db, date.fromisoformat(on), build(setup), datetime.fromisoformat(now), SETTLE)
            os._exit(0)
        sys.stdout.write(_end(child, int(milliseconds) / 1000) + "\n")
        sys.stdout.flush()


def _end(child: int, seconds: float) -> str:
    """Wait for it, and kill it when the time is over. Until it is waited for, its number is nobody else's."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return f"ended {os.waitstatus_to_exitcode(status)}"
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "killed"


if __name__ == "__main__":
    main()
