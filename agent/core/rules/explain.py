"""Why a rule holds of somebody or does not: its comparisons one by one, with the facts in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from agent.core.dates import plain_day
from agent.core.records import About, Part, Rule
from agent.core.rules.facts import Setting, Subject, values
from agent.core.rules.suggest import fires, matter_id, subjects
from agent.core.rules.wording import in_words, names_in


class Case(NamedTuple):
    """A rule and one person, alone or in one group or event."""

    where: str  # the group or the event; "" for the person alone
    parts: tuple[tuple[Part, str], ...]  # each comparison, and its facts as words
    holds: bool
    says: str | None  # what it says, where it holds and all of it is known
    unknown: tuple[str, ...]  # facts that it would say and that are not known
    suggestion_id: str

    @property
    def outcome(self) -> str:
        if self.says is not None:
            return f"It holds, and says: {self.says}"
        if self.holds:
            return f"It holds, but is not said, as this is not known: {', '.join(self.unknown)}."
        return "It does not hold."


NONE_THERE = {
    About.PERSON: "It looks at ties only, and this is none: no five letters each way, no two small meetings, no card.",
    About.GROUP: "It looks at those who take part in a group, and they do so in none that I can see.",
    About.EVENT: "It looks at the guests of events, and there is none with them within two weeks.",
}


def cases(rule: Rule, person_id: str, setting: Setting) -> Iterator[Case]:
    """One for each group or event that the person is in, in a rule about those; none where it does not look."""
    for one in subjects(rule.about, setting):
        if one.tie.person.id == person_id:
            yield _case(rule, one, setting)


def _case(rule: Rule, subject: Subject, setting: Setting) -> Case:
    facts = values(rule.when.names, subject, setting)
    told = {name: f"{name}: {in_words(name, value, setting) or 'not known'}" for name, value in facts.items()}
    said = values(names_in(rule.say), subject, setting)
    return Case(
        where=_where(subject, setting),
        parts=tuple((part, ", ".join(told[name] for name in part.names)) for part in rule.when.parts(facts)),
        holds=rule.when.holds(facts),
        says=fires(rule, subject, setting),
        unknown=tuple(name for name, value in said.items() if not in_words(name, value, setting)),
        suggestion_id=matter_id(rule, subject, setting),
    )


def _where(subject: Subject, setting: Setting) -> str:
    if subject.group is not None:
        return subject.group.label or "A group without a name"
    if subject.event is not None:
        day = plain_day(subject.event.starts_at, setting.scene.now, setting.scene.owner.zone)
        return f"{subject.event.summary or 'An event'}, {day}"
    return ""
