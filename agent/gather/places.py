"""Store -> core, as of a moment: whom the owner has not seen in person for long, and whether the way leads there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from agent.core.groups.label import words
from agent.core.records import Apart, Channel, Kind, Owner, Tie, Trace
from agent.core.records.owner import CIRCLES
from agent.core.ties.statistics import DIRECT, LIKELY
from agent.gather.people import Everybody
from agent.store import places
from agent.store.database import Database

AHEAD = timedelta(days=14)
USUAL_WITHIN = timedelta(days=400)  # places of this time tell where the owner is anyway
USUAL_SHARE = 0.1
SHORTEST_WORD = 4  # letters
# Words of places that say nothing about where they are.
ANYWHERE = frozenset(
    word
    for line in (
        "street road lane avenue square place cafe café restaurant hotel room hall office library museum station house",
        "center centre school church club floor building airport park garden strasse straße platz raum saal büro haus",
        "bahnhof zentrum schule kirche bibliothek rathaus rue salle gare bureau calle plaza sala oficina estación",
        "straat kantoor zaal huis praça escritório stazione piazza ufficio online zoom teams meet video https",
    )
    for word in line.split()
)


def apart(db: Database, who: Everybody, owner: Owner, near: Mapping[str, Tie], now: datetime) -> Iterator[Apart]:
    """Of the inner circles those who were met in person before and have no plan; with the entry that leads there."""
    inner = CIRCLES[: len(owner.wishes.see_after_days)]
    able = [tie for tie in near.values() if tie.circle in inner and tie.meetings_in_person and not tie.next_planned_at]
    able = [tie for tie in able if tie.person.kind is Kind.PERSON]
    if not able:
        return
    ahead = list(places.entries(db, now, now + AHEAD, now))
    usual = _usual_words(db, now) if ahead else frozenset()
    for tie in able:
        found = _apart(db, who, tie, now)
        if found is None:
            continue
        one, been_to = found
        for entry in ahead:
            shared = [word for word in words(entry.place) if word.lower() in been_to.keys() - usual]
            if shared:
                leads = Trace(entry.at, False, entry.title, None, entry.uid)
                one = one._replace(ahead=leads, place=shared[0], there=been_to[shared[0].lower()])
                break
        yield one


def _apart(db: Database, who: Everybody, tie: Tie, now: datetime) -> tuple[Apart, dict[str, Trace]] | None:
    """The last meeting in person, and for each word of a place the last time there; None if it is not certain."""
    person_id, rows = tie.person.id, who.by_id[tie.person.id].rows
    met: Trace | None = None
    been_to: dict[str, Trace] = {}
    online: set[str] = set()
    for one in places.met_at(db, rows, now):
        if who.diary.probability(person_id, one.occurrence, one.probability) < LIKELY:
            continue
        if one.channel == Channel.IN_PERSON:
            trace = Trace(one.at, True, one.title, None, one.uid)
            met = met or trace
            been_to = dict.fromkeys(_place_words(one.place), trace) | been_to
        elif met is None and one.channel == Channel.MEETING:
            return None  # perhaps they have met
        elif met is None:
            online.add(one.at.isoformat()[:10])
    for told in who.diary.by_person.get(person_id, ()):
        if told.at <= now and (met is None or told.at > met.at) and told.probability >= LIKELY:
            return None  # a meeting that the title or the owner tells of: too little is known of it
    if met is None:
        return None
    days = online | places.days_written(db, rows, met.at, now, DIRECT)
    return Apart(person_id, met, len(days)), been_to


def _usual_words(db: Database, now: datetime) -> frozenset[str]:
    """The words of the places where the owner often is."""
    times: Counter[str] = Counter()
    count = 0
    for entry in places.entries(db, now - USUAL_WITHIN, now, now):
        count += 1
        times.update(_place_words(entry.place))
    return frozenset(word for word, often in times.items() if often > max(2, USUAL_SHARE * count))


def _place_words(place: str) -> set[str]:
    return {word.lower() for word in words(place) if len(word) >= SHORTEST_WORD and word[0].isupper()} - ANYWHERE
