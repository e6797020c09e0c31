"""In what way people came together: in person, online, by phone, or somehow (INFERENCE 6(a))."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from agent.core.meetings import vocabulary
from agent.core.meetings.titles import Idea, Title
from agent.core.records import Channel, Event
from agent.core.words import Words, any_of, plain

PHONE_LINK = "tel:"  # how an event's `conference` begins when it is a telephone's
_LINK = re.compile(  # or nothing but the name of a host
    r"(?:https?|msteams|skype|facetime|zoommtg):[^\s;,]*|\bwww\.\S+|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?:/\S*)?$",
    re.IGNORECASE,
)
_MAP = re.compile(
    r"https?://(?:www\.)?(?:maps\.|[^/]*google\.[a-z.]+/maps|goo\.gl/maps|maps\.app\.goo\.gl|[^/]*openstreetmap\.org|"
    r"osm\.org|[^/]*bing\.com/maps|what3words\.com|w3w\.co)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?\(?\d[\d\s()/.-]{6,}\d(?:[\s,]*\d*#)?")
_WORD = re.compile(r"\w{2,}")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")


class _Where(NamedTuple):
    """What a location tells."""

    online: bool = False
    phone: bool = False
    place: bool = False


def mode_of(event: Event, title: Title, *, room: bool, invited: bool) -> Channel:
    """How those who came were together; MEETING where it is not told, or told twice.

    `room`: one was booked with it. `invited`: others were, so it is no private note such as "Pottery with Grace".
    """
    where = _where(event.location)
    by_phone = event.conference.startswith(PHONE_LINK)
    online = where.online or Idea.ONLINE in title.ideas or (bool(event.conference) and not by_phone)
    place = where.place or room
    if title.ideas & {Idea.SOCIAL, Idea.BIRTHDAY} and (place or not online):
        return Channel.IN_PERSON
    if online:
        return Channel.MEETING if place else Channel.ONLINE
    if where.phone or by_phone or (Idea.PHONE in title.ideas and not place):
        return Channel.PHONE
    together = place or title.at_home or (title.doing and not invited) or Idea.ACTIVITY in title.ideas
    return Channel.IN_PERSON if together else Channel.MEETING


def _where(location: str) -> _Where:
    """A location read: a link to join (unless it is to a map), words for online and phone, and what else is left."""
    if _MAP.search(location):
        return _Where(place=True)
    rest = plain(_LINK.sub(" ", location))
    programs = any_of(vocabulary.ONLINE, vocabulary.ONLINE_IN_LOCATION)
    phones = any_of(vocabulary.PHONE, vocabulary.PHONE_IN_LOCATION)
    small = any_of(vocabulary.SMALL, vocabulary.PLACE_OF, vocabulary.BESIDE_NUMBERS)
    nothing = (programs, any_of(vocabulary.NOWHERE), small)
    online = bool(_LINK.search(location) or programs.search(rest))
    number, said = _NUMBER.search(rest), phones.search(rest)
    if number or said:
        # A number alone, "I call Sofia"; but "Cafe Luna, Main Street 4, tel. 030 555 0142" is a place.
        left = _LONG_WORD.findall(_without(rest, (_NUMBER, phones, *nothing)))
        if len(left) < (2 if said else 1):
            return _Where(online, phone=True)
    return _Where(online, place=bool(_WORD.search(_without(rest, nothing))))


def _without(text: str, patterns: Sequence[re.Pattern[str] | Words]) -> str:
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return text
