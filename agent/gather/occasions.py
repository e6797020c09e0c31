"""Store -> core, as of a moment: what a morning's suggestions may speak of. Each finding has a module of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from agent.core.records import Meeting, Occasions, Owner, Tie
from agent.gather import days, hosted, letters, newcomers, pairs, places, questions
from agent.gather.people import Everybody
from agent.store.database import Database


def occasions(
    db: Database,
    who: Everybody,
    owner: Owner,
    near: Mapping[str, Tie],
    past: Sequence[Meeting],
    today: tuple[datetime, datetime],
    now: datetime,
) -> Occasions:
    """`near`: everybody of the morning, by person id; `past`: the meetings of the last days; `today`: from, until."""
    exchanges = letters.exchanges(db, who, near, now)
    return Occasions(
        exchanges=exchanges,
        returns=letters.returns(db, who, near, exchanges, now),
        hosted=tuple(hosted.hosted(db, who, owner, past, now)),
        days=tuple(days.yearly_days(db, near, *today, now)),
        questions=tuple(questions.questions(db, who, near, exchanges, now)),
        kept=frozenset(questions.kept(db, who, now)),
        broadcasts=tuple(questions.broadcasts(db, who, owner, now)),
        pairs=tuple(pairs.pairs(db, who, owner, near, exchanges, now)),
        apart=tuple(places.apart(db, who, owner, near, now)),
        newcomers=tuple(newcomers.newcomers(db, who, owner, near, now)),
    )
