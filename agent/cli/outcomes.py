"""helpfirst done, snooze, not-useful and undo: what came of a suggestion."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from agent.cli import options
from agent.errors import UserError

if TYPE_CHECKING:
    from agent.config.records import Config
    from agent.core.records import Outcome, Suggestion
    from agent.store.database import Database

WHICH = click.argument("which", metavar="ID")
UNDO = click.option("--undo", is_flag=True, help="Take back what was said of it last.")


@click.command()
@WHICH
@UNDO
@options.as_json
@click.pass_context
def done(context: click.Context, which: str, undo: bool, as_json: bool) -> None:
    """Say that you did what was suggested (1 to 3 of the latest brief, or an id): it is closed."""
    from agent.core.records import Outcome

    _give(context, which, Outcome.DONE, None, undo, as_json)


@click.command()
@WHICH
@click.option("--until", metavar="DATE", help="Not before: 2026-06-01, Friday, June, two weeks. Default: a week.")
@UNDO
@options.as_json
@click.pass_context
def snooze(context: click.Context, which: str, until: str | None, undo: bool, as_json: bool) -> None:
    """Put a suggestion off, for a week or until a day."""
    from agent.core.records import Outcome

    _give(context, which, Outcome.SNOOZE, until, undo, as_json)


@click.command("not-useful")
@WHICH
@UNDO
@options.as_json
@click.pass_context
def not_useful(context: click.Context, which: str, undo: bool, as_json: bool) -> None:
    """Say that a suggestion was not useful: it is closed, and its like becomes rarer."""
    from agent.core.records import Outcome

    _give(context, which, Outcome.NOT_USEFUL, None, undo, as_json)


def _give(
    context: click.Context, which: str, outcome: Outcome, until: str | None, undo: bool, as_json: bool
) -> None:
    from agent import orders
    from agent.cli import wiring
    from agent.core.dates import local_date
    from agent.views import said_text, words_json

    config = wiring.load(context)
    now = datetime.now(UTC)
    not_before = options.spoken(until, now, config.owner.zone, ahead=True) if until else None
    if not_before and not_before <= local_date(now, config.owner.zone):
        raise click.BadParameter(f"{not_before} does not lie ahead; name the first day on which it may come again.")
    with wiring.existing_store(config) as db:
        one = _suggestion(db, config, which)
        if undo:
            given = orders.ungive(db, one.id, now)
            if given is None:
                raise UserError(f"Nothing was said of suggestion {which} that could be taken back.")
            sentence = said_text.outcome_taken_back(given, one.text)
        else:
            given = orders.give(db, one.id, outcome, now, config.owner, until=not_before)
            sentence = said_text.outcome(given, one.text)
    wiring.say(sentence, words_json.feedback(given, config.owner.zone), as_json)


def _suggestion(db: Database, config: Config, which: str) -> Suggestion:
    from agent.cli import lookup

    one = lookup.suggestion(db, which)
    if one is None:
        raise UserError(f'No brief has a suggestion "{which}". `helpfirst brief` shows the latest, numbered 1 to 3.')
    return one


@click.command()
@options.as_json
@click.pass_context
def undo(context: click.Context, as_json: bool) -> None:
    """Take back what you said last, of a person or of a suggestion; once more, what you said before."""
    from agent import gather, orders
    from agent.cli import wiring
    from agent.core.records import Feedback
    from agent.store import owner_words
    from agent.views import said_text, words_json

    config = wiring.load(context)
    now, zone = datetime.now(UTC), config.owner.zone
    with wiring.existing_store(config) as db:
        taken = owner_words.take_back_latest(db, now)
        if taken is None:
            raise UserError("You have said nothing that could be taken back.")
        if isinstance(taken, Feedback):
            sentence = said_text.outcome_taken_back(taken, orders.suggestion_text(db, taken.suggestion_id))
            wiring.say(sentence, words_json.feedback(taken, zone), as_json)
            return
        who = gather.everybody(db, config.owner, now, unmentioned=True)
        names = {address: one.person.name for one in who.by_id.values() for address in one.person.addresses}
        sentence = said_text.word_taken_back(taken[0], names.get(taken[0].address, taken[0].address), now, zone)
        wiring.say(sentence, words_json.as_json(taken[0], zone), as_json)
