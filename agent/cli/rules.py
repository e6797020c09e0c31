"""helpfirst rules: the rules in force, what each would have said lately, and why it holds of somebody or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agent.cli import options
from agent.errors import UserError

if TYPE_CHECKING:
    from datetime import datetime

    from agent.config.records import Config
    from agent.core.records import Rule, Suggestion
    from agent.store.database import Database


@click.command()
@options.as_json
@options.as_of
@click.option("--explain", nargs=2, metavar="NAME PERSON", help="Why this rule holds of this person, or does not.")
@click.pass_context
def rules(context: click.Context, as_json: bool, as_of: str | None, explain: tuple[str, str] | None) -> None:
    """Show your rules, and what each would have said in the last 30 days."""
    from agent.cli import wiring

    config = wiring.load(context)
    now = options.moment(as_of, config.owner.zone, config.brief.at)
    with wiring.existing_store(config) as db:
        if explain:
            _explain(db, config, now, *explain, as_json=as_json)
        else:
            _list(db, config, now, as_json)


def _list(db: Database, config: Config, now: datetime, as_json: bool) -> None:
    from agent import gather, rules_past
    from agent.cli import wiring
    from agent.views import plain, rules_json, rules_text

    own, zone, off = config.owner.rules, config.owner.zone, sorted({*config.suggestions.off})
    said = rules_past.of_the_last_days(db, config.owner, now) if own.own or own.people else {}
    nobody = gather.rules.of_nobody(db, config.owner, now)
    terms = {kind: terms for kind, terms in own.built_in.items() if kind not in off}
    if as_json:
        wiring.print_json(
            {
                "rules": [rules_json.rule(one, said.get(one.terms.name, ()), zone) for one in own.own],
                "people": [
                    rules_json.person(one, said.get(one.address, ()), zone, known=one.address not in nobody)
                    for one in own.people
                ],
                "built_in": [rules_json.built_in(*one) for one in terms.items()],
                "off": off,
            }
        )
        return
    width, days = wiring.width(), rules_past.DAYS
    texts = [rules_text.rule(one, said.get(one.terms.name, ()), days, width) for one in own.own]
    texts += [rules_text.person(one, said.get(one.address, ()), days, width) for one in own.people]
    texts += [rules_text.built_in(*one, width) for one in [*terms.items(), *((kind, None) for kind in off)]]
    texts += ["\n".join(plain.wrap(rules_text.of_nobody(one), width)) + "\n" for one in nobody]
    click.echo("\n".join(texts) or "There are no rules yet. config.example.toml shows some.\n", nl=False)


def _explain(db: Database, config: Config, now: datetime, name: str, whom: str, *, as_json: bool) -> None:
    from agent import gather
    from agent.cli import lookup, wiring
    from agent.core.brief import compose
    from agent.core.rules.explain import NONE_THERE, cases
    from agent.core.rules.facts import Setting
    from agent.views import rules_json, rules_text

    rule, owner = _named(name, config), config.owner
    who = gather.everybody(db, owner, now)
    person_id = lookup.person(who, whom)
    scene = gather.rules.for_rules(db, who, owner, gather.scene(db, who, owner, now))
    found = list(cases(rule, person_id, Setting.of(scene)))
    balance = gather.balance(db, who, owner, scene.ties.values(), now)
    brief = compose(scene, (), balance, (), config.suggestions.unwanted)
    fates = _fates(brief.suggestions, {one.suggestion.id: one.reason for one in brief.rejected})
    told = [
        (one.where, one.parts, f"{one.outcome} {fates.get(one.suggestion_id, '')}".strip() if one.says else one.outcome)
        for one in found
    ]
    if as_json:
        wiring.print_json({"rule": rule.terms.name, "person": person_id, "cases": [
            rules_json.case(
                one.where, one.parts, one.holds, one.says, one.suggestion_id, fates.get(one.suggestion_id)
            )
            for one in found
        ]})  # fmt: skip
    else:
        person = who.by_id[person_id].person.name
        none = ("", (), NONE_THERE[rule.about])
        click.echo(rules_text.explained(rule.terms.name, person, told or [none], wiring.width()), nl=False)


def _fates(chosen: tuple[Suggestion, ...], rejected: dict[str, str]) -> dict[str, str]:
    """What this morning's brief does with each suggestion."""
    held_back = {one: f"(Not in this brief: {reason}.)" for one, reason in rejected.items()}
    return held_back | {one.id: "(In this brief.)" for one in chosen}


def _named(name: str, config: Config) -> Rule:
    """The rule of this name, whatever its case. Raises UserError."""
    from difflib import get_close_matches

    by_name = {one.terms.name.casefold(): one for one in config.owner.rules.own}
    wanted = name.strip().casefold()
    if wanted in by_name:
        return by_name[wanted]
    close = get_close_matches(wanted, by_name, n=1)
    hint = f'Did you mean "{by_name[close[0]].terms.name}"?' if close else "`helpfirst rules` lists them."
    raise UserError(f'There is no rule "{name}". {hint}')
