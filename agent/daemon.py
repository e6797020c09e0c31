"""The service: a tick a minute for ever, what signals tell it, and what systemd is told of it.

`schedule` only ticks; what is due is asked of the database (`agent.tick`). The process can be killed at any
moment: a batch is a transaction, and a delivery is claimed before it begins.
"""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import FrameType

import schedule

from agent.errors import DiskFull, UserError
from agent.notify import notify
from agent.store import database
from agent.store import service as record
from agent.store.database import Database
from agent.tick import Setup, Stop, log_error, tick

log = logging.getLogger("helpfirst")

NAP = 1.0  # seconds: SIGTERM is noticed by then
TICK = 60.0  # seconds between two ticks, at most
GRACE = 1.5  # seconds from SIGTERM until whatever is under way is given up
AGAIN = 0.5  # seconds: SQLite swallows what is raised while it works, so it is raised until it is heard
BEAT = 10.0  # seconds between two words to the watchdog, at least
ROOM = 4_000_000  # bytes that have become free on a full disk, for it to be worth another try
LONGEST_REST = 15  # ticks left out, at most, while ticks keep failing


def run(load: Callable[[], Setup], *, once: bool = False) -> None:
    """Serve until SIGTERM or SIGINT; `load` is called at the start and at SIGHUP.

    `once`: one tick, for a timer. Raises UserError for the first configuration, StoreError for the database.
    """
    service = _Service(load)
    try:
        with service.signals():
            if once:
                service.one_tick()
            else:
                service.serve()
    except Stop:
        pass  # a batch is a transaction: what was under way is as if it had not begun
    log.info("stopped")


class _Service:
    """The loop and what signals tell it."""

    def __init__(self, load: Callable[[], Setup]) -> None:
        self._load = load
        self._setup = load()
        self._stopping = False
        self._reloading = False  # SIGHUP came
        self._reloaded = False  # what failed may be mended now, and is tried again
        self._ready = False
        self._beaten_at = float("-inf")  # monotonic seconds
        self._status = ""
        self._failures = 0  # ticks in a row
        self._resting = 0  # ticks still to be left out

    @contextmanager
    def signals(self) -> Iterator[None]:
        handlers = {
            signal.SIGTERM: self._on_stop,
            signal.SIGINT: self._on_stop,
            signal.SIGHUP: self._on_reload,
            signal.SIGALRM: self._on_grace_over,
        }
        before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True
        signal.setitimer(signal.ITIMER_REAL, GRACE, AGAIN)
        notify("STOPPING=1")

    def _on_reload(self, number: int, frame: FrameType | None) -> None:
        self._reloading = True

    def _on_grace_over(self, number: int, frame: FrameType | None) -> None:
        raise Stop

    def one_tick(self) -> None:
        with self._opened() as db:
            log.info("%s", tick(db, self._setup, _now, self._between_batches))

    def serve(self) -> None:
        while not self._stopping:
            try:
                with self._opened() as db:
                    if self._reloaded:
                        self._reloaded = False
                        record.forgive(db)
                    self._tick_for_ever(db)
            except DiskFull as error:
                self._wait_for_room(error)
            if self._reloading:
                self._reload()

    @contextmanager
    def _opened(self) -> Iterator[Database]:
        with database.opened(self._setup.config.store.path) as db:
            record.on_work(db, self._beat)
            yield db

    def _tick_for_ever(self, db: Database) -> None:
        """Until something else is wanted. The first tick is at once, and so is one when the clock was put back."""
        ticker = schedule.Scheduler()
        while not (self._stopping or self._reloading):
            record.require_file(self._setup.config.store.path)
            idle = ticker.idle_seconds
            if idle is None or idle > TICK:
                ticker.clear()
                ticker.every().minute.at(":00").do(self._tick, db)  # a brief for 07:00 comes at 07:00
                ticker.run_all()
            ticker.run_pending()
            self._beat()
            time.sleep(NAP)

    def _tick(self, db: Database) -> None:
        """One tick; what goes wrong in it is logged and leaves the service alive, unless the database is lost."""
        if self._resting:
            self._resting -= 1
            return
        try:
            self._say(tick(db, self._setup, _now, self._between_batches))
            self._failures = 0
        except Exception as error:
            if record.is_lasting(error):
                raise
            log_error("This round was left unfinished", error)
            self._failures += 1
            self._resting = min(2 ** (self._failures - 1) - 1, LONGEST_REST)

    def _wait_for_room(self, error: DiskFull) -> None:
        """Until there is more, or some time has gone by (a quota is not seen here). A new start would make none."""
        self._say(f"waiting: {error}")
        folder = self._setup.config.store.path
        before, until = database.free_bytes(folder), time.monotonic() + LONGEST_REST * TICK
        while not (self._stopping or self._reloading or self._reloaded) and time.monotonic() < until:
            self._beat()
            time.sleep(NAP)
            self._reloaded = database.free_bytes(folder) >= before + ROOM

    def _reload(self) -> None:
        """Read the configuration again; one with mistakes in it changes nothing."""
        notify("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")
        self._reloading, self._reloaded = False, True
        try:
            self._setup = self._load()
            log.info("read the configuration again")
        except UserError as error:
            log_error("The configuration was not taken and the old one goes on", error)
        notify("READY=1")

    def _between_batches(self, name: str, read: int) -> None:
        """The progress of a reading: a good moment to stop, and a sign of life."""
        if self._stopping:
            raise Stop
        self._beat()

    def _beat(self) -> None:
        """Tell systemd that there is progress; called only where there is. The first is the end of starting."""
        if not self._ready:
            self._ready = True
            notify("READY=1")
        if time.monotonic() >= self._beaten_at + BEAT:
            self._beaten_at = time.monotonic()
            notify("WATCHDOG=1")

    def _say(self, status: str) -> None:
        if status != self._status:
            self._status = status
            notify(f"STATUS={status}")
            log.info("%s", status)


def _now() -> datetime:
    return datetime.now(UTC)
