"""helpfirst merge and split: the owner's word on which addresses are one person."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from agent.cli import options


@click.command()
@click.argument("one", metavar="PERSON")
@click.argument("other", metavar="PERSON")
@options.as_json
@click.pass_context
def merge(context: click.Context, one: str, other: str, as_json: bool) -> None:
    """Say that two whom I list are one person, for good. `split` takes that back."""
    from agent import gather, who_is_who
    from agent.cli import lookup, wiring
    from agent.views import identity_text

    config = wiring.load(context)
    now = datetime.now(UTC)
    with wiring.existing_store(config) as db:
        who = gather.everybody(db, config.owner, now, unmentioned=True)
        first, second = (who.by_id[lookup.person(who, word)].person for word in (one, other))
        person = who_is_who.merge(db, config.owner, first, second, now)
    wiring.say(identity_text.merged(person, second), identity_text.people_json([person]), as_json)


@click.command()
@click.argument("who", metavar="PERSON")
@click.argument("address", metavar="ADDRESS")
@options.as_json
@click.pass_context
def split(context: click.Context, who: str, address: str, as_json: bool) -> None:
    """Say that an address is not this person's, for good. `merge` takes that back."""
    from agent import gather, who_is_who
    from agent.cli import lookup, wiring
    from agent.views import identity_text

    config = wiring.load(context)
    now = datetime.now(UTC)
    with wiring.existing_store(config) as db:
        everybody = gather.everybody(db, config.owner, now, unmentioned=True)
        person = everybody.by_id[lookup.person(everybody, who)].person
        kept, gone = who_is_who.split(db, config.owner, person, address.strip().lower(), now)
    wiring.say(identity_text.split(kept, gone), identity_text.people_json([kept, gone]), as_json)
