"""helpfirst forget: every trace of a person, erased."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from agent.cli import options


@click.command()
@click.argument("who", metavar="PERSON")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@options.as_json
@click.pass_context
def forget(context: click.Context, who: str, yes: bool, as_json: bool) -> None:
    """Erase every trace of a person, and never read them in again. This cannot be taken back."""
    from agent import forgetting, gather
    from agent.cli import lookup, wiring
    from agent.store import database
    from agent.views import plain

    config = wiring.load(context)
    with wiring.existing_store(config) as db, database.only_writer(config.store.path):
        everybody = gather.everybody(db, config.owner, datetime.now(UTC), unmentioned=True)
        person = everybody.by_id[lookup.person(everybody, who)].person
        name = plain.name(person.name)
        if not yes:
            addresses = ", ".join(map(plain.clean, person.addresses))
            click.confirm(f"Forget {name} ({addresses}) for ever? This cannot be taken back", abort=True, err=True)
        erased = forgetting.forget(db, everybody, person.id, config.owner)
    sentence = (
        f"{name} is forgotten, with {erased.messages:,} messages, {erased.meetings:,} meetings and all that was said "
        "and suggested about them. Briefs that have reached you lie where you received them; only you can delete those."
    )
    wiring.say(sentence, {"messages": erased.messages, "meetings": erased.meetings}, as_json)
