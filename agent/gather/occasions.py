"""Store -> core, as of a moment: what a morning's suggestions may speak of. Each finding has a module of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache

from agent.core.pairs import words_used
from agent.core.people.addresses import name_words
from agent.core.records import Exchange, Meeting, Occasions, Owner, Question, Return, Tie
from agent.core.ties.presence import Presence
from agent.gather import days, hosted, letters, newcomers, pairs, places, questions
from agent.gather.people import Everybody
from agent.store import people
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
    asked = tuple(questions.asked(db, who, near, now))
    broadcasts = tuple(questions.broadcasts(db, who, owner, now))
    fresh = tuple(newcomers.newcomers(db, who, owner, near, now))
    exchanges, returns, raised, used = _correspondence(db, who, owner, near, now)  # last: it keeps the most in memory
    return Occasions(
        exchanges=exchanges,
        returns=returns,
        hosted=tuple(hosted.hosted(db, who, owner, past, now)),
        days=tuple(days.yearly_days(db, near, *today, now)),
        questions=(*asked, *raised),
        kept=frozenset(questions.kept(db, who, now)),
        broadcasts=broadcasts,
        pairs=tuple(pairs.pairs(db, who, near, used, now)),
        apart=tuple(places.apart(db, who, owner, near, now)),
        newcomers=fresh,
    )


def _correspondence(
    db: Database, who: Everybody, owner: Owner, near: Mapping[str, Tie], now: datetime
) -> tuple[dict[str, tuple[Exchange, ...]], dict[str, Return], list[Question], dict[str, dict[str, int]]]:
    """What the latest letters give, those of one person at a time in memory: those that opened a thread; who wrote
    after a silence; topics that were raised again; the words used, by person id.
    """

    @cache
    def presence() -> Presence:
        return people.owner_presence(db, now)

    correspondents = letters.correspondents(near, now)
    names = set(name_words(owner.name)).union(*(name_words(near[one].person.name) for one in correspondents))
    topics = questions.Topics(now)
    exchanges, returns, used = {}, {}, {}
    for person_id in correspondents:
        found = letters.exchanges(db, who, person_id, now)
        exchanges[person_id] = tuple(one for one in found if one.opens)
        if ended := letters.ended_a_silence(db, who, near[person_id], found, presence, now):
            returns[person_id] = ended
        topics.take(near[person_id].person, found)
        used[person_id] = words_used((one.letter for one in found), names)
    return exchanges, returns, [*topics.questions()], used
