"""Store -> core, as of a moment: who is new in the owner's life, and with whom they came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime, timedelta

from agent.core.groups.circles import SIMILAR, Circle, likeness
from agent.core.records import OWNER, Kind, Letter, Newcomer, Owner, Tie, Together, Trace
from agent.gather import groups
from agent.gather.people import Everybody
from agent.store import first_traces, people
from agent.store.database import Database

LATELY = timedelta(days=10)
FEW = 5  # recipients of a first letter
LETTERS = 20
CARRIES = 1 / 3  # of what a group does comes from the owner,
OF_LATE = timedelta(days=120)  # within so long


def newcomers(db: Database, who: Everybody, owner: Owner, near: Mapping[str, Tie], now: datetime) -> Iterator[Newcomer]:
    """Those to whom the owner has written nothing by themselves yet. Who joined a group is told of that."""
    fresh: dict[str, list[Letter]] = {}
    for person_id, tie in near.items():
        if tie.person.kind is Kind.PERSON and tie.first_contact_at and now - tie.first_contact_at <= LATELY:
            letters = people.letters_with(db, who.by_id[person_id].rows, now, LETTERS)
            if not any(one.own and one.recipients == 1 for one in letters):
                fresh[person_id] = letters
    joined = _joined(db, who, owner, fresh.keys(), now) if fresh else {}
    for person_id, letters in fresh.items():
        found = joined.get(person_id) or _wrote(db, who, near, person_id, letters, now)
        if found:
            yield found


def _wrote(
    db: Database, who: Everybody, near: Mapping[str, Tie], person_id: str, letters: Sequence[Letter], now: datetime
) -> Newcomer | None:
    """If all there is are letters of theirs, the first of them to a few."""
    if not letters or near[person_id].last_met_at is not None or any(one.own for one in letters):
        return None
    first = letters[0]
    if first.recipients > FEW:
        return None
    trace = Trace(first.at, False, first.subject, first.message_id or None)
    persons, rows = groups.rows_of(who, Kind.PERSON), who.by_id[person_id].rows[:1]
    for one in first_traces.by_others(db, now, rows, persons):
        if near[one.by].state is not None:
            brought = Trace(one.at, one.event_uid is not None, one.title, one.message_id or None, one.event_uid)
            return Newcomer(person_id, trace, (one.by,), joined=False, brought=brought)
    on_it = [persons[row] for row in people.recipients(db, first.row) if row in persons]
    return Newcomer(person_id, trace, tuple(one for one in on_it if near[one].state is not None), joined=False)


def _joined(db: Database, who: Everybody, owner: Owner, fresh: Set[str], now: datetime) -> dict[str, Newcomer]:
    """Those who came to the few of a group that the owner carries: the first letter or meeting with most of it."""
    lately = groups.lately(db, who, owner, now)
    recent = list(groups.together(db, who, owner, now, now - OF_LATE)) if lately else []
    found: dict[str, Newcomer] = {}
    for one in recent:
        new, others = one.people & fresh, one.people - fresh
        group = _group_of(others, lately) if new and others else None
        if group is not None and _is_carried(group, recent):
            ids = (None, one.source) if one.is_meeting else (one.source or None, None)
            for person_id in new:
                trace = Trace(one.at, one.is_meeting, one.title, *ids)
                found.setdefault(person_id, Newcomer(person_id, trace, tuple(sorted(others)), joined=True))
    return found


def _group_of(people: frozenset[str], groups: Sequence[Circle]) -> Circle | None:
    return next((group for group in groups if likeness(people, group.core) >= SIMILAR), None)


def _is_carried(group: Circle, recent: Sequence[Together]) -> bool:
    """Does a good part of what the group writes and meets for come from the owner?"""
    theirs = [one.by for one in recent if likeness(one.people, group.core) >= SIMILAR]
    return theirs.count(OWNER) >= CARRIES * len(theirs)
