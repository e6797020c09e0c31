"""helpfirst people, waiting and why: look something up, as of now or of any moment."""

from __future__ import annotations

import click

from agent.cli import options


@click.command()
@options.as_json
@options.as_of
@click.option("--all", "everything", is_flag=True, help="Also what is no person, and whom you never want mentioned.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option("--questions", is_flag=True, help="Only what you alone can tell: who may be one person.")
@click.pass_context
def people(
    context: click.Context, as_json: bool, as_of: str | None, everything: bool, limit: int | None, questions: bool
) -> None:
    """Show who matters, nearest first."""
    if questions:
        _questions(context, as_json, as_of, limit)
        return
    from agent import gather
    from agent.cli import wiring
    from agent.core.records import Group, Kind
    from agent.views import people_json, tables

    config = wiring.load(context)
    zone = config.owner.zone
    now = options.moment(as_of, zone, config.brief.at)
    with wiring.existing_store(config) as db:
        who = gather.everybody(db, config.owner, now, unmentioned=everything)
        ties = gather.ties(db, who, now, Kind if everything else (Kind.PERSON,))
        open_letters = gather.waiting(db, who, config.owner, now)
        circle = gather.in_circle(db, who, config.owner, now, ties, open_letters)
        ties = ties[:limit]
        if not as_json:
            click.echo(tables.people(ties, circle, zone=zone, now=now, width=wiring.width()), nl=False)
            return
        groups = gather.groups.groups(db, who, config.owner, now)
        brought = gather.groups.introductions(db, who, {tie.person.id: tie for tie in ties}, now)
    groups_of: dict[str, list[Group]] = {}
    for group in groups:
        for member in group.members:
            groups_of.setdefault(member, []).append(group)
    awaiting: dict[tuple[str, str], list[str]] = {}
    for one in open_letters:
        if one.shown:
            awaiting.setdefault((one.person_id, one.direction), []).append(one.message_id)
    wiring.print_json_list(
        people_json.as_json(
            tie,
            zone=zone,
            awaiting_me=awaiting.get((tie.person.id, "me"), ()),
            awaiting_them=awaiting.get((tie.person.id, "them"), ()),
            groups=groups_of.get(tie.person.id, ()),
            introduction=brought.get(tie.person.id),
            words=who.words.get(tie.person.id, ()),
            circle_reason=circle.get(tie.person.id),
        )
        for tie in ties
    )


def _questions(context: click.Context, as_json: bool, as_of: str | None, limit: int | None) -> None:
    from agent import gather
    from agent.cli import wiring
    from agent.views import brief_json, identity_text

    config = wiring.load(context)
    now = options.moment(as_of, config.owner.zone, config.brief.at)
    with wiring.existing_store(config) as db:
        who = gather.everybody(db, config.owner, now)
        found = gather.identity.open_questions(db, who, now)[:limit]
    if as_json:
        wiring.print_json([brief_json.question_as_json(one) for one in found])
    else:
        click.echo(identity_text.questions(found, wiring.width()), nl=False)


@click.command()
@options.as_json
@options.as_of
@click.option("--all", "everything", is_flag=True, help="Every unanswered message, however unlikely to want an answer.")
@click.pass_context
def waiting(context: click.Context, as_json: bool, as_of: str | None, everything: bool) -> None:
    """Show who may be waiting for you, and for whom you may be waiting."""
    from agent import gather
    from agent.cli import wiring
    from agent.views import tables, waiting_json

    config = wiring.load(context)
    zone = config.owner.zone
    now = options.moment(as_of, zone, config.brief.at)
    with wiring.existing_store(config) as db:
        who = gather.everybody(db, config.owner, now)
        items = [
            one
            for one in gather.waiting(db, who, config.owner, now)
            if everything or one.shown
        ]
    if as_json:
        wiring.print_json_list(waiting_json.as_json(one, zone) for one in items)
    else:
        names = {one.person_id: who.by_id[one.person_id].person.name for one in items}
        click.echo(tables.waiting(items, names, zone=zone, now=now, width=wiring.width()), nl=False)


@click.command()
@click.argument("what", metavar="NAME_OR_ADDRESS_OR_ID")
@options.as_json
@options.as_of
@click.pass_context
def why(context: click.Context, what: str, as_json: bool, as_of: str | None) -> None:
    """Show everything behind a suggestion (1 to 3, or its id) or a person, with dates."""
    from agent import gather
    from agent.cli import lookup, wiring

    config = wiring.load(context)
    now = options.moment(as_of, config.owner.zone, config.brief.at)
    with wiring.existing_store(config) as db:
        suggestion = lookup.suggestion(db, what)
        if suggestion is not None:
            lookup.show_suggestion(suggestion, config.owner.zone, as_json)
            return
        who = gather.everybody(db, config.owner, now, unmentioned=True)
        person_id = lookup.person(who, what)
        lookup.show_person(db, who, person_id, config.owner, now, as_json)
