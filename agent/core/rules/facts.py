"""The facts that rules may name: what each means, and its value for a person, a group or an event of a morning.

`docs/rules.md` shows this table to the owner (a test keeps the two alike). A name means the same kind of value
everywhere; those that a group has too are the group's in a rule about a group. Days are the owner's dates.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from agent.core.dates import local_date
from agent.core.records import About, Facts, FactType, Group, Meeting, Scene, Tie, Value, Verb

NUMBER, TEXT, FLAG, DATE, TEXTS = FactType.NUMBER, FactType.TEXT, FactType.FLAG, FactType.DATE, FactType.TEXTS


class Subject(NamedTuple):
    """Of whom the facts are: a person, alone, or in one of the groups, or in one of the events."""

    tie: Tie
    group: Group | None = None
    event: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A morning, with what takes looking at everybody."""

    scene: Scene
    on: date
    rank: Mapping[str, int] = field(default_factory=dict)  # person id -> 1 is the nearest tie

    @classmethod
    def of(cls, scene: Scene) -> Setting:
        admitted = [tie for tie in scene.ties.values() if tie.state is not None]
        nearest_first = sorted(admitted, key=lambda tie: (-tie.closeness, tie.person.id))
        rank = {tie.person.id: place for place, tie in enumerate(nearest_first, start=1)}
        return cls(scene, local_date(scene.now, scene.owner.zone), rank)

    def days_since(self, at: date | None) -> int | None:
        return None if at is None else (self.on - local_date(at, self.scene.owner.zone)).days

    def days_until(self, at: date | None) -> int | None:
        since = self.days_since(at)
        return None if since is None else -since


class FactKind(NamedTuple):
    """One line of the table. `of`: (tie, group or event; setting) -> value."""

    type: FactType
    meaning: str
    of: Callable[[Any, Setting], Value]
    sayable: bool = True  # may it stand in a sentence that the owner reads?


def _groups(tie: Tie, setting: Setting) -> tuple[str, ...]:
    seen = [group.label for group in setting.scene.groups if tie.person.id in group.members and group.label]
    return tuple(dict.fromkeys((*seen, *tie.person.groups)))


def _birthday(tie: Tie, setting: Setting) -> date | None:
    """The next one, today included; one of 29 February is on 1 March in other years."""
    birthday = tie.person.birthday
    if birthday is None:
        return None
    return next(on for on in (_in_year(setting.on.year + more, *birthday[:2]) for more in (0, 1)) if on >= setting.on)


def _in_year(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 3, 1)


def _last_subject(tie: Tie, setting: Setting) -> str | None:
    letters = setting.scene.letters.get(tie.person.id, ())
    return next((letter.subject for letter in letters if letter.subject), None)


def _introduced_by(tie: Tie, setting: Setting) -> str | None:
    one = setting.scene.introductions.get(tie.person.id)
    by = setting.scene.ties.get(one.by) if one else None
    return by.person.name if by else None


def _waits(tie: Tie, setting: Setting, direction: str) -> bool:
    return any(
        one.person_id == tie.person.id and one.direction == direction and one.shown for one in setting.scene.waiting
    )


def _pinned(tie: Tie, setting: Setting) -> bool:
    return any(word.verb is Verb.PIN for word in setting.scene.words.get(tie.person.id, ()))


