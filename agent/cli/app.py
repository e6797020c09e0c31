"""The commands, by name. Only click is imported here; each command imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path

import click

from agent.cli.forgetting import forget
from agent.cli.identity_words import merge, split
from agent.cli.look import people, waiting, why
from agent.cli.mornings import brief, replay
from agent.cli.outcomes import done, not_useful, snooze, undo
from agent.cli.people_words import kept, met, never, note, pin, promised, unpin
from agent.cli.rules import rules
from agent.cli.service import pause, resume, run
from agent.cli.start import check, demo
from agent.cli.sync import sync


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The configuration file. Default: $HELPFIRST_CONFIG, then your own, then the system's.",
)
@click.version_option(package_name="helpfirst", message="helpfirst %(version)s")
@click.pass_context
def app(context: click.Context, config: Path | None) -> None:
    """Reads the headers of your mail and your calendar, and suggests how to be useful to the people you know.

    Nothing is changed in your mailbox or calendar, no message body is read, and nothing leaves the house.
    Begin with `helpfirst demo`.
    """
    context.obj = config


for command in (
    demo, check, sync, brief, people, waiting, why, rules, replay, run, pause, resume,
    done, snooze, not_useful, undo, never, forget, pin, unpin, met, note, promised, kept,
    merge, split,
):  # fmt: skip
    app.add_command(command)
