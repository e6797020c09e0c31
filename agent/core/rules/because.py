"""The facts behind what a rule says: the rule by its name, and all that it looked at, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from agent.core.records import Fact, Group, Rule, Tie
from agent.core.rules.facts import EVENT, GROUP, Setting, Subject, meaning, values
from agent.core.rules.wording import in_words, names_in


def because(rule: Rule, subject: Subject, setting: Setting) -> Iterator[Fact]:
    yield Fact(f"Your rule “{rule.terms.name}” asks for it: {rule.when.text}.")
    names = sorted({*rule.when.names, *names_in(rule.say)} - {"name"})
    for name, value in values(names, subject, setting).items():
        sentence = f"{name}, {meaning(name, rule.about)}: {in_words(name, value, setting) or 'not known'}."
        yield _with_source(sentence, name, subject, setting)


def _with_source(sentence: str, name: str, subject: Subject, setting: Setting) -> Fact:
    tie, group, event = subject
    if event is not None and name in EVENT:
        return Fact(sentence, event.starts_at, event_uid=event.event_uid)
    if group is not None and name in GROUP:
        return _of_a_group(sentence, name, group)
    if name == "last_subject":
        letter = next((one for one in setting.scene.letters.get(tie.person.id, ()) if one.subject), None)
        return Fact(sentence, letter.at, message_id=letter.message_id) if letter else Fact(sentence)
    return Fact(sentence, _instants(tie).get(name.removesuffix("_days")))


def _of_a_group(sentence: str, name: str, group: Group) -> Fact:
    last = group.last
    match name.removesuffix("_days"):
        case "silent" | "last_subject":
            source = {"event_uid" if last.is_meeting else "message_id": last.source or None}
            return Fact(sentence, last.at, **source)
        case "last_met":
            return Fact(sentence, group.last_met_at)
        case "next_planned":
            return Fact(sentence, group.next_at)
    return Fact(sentence)


def _instants(tie: Tie) -> dict[str, datetime | None]:
    """By the name of the fact without "_days"."""
    return {
        "silent": tie.last_contact_at,
        "last_contact": tie.last_contact_at,
        "first_contact": tie.first_contact_at,
        "last_from_me": tie.last_from_me_at,
        "last_from_them": tie.last_from_them_at,
        "last_met": tie.last_met_at,
        "next_planned": tie.next_planned_at,
    }
