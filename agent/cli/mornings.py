"""helpfirst brief and replay: the morning's brief, and the mornings that were."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from agent.cli import options
from agent.errors import UserError

if TYPE_CHECKING:
    from agent.config.records import Config
    from agent.core.records import SourceReading
    from agent.morning import Morning
    from agent.outbox import Delivery
    from agent.store.briefs import Frozen
    from agent.store.database import Database


@click.command()
@options.as_json
@options.as_of
@click.option("--now", "preview", is_flag=True, help="Make a new one from what is known now, without keeping it.")
@click.option("--send", is_flag=True, help="Deliver it as [brief] deliver says, once a date.")
@click.option("--candidates", is_flag=True, help="With --json: also what was considered and not chosen, and why.")
@click.pass_context
def brief(
    context: click.Context, as_json: bool, as_of: str | None, preview: bool, send: bool, candidates: bool
) -> None:
    """Show today's brief. It is made once a date, and shown again as it was."""
    from agent import pipeline
    from agent.cli import wiring
    from agent.kept_briefs import document_of

    if send and (preview or as_of):
        raise click.UsageError("--send delivers today's brief; --now and --as-of only show one.")
    config = wiring.load(context)
    now = options.moment(as_of, config.owner.zone, config.brief.at)
    with wiring.existing_store(config) as db:
        if as_of or preview:
            readings = pipeline.readings(db, wiring.sources(config, now))
            made = _made(db, config, readings, now, live=not as_of).brief
            show(document_of(made, config.owner.zone), config, as_json=as_json, candidates=candidates)
            return
        frozen = todays(db, config, now)
        if send:
            _send(db, frozen, config, now)
        else:
            show(frozen.document, config, as_json=as_json, candidates=candidates)


def todays(db: Database, config: Config, now: datetime, *, live: bool = True) -> Frozen:
    """The brief of today: the one that was shown, else a new one, which is kept from now on. `live` as in `_made`."""
    from agent import pipeline
    from agent.cli import wiring
    from agent.core.brief import is_worth_sending
    from agent.core.dates import local_date
    from agent.kept_briefs import as_kept
    from agent.mail_orders import lines
    from agent.store import briefs, mail_orders

    kept = briefs.frozen_on(db, local_date(now, config.owner.zone))
    if kept is not None:
        return kept
    readings = pipeline.readings(db, wiring.sources(config, now))
    made = _made(db, config, readings, now, live=live)
    unclear = mail_orders.not_told(db, now) if is_worth_sending(made.brief) else []
    notes = (*made.brief.notes, *lines(unclear, config.owner, now))
    frozen = as_kept(replace(made.brief, notes=notes), config.owner.zone)
    if any(reading.state != "never" for reading in readings):
        briefs.freeze(db, frozen, made.brief.suggestions, made.rows, now)
        mail_orders.told(db, [one.row for one in unclear], frozen.on)
    return frozen


def _made(
    db: Database, config: Config, readings: Sequence[SourceReading], now: datetime, *, live: bool
) -> Morning:
    """The brief as of `now`. If it is `live`, it tells of missed mornings, and may be the first of all."""
    from agent import missed
    from agent.core.dates import local_date
    from agent.morning import morning

    zone, off = config.owner.zone, config.suggestions.unwanted
    if not live:
        return morning(db, config.owner, readings, now, off=off)
    earlier = missed.since_the_last_brief(db, config.brief, zone, now)
    return morning(db, config.owner, readings, now, missed=earlier, off=off, begins_on=local_date(now, zone))


def show(kept: str, config: Config, *, as_json: bool = False, candidates: bool = False) -> None:
    """Print a brief out of its document: for the terminal, or as JSON; there also with what was not chosen."""
    import sys

    from agent.cli import wiring
    from agent.views import brief_json, brief_text

    document = json.loads(kept)
    if as_json:
        if not candidates:
            del document["candidates"]
        wiring.print_json(document)
    else:
        made = brief_json.from_json(document)
        colour = sys.stdout.isatty()
        text = brief_text.render_terminal(made, zone=config.owner.zone, width=wiring.width(), colour=colour)
        click.echo(text, nl=False)


