"""What each of the owner's rules would have said on the mornings of the last days, each rule by itself.

Read in one pass: who is who, how the chances are calibrated and what the groups are called is taken as it is known
at the end of these days, everything else as it was on each morning. So the answer as of a moment depends on nothing
that came to be known after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from agent import gather
from agent.core.choice.reactions import reactions
from agent.core.choice.rests import reason_to_rest
from agent.core.records import About, Direction, Interaction, Kind, Letter, Owner, Rule, Scene, Shown, Suggestion, Tie
from agent.core.rules import people as rhythms
from agent.core.rules.facts import Setting, values
from agent.core.rules.suggest import AHEAD, BEHIND, named, of_rule, subjects
from agent.core.ties.calibration import Past
from agent.core.ties.closeness import ranked
from agent.core.ties.tie import Draft, calibrated, drafts
from agent.gather.nearness import interactions_of
from agent.gather.people import Everybody
from agent.store import people
from agent.store.database import Database
from agent.store.instants import iso

DAYS = 30


class Said(NamedTuple):
    """A rule spoke on a morning."""

    on: date
    suggestion: Suggestion


def of_the_last_days(db: Database, owner: Owner, now: datetime) -> dict[str, list[Said]]:
    """By the name of the rule, in order of time; within its limit and its rests, as if there were no other rule."""
    said: dict[str, list[Said]] = defaultdict(list)
    for scene in _scenes(db, owner, now):
        setting = Setting.of(scene)
        for rule in owner.rules.own:
            before = replace(setting, scene=replace(scene, history=_history(said[rule.terms.name])))
            _speak(said[rule.terms.name], of_rule(rule, before), rule.terms.a_day, setting, owner)
        for one in rhythms.suggest(scene):
            assert one.terms is not None
            _speak(said[one.terms.name], [one], 1, setting, owner)
    return said


def _history(said: Sequence[Said]) -> tuple[Shown, ...]:
    return tuple(Shown(one.on, one.suggestion.id, one.suggestion.kind, one.suggestion.people) for one in said)


def _speak(
    said: list[Said], candidates: Iterable[Suggestion], a_day: int | None, setting: Setting, owner: Owner
) -> None:
    reacted = reactions(_history(said), (), owner.zone)
    rested = (one for one in candidates if reason_to_rest(one, reacted, setting.on) is None)
    said += [Said(setting.on, one) for _, one in zip(range(a_day or 1), rested, strict=False)]


def _scenes(db: Database, owner: Owner, now: datetime) -> Iterator[Scene]:
    """Of each morning as much as the rules look at, earliest first."""
    who, rules = gather.everybody(db, owner, now), owner.rules.own
    names = {name for rule in rules for name in named(rule)}
    abouts = {rule.about for rule in rules}
    moments = [now - timedelta(days=days) for days in reversed(range(DAYS))]
    ties = _ties(db, who, now)
    brought = {}
    if "introduced_by" in names:
        brought = gather.groups.introductions(db, who, {tie.person.id: tie for tie in ties[0]}, now)
    groups = {}
    if About.GROUP in abouts or "groups" in names:
        groups = gather.groups.over_time(db, who, owner, moments)
    for days, at in zip(reversed(range(DAYS)), moments, strict=True):
        events = gather.meetings_between(db, who, at - BEHIND, at + AHEAD, at) if About.EVENT in abouts else ()
        waits = gather.waiting(db, who, owner, at) if names & {"waits_for_me", "i_wait"} else ()
        scene = Scene(
            now=at,
            owner=owner,
            ties={tie.person.id: tie for tie in ties.pop(days)},
            waiting=tuple(one for one in waits if one.shown),
            past_meetings=(),
            todays_meetings=(),
            letters={},
            groups=groups.get(at, ()),
            introductions={one: trace for one, trace in brought.items() if trace.at <= at},
            words=who.words,
            coming=tuple(events),
        )
        yield replace(scene, letters=_letters(db, who, scene, rules))


def _ties(db: Database, who: Everybody, now: datetime) -> dict[int, list[Tie]]:
    """The ties to all persons as of so many days before `now`."""
    owner, past = people.owner_presence(db, now), Past()
    begin = now - timedelta(days=DAYS)
    found: dict[int, list[Draft]] = {days: [] for days in range(DAYS)}
    for one in who.by_id.values():
        if one.person.kind is Kind.PERSON:
            plans: list[Interaction] = []
            stored = interactions_of(db, who, one, iso(now))
            for days, draft in drafts(one.person, _noting(stored, plans, begin), owner, now, past, range(DAYS)).items():
                planned = _planned(plans, now - timedelta(days=days))
                found[days].append(replace(draft, tie=replace(draft.tie, next_planned_at=planned)))
    calibration = past.calibration()
    return {
        days: ranked(
            calibrated(one, calibration, owner.as_of(days), now - timedelta(days=days)) for one in found.pop(days)
        )
        for days in range(DAYS)
    }


def _noting(stored: Iterable[Interaction], plans: list[Interaction], since: datetime) -> Iterator[Interaction]:
    """The same, with a note of the meetings since then."""
    for one in stored:
        if one.direction is Direction.TOGETHER and one.at > since:
            plans.append(one)
        yield one


def _planned(plans: Iterable[Interaction], at: datetime) -> datetime | None:
    return next((one.at for one in plans if one.at > at >= one.known_at), None)


def _letters(db: Database, who: Everybody, scene: Scene, rules: Sequence[Rule]) -> dict[str, tuple[Letter, ...]]:
    """The latest letter of everybody of whom a rule may say what it was about."""
    wanted: set[str] = set()
    setting = Setting.of(scene)
    for rule in rules:
        if rule.about is not About.GROUP and "last_subject" in named(rule):
            asks = "last_subject" in rule.when.names
            wanted |= {
                one.tie.person.id
                for one in subjects(rule.about, setting)
                if asks or rule.when.holds(values(rule.when.names, one, setting))
            }
    return {
        one: tuple(people.letters_with(db, who.by_id[one].rows, scene.now, 1)) for one in sorted(wanted)
    }
