"""Store -> core, as of a moment: people who would have something to talk about and have never met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from datetime import datetime
from itertools import combinations

from agent.core.pairs import Likeness, alike, showing
from agent.core.records import Kind, Pair, Tie
from agent.gather.letters import exchanges
from agent.gather.people import Everybody
from agent.store import company
from agent.store.database import Database

LEAST_P90 = 0.3
# Providers at which anybody has an address: the same one there says nothing.
ANYBODYS = {
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.de",
    "yahoo.fr", "yahoo.es", "yahoo.it", "yahoo.co.uk", "icloud.com", "me.com", "mac.com", "aol.com", "proton.me",
    "protonmail.com", "fastmail.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de",
    "posteo.de", "mailbox.org", "orange.fr", "free.fr", "laposte.net", "wanadoo.fr", "libero.it", "tiscali.it",
    "ziggo.nl", "kpnmail.nl", "sapo.pt", "mail.com", "zoho.com", "btinternet.com", "bluewin.ch",
}  # fmt: skip
COMPARED = 10  # pairs of whom it is looked up whether they have met


def pairs(
    db: Database,
    who: Everybody,
    near: Mapping[str, Tie],
    used: Mapping[str, Mapping[str, int]],
    now: datetime,
) -> Iterator[Pair]:
    """The likeliest first. `used`: words of each correspondent's letters (agent.core.pairs), by person id."""
    able = {person_id for person_id in used if _is_lively(near[person_id])}
    found = [one for one in alike(used, able) if _live_apart(near, one)][:COMPARED]
    together = _together(db, who, {person_id for one in found for person_id in one.people}, now) if found else set()
    for one in found:
        if one.people not in together:
            yield _pair(db, who, one, now)


def _is_lively(tie: Tie) -> bool:
    return tie.person.kind is Kind.PERSON and tie.state is not None and (tie.p_contact_90d or 0) >= LEAST_P90


def _live_apart(near: Mapping[str, Tie], one: Likeness) -> bool:
    """Not in the same house: no domain of theirs is the same."""
    houses = [{a.rpartition("@")[2] for a in near[person_id].person.addresses} - ANYBODYS for person_id in one.people]
    return houses[0].isdisjoint(houses[1])


def _together(db: Database, who: Everybody, people: Set[str], now: datetime) -> set[tuple[str, str]]:
    """The pairs of these people (ids in order) who were on one message of a few, or in one meeting."""
    rows = [row for person_id in people for row in who.by_id[person_id].rows]
    found: set[tuple[str, str]] = set()
    for addresses in company.messages(db, rows, now):
        on_it = {who.person_of[row] for row in addresses if row in who.person_of} & people
        found.update(combinations(sorted(on_it), 2))
    guests: defaultdict[int, set[str]] = defaultdict(set)
    for occurrence, row in company.meetings(db, rows, now):
        guests[occurrence].add(who.person_of[row])
    for occurrence, named in who.diary.linked.items():
        guests[occurrence] |= named.keys() & people
    for met in guests.values():
        found.update(combinations(sorted(met), 2))
    return found


def _pair(db: Database, who: Everybody, one: Likeness, now: datetime) -> Pair:
    letters = ([told.letter for told in exchanges(db, who, person_id, now)] for person_id in one.people)
    first_shown, second_shown = (showing(theirs, one.words) for theirs in letters)
    first, second = (
        {who.person_of[row] for row in company.seen_with(db, who.by_id[person_id].rows, now) if row in who.person_of}
        for person_id in one.people
    )
    return Pair(one.people, one.words, (first_shown, second_shown), len(first & second))
