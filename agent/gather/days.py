"""Store -> core, as of a moment: whose birthday or anniversary a calendar has today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from agent.core.meetings.birthdays import celebrated, forms
from agent.core.meetings.names import Name, is_called
from agent.core.people.addresses import name_words
from agent.core.records import Tie, YearlyDay
from agent.store import days
from agent.store.database import Database


def yearly_days(
    db: Database, near: Mapping[str, Tie], begin: datetime, end: datetime, now: datetime
) -> Iterator[YearlyDay]:
    """Of all-day entries that begin within [begin, end), those that name nobody but ties, each without doubt."""
    known = [(name_words(tie.person.name), tie) for tie in near.values() if tie.state is not None]
    for uid, at, title in days.all_day(db, begin, end, now):
        people = [_the_one(name, known) for name in celebrated(title)]
        if people and all(people):
            yield YearlyDay(tuple(dict.fromkeys(one for one in people if one)), title, at, uid)


def _the_one(name: Name, known: list[tuple[tuple[str, ...], Tie]]) -> str | None:
    """The id of the only tie who is called so, in the form of the name that comes first."""
    for form in forms(name):
        called = [tie.person.id for words, tie in known if is_called(words, form)]
        if called:
            return called[0] if len(called) == 1 else None
    return None
