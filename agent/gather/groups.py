"""Store -> core, as of a moment: the groups that the owner is part of, and who brought whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from agent.core.groups import find
from agent.core.groups.circles import Circle
from agent.core.introductions import introduction
from agent.core.people.addresses import matcher
from agent.core.records import Group, Introduction, Kind, Owner, Tie, Together
from agent.core.suggestions.follow_up import is_due
from agent.gather.people import Everybody
from agent.store import first_traces, gatherings
from agent.store.database import Database
from agent.store.instants import EVER

LATELY = timedelta(days=400)  # of this time every group is seen that a morning may be about


def groups(db: Database, who: Everybody, owner: Owner, now: datetime) -> list[Group]:
    """Those with whom the owner keeps coming together in small companies, the latest group first."""
    return _groups(db, who, owner, _with_a_voice(db, rows_of(who, Kind.PERSON), now), now)


def _groups(db: Database, who: Everybody, owner: Owner, person_of: Mapping[int, str], now: datetime) -> list[Group]:
    """`person_of`: address row -> id, of those persons who ever said a word."""
    return _labelled(db, who, owner, person_of, _circles(db, who, owner, person_of, now), now)


def _labelled(
    db: Database,
    who: Everybody,
    owner: Owner,
    person_of: Mapping[int, str],
    circles: Sequence[Circle],
    now: datetime,
) -> list[Group]:
    def names(circle: Circle) -> list[str]:
        unmentioned = (one.person.name for one in who.unmentioned.values())
        return [owner.name, *(who.by_id[person_id].person.name for person_id in circle.presence), *unmentioned]

    people = len(set(person_of.values()))
    return find.labelled(circles, lambda: gatherings.titles(db, now, person_of), people, names, now)


def of_the_morning(db: Database, who: Everybody, owner: Owner, now: datetime, *, guests: bool) -> tuple[Group, ...]:
    """All groups if today's brief may speak of one, else none: with guests today, or where one has ended.

    Only then the mail of all years is read.
    """
    person_of = _with_a_voice(db, rows_of(who, Kind.PERSON), now)
    if not guests:
        lately = _circles(db, who, owner, person_of, now, now - LATELY)
        if not any(is_due(find.group_of(circle, "", now), now) for circle in lately):
            return ()
    return tuple(_groups(db, who, owner, person_of, now))


def lately(db: Database, who: Everybody, owner: Owner, now: datetime) -> list[Circle]:
    """The groups of the last LATELY, by what happened since then alone, that have not ended."""
    person_of = _with_a_voice(db, rows_of(who, Kind.PERSON), now)
    circles = _circles(db, who, owner, person_of, now, now - LATELY)
    return [circle for circle in circles if not find.has_ended(circle, now)]


def together(db: Database, who: Everybody, owner: Owner, now: datetime, since: datetime) -> Iterator[Together]:
    """Every letter and meeting of a few, with silent persons too, from a moment until now."""
    found = _together(db, who, owner, rows_of(who, Kind.PERSON), now, since)
    return (one for one in found if one.at <= now)


def over_time(
    db: Database, who: Everybody, owner: Owner, moments: Sequence[datetime]
) -> dict[datetime, tuple[Group, ...]]:
    """The groups as of each of the moments, earliest first: by who is who, and the labels, as of the last of them."""
    now = moments[-1]
    person_of = _with_a_voice(db, rows_of(who, Kind.PERSON), now)
    coming = _together(db, who, owner, person_of, now, moments[0])
    ahead = [one for one in coming if one.is_meeting]
    everything = _together(db, who, owner, person_of, now, EVER)
    seen, circles = find.over_time(everything, ahead, moments)
    labels = {group.id: group.label for group in _labelled(db, who, owner, person_of, circles, now)}
    return {
        moment: tuple(replace(group, label=labels.get(group.id, "")) for group in groups)
        for moment, groups in zip(moments, seen, strict=True)
    }


def _circles(
    db: Database,
    who: Everybody,
    owner: Owner,
    person_of: Mapping[int, str],
    now: datetime,
    since: datetime = EVER,
) -> list[Circle]:
    return find.circles(_together(db, who, owner, person_of, now, since), now)


def _together(
    db: Database, who: Everybody, owner: Owner, person_of: Mapping[int, str], now: datetime, since: datetime
) -> Iterator[Together]:
    crowds = rows_of(who, Kind.LIST).keys()
    return gatherings.together(db, now, person_of, crowds, matcher(owner.addresses), since)


def introductions(db: Database, who: Everybody, ties: Mapping[str, Tie], now: datetime) -> dict[str, Introduction]:
    """Of those in `ties` (by person id) whom somebody else brought: by id of the newcomer."""
    person_of = rows_of(who, Kind.PERSON)
    begins_at = first_traces.begins_at(db, now)
    first_rows = [who.by_id[person_id].rows[0] for person_id in ties if who.by_id[person_id].rows[0] in person_of]
    found: dict[str, Introduction] = {}
    if begins_at is None:
        return found
    for trace in first_traces.by_others(db, now, first_rows, person_of):
        before = first_traces.before(db, who.by_id[trace.by].rows, trace.at)
        one = introduction(trace, ties[trace.person_id], before, begins_at)
        if one is not None and trace.person_id not in found:
            found[trace.person_id] = one
    return found


def _with_a_voice(db: Database, person_of: Mapping[int, str], now: datetime) -> dict[int, str]:
    """Only those persons of whom at least one address ever said a word."""
    speaking = {person_of[row] for row in gatherings.voices(db, now, person_of)}
    return {row: person_id for row, person_id in person_of.items() if person_id in speaking}


def rows_of(who: Everybody, kind: Kind) -> dict[int, str]:
    """Address row -> id, of those of one kind."""
    return {row: one.person.id for one in who.by_id.values() if one.person.kind is kind for row in one.rows}
