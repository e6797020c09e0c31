"""helpfirst never, pin, unpin, met, note, promised and kept: what only the owner can know of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from agent.cli import options
from agent.errors import UserError

if TYPE_CHECKING:
    from agent.config.records import Config
    from agent.core.records import OwnerWord, Person, Verb
    from agent.store.database import Database

WHO = click.argument("who", metavar="PERSON")
TEXT = click.argument("text", nargs=-1, required=True)


@dataclass(frozen=True, slots=True)
class _About:
    """The person that a command is about, and what was said of them so far."""

    config: Config
    db: Database
    now: datetime
    person: Person
    words: tuple[OwnerWord, ...]

    @property
    def today(self) -> date:
        from agent.core.dates import local_date

        return local_date(self.now, self.config.owner.zone)

    def say(self, verb: Verb, as_json: bool, *, on: date | None = None, text: str = "") -> None:
        """Keep the word, and say what follows from it."""
        from agent import orders
        from agent.views import said_text

        said = orders.say(self.db, self.person, self.words, verb, self.now, on=on, text=text)
        self._tell(said, said_text.word(said, self.person.name, self.now, self.config.owner.zone), as_json)

    def unsay(self, verb: Verb, as_json: bool, nothing: str) -> None:
        """Take the words of this kind back; `nothing`: what to say if there are none."""
        from agent import orders
        from agent.views import said_text

        said = orders.unsay(self.db, self.words, verb, self.now)
        if said is None:
            raise UserError(nothing.format(self.person.name))
        self._tell(said, said_text.word_taken_back(said, self.person.name, self.now, self.config.owner.zone), as_json)

    def _tell(self, said: OwnerWord, sentence: str, as_json: bool) -> None:
        from agent.cli import wiring
        from agent.views import words_json

        wiring.say(sentence, words_json.as_json(said, self.config.owner.zone) | {"person": self.person.id}, as_json)


@contextmanager
def _about(context: click.Context, who: str) -> Iterator[_About]:
    from agent import gather
    from agent.cli import lookup, wiring

    config = wiring.load(context)
    now = datetime.now(UTC)
    with wiring.existing_store(config) as db:
        everybody = gather.everybody(db, config.owner, now, unmentioned=True)
        person_id = lookup.person(everybody, who)
        yield _About(config, db, now, everybody.by_id[person_id].person, everybody.words.get(person_id, ()))


@click.command()
@WHO
@click.option("--undo", is_flag=True, help="Take it back: they may be mentioned again.")
@options.as_json
@click.pass_context
def never(context: click.Context, who: str, undo: bool, as_json: bool) -> None:
    """Never mention a person again, at once and for good: someone died, or a story has ended."""
    from agent import kept_briefs
    from agent.core.records import Verb

    with _about(context, who) as about:
        if undo:
            about.unsay(Verb.NEVER, as_json, "{} may be mentioned already; there is nothing to take back.")
        else:
            kept_briefs.never_mention(about.db, about.person, about.config.owner.zone)
            about.say(Verb.NEVER, as_json)


@click.command()
@WHO
@options.as_json
@click.pass_context
def pin(context: click.Context, who: str, as_json: bool) -> None:
    """Count a person to your circle, whatever the mail says."""
    from agent.core.records import Verb

    with _about(context, who) as about:
        about.say(Verb.PIN, as_json)


@click.command()
@WHO
@options.as_json
@click.pass_context
def unpin(context: click.Context, who: str, as_json: bool) -> None:
    """End what `pin` began."""
    from agent.core.records import Verb

    with _about(context, who) as about:
        about.unsay(Verb.PIN, as_json, "{} is not pinned.")


@click.command()
@WHO
@click.option("--on", "day", metavar="DATE", default="today", help="2026-03-02, yesterday, Friday. Default: today.")
@click.option("--at", "place", default="", help='Where; "phone" or "online" if you did not meet in person.')
@options.as_json
@click.pass_context
def met(context: click.Context, who: str, day: str, place: str, as_json: bool) -> None:
    """Tell of a meeting that no mailbox and no calendar saw."""
    from agent.core.records import Verb

    with _about(context, who) as about:
        on = options.spoken(day, about.now, about.config.owner.zone, ahead=False)
        if on > about.today:
            raise click.BadParameter(f"{on} lies ahead; a meeting to come belongs into your calendar.")
        about.say(Verb.MET, as_json, on=on, text=place)


@click.command()
@WHO
@TEXT
@options.as_json
@click.pass_context
def note(context: click.Context, who: str, text: Sequence[str], as_json: bool) -> None:
    """Note what to remember before you meet a person the next time."""
    from agent.core.records import Verb

    with _about(context, who) as about:
        about.say(Verb.NOTE, as_json, text=" ".join(text))


@click.command()
@WHO
@TEXT
@click.option("--by", "day", metavar="DATE", help="By when: 2026-03-06, Friday, June, two weeks.")
@options.as_json
@click.pass_context
def promised(context: click.Context, who: str, text: Sequence[str], day: str | None, as_json: bool) -> None:
    """Note what you promised a person, so that you can keep it."""
    from agent.core.records import Verb

    with _about(context, who) as about:
        on = options.spoken(day, about.now, about.config.owner.zone, ahead=True) if day else None
        about.say(Verb.PROMISED, as_json, on=on, text=" ".join(text))


@click.command()
@WHO
@click.argument("text", nargs=-1)
@options.as_json
@click.pass_context
def kept(context: click.Context, who: str, text: Sequence[str], as_json: bool) -> None:
    """Say that a promise was kept; with some words of it, if several are open."""
    from agent import orders
    from agent.core.records import Verb

    with _about(context, who) as about:
        promise = orders.promise_meant(about.words, " ".join(text))
        about.say(Verb.KEPT, as_json, text=promise.text)

