"""What the owner said, of people and of suggestions: appended, taken back, never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime

from sqlite_utils import Database

from agent.core.records import Feedback, Outcome, OwnerWord, Verb
from agent.store.addresses import AddressBookkeeper
from agent.store.instants import instant, iso

TABLES = """
create table owner_words (              -- what the owner said of people; it beats every inference
  id integer primary key,
  given_at text not null,
  verb text not null,                   -- merge, split, never, pin, met, note, promised, kept
  address_id integer not null references addresses(id),
  other_id integer references addresses(id),  -- merge and split
  on_date text,                         -- met: when; promised: by when
  text text not null,                   -- a note, a promise, a place
  source text not null,                 -- command, or the Message-ID of the mail in which it was said
  taken_back_at text
);
create index owner_words_address on owner_words(address_id);

create table feedback (                 -- what came of suggestions
  id integer primary key,
  given_at text not null,
  suggestion_id text not null,
  outcome text not null,                -- done, snooze or not useful
  until_date text,                      -- snooze
  by_itself integer not null,           -- the mailbox showed it; else the owner said it
  source text not null,                 -- command, or a Message-ID
  taken_back_at text
);
create index feedback_suggestion on feedback(suggestion_id);
"""
BY_COMMAND = "command"


def say(db: Database, word: OwnerWord, source: str = BY_COMMAND) -> int:
    """Keep a word; its id is returned. An address never seen before becomes known by it."""
    addresses, at = AddressBookkeeper(db), iso(word.given_at)
    with db.atomic():
        other = addresses.id_of(word.other, at) if word.other else None
        row = db.conn.execute(
            """insert into owner_words(given_at, verb, address_id, other_id, on_date, text, source)
               values (?, ?, ?, ?, ?, ?, ?) returning id""",
            [at, word.verb, addresses.id_of(word.address, at), other, _text(word.on), word.text, source],
        ).fetchone()
    return int(row[0])


def said(db: Database, now: datetime, verbs: Collection[Verb] = tuple(Verb)) -> Iterator[OwnerWord]:
    """What was said by `now`, and not taken back by then, in the order in which it was said."""
    marks = ",".join("?" * len(verbs))
    rows = db.conn.execute(
        f"""select w.given_at, w.verb, a.address, coalesce(o.address, ''), w.on_date, w.text, w.id
            from owner_words w join addresses a on a.id = w.address_id left join addresses o on o.id = w.other_id
            where w.given_at <= ? and (w.taken_back_at is null or w.taken_back_at > ?) and w.verb in ({marks})
            order by w.given_at, w.id""",
        [iso(now), iso(now), *verbs],
    )
    for given_at, verb, address, other, on, text, row in rows:
        yield OwnerWord(instant(given_at), Verb(verb), address, other, _date(on), text, row)


def take_back(db: Database, word: int, now: datetime) -> None:
    """A word counts no longer from `now`; answers as of before still know it."""
    db.conn.execute("update owner_words set taken_back_at = ? where id = ?", [iso(now), word])


def give_feedback(db: Database, one: Feedback, source: str = BY_COMMAND) -> int:
    """Keep what came of a suggestion; its id is returned."""
    row = db.conn.execute(
        """insert into feedback(given_at, suggestion_id, outcome, until_date, by_itself, source)
           values (?, ?, ?, ?, ?, ?) returning id""",
        [iso(one.given_at), one.suggestion_id, one.outcome, _text(one.until), int(one.by_itself), source],
    ).fetchone()
    return int(row[0])


def feedback_given(db: Database, now: datetime) -> Iterator[Feedback]:
    """What came of suggestions by `now`, as far as it was not taken back by then, in order of time."""
    rows = db.conn.execute(
        """select given_at, suggestion_id, outcome, until_date, by_itself, id from feedback
           where given_at <= ? and (taken_back_at is null or taken_back_at > ?) order by given_at, id""",
        [iso(now), iso(now)],
    )
    for given_at, suggestion_id, outcome, until, by_itself, row in rows:
        yield Feedback(instant(given_at), suggestion_id, Outcome(outcome), _date(until), bool(by_itself), row)


def take_back_feedback(db: Database, feedback: int, now: datetime) -> None:
    """An outcome counts no longer from `now`."""
    db.conn.execute("update feedback set taken_back_at = ? where id = ?", [iso(now), feedback])


def take_back_latest(db: Database, now: datetime) -> list[OwnerWord] | Feedback | None:
    """Take back what the owner said last, and return it; None if there is nothing.

    `never` is said of every address of a person in one breath, and taken back so.
    """
    words = list(said(db, now))
    outcomes = [one for one in feedback_given(db, now) if not one.by_itself]
    if outcomes and (not words or words[-1].given_at <= outcomes[-1].given_at):
        take_back_feedback(db, outcomes[-1].id, now)
        return outcomes[-1]
    if not words:
        return None
    breath = (words[-1].given_at, words[-1].verb)
    latest = [one for one in words if (one.given_at, one.verb) == breath] if breath[1] is Verb.NEVER else words[-1:]
    with db.atomic():
        for one in latest:
            take_back(db, one.id, now)
    return latest


def _text(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
