"""Many mornings of real mailboxes: are all facts true, and would the owner have done it anyway?

`python -m tests.quality.mornings` prints the figures; HELPFIRST_QUALITY_DATA names the folder with archives of message
headers, the arguments name archives and how many owners of each (enron:4 openbmc:4).
"""
# ruff: noqa: T201

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from agent import gather, morning, pipeline
from agent.cli import wiring
from agent.config import load
from agent.core.records import Brief, Kind, Tie
from agent.gather.people import Everybody
from agent.store.database import in_memory
from agent.views import brief_json
from tests.quality import mailboxes
from tests.quality.archives import ArchiveOwner, owners
from tests.quality.facts import problems
from tests.quality.raw_files import witness

MORNINGS = 60
AT = time(7)
DAYS = frozenset(range(7))
FROM = 0.25  # of the owner's span: there is a past by then
WITHIN = timedelta(days=14)
FEW = 10  # recipients of a letter that is meant for each of them
RANDOM, LATEST, LONGEST = "random", "latest", "longest silent"


@dataclass
class Found:
    """Of some mornings: what was wrong, how many facts were looked up, and per kind (shown, done untold).

    `by_chance` has for each baseline the same number of people on the same mornings, and how many of them (expected,
    for the random ones) the owner wrote to.
    """

    briefs: list[Brief] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    by_chance: dict[str, float] = field(default_factory=lambda: dict.fromkeys((RANDOM, LATEST, LONGEST), 0.0))

    def add(self, other: Found) -> None:
        self.briefs += other.briefs
        self.wrong += other.wrong
        for mine, theirs in ((self.facts, other.facts), (self.shown, other.shown), (self.done, other.done)):
            mine.update(theirs)
        for name, share in other.by_chance.items():
            self.by_chance[name] += share


def thickest(archive: Path, wanted: int) -> list[ArchiveOwner]:
    """Those with most letters to few in both directions."""

    def both_ways(owner: ArchiveOwner) -> int:
        few = [one.sender in owner.addresses for one in owner.held if len(one.recipients) <= FEW]
        return min(few.count(True), few.count(False))

    return sorted(owners(archive), key=both_ways, reverse=True)[:wanted]


def liveliest(owner: ArchiveOwner) -> date:
    """The first of the sixty mornings with most letters to few, of whichever direction has fewer."""
    few = [(one.at, one.sender in owner.addresses) for one in owner.held if len(one.recipients) <= FEW]
    start, last = owner.began_at + (owner.ended_at - owner.began_at) * FROM, owner.ended_at - WITHIN
    starts = [start]
    while starts[-1] + timedelta(days=MORNINGS + 7) < last:
        starts.append(starts[-1] + timedelta(days=7))

    def letters(begin: datetime) -> int:
        own = [by_owner for at, by_owner in few if begin <= at < begin + timedelta(days=MORNINGS)]
        return min(own.count(True), own.count(False))

    return max(starts, key=letters).date()


def measured(archive: Path, one: ArchiveOwner, folder: Path) -> Found:
    """Sixty mornings of an owner, each remembering those before."""
    config = load(mailboxes.write(archive, one, folder))
    db = in_memory()
    sources = wiring.sources(config, datetime.now(UTC))
    pipeline.sync(db, sources, config.owner, subjects=True, now=one.ended_at, progress=lambda name, read: None)
    first = liveliest(one)
    last = min(first + timedelta(days=MORNINGS - 1), (one.ended_at - WITHIN).date())
    found = Found(list(morning.replay(db, config.owner, first, last, AT, DAYS)))
    found.wrong += over_the_limits(found.briefs)
    seen = witness(folder / "mail.mbox", None, config.owner.addresses)
    for brief in found.briefs:
        if brief.suggestions:
            who = gather.everybody(db, config.owner, brief.made_at)
            addresses = {person_id: frozenset(counted.person.addresses) for person_id, counted in who.by_id.items()}
            shown = brief_json.as_json(brief, zone=UTC, candidates=False)
            found.wrong += [f"{brief.on} {problem}" for problem in problems(shown, seen, addresses)]
            found.wrong += [f"{brief.on} no person" for one in brief.suggestions if not _are_people(who, one.people)]
            _compare(gather.ties(db, who, brief.made_at), one, brief, addresses, found)
    found.facts = seen.checked
    return found


def over_the_limits(briefs: Sequence[Brief]) -> list[str]:
    """Three a day, eight in seven days, nobody twice in seven days."""
    wrong = []
    for brief in briefs:
        week = [one for one in briefs if timedelta(0) <= brief.on - one.on < timedelta(days=7)]
        shown = [suggestion for one in week for suggestion in one.suggestions]
        people = [person_id for one in shown for person_id in one.people]
        if len(brief.suggestions) > 3 or len(shown) > 8:
            wrong.append(f"{brief.on} too many")
        if len(set(people)) < len(people):
            wrong.append(f"{brief.on} somebody twice in a week")
    return wrong


def _are_people(who: Everybody, people: Iterable[str]) -> bool:
    return all(who.by_id[person_id].person.kind is Kind.PERSON for person_id in people)


def _compare(
    ties: Iterable[Tie], one: ArchiveOwner, brief: Brief, addresses: Mapping[str, frozenset[str]], found: Found
) -> None:
    wrote = _wrote_to(one, brief.made_at)

    def was_done(person_id: str) -> bool:
        return not wrote.isdisjoint(addresses[person_id])

    for suggestion in brief.suggestions:
        found.shown[suggestion.kind] += 1
        found.done[suggestion.kind] += any(was_done(person_id) for person_id in suggestion.people)
    past = [tie for tie in ties if tie.last_contact_at is not None]
    done = [was_done(tie.person.id) for tie in sorted(past, key=_last_contact_at, reverse=True)]
    number = len(brief.suggestions)
    found.by_chance[RANDOM] += number * sum(done) / len(done)
    found.by_chance[LATEST] += sum(done[:number])
    found.by_chance[LONGEST] += sum(done[-number:])


def _last_contact_at(tie: Tie) -> datetime:
    assert tie.last_contact_at is not None
    return tie.last_contact_at


def _wrote_to(one: ArchiveOwner, now: datetime) -> set[str]:
    """The addresses that the owner wrote to within the next days, in letters to few."""
    letters = (letter for letter in one.held if letter.sender in one.addresses and now < letter.at <= now + WITHIN)
    return {address for letter in letters if len(letter.recipients) <= FEW for address in letter.recipients}


def main(wanted: Iterable[str]) -> None:
    """Prints a line for each owner, under a label, and the table over all."""
    total, folder = Found(), Path(os.environ["HELPFIRST_QUALITY_DATA"])
    for name, number in (one.split(":") for one in wanted):
        for owner in thickest(folder / f"{name}.jsonl.gz", int(number)):
            with tempfile.TemporaryDirectory() as home:
                found = measured(folder / f"{name}.jsonl.gz", owner, Path(home))
            shown, done = found.shown.total(), found.done.total()
            wrong = Counter(problem.partition(" ")[2] for problem in found.wrong)
            print(f"{owner.label}: {len(found.briefs)} mornings, {shown} shown, {done} done,", end=" ", flush=True)
            print(f"{found.facts.total()} facts, by chance {found.by_chance}, wrong {dict(wrong)}", flush=True)
            total.add(found)
    for kind, shown in total.shown.most_common():
        print(f"{kind}: {total.done[kind]} of {shown}")
    print(f"all: {total.done.total()} of {total.shown.total()}; the same number by chance: {total.by_chance}")


if __name__ == "__main__":
    main(sys.argv[1:])
