"""The owner's rules over a morning: each speaks of those of whom its condition holds, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from agent.core.records import About, Kind, Meeting, Rule, Scene, Suggestion, Tie
from agent.core.rules.because import because
from agent.core.rules.facts import Setting, Subject, values
from agent.core.rules.wording import names_in, said
from agent.core.suggestions.words import suggestion_id

AHEAD, BEHIND = timedelta(days=14), timedelta(days=7)  # events that rules look at


def named(rule: Rule) -> frozenset[str]:
    """The facts that a rule looks at or says."""
    return rule.when.names | set(names_in(rule.say))


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """What every rule has to say this morning. How often they may speak is for the choice to decide."""
    if rules := scene.owner.rules.own:
        setting = Setting.of(scene)
        for rule in rules:
            yield from of_rule(rule, setting)


def of_rule(rule: Rule, setting: Setting) -> Iterator[Suggestion]:
    """What one rule has to say. Of a group or an event it has spoken of, it waits until it has rested."""
    if setting.on.weekday() not in rule.days:
        return
    for subjects in _alike(rule.about, setting):
        ids = {matter_id(rule, one, setting) for one in subjects}
        if rule.about is not About.PERSON and _spoke_lately(rule, ids, setting):
            continue
        for one in subjects:
            text = fires(rule, one, setting)
            if text is not None:
                yield _suggestion(rule, one, text, setting)


def fires(rule: Rule, subject: Subject, setting: Setting) -> str | None:
    """What the rule says of this person; None if its condition does not hold, or it cannot be said."""
    if not rule.when.holds(values(rule.when.names, subject, setting)):
        return None
    return said(rule.say, values(names_in(rule.say), subject, setting), setting)


def subjects(about: About, setting: Setting) -> Iterator[Subject]:
    """All that a rule about a person, a group or an event looks at."""
    return (one for alike in _alike(about, setting) for one in alike)


def _alike(about: About, setting: Setting) -> Iterator[list[Subject]]:
    """Those of one group or event together, each by the nearest first."""
    scene = setting.scene
    if about is About.PERSON:
        yield from ([Subject(tie)] for tie in _nearest_first(scene.ties.values(), setting) if tie.state is not None)
    elif about is About.GROUP:
        for group in scene.groups:
            ties = [tie for one in group.active if (tie := scene.ties.get(one))]
            yield [Subject(tie, group=group) for tie in _nearest_first(ties, setting)]
    else:
        for event in events(scene):
            ties = [tie for one in event.people if (tie := scene.ties.get(one))]
            yield [Subject(tie, event=event) for tie in _nearest_first(ties, setting)]


def events(scene: Scene) -> list[Meeting]:
    """Those of the last days, of today and of the next days, each once, in order of time."""
    seen = (*scene.past_meetings, *scene.todays_meetings, *scene.coming)
    different = {(one.event_uid, one.starts_at): one for one in seen}
    near = (one for one in different.values() if -BEHIND <= one.starts_at - scene.now <= AHEAD)
    return sorted(near, key=lambda one: (one.starts_at, one.event_uid))


def _nearest_first(ties: Iterable[Tie], setting: Setting) -> list[Tie]:
    people = [tie for tie in ties if tie.person.kind is Kind.PERSON]
    return sorted(people, key=lambda tie: (setting.rank.get(tie.person.id, len(setting.rank) + 1), tie.person.id))


def _spoke_lately(rule: Rule, ids: set[str], setting: Setting) -> bool:
    rests_days = rule.terms.rest_days or 0
    return any(one.suggestion_id in ids and (setting.on - one.on).days < rests_days for one in setting.scene.history)


def matter_id(rule: Rule, subject: Subject, setting: Setting) -> str:
    """The same until something new happens between the two, in the group, or another event comes."""
    tie, group, event = subject
    if event is not None:
        matter, at = event.event_uid, event.starts_at
    elif group is not None:
        matter, at = group.id, group.last_at
    else:
        matter, at = "", tie.last_contact_at or setting.scene.now
    return suggestion_id(rule.kind, rule.terms.name, tie.person.id, matter, at.isoformat())


def _suggestion(rule: Rule, subject: Subject, text: str, setting: Setting) -> Suggestion:
    person = subject.tie.person
    return Suggestion(
        id=matter_id(rule, subject, setting),
        kind=rule.kind,
        people=(person.id,),
        names=(person.name,),
        text=text,
        because=tuple(because(rule, subject, setting)),
        need=rule.need,
        terms=rule.terms,
    )
