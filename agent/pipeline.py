"""The first half of the straight line: sources -> store. The other half is agent.morning.

Connectors arrive as arguments. One failing source never stops the others, nor the brief, which names it.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from agent.contracts import CalendarSource, ContactsSource, MailBatch, MailSource
from agent.core.records import Owner, SourceReading
from agent.errors import LoginError, SourceError
from agent.store import calendar, cards, derive, mail
from agent.store import sources as source_rows
from agent.store.database import Database, large_cache, references_unchecked
from agent.store.sources import StoredMemory

Source = MailSource | CalendarSource | ContactsSource
Progress = Callable[[str, int], None]  # source name, items read so far
OBJECTS_BETWEEN_COLLECTIONS = 200_000  # about ten batches
OWN_BRIEF = "one of our own briefs"


@dataclass(frozen=True, slots=True)
class Sources:
    """The connectors that the configuration asks for."""

    mail: Sequence[MailSource] = ()
    calendars: Sequence[CalendarSource] = ()
    contacts: Sequence[ContactsSource] = ()

    def only(self, name: str) -> Sources:
        """The one of this name."""
        return Sources(
            [one for one in self.mail if one.name == name],
            [one for one in self.calendars if one.name == name],
            [one for one in self.contacts if one.name == name],
        )

    def named(self) -> list[tuple[str, str, str]]:
        """(section, name, kind) of each, in the order in which they are read."""
        sections = (("contacts", self.contacts), ("calendar", self.calendars), ("mail", self.mail))
        return [(section, one.name, one.kind) for section, members in sections for one in members]


@dataclass(slots=True)
class Outcome:
    """How the reading of one source went. `read` counts items looked at, `new` those not stored before."""

    name: str
    kind: str
    state: str = "ok"  # ok, partial or failed
    read: int = 0
    new: int = 0
    skipped: Counter[str] = field(default_factory=Counter)  # reason -> count
    detail: str = ""
    refused: bool = False  # the other side refused the login


def sync(
    db: Database, sources: Sources, owner: Owner, *, subjects: bool, now: datetime, progress: Progress
) -> list[Outcome]:
    """Read what is new from every source into the store; how each went is returned and remembered."""
    derive.refresh(db, owner)
    calendar.refresh(db, owner)
    with _few_collections():
        # A long first reading begins here, in a process of its own, while this one reads the calendars.
        begun = [_begin(db, box, now) for box in sources.mail[:1] if sources.calendars]
        outcomes = [_sync_contacts(db, source, now) for source in sources.contacts]
        for source in sources.calendars:
            outcomes.append(_sync_calendar(db, source, owner, subjects, now, progress))
        for box in sources.mail:
            outcomes.append(_sync_mail(db, box, begun.pop() if begun else None, owner, subjects, now, progress))
    mail.forget_what_is_gone(db, now)
    calendar.forget_what_is_gone(db, now)
    return outcomes


@contextmanager
def _reading(db: Database, section: str, source: Source, now: datetime) -> Iterator[tuple[Outcome, int]]:
    """An outcome to fill in; what goes wrong on the other side ends in it, and it is remembered."""
    outcome = Outcome(source.name, source.kind)
    row = source_rows.source_id(db, section, source.name, source.kind)
    try:
        yield outcome, row
    except SourceError as error:
        outcome.state = "partial" if error.partial or outcome.read else "failed"
        outcome.detail = str(error)
        outcome.refused = isinstance(error, LoginError)
    source_rows.save_outcome(db, row, outcome.state, outcome.detail, now)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Messages and events have no cycles, and are gone with their batch: looking for cycles among them
    at Python's usual pace takes a fifth of the time of a sync, and finds none."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _begin(db: Database, source: MailSource, now: datetime) -> Iterator[MailBatch]:
    return source.read(StoredMemory(db, source_rows.source_id(db, "mail", source.name, source.kind), now))


def _sync_mail(
    db: Database,
    source: MailSource,
    begun: Iterator[MailBatch] | None,
    owner: Owner,
    subjects: bool,
    now: datetime,
    progress: Progress,
) -> Outcome:
    with references_unchecked(db), large_cache(db), _reading(db, "mail", source, now) as (outcome, row):
        writer = mail.MailWriter(db, row, owner, subjects=subjects, now=now)
        for batch in begun or source.read(StoredMemory(db, row, now)):
            outcome.new += writer.save(batch)
            briefs = sum(found.message.own_brief for found in batch.found)
            outcome.read += len(batch.found) - briefs
            outcome.skipped.update(skipped.reason for skipped in batch.skipped)
            outcome.skipped.update({OWN_BRIEF: briefs} if briefs else {})
            progress(source.name, outcome.read)
    return outcome


def _sync_calendar(
    db: Database, source: CalendarSource, owner: Owner, subjects: bool, now: datetime, progress: Progress
) -> Outcome:
    with _reading(db, "calendar", source, now) as (outcome, row):
        writer = calendar.CalendarWriter(db, row, owner, subjects=subjects, now=now)
        for batch in source.read(StoredMemory(db, row, now)):
            outcome.new += writer.save(batch)
            outcome.read += batch.unchanged + sum(max(len(o.events), not o.skipped) for o in batch.objects)
            outcome.skipped.update(skipped.reason for one in batch.objects for skipped in one.skipped)
            progress(source.name, outcome.read)
    return outcome


def _sync_contacts(db: Database, source: ContactsSource, now: datetime) -> Outcome:
    with _reading(db, "contacts", source, now) as (outcome, row):
        batch = source.read()
        outcome.new = cards.replace_cards(db, row, batch.cards)
        outcome.read = len(batch.cards)
        outcome.skipped.update(skipped.reason for skipped in batch.skipped)
    return outcome


def readings(db: Database, sources: Sources) -> list[SourceReading]:
    """How far each source was read, for the last lines of the brief."""
    return source_rows.readings(db, sources.named())