PERSON: dict[str, FactKind] = {
    "name": FactKind(TEXT, "the name", lambda t, s: t.person.name),
    "address": FactKind(TEXT, "the address that was seen first", lambda t, s: t.person.addresses[0]),
    "domain": FactKind(TEXT, "what stands behind the @ there", lambda t, s: t.person.addresses[0].rpartition("@")[2]),
    "circle": FactKind(NUMBER, "5, 15, 50 or 150: the nearest so many", lambda t, s: t.circle),
    "rank": FactKind(NUMBER, "1 for the nearest, 2 for the next", lambda t, s: s.rank.get(t.person.id)),
    "state": FactKind(TEXT, "new, steady, slipping, lapsing or dormant", lambda t, s: t.state and t.state.value, False),
    "silent_days": FactKind(NUMBER, "days since you were last in touch", lambda t, s: s.days_since(t.last_contact_at)),
    "usual_gap_days": FactKind(NUMBER, "days that usually pass in between", lambda t, s: t.usual_gap_days),
    "first_contact": FactKind(DATE, "when you were first in touch", lambda t, s: t.first_contact_at),
    "first_contact_days": FactKind(NUMBER, "days since then", lambda t, s: s.days_since(t.first_contact_at)),
    "last_contact": FactKind(DATE, "when you were last in touch", lambda t, s: t.last_contact_at),
    "last_contact_days": FactKind(NUMBER, "days since then", lambda t, s: s.days_since(t.last_contact_at)),
    "last_from_me": FactKind(DATE, "when you last wrote", lambda t, s: t.last_from_me_at),
    "last_from_me_days": FactKind(NUMBER, "days since you wrote", lambda t, s: s.days_since(t.last_from_me_at)),
    "last_from_them": FactKind(DATE, "when they last wrote", lambda t, s: t.last_from_them_at),
    "last_from_them_days": FactKind(NUMBER, "days since they wrote", lambda t, s: s.days_since(t.last_from_them_at)),
    "last_met": FactKind(DATE, "when you last met", lambda t, s: t.last_met_at),
    "last_met_days": FactKind(NUMBER, "days since you met", lambda t, s: s.days_since(t.last_met_at)),
    "next_planned": FactKind(DATE, "when you meet next", lambda t, s: t.next_planned_at),
    "next_planned_days": FactKind(NUMBER, "days until you meet", lambda t, s: s.days_until(t.next_planned_at)),
    "last_subject": FactKind(TEXT, "what the latest letter was about", _last_subject),
    "active_days": FactKind(NUMBER, "days on which you were in touch", lambda t, s: t.active_days),
    "messages_in": FactKind(NUMBER, "letters from them", lambda t, s: t.messages_in),
    "messages_out": FactKind(NUMBER, "letters from you", lambda t, s: t.messages_out),
    "meetings_in_person": FactKind(NUMBER, "days on which you met in person", lambda t, s: t.meetings_in_person),
    "meetings_online": FactKind(NUMBER, "days on which you met online or by phone", lambda t, s: t.meetings_online),
    "meetings_unknown": FactKind(NUMBER, "days on which you met, nobody knows how", lambda t, s: t.meetings_unknown),
    "started_by_me": FactKind(NUMBER, "conversations that you began", lambda t, s: t.started_by_me),
    "started_by_them": FactKind(NUMBER, "conversations that they began", lambda t, s: t.started_by_them),
    "p_contact_30d": FactKind(NUMBER, "chance of contact in 30 days, 0 to 1", lambda t, s: t.p_contact_30d, False),
    "p_contact_90d": FactKind(NUMBER, "chance of contact in 90 days, 0 to 1", lambda t, s: t.p_contact_90d, False),
    "groups": FactKind(TEXTS, "what you do together, and groups of the address book", _groups),
    "introduced_by": FactKind(TEXT, "who brought you together", _introduced_by),
    "in_address_book": FactKind(FLAG, "stands in your address book", lambda t, s: t.person.in_address_book, False),
    "birthday": FactKind(DATE, "the next birthday", _birthday),
    "birthday_days": FactKind(NUMBER, "days until then, 0 on the day", lambda t, s: s.days_until(_birthday(t, s))),
    "pinned": FactKind(FLAG, "you pinned them to your circle", _pinned, False),
    "waits_for_me": FactKind(FLAG, "may be waiting for your answer", lambda t, s: _waits(t, s, "me"), False),
    "i_wait": FactKind(FLAG, "you may be waiting for theirs", lambda t, s: _waits(t, s, "them"), False),
}


def _members(group: Group, setting: Setting) -> tuple[str, ...]:
    return tuple(tie.person.name for one in group.members if (tie := setting.scene.ties.get(one)))


