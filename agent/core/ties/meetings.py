"""Calendar -> meetings: was it one, in person or online, with whom, and did it probably take place?

The first rules of INFERENCE 6(a) and (b); a calendar is mostly not meetings (Lovett et al., UbiComp 2010),
so an event without another person on it is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.people.machines import is_no_reply
from agent.core.records import Attendee, Channel, Direction, Event, Interaction

LONGEST = timedelta(hours=10)  # what takes longer is a trip or a conference, not a meeting
AUDIENCE = 15  # with more others than this it is an audience
# How likely somebody came, by PARTSTAT (RFC 5545, 3.2.12); INFERENCE 6(b).
OWNER_COMES = {"organizer": 0.9, "accepted": 0.9, "tentative": 0.5, "needs-action": 0.4, "declined": 0.0}
OTHER_COMES = {"organizer": 0.95, "accepted": 0.9, "tentative": 0.5, "needs-action": 0.5, "declined": 0.03}
UNLISTED_OWNER = 0.6  # it stands in the owner's calendar, and that is all
LARGE_SERIES = 0.75  # people stay away from large recurring meetings
ALONE_AFTER_DECLINE = 0.02  # a meeting of two that the other one declined
PLACED_RSVP = {"room", "resource"}

MEAL = re.compile(
    r"\b(lunch|coffee|dinner|breakfast|brunch|drinks?|beer|walk|hike|visit|picnic|"
    r"mittagessen|kaffee|abendessen|frühstück|spaziergang|besuch|déjeuner|dîner|café|promenade|"
    r"almuerzo|cena|comida|desayuno|paseo|koffie|wandeling|borrel|almoço|jantar|passeio|pranzo|aperitivo|passeggiata)\b",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"\b(phone|telephone|call|anruf|telefonat|telefon|appel|téléphone|llamada|teléfono|bellen|telefoon|"
    r"chamada|telefone|chiamata|telefonata)\b|^\+?[\d\s()/.-]{7,}$",
    re.IGNORECASE,
)
ONLINE = re.compile(
    r"https?://|\b(online|zoom|teams|google meet|meet\.google|webex|skype|jitsi|whereby|facetime)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Gathering:
    """An event that is a meeting: how people came together, and who with what probability."""

    channel: Channel
    people: tuple[tuple[str, float], ...]  # address, probability that it took place with them
    company: int


def gathering_of(event: Event, is_owner: Callable[[str], bool]) -> Gathering | None:
    """The meeting behind an event, or None if it is none."""
    others = [a for a in _humans(event) if not is_owner(a.address)]
    if not others or event.status == "cancelled" or event.all_day:
        return None
    if not timedelta(0) <= event.ends_at - event.starts_at < LONGEST or len(others) > AUDIENCE:
        return None
    owner = _owner_comes(event, is_owner)
    if owner == 0:
        return None
    if event.rule and len(others) > 6:
        owner *= LARGE_SERIES
    people = tuple((a.address, _other_comes(a, event, len(others), owner)) for a in others)
    return Gathering(channel_of(event), people, len(others))


def _humans(event: Event) -> list[Attendee]:
    """Attendees and organizer, each address once; rooms, resources and robots are not people."""
    everybody = {a.address: a for a in event.attendees}
    if event.organizer is not None:
        everybody.setdefault(event.organizer.address, event.organizer)
    return [
        a
        for a in everybody.values()
        if a.address and a.kind not in PLACED_RSVP and a.kind != "group" and not _is_a_calendar(a.address)
    ]


def _is_a_calendar(address: str) -> bool:
    return is_no_reply(address) or address.endswith((".calendar.google.com", "@resource.calendar.google.com"))


def _owner_comes(event: Event, is_owner: Callable[[str], bool]) -> float:
    for attendee in event.attendees:
        if is_owner(attendee.address) and attendee.status in OWNER_COMES:
            return OWNER_COMES[attendee.status]
    if event.organizer is not None and is_owner(event.organizer.address):
        return OWNER_COMES["organizer"]
    return UNLISTED_OWNER


def _other_comes(attendee: Attendee, event: Event, others: int, owner: float) -> float:
    organizes = event.organizer is not None and event.organizer.address == attendee.address
    if others == 1 and attendee.status == "declined":
        return ALONE_AFTER_DECLINE
    status = attendee.status if attendee.status in OTHER_COMES else "needs-action"
    if organizes and status in ("accepted", "needs-action"):
        status = "organizer"
    return round(owner * OTHER_COMES[status], 4)


def channel_of(event: Event) -> Channel:
    """In person, online, by phone, or somehow."""
    online = bool(event.conference) or bool(ONLINE.search(event.location))
    placed = bool(event.location) and not ONLINE.search(event.location) and not PHONE.search(event.location)
    if MEAL.search(event.summary) and not (online and not placed):
        return Channel.IN_PERSON
    if online:
        return Channel.MEETING if placed else Channel.ONLINE
    if PHONE.search(event.location) or (not placed and PHONE.search(event.summary)):
        return Channel.PHONE
    return Channel.IN_PERSON if placed else Channel.MEETING


def from_gathering(
    gathering: Gathering, booked_at: datetime, starts_at: datetime, ends_at: datetime, row: int
) -> Iterator[tuple[str, Interaction]]:
    """Pairs of an address and its interaction for one occurrence, whose row id is `row`."""
    hours = (ends_at - starts_at) / timedelta(hours=1)
    for address, probability in gathering.people:
        yield (
            address,
            Interaction(
                at=starts_at,
                known_at=booked_at,
                channel=gathering.channel,
                direction=Direction.TOGETHER,
                company=gathering.company,
                probability=probability,
                hours=round(hours, 2),
                occurrence=row,
            ),
        )
