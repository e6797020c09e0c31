"""Store -> core, as of a moment: what a morning's suggestions may speak of. Each finding has a module of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from agent import (
    gather_days,
    gather_letters,
    gather_meetings,
    gather_newcomers,
    gather_pairs,
    gather_places,
    gather_questions,
)
from agent.core.records import Meeting, Occasions, Owner, Tie
from agent.everybody import Everybody
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
    exchanges = gather_letters.exchanges(db, who, near, now)
    return Occasions(
        exchanges=exchanges,
        returns=gather_letters.returns(db, who, near, exchanges, now),
        hosted=tuple(gather_meetings.hosted(db, who, owner, past, now)),
        days=tuple(gather_days.yearly_days(db, near, *today, now)),
        questions=tuple(gather_questions.questions(db, who, near, exchanges, now)),
        kept=frozenset(gather_questions.kept(db, who, now)),
        broadcasts=tuple(gather_questions.broadcasts(db, who, owner, now)),
        pairs=tuple(gather_pairs.pairs(db, who, owner, near, exchanges, now)),
        apart=tuple(gather_places.apart(db, who, near, now)),
        newcomers=tuple(gather_newcomers.newcomers(db, who, owner, near, now)),
    )