def deliver(db: Database, frozen: Frozen, config: Config, now: datetime) -> Delivery | None:
    """Do the next step towards this brief having reached the owner, once a date; None if it is not kept.

    A morning without anything to say is skipped, unless [brief] quiet asks for one line.
    """
    from agent import outbox
    from agent.cli import outlets
    from agent.core.brief import is_worth_sending
    from agent.store import briefs
    from agent.views import brief_json

    if briefs.frozen_on(db, frozen.on) is None:
        return None
    route = outlets.route(config)
    made = brief_json.from_json(json.loads(frozen.document))
    if is_worth_sending(made) or config.brief.quiet == "line":
        made_at = made.made_at.astimezone(config.owner.zone)
        by_mail = config.brief.deliver in ("smtp", "imap-append")
        outbox.put(db, frozen, made_at=made_at, sender=route.sender, to=route.to, links=by_mail)
    else:
        outbox.skip(db, frozen.on, now, "Nothing today, so nothing was sent.")
    return outbox.advance(db, frozen.on, route.outlet, now, route.settle)


def _send(db: Database, frozen: Frozen, config: Config, now: datetime) -> None:
    """`brief --send`: deliver, and say how that went. Exit status 3 if it did not arrive for certain."""
    from agent import outbox
    from agent.cli import edge
    from agent.store.outbox import State

    before = outbox.status(db, frozen.on)
    if before is not None and before.state is State.SENT:
        click.echo(f"The brief of {frozen.on} has been delivered already; `helpfirst brief` shows it.", err=True)
        return
    outbox.try_now(db, frozen.on, now)
    delivery = deliver(db, frozen, config, now)
    if delivery is None:
        raise UserError("No source has been read yet, so there is no brief to deliver. Run `helpfirst sync` first.")
    click.echo(delivery.detail, err=True)
    if delivery.next_at is not None:
        at = delivery.next_at.astimezone(config.owner.zone)
        click.echo(f"The next step is due at {at:%H:%M}, by the service or by this command.", err=True)
    if delivery.state not in (State.SENT, State.SKIPPED):
        click.get_current_context().exit(edge.SOURCE_FAILED)


@click.command()
@click.option("--from", "first", required=True, metavar="DATE", help="The first morning, e.g. 2026-03-01.")
@click.option("--to", "last", required=True, metavar="DATE", help="The last morning.")
@options.as_json
@click.pass_context
def replay(context: click.Context, first: str, last: str, as_json: bool) -> None:
    """Show the mornings of a time, one after the other, as if you had had helpfirst then.

    Each remembers what the ones before had suggested. Nothing is kept.
    """
    from agent import morning
    from agent.cli import wiring
    from agent.views import brief_json, brief_text

    begin, end = options.day(first), options.day(last)
    if end < begin:
        raise click.UsageError(f"--to {end} lies before --from {begin}.")
    config = wiring.load(context)
    zone = config.owner.zone
    documents = []
    with wiring.existing_store(config) as db:
        _warn_of_the_future(end)
        brief = config.brief
        for made in morning.replay(db, config.owner, begin, end, brief.at, brief.days, config.suggestions.unwanted):
            if as_json:
                documents.append(brief_json.as_json(made, zone=zone, candidates=False))
            else:
                click.echo(f"{'-' * 12} {made.on} {'-' * 12}")
                click.echo(brief_text.render(made, zone=zone, width=wiring.width()))
    if as_json:
        wiring.print_json(documents)


def _warn_of_the_future(last: date) -> None:
    if last > datetime.now(UTC).date():
        click.echo("Mornings that lie ahead know only what has been read so far.", err=True)
