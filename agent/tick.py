"""One tick of the service: read the sources whose time it is, then deliver a brief if one is due.

What is due is decided by `agent.core.due` from what is on record, so that nothing depends on a timer that
slept, was killed, or believed a wrong clock. Connectors are built for each reading and not kept.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime

from agent import mail_orders, pipeline
from agent.config.records import Config
from agent.core import due
from agent.core.dates import exact_day, local_date
from agent.core.due import Tried
from agent.errors import HelpfirstError, UserError
from agent.pipeline import Outcome, Progress, Sources
from agent.store import database
from agent.store import service as record
from agent.store import sources as source_rows
from agent.store.database import Database
from agent.views import status_line

log = logging.getLogger("helpfirst")

BUG = "A mistake in helpfirst stopped the reading; the journal of the service shows where."


class Stop(BaseException):
    """We are asked to end. Like KeyboardInterrupt it is no Exception, so that nobody handles it on the way."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What the service works with, as one reading of the configuration gives it.

    `sources` builds the connectors. `deliver` does the next step towards the brief of a date having reached
    the owner; it is safe to call again at any time, and True means that nothing more is to be done that day.
    """

    config: Config
    sources: Callable[[datetime], Sources]
    deliver: Callable[[Database, date, datetime], bool]


def tick(db: Database, setup: Setup, now: Callable[[], datetime], progress: Progress) -> str:
    """Do what is due: read sources, then deliver a brief. How things stand is returned, in one line.

    `progress` is called after every batch and every source, and may raise Stop. What goes wrong in a source is
    logged and remembered; what goes wrong elsewhere is raised.
    """
    before = record.clock(db)
    trusted, clock = due.believe(before, now())
    record.save_clock(db, before, clock)
    if not trusted:
        return f"waiting: the clock of this machine says {exact_day(now(), UTC)}, which cannot be right"
    _end_pause_if_over(db, setup.config, now())
    waiting = _brief_due(db, setup.config, now())
    _read_what_is_due(db, setup, now(), waiting, progress)
    # Reading may have taken a while, even past the end of the morning.
    if on := _brief_due(db, setup.config, now()):
        _deliver(db, setup, on, now())
    return _status(db, setup.config, now())


def _brief_due(db: Database, config: Config, now: datetime) -> date | None:
    brief = config.brief
    return due.brief_due(
        now, config.owner.zone, brief.at, brief.days, record.settled_on(db), record.paused_until(db)
    )


def _end_pause_if_over(db: Database, config: Config, now: datetime) -> None:
    until, today = record.paused_until(db), local_date(now, config.owner.zone)
    if until is not None and until <= today:
        record.end_pause(db, until)


def _deliver(db: Database, setup: Setup, on: date, now: datetime) -> None:
    brief, zone = setup.config.brief, setup.config.owner.zone
    if not setup.deliver(db, on, now):
        return
    for day in due.missed(now, zone, brief.at, brief.days, record.settled_on(db)):
        log.warning("there was no brief on %s: its morning went by while the service was off or could not deliver", day)
    record.settle(db, on)


def _read_what_is_due(db: Database, setup: Setup, now: datetime, waiting: date | None, progress: Progress) -> None:
    """Read the sources whose time it is, each by itself, so that none can stop another or the brief.

    `waiting`: the date of a brief that waits for this.
    """
    config = setup.config
    since = due.window(waiting, config.brief.at, config.owner.zone).opens_at if waiting else None
    tried = record.attempts(db)
    names = [name for _, name, _ in _named(config) if due.sync_due(name, tried.get(name), now, since)]
    if not names:
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(database.only_writer(config.store.path))
            sources = setup.sources(now)
        except UserError as error:
            log_error("Nothing was read", error)
            return
        for section, name, kind in sources.named():
            if name in names:
                row = source_rows.source_id(db, section, name, kind)
                _attempt(db, row, sources.only(name), config, tried.get(name), now, progress)
        _carry_out_orders(db, config, now)


def _carry_out_orders(db: Database, config: Config, now: datetime) -> None:
    """What the owner wrote to themself. A mistake of ours in it must not keep the brief from coming."""
    try:
        counts = mail_orders.carry_out(db, config.owner, now, config.brief.to)
    except Exception as error:
        if record.is_lasting(error):
            raise
        log_error("Orders by mail were left for the next round", error)
        return
    if counts:
        log.info("orders by mail: %s", ", ".join(f"{count} {state}" for state, count in sorted(counts.items())))


def _attempt(
    db: Database, row: int, source: Sources, config: Config, before: Tried | None, now: datetime, progress: Progress
) -> None:
    """Read one source. Until that has ended well it counts as failed: it may be what kills the process."""
    fails = before.fails + 1 if before else 1
    record.save_attempt(db, row, Tried(now, fails, before is not None and before.refused))
    try:
        one = _read(db, row, source, config, now, progress)
        record.save_attempt(db, row, Tried(now, fails if one.state == "failed" else 0, one.refused))
        log.info(
            "%s: %s, %d read, %d new, %d skipped", one.name, one.state, one.read, one.new, one.skipped.total()
        )
    except Stop:
        record.save_attempt(db, row, before)
        raise
    progress(one.name, one.read)


def _read(
    db: Database, row: int, source: Sources, config: Config, now: datetime, progress: Progress
) -> Outcome:
    """How the reading went. A mistake of ours in it is one source's failure and not the end of the service."""
    try:
        (outcome,) = pipeline.sync(
            db, source, config.owner, subjects=config.privacy.subjects, now=now, progress=progress
        )
        return outcome
    except Exception as error:
        if record.is_lasting(error):
            raise
        ((_, name, kind),) = source.named()
        progress(name, 0)  # SQLite reports an interruption as an error of its own: this raises Stop again
        log_error(f"{name}: left unfinished", error)
        detail = str(error) if isinstance(error, HelpfirstError) else BUG
        source_rows.save_outcome(db, row, "failed", detail, now)
        return Outcome(name, kind, state="failed", detail=detail)


def _named(config: Config) -> list[tuple[str, str, str]]:
    """(section, name, kind) of every source, as Sources.named() says it, without building one."""
    sections = (("contacts", config.contacts), ("calendar", config.calendars), ("mail", config.mail))
    return [(section, one.name, one.kind) for section, members in sections for one in members]


def _status(db: Database, config: Config, now: datetime) -> str:
    until = record.paused_until(db)
    paused = "" if until is None else "paused" if until == due.FOR_EVER else f"paused until {until}"
    readings = source_rows.readings(db, _named(config))
    return status_line.render(record.last_brief_at(db), paused, readings, now, config.owner.zone)


def log_error(what: str, error: Exception) -> None:
    """Our own errors are sentences. Of a bug, where it happened, without its message: that may quote a mail."""
    if isinstance(error, HelpfirstError):
        log.error("%s: %s", what, error)
        return
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s: %s\n%s", what, type(error).__qualname__, frames)
