"""Prepare: what is good to know before today's meetings. Stands under Today and counts among no limits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from agent.core.dates import day
from agent.core.records import Appointment, Fact, Guest, Kind, Letter, Meeting, Scene, Tie
from agent.core.suggestions.own_words import to_remember
from agent.core.suggestions.words import about, listed, quoted, suggestion_id

KIND = "prepare"
MOST_GUESTS = 6  # in a larger meeting nobody prepares for each
LIKELY = 0.2  # a declined or very doubtful meeting is left out
NEWLY_MET = timedelta(days=365)  # for so long it is told who brought somebody
GROUPS = 2  # at most so many are named


def appointments(scene: Scene, *, bare: bool = False) -> Iterator[Appointment]:
    """Today's meetings in order of time, each with those guests who are known; `bare`: and nothing about them."""
    for meeting in scene.todays_meetings:
        if meeting.probability < LIKELY:
            continue
        known = [tie for person_id in meeting.people if (tie := scene.ties.get(person_id))]
        people = [tie for tie in known if tie.person.kind in (Kind.PERSON, Kind.UNKNOWN)]
        guests = tuple(_guest(tie, meeting, scene, told=not bare) for tie in people)
        small = meeting.company <= MOST_GUESTS and any(guest.note for guest in guests)
        number = suggestion_id(KIND, meeting.event_uid, meeting.starts_at.isoformat()) if small else None
        yield Appointment(number, meeting, guests)


def _guest(tie: Tie, meeting: Meeting, scene: Scene, *, told: bool) -> Guest:
    person = tie.person
    facts = tuple(_facts(tie, meeting, scene)) if told and meeting.company <= MOST_GUESTS else ()
    return Guest(
        id=person.id,
        name=person.name,
        last_contact_at=tie.last_contact_at,
        last_met_at=tie.last_met_at,
        note=" ".join(fact.fact for fact in facts),
        because=facts,
    )


def _facts(tie: Tie, meeting: Meeting, scene: Scene) -> Iterator[Fact]:
    letters = scene.letters.get(tie.person.id, ())
    yield from to_remember(scene.words.get(tie.person.id, ()), scene.now, scene.owner.zone)
    yield from _brought(tie, scene)
    yield from _met(tie, scene)
    yield from _shared(tie, meeting, scene)
    if letters:
        yield _last_word(letters[0], scene)
    open_items = [w for w in scene.waiting if w.person_id == tie.person.id and w.shown]
    for one in open_items:
        since = day(one.at, scene.now, scene.owner.zone)
        who = "may be waiting for your answer" if one.direction == "me" else "you may be waiting for theirs"
        yield Fact(f"{quoted(one.subject)}, {since}: {who}.", one.at, message_id=one.message_id)
    if letters and not open_items:
        yield Fact("Nothing is open between you.")


def _met(tie: Tie, scene: Scene) -> Iterator[Fact]:
    if tie.last_met_at:
        yield Fact(f"You last met {day(tie.last_met_at, scene.now, scene.owner.zone)}.", tie.last_met_at)
    elif tie.first_contact_at:
        yield Fact("Your calendar knows of no meeting before this one.")
    else:
        yield Fact("You have not been in touch before, as far as your mail and calendar tell.")


def _brought(tie: Tie, scene: Scene) -> Iterator[Fact]:
    """Who brought them, as long as the acquaintance is young."""
    one = scene.introductions.get(tie.person.id)
    if one is not None and one.by in scene.ties and scene.now - one.at <= NEWLY_MET:
        when = day(one.at, scene.now, scene.owner.zone)
        sentence = f"{scene.ties[one.by].person.name} brought you together {when}."
        yield Fact(sentence, one.at, message_id=one.message_id, event_uid=one.event_uid)


def _shared(tie: Tie, meeting: Meeting, scene: Scene) -> Iterator[Fact]:
    """What they work on together now, besides what the meeting is about anyway."""
    shared = [
        group
        for group in scene.groups
        if tie.person.id in group.active
        and group.is_work
        and not group.ended
        and group.label
        and group.label.lower() not in meeting.summary.lower()
    ]
    labels = list(dict.fromkeys(quoted(group.label) for group in shared))[:GROUPS]
    if labels:
        yield Fact(f"You work together on {listed(labels)}.", shared[0].last_at)


def _last_word(letter: Letter, scene: Scene) -> Fact:
    when = day(letter.at, scene.now, scene.owner.zone)
    who = "You wrote last" if letter.own else "They wrote last"
    what = about(letter.subject)
    return Fact(f"{who}, {when}{',' if what else ''}{what}.", letter.at, message_id=letter.message_id)
