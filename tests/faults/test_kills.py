"""Killed at random moments while delivering to real servers: per date one brief, none double, none lost."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import pytest
from imapclient import IMAPClient

from agent import outbox
from agent.outbox import State
from agent.store import briefs, database
from agent.store.database import Database
from tests.faults import deliverer
from tests.servers.dovecot import Dovecot, running_dovecot
from tests.servers.smtp import running_smtp

FIRST = date(2026, 1, 1)
ARRIVAL = 1.0  # seconds in which these servers have surely stored what they were given
Order = Callable[[date, timedelta, int], str]


@pytest.mark.parametrize(("way", "kills"), [("smtp", 100), ("append", 50)])
def test_one_brief_a_date_however_often_it_is_killed(way: str, kills: int, tmp_path: Path) -> None:
    with (
        running_dovecot() as mailbox,
        running_smtp(tmp_path, mailbox) as smtp,
        database.opened(tmp_path / "state") as db,
        ordering({
            "way": way, "store": str(tmp_path / "state"), "host": mailbox.host, "imaps_port": mailbox.imaps_port,
            "certificate": str(mailbox.certificate), "smtp_port": smtp.port, "smtp_certificate": str(smtp.certificate),
        }) as order,
    ):  # fmt: skip
        dates = kill_each(db, order, kills)
        in_doubt = sum(state_of(db, on) is State.SENDING for on in dates)
        time.sleep(ARRIVAL)
        for on in sorted(dates):
            assert order(on, deliverer.SETTLE, 60_000) == "ended 0"
        found = Counter(dates_in(mailbox, "INBOX" if way == "smtp" else "Brief"))
        assert found == Counter(on.isoformat() for on in dates)
        assert {state_of(db, on) for on in dates} == {State.SENT}
        assert in_doubt > kills / 10
        assert db.conn.execute("pragma integrity_check").fetchone() == ("ok",)


def kill_each(db: Database, order: Order, kills: int) -> list[date]:
    """The dates whose delivery was begun, so many of them killed. Latest date first, so none closes another."""
    random, killed = Random(2026), 0
    lifetimes: list[float] = []
    dates: list[date] = []
    day = FIRST + timedelta(days=3 * kills)
    while killed < kills:
        day -= timedelta(days=1)
        assert day >= FIRST, f"only {killed} of {len(dates)} were killed"
        hold_ready(db, day)
        dates.append(day)
        begun = time.monotonic()
        learning = len(lifetimes) < 5
        limit = 60_000 if learning else random.randrange(int(median(lifetimes) * 1000))
        killed += order(day, timedelta(0), limit) == "killed"
        if learning:
            lifetimes.append(time.monotonic() - begun)
    return dates


def hold_ready(db: Database, on: date) -> None:
    frozen = briefs.Frozen(on, "{}", "Good morning, Jo.\n" * 40, "<h1>Good morning, Jo.</h1>\n" * 40)
    made_at = datetime(on.year, on.month, on.day, 6, tzinfo=UTC)
    briefs.freeze(db, frozen, [], {}, made_at)
    outbox.put(db, frozen, made_at=made_at, sender="jo@example.org", to="jo@example.org")


def state_of(db: Database, on: date) -> State | None:
    delivery = outbox.status(db, on)
    return delivery.state if delivery else None


def dates_in(mailbox: Dovecot, folder: str) -> Iterator[str]:
    with IMAPClient(mailbox.host, mailbox.imap_port, ssl=False) as client:
        client.login(mailbox.user, mailbox.password)
        client.select_folder(folder, readonly=True)
        field = b"BODY[HEADER.FIELDS (X-HELPFIRST-BRIEF)]"
        for row in client.fetch(client.search(), ["BODY.PEEK[HEADER.FIELDS (X-HELPFIRST-BRIEF)]"]).values():
            yield row[field].decode().split(":")[1].strip()


@contextmanager
def ordering(setup: dict[str, Any]) -> Iterator[Order]:
    """Deliver a date's brief so long after its morning, for at most so many milliseconds: how that ended."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.deliverer", json.dumps(setup)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        pipe_in, pipe_out = process.stdin, process.stdout

        def order(on: date, later: timedelta, milliseconds: int) -> str:
            now = datetime(on.year, on.month, on.day, 6, tzinfo=UTC) + later
            print(on, now.isoformat(), milliseconds, file=pipe_in, flush=True)
            return pipe_out.readline().strip()

        yield order
        pipe_in.close()
