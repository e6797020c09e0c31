"""The second half of the straight line: store -> brief. Gather the scene, decide what it asks for.

Nothing is written here: who shows or delivers a brief also keeps it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from agent import gather
from agent.core.brief import compose
from agent.core.dates import local_date
from agent.core.records import OFF_BY_DEFAULT, Asked, Brief, Missed, Owner, Shown, SourceReading
from agent.store.database import Database


@dataclass(frozen=True, slots=True)
class Morning:
    """A brief and the address rows of the people in it."""

    brief: Brief
    rows: dict[str, tuple[int, ...]]


def morning(
    db: Database,
    owner: Owner,
    readings: Sequence[SourceReading],
    now: datetime,
    shown: Sequence[Shown] = (),
    stored_before: date | None = None,
    missed: Sequence[Missed] = (),
    off: Collection[str] = OFF_BY_DEFAULT,
    begins_on: date | None = None,
    asked: Sequence[Asked] = (),
) -> Morning:
    """The brief as of `now`.

    `shown`, `asked`: what briefs that are not in the store have suggested and asked; `stored_before`: of those in
    the store, none of this date or later is remembered (by default: none of today). `missed`: what the brief is to
    say of earlier mornings. `off`: kinds of suggestions that the owner does not want. `begins_on`: the date of the
    first brief, if none is stored; without it there is no gentle beginning.
    """
    who = gather.everybody(db, owner, now)
    scene = gather.scene(db, who, owner, now, shown, stored_before, begins_on)
    scene = gather.rules.for_rules(db, who, owner, scene)
    on = local_date(now, owner.zone)
    question = gather.identity.of_the_morning(db, who, on, now, asked, stored_before or on)
    brief = compose(scene, readings, gather.balance(db, who, owner, scene.ties.values(), now), missed, off, question)
    rows = {person_id: who.by_id[person_id].rows for one in brief.suggestions for person_id in one.people}
    return Morning(brief, rows)


def replay(
    db: Database,
    owner: Owner,
    first: date,
    last: date,
    at: time,
    days: frozenset[int],
    off: Collection[str] = OFF_BY_DEFAULT,
) -> Iterator[Brief]:
    """The mornings from first to last, one after the other, each remembering what the ones before had shown.

    Nothing is kept; the readings of sources are those of no moment in the past, so none is named.
    """
    shown: list[Shown] = []
    asked: list[Asked] = []
    for on in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        if on.weekday() not in days:
            continue
        now = datetime.combine(on, at, owner.zone).astimezone(UTC)
        brief = morning(db, owner, (), now, shown, first, off=off, begins_on=first, asked=asked).brief
        shown += [Shown(on, one.id, one.kind, one.people) for one in brief.suggestions]
        asked += [Asked(on, brief.question.addresses)] if brief.question else []
        yield brief
