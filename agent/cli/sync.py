"""helpfirst sync: read what is new."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from agent.cli import options
from agent.cli.edge import SOURCE_FAILED

if TYPE_CHECKING:
    from agent.pipeline import Outcome, Progress


@click.command()
@options.as_json
@click.pass_context
def sync(context: click.Context, as_json: bool) -> int:
    """Read what is new in your mail, calendars and address books."""
    import time

    from agent import mail_orders, pipeline
    from agent.cli import wiring
    from agent.store import database
    from agent.views.sync_text import sync_text

    config = wiring.load(context)
    begun, now = time.monotonic(), datetime.now(UTC)
    subjects = config.privacy.subjects
    with database.opened(config.store.path) as db, database.only_writer(config.store.path):
        sources = wiring.sources(config, now)
        outcomes = pipeline.sync(db, sources, config.owner, subjects=subjects, now=now, progress=progress())
        mail_orders.carry_out(db, config.owner, now, config.brief.to)
        last_read = {one.name: one.last_read_at for one in pipeline.readings(db, sources)}
    if as_json:
        seconds = round(time.monotonic() - begun, 3)
        found = [_as_json(one, last_read.get(one.name), config.owner.zone) for one in outcomes]
        wiring.print_json({"sources": found, "seconds": seconds})
    else:
        for one in outcomes:
            counts = {"read": one.read, "new": one.new, "skipped": one.skipped.total()}
            click.echo(
                sync_text(
                    one.name, one.kind, state=one.state, reasons=one.skipped, detail=one.detail, **counts
                ),
                nl=False,
            )
    return 0 if all(one.state == "ok" for one in outcomes) else SOURCE_FAILED


def _as_json(one: Outcome, last_read_at: datetime | None, zone: Any) -> dict[str, Any]:
    from agent.views.instants import local_iso

    return {
        "name": one.name,
        "kind": one.kind,
        "state": one.state,
        "read": one.read,
        "new": one.new,
        "skipped": one.skipped.total(),
        "reasons": dict(one.skipped),
        "last_read": local_iso(last_read_at, zone),
        "detail": one.detail,
    }


def progress() -> Progress:
    """A line on the terminal that counts; silence where nobody watches."""
    if not sys.stderr.isatty():
        return lambda name, read: None

    def show(name: str, read: int) -> None:
        click.echo(f"\r\x1b[K{name}: {read:,} read", nl=False, err=True)

    click.get_current_context().call_on_close(lambda: click.echo("\r\x1b[K", nl=False, err=True))
    return show
