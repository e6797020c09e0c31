"""An event -> the meeting behind it, if there is one, and the interactions that follow (INFERENCE 6(a), 6(b)).

A calendar is mostly not meetings (Lovett et al., UbiComp 2010): one's own time, travel, reminders, dates of others
and shows with strangers are none, nor is what was cancelled or declined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.meetings import vocabulary
from agent.core.meetings.attendance import other_comes, owner_comes
from agent.core.meetings.modes import mode_of
from agent.core.meetings.names import Name, name_of, without
from agent.core.meetings.titles import Idea, Title, read_title
from agent.core.people.addresses import name_words
from agent.core.people.machines.words import is_no_reply
from agent.core.records import Attendee, Channel, Direction, Event, Interaction
from agent.core.words import any_of, plain

LONGEST = timedelta(hours=10)  # what takes longer is a trip or a conference, not a meeting
AUDIENCE = 15  # with more others than this it is an audience
BOOKED = {"room", "resource"}
GROUP = "group"
_CALENDAR_HOSTS = (".calendar.google.com",)
_NEVER = {Idea.CANCELLED, Idea.HOLD}
_OWN_TIME = {Idea.AWAY, Idea.DUE}
_TOGETHER = {Idea.SOCIAL, Idea.MEETING, Idea.ENCOUNTER, Idea.PHONE, Idea.ONLINE, Idea.PURPOSE, Idea.BIRTHDAY}


@dataclass(frozen=True, slots=True)
class Gathering:
    """An event that is a meeting: how people came together, and who with what probability."""

    channel: Channel
    people: tuple[tuple[str, float], ...]  # address, probability that it took place with them
    company: int  # people besides the owner; at least one
    owner: float  # probability that the owner came
    names: tuple[Name, ...] = ()  # of those who are not known by address
    sure: bool = True  # else it is a meeting only if somebody known is called by one of the names


def gathering_of(event: Event, is_owner: Callable[[str], bool], own_name: Sequence[str] = ()) -> Gathering | None:
    """The meeting behind an event, or None if it is none; `own_name` are the name words of the owner."""
    others = [a for a in _invited(event) if not is_owner(a.address)]
    people = [a for a in others if a.address and not _is_a_thing(a) and a.kind != GROUP]
    if _is_out_of_question(event, len(people)):
        return None
    title = read_title(event.summary, own_name)
    listed = [a for a in others if not _is_a_thing(a) and not _is_own(a, own_name)]
    if title.ideas & _NEVER or not (_is_told(event, title) if listed else _is_said(event, title)):
        return None
    names = without((n for a in listed if (n := _name_without_address(a))), own_name) if listed else title.names
    company = max(1, len(people) + len(names))
    owner = owner_comes(event, _answer(event, is_owner), _organizes(event, is_owner), bool(listed), company)
    if owner == 0:
        return None
    organizer = event.organizer.address if event.organizer else ""
    return Gathering(
        channel=mode_of(event, title, room=any(map(_is_a_room, others)), invited=bool(listed)),
        people=tuple((a.address, other_comes(a, a.address == organizer, company, owner)) for a in people),
        company=company,
        owner=owner,
        names=names,
        sure=bool(listed) or title.sure,
    )


def _is_out_of_question(event: Event, people: int) -> bool:
    length = event.ends_at - event.starts_at
    return (
        event.status == "cancelled" or event.all_day or not timedelta(0) <= length < LONGEST or people > AUDIENCE
    )


def _is_told(event: Event, title: Title) -> bool:
    """With others invited it is a meeting, unless it is a way or a time that they only know of."""
    return not title.ideas & _OWN_TIME or bool(title.ideas & _TOGETHER) or bool(event.conference)


def _is_said(event: Event, title: Title) -> bool:
    """With nobody invited it is a meeting if the title says so and it takes the owner's time."""
    if event.transparent or title.ideas & {Idea.ERRAND, Idea.DUE}:
        return False
    if Idea.AWAY in title.ideas and not title.ideas & _TOGETHER:
        return False
    if Idea.BIRTHDAY in title.ideas and not (Idea.SOCIAL in title.ideas or title.at_home):
        return False
    return title.sure or bool(title.names)


def _invited(event: Event) -> list[Attendee]:
    """Attendees and organizer, each once."""
    everybody = {a.address or a.name: a for a in event.attendees}
    if event.organizer is not None:
        everybody.setdefault(event.organizer.address or event.organizer.name, event.organizer)
    return list(everybody.values())


def _is_a_thing(attendee: Attendee) -> bool:
    """A room, a projector, a calendar or a robot."""
    return _is_a_room(attendee) or is_no_reply(attendee.address) or attendee.address.endswith(_CALENDAR_HOSTS)


def _is_a_room(attendee: Attendee) -> bool:
    """By CUTYPE or by its name, for programs that leave out the type ("Room 3" and not "Marco Sala")."""
    if attendee.kind in BOOKED or attendee.address.endswith("@resource.calendar.google.com"):
        return True
    if attendee.kind == "individual" or "," in attendee.name:
        return False
    word = any_of(vocabulary.ROOM).search(plain(attendee.name))
    return word is not None and (word.start() == 0 or bool(re.search(r"\d", attendee.name)))


def _is_own(attendee: Attendee, own_name: Sequence[str]) -> bool:
    """The owner without an address, as calendars on a server of one's own write it."""
    return not attendee.address and bool(own_name) and name_words(attendee.name) == tuple(own_name)


def _name_without_address(attendee: Attendee) -> Name | None:
    return None if attendee.address or attendee.kind == GROUP else name_of([attendee.name])


def _answer(event: Event, is_owner: Callable[[str], bool]) -> str:
    return next((a.status for a in event.attendees if is_owner(a.address) and a.status), "")


def _organizes(event: Event, is_owner: Callable[[str], bool]) -> bool:
    return event.organizer is not None and is_owner(event.organizer.address)


def from_gathering(
    gathering: Gathering, booked_at: datetime, starts_at: datetime, ends_at: datetime, row: int
) -> Iterator[tuple[str, Interaction]]:
    """Pairs of an address and its interaction for one occurrence, whose row id is `row`."""
    for address, probability in gathering.people:
        yield address, interaction(
            gathering.channel, gathering.company, probability, booked_at, starts_at, ends_at, row
        )


def interaction(
    channel: Channel, company: int, probability: float,
    booked_at: datetime, starts_at: datetime, ends_at: datetime, row: int,
) -> Interaction:  # fmt: skip
    """What one occurrence of a meeting says about the owner and somebody in it."""
    return Interaction(
        at=starts_at,
        known_at=booked_at,
        channel=channel,
        direction=Direction.TOGETHER,
        company=company,
        probability=probability,
        hours=round((ends_at - starts_at) / timedelta(hours=1), 2),
        occurrence=row,
    )
