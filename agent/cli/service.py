"""helpfirst run, pause and resume: the service, and mornings without a brief."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from agent.cli import options

if TYPE_CHECKING:
    from agent.config.records import Config
    from agent.store.database import Database
    from agent.tick import Setup


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now and end, for a timer of your own.")
@click.pass_context
def run(context: click.Context, once: bool) -> None:
    """Run as the service: read what is new, and deliver each brief at its hour."""
    from agent import daemon

    _log_to_stderr()
    daemon.run(lambda: _setup(context), once=once)


@click.command()
@click.option("--until", metavar="DATE", help="The first day with a brief again. Without it: until `helpfirst resume`.")
@click.pass_context
def pause(context: click.Context, until: str | None) -> None:
    """Send no briefs for a while; mail and calendars are still read."""
    from agent.cli import wiring
    from agent.core.dates import local_date, long_day
    from agent.core.due import FOR_EVER
    from agent.store import service

    config = wiring.load(context)
    first = options.day(until) if until else FOR_EVER
    if first <= local_date(datetime.now(UTC), config.owner.zone):
        raise click.BadParameter(f"{first} does not lie ahead; name the first day with a brief again.")
    with wiring.existing_store(config) as db:
        service.pause(db, first)
    back = f"The next one comes on {long_day(first)}" if until else "`helpfirst resume` brings them back"
    click.echo(f"No briefs for now. {back}; mail and calendars are still read.")


@click.command()
@click.pass_context
def resume(context: click.Context) -> None:
    """Send briefs again after a pause."""
    from agent.cli import wiring
    from agent.core.dates import local_date, long_day
    from agent.core.due import next_brief_at
    from agent.store import service

    config = wiring.load(context)
    now, zone, brief = datetime.now(UTC), config.owner.zone, config.brief
    with wiring.existing_store(config) as db:
        paused = service.paused_until(db) is not None
        if paused:
            service.end_pause(db, local_date(now, zone))
        at = next_brief_at(now, zone, brief.at, brief.days, service.settled_on(db))
    said = "Briefs come again" if paused else "There was no pause"
    when = f"on {long_day(local_date(at, zone))} at {at.astimezone(zone):%H:%M}" if at > now else "within a minute"
    click.echo(f"{said}. While the service runs, the next one comes {when}.")


def _setup(context: click.Context) -> Setup:
    """What the service works with, by the configuration as it stands now."""
    from agent.cli import wiring
    from agent.tick import Setup

    config = wiring.load(context)
    return Setup(config, lambda now: wiring.sources(config, now), partial(_deliver, config))


def _deliver(config: Config, db: Database, on: date, now: datetime) -> bool:
    """The next step towards today's brief having reached the owner; is that settled, one way or the other?"""
    from agent import outbox
    from agent.cli import mornings, outlets
    from agent.store.outbox import State

    route = outlets.route(config)
    outbox.close_earlier(db, on, route.outlet, now, route.settle)  # so that the brief can say how they ended
    frozen = mornings.todays(db, config, now)
    delivery = mornings.deliver(db, frozen, config, now)
    return delivery is not None and delivery.state in (State.SENT, State.SKIPPED, State.FAILED)


def _log_to_stderr() -> None:
    """Our own words only: what libraries log may quote addresses."""
    import logging

    ours = logging.getLogger("helpfirst")
    ours.setLevel(logging.INFO)
    ours.propagate = False
    ours.addHandler(logging.StreamHandler(sys.stderr))
    logging.getLogger().addHandler(logging.NullHandler())