GROUP: dict[str, FactKind] = {
    "group": FactKind(TEXT, "what the group is about", lambda g, s: g.label or None),
    "members": FactKind(TEXTS, "the names of its people", _members),
    "group_size": FactKind(NUMBER, "how many they are besides you", lambda g, s: len(g.members)),
    "ended": FactKind(FLAG, "it has ended, and nothing is planned", lambda g, s: g.ended, False),
    "silent_days": FactKind(NUMBER, "days since its last letter or meeting", lambda g, s: s.days_since(g.last_at)),
    "usual_gap_days": FactKind(NUMBER, "days that usually pass in between", lambda g, s: g.usual_gap_days),
    "last_met": FactKind(DATE, "when it last met", lambda g, s: g.last_met_at),
    "last_met_days": FactKind(NUMBER, "days since it met", lambda g, s: s.days_since(g.last_met_at)),
    "next_planned": FactKind(DATE, "when it meets next", lambda g, s: g.next_at),
    "next_planned_days": FactKind(NUMBER, "days until it meets", lambda g, s: s.days_until(g.next_at)),
    "last_subject": FactKind(TEXT, "what its last letter or meeting was about", lambda g, s: g.last.title or None),
    "active_days": FactKind(NUMBER, "days on which something happened in it", lambda g, s: g.days),
}


def _hours_until(event: Meeting, setting: Setting) -> int:
    return round((event.starts_at - setting.scene.now).total_seconds() / 3600)


EVENT: dict[str, FactKind] = {
    "title": FactKind(TEXT, "what the event is called", lambda e, s: e.summary or None),
    "place": FactKind(TEXT, "where it is", lambda e, s: e.location.partition(",")[0].strip() or None),
    "starts": FactKind(DATE, "when it is", lambda e, s: e.starts_at),
    "hours_until": FactKind(NUMBER, "hours until it begins, below 0 once it has begun", _hours_until),
    "days_until": FactKind(NUMBER, "days until it begins, below 0 afterwards", lambda e, s: s.days_until(e.starts_at)),
    "guests": FactKind(NUMBER, "how many come besides you", lambda e, s: e.company),
    "how": FactKind(TEXT, "in person, online, phone, or meeting if nobody knows", lambda e, s: e.channel.value, False),
    "recurring": FactKind(FLAG, "it is one of a series", lambda e, s: e.recurring, False),
}

KINDS: dict[About, dict[str, FactKind]] = {About.PERSON: PERSON, About.GROUP: GROUP, About.EVENT: EVENT}
EVERY: dict[str, FactKind] = EVENT | GROUP | PERSON  # by name, for types
ONLY = {about: KINDS[about].keys() - PERSON.keys() for about in (About.GROUP, About.EVENT)}


def about(names: Collection[str]) -> About | None:
    """What a rule that names these facts looks at; None: a group and an event at once, which no rule can."""
    wanted = [one for one, only in ONLY.items() if not only.isdisjoint(names)]
    return None if len(wanted) > 1 else wanted[0] if wanted else About.PERSON


def meaning(name: str, subject: About) -> str:
    """What a fact means in a rule about a person, a group or an event."""
    return KINDS[subject].get(name, EVERY[name]).meaning


def values(names: Collection[str], subject: Subject, setting: Setting) -> Facts:
    """Instants are dates of the owner's zone."""
    return {name: _on_a_date(_value(name, subject, setting), setting) for name in names}


def _value(name: str, subject: Subject, setting: Setting) -> Value:
    if subject.group is not None and name in GROUP:
        return GROUP[name].of(subject.group, setting)
    if subject.event is not None and name in EVENT:
        return EVENT[name].of(subject.event, setting)
    return PERSON[name].of(subject.tie, setting) if name in PERSON else None


def _on_a_date(value: Value, setting: Setting) -> Value:
    return local_date(value, setting.scene.owner.zone) if isinstance(value, datetime) else value
