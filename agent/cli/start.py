"""helpfirst demo and check: the two first things that a newcomer runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agent.cli import options
from agent.cli.edge import SOURCE_FAILED

if TYPE_CHECKING:
    from agent.config.records import Config
    from agent.contracts import CalendarSource, ContactsSource, MailSource, Outlet


@click.command()
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="Put the sample life into this new folder and leave it there, to try the other commands on.",
)
def demo(keep: Path | None) -> None:
    """Make a sample mailbox and calendar on the spot, read them, and show the brief of this morning."""
    from agent import config as configuration
    from agent import pipeline, sample
    from agent.cli import mornings, wiring
    from agent.config.values import system_zone
    from agent.store import database

    now = datetime.now(UTC)
    with _folder(keep) as folder:
        click.echo("Making two years of mail and calendar of Jo, a photographer who helps run a club …", err=True)
        path = sample.write(folder, now, zone_name=system_zone())
        config = configuration.load(path)
        with database.opened(config.store.path) as db:
            sources = wiring.sources(config, now)
            outcomes = pipeline.sync(
                db, sources, config.owner, subjects=True, now=now, progress=lambda name, read: None
            )
            read = ", ".join(f"{one.read:,} from {one.name}" for one in outcomes)
            click.echo(f"Read {read}, by the ordinary way. This is Jo's brief of today:\n", err=True)
            # Jo has long been used to it: no gentle beginning.
            mornings.show(mornings.todays(db, config, now, live=False).document, config)
        if keep:
            click.echo(f"\nTo look around: helpfirst --config {path} people", err=True)
        else:
            click.echo("\nTo look around: helpfirst demo --keep sample-life", err=True)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """The folder to keep, which must be new or empty; else one that is gone afterwards."""
    import tempfile

    if keep is not None and keep.exists() and any(keep.iterdir()):
        raise click.UsageError(f"{keep} is not empty. Name a new folder.")
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="helpfirst-") as name:
        yield Path(name)


@click.command()
@options.as_json
@click.pass_context
def check(context: click.Context, as_json: bool) -> int:
    """Check the configuration, look at every source, and say what can be seen and how to mend what fails."""
    from agent.cli import outlets, wiring

    config = wiring.load(context)
    sources = wiring.sources(config, datetime.now(UTC))
    found = [_look(one) for group in (sources.mail, sources.calendars, sources.contacts) for one in group]
    outlet = outlets.route(config).outlet
    found.append(_look(outlet) | {"name": "the brief", "kind": config.brief.deliver})
    good = all(one["state"] == "ok" for one in found)
    if as_json:
        document = {"config": str(config.path), "store": str(config.store.path), "sources": found}
        wiring.print_json(document | {"notes": _notes(config)})
    else:
        click.echo(f"{config.path} is well-formed.")
        for one in found:
            click.echo(f"{'  ok  ' if one['state'] == 'ok' else 'FAILED'}  {one['name']}: {one['detail']}")
        for note in _notes(config):
            click.echo(note)
        click.echo(_closing_words(config))
    return 0 if good else SOURCE_FAILED


def _look(source: MailSource | CalendarSource | ContactsSource | Outlet) -> dict[str, Any]:
    from agent.errors import DeliveryError, SourceError

    try:
        state, detail = "ok", source.check()
    except (SourceError, DeliveryError) as error:
        state, detail = "failed", str(error)
    return {"name": source.name, "kind": getattr(source, "kind", ""), "state": state, "detail": detail}


def _notes(config: Config) -> list[str]:
    """What is no mistake and yet does nothing: rules for people whom nobody knows."""
    from agent import gather
    from agent.cli import wiring
    from agent.store import database
    from agent.views import rules_text

    if not config.owner.rules.people or not database.exists(config.store.path):
        return []
    with wiring.existing_store(config) as db:
        return [rules_text.of_nobody(one) for one in gather.rules.of_nobody(db, config.owner, datetime.now(UTC))]


def _closing_words(config: Config) -> str:
    """Where the state lies and what is kept there; and that there is nothing to read, if so."""
    kept = "are kept" if config.privacy.subjects else "are not kept"
    said = f"State lies in {config.store.path}; subjects and titles {kept}. A day begins in {config.owner.zone}."
    if not (config.mail or config.calendars):
        said += "\nThere is no [[mail]] and no [[calendar]] to read yet; config.example.toml shows how to name one."
    return said
