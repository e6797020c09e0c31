"""Conversations by mail: who writes to whom, when, and in answer to what."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from agent.sample.cast import (
    CIRCLES,
    COMMITTEE,
    EDUCATION,
    JO,
    OUTLOOK,
    PEOPLE,
    Circle,
    Contact,
    Person,
    circle_of_one,
)
from agent.sample.setting import Setting, awake, daytime, steadily
from agent.sample.subjects import Subjects

LATE_REPLY_HOURS = 60.0  # the slowest answer
PROMPT_REPLY_HOURS = 9.0  # the slowest answer of late, so that recent questions are answered by `now`


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as it will stand in the mailbox. Ids are without angle brackets."""

    at: datetime
    sender: Contact
    to: tuple[Contact, ...]
    subject: str
    message_id: str
    cc: tuple[Contact, ...] = ()
    references: tuple[str, ...] = ()  # oldest first; the last is what it answers
    mailer: str = ""
    zone: ZoneInfo | None = None  # of the sender; None: of the owner
    return_path: str | None = None  # None: the sender's address
    content_type: str = "text/plain; charset=utf-8"
    extra: tuple[tuple[str, str], ...] = ()  # further header fields

    @property
    def from_owner(self) -> bool:
        return self.sender.name == JO.name


def new_id(rng: Random, contact: Contact) -> str:
    return f"{rng.getrandbits(72):018x}@{contact.address.rpartition('@')[2]}"


def reply_subject(subject: str, mailer: str) -> str:
    if subject[:3].lower() == "re:":
        return subject
    return ("RE: " if mailer == OUTLOOK else "Re: ") + subject


def write_letter(
    setting: Setting, rng: Random, sender: Person, to: tuple[Contact, ...], subject: str, at: datetime
) -> Letter:
    """The first letter of a conversation."""
    zone = ZoneInfo(sender.zone) if sender.zone else setting.zone
    me = sender.contact
    return Letter(at, me, to, subject, new_id(rng, me), mailer=sender.mailer, zone=zone)


def answer(setting: Setting, rng: Random, sender: Person, letter: Letter, at: datetime) -> Letter:
    """A reply to everybody: To the writer, Cc the others."""
    fresh = write_letter(setting, rng, sender, (letter.sender,), letter.subject, at)
    known = {JO.address, JO.second_address} if sender is JO else {sender.address, sender.second_address}
    others = tuple(each for each in (*letter.to, *letter.cc) if each.address not in known)
    return replace(
        fresh,
        cc=tuple(each for each in others if each != letter.sender),
        subject=reply_subject(letter.subject, sender.mailer),
        references=(*letter.references, letter.message_id),
    )


def conversation(
    setting: Setting, rng: Random, people: tuple[Person, ...], subject: str, starts_at: datetime, turns: int
) -> list[Letter]:
    """A thread among `people`, opened by the first of them; Jo is one of them.

    Ends before `now`. Of late Jo has the last word, so that only the scenes leave something open.
    """
    opener, *others = people
    at = setting.back_from_holiday(starts_at, rng) if opener is JO else starts_at
    letter = write_letter(setting, rng, opener, tuple(each.contact for each in others), subject, at)
    letters, speaker = [letter], opener
    while len(letters) < turns:
        speaker = _next_speaker(rng, people, speaker)
        at = _answered_at(setting, rng, speaker, letter.at)
        if at >= setting.now - timedelta(minutes=20):
            break
        letter = answer(setting, rng, speaker, letter, at)
        letters.append(letter)
    if setting.is_lately(letter.at):
        while letters and not letters[-1].from_owner:
            letters.pop()
    return letters


def _next_speaker(rng: Random, people: tuple[Person, ...], last: Person) -> Person:
    """Somebody else; Jo is in most of what she takes part in."""
    if last is not JO and rng.random() < 0.6:
        return JO
    return rng.choice([each for each in people if each is not last])


def _answered_at(setting: Setting, rng: Random, speaker: Person, asked_at: datetime) -> datetime:
    slowest = PROMPT_REPLY_HOURS if setting.is_lately(asked_at) else LATE_REPLY_HOURS
    hours = min(slowest, rng.lognormvariate(math.log(speaker.reply_hours), 0.9))
    zone = ZoneInfo(speaker.zone) if speaker.zone else setting.zone
    at = awake(asked_at + timedelta(hours=hours, minutes=3), zone, rng)
    return awake(setting.back_from_holiday(at, rng), zone, rng) if speaker is JO else at


def everyday_mail(setting: Setting) -> Iterator[Letter]:
    """What people and circles write to Jo and Jo to them, week by week."""
    for circle in (*map(circle_of_one, PEOPLE), *CIRCLES):
        rng = Random(f"mail {circle.name}")
        subjects = Subjects(circle.topics, rng)
        for days_ago in steadily(rng, circle.last_days, circle.gap_days, circle.since_days, circle.jitter):
            yield from _readdressed(rng, circle, _one_conversation(setting, rng, circle, subjects, days_ago))


def _one_conversation(
    setting: Setting, rng: Random, circle: Circle, subjects: Subjects, days_ago: float
) -> list[Letter]:
    first = rng.choice((JO, rng.choice(circle.members)))
    at = setting.about(days_ago, daytime(rng), rng, ZoneInfo(first.zone) if first.zone else None)
    on = at.date()
    asks = rng.random() < 0.25 and not (first is JO and setting.is_lately(at))
    subject = subjects.question(on) if asks else subjects.statement(on)
    others = tuple(each for each in (JO, *circle.members) if each is not first)
    return conversation(setting, rng, (first, *others), subject, at, rng.randint(*circle.turns))


def _readdressed(rng: Random, circle: Circle, letters: list[Letter]) -> list[Letter]:
    """The club writes to Jo's club address; who has a second address uses it for some conversations."""
    other: dict[str, str] = {}
    if circle in (COMMITTEE, EDUCATION):
        other[JO.address] = JO.second_address
    other |= {
        each.address: each.second_address
        for each in circle.members
        if each.second_address and rng.random() < 0.3
    }
    return [_at_addresses(letter, other) for letter in letters] if other else letters


def _at_addresses(letter: Letter, other: dict[str, str]) -> Letter:
    def moved(contact: Contact) -> Contact:
        return contact._replace(address=other.get(contact.address, contact.address))

    return replace(
        letter, sender=moved(letter.sender), to=tuple(map(moved, letter.to)), cc=tuple(map(moved, letter.cc))
    )
