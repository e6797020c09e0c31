"""Store -> core, as of a moment: what only the owner's rules look at, and only where a rule does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from agent.core.records import About, Letter, Owner, Scene
from agent.core.rules.suggest import AHEAD, named
from agent.gather import groups
from agent.gather.met import meetings_between
from agent.gather.people import Everybody, everybody
from agent.store import people
from agent.store.database import Database


def for_rules(db: Database, who: Everybody, owner: Owner, scene: Scene) -> Scene:
    """The scene with the groups, letters and coming events that the owner's rules name."""
    rules, now = owner.rules.own, scene.now
    abouts = {rule.about for rule in rules}
    if About.EVENT in abouts:
        scene = replace(scene, coming=tuple(meetings_between(db, who, now, now + AHEAD, now)))
    if About.GROUP in abouts or any("groups" in named(rule) for rule in rules):
        scene = replace(scene, groups=tuple(groups.groups(db, who, owner, now)))
    if any("last_subject" in named(rule) for rule in rules if rule.about is not About.GROUP):
        scene = replace(scene, letters=_letters(db, who, scene, now))
    return scene


def _letters(db: Database, who: Everybody, scene: Scene, now: datetime) -> dict[str, tuple[Letter, ...]]:
    """With the latest letter of everybody whom a rule may look at."""
    guests = {person_id for event in scene.coming for person_id in event.people}
    wanted = guests | {person_id for person_id, tie in scene.ties.items() if tie.state is not None}
    missing = sorted(person_id for person_id in wanted - scene.letters.keys() if person_id in who.by_id)
    latest = {one: tuple(people.letters_with(db, who.by_id[one].rows, now, 1)) for one in missing}
    return {**scene.letters, **latest}


def of_nobody(db: Database, owner: Owner, now: datetime) -> list[str]:
    """The addresses in [[person]] that nobody has, as far as mail, calendars and address book tell."""
    wanted = [one.address for one in owner.rules.people]
    if not wanted:
        return []
    everybody_there = everybody(db, owner, now, unmentioned=True).by_id.values()
    known = {address for one in everybody_there for address in one.person.addresses}
    return [address for address in wanted if address not in known]
