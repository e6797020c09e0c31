"""Store -> core, as of a moment: the ties to everybody, nearest first, and from whom suggestions come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from agent.core.choice.circle import circle
from agent.core.people.census import Counted
from agent.core.records import Interaction, Kind, Owner, Tie, Waiting
from agent.core.ties.calibration import Past
from agent.core.ties.closeness import ranked
from agent.core.ties.tie import calibrated, drafted
from agent.gather.met import recent_meetings
from agent.gather.people import Everybody
from agent.store import interactions, people
from agent.store.database import Database
from agent.store.instants import iso


def ties(db: Database, who: Everybody, now: datetime, kinds: Iterable[Kind] = (Kind.PERSON,)) -> list[Tie]:
    """The ties to everybody of these kinds, nearest first.

    Whoever is a person is read in any case: calibration must not depend on the question.
    """
    wanted = set(kinds)
    owner = people.owner_presence(db, now)
    past = Past()
    until = iso(now)
    drafts = [
        drafted(one.person, interactions_of(db, who, one, until), owner, now, past)
        for one in (*who.by_id.values(), *who.unmentioned.values())
        if one.person.kind in wanted | {Kind.PERSON}
    ]
    calibration = past.calibration()
    return ranked(
        calibrated(one, calibration, owner, now)
        for one in drafts
        if one.tie.person.kind in wanted and one.tie.person.id in who.by_id
    )


def interactions_of(db: Database, who: Everybody, one: Counted, until: str) -> Iterator[Interaction]:
    """What is known by a moment (ISO text) of a person, in order of time."""
    return who.diary.complete(one.person.id, interactions.of_addresses(db, one.rows, until))


def in_circle(
    db: Database, who: Everybody, owner: Owner, now: datetime, near: Iterable[Tie], open_letters: Iterable[Waiting]
) -> dict[str, str]:
    """From whom suggestions come, and why, by person id. `near`: the ties to all persons."""
    recent = recent_meetings(db, who, owner, now)
    return circle(near, open_letters, recent, who.words, now, owner.wishes.circle_size)
