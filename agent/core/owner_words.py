"""What follows from the owner's words about one person. Each function takes the words in the order of saying."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, tzinfo

from agent.core.dates import local_date
from agent.core.records import Channel, Direction, Interaction, Meeting, OwnerWord, Verb

NOON = time(12)  # when people met who met on some day
HOURS = 1.0  # for how long, if nobody says
# A place that is none.
WAYS = {"phone": Channel.PHONE, "telephone": Channel.PHONE, "online": Channel.ONLINE, "video": Channel.ONLINE}


def said(words: Iterable[OwnerWord], verb: Verb) -> bool:
    """Was this said of the person?"""
    return any(one.verb is verb for one in words)


def notes(words: Iterable[OwnerWord]) -> list[OwnerWord]:
    """What is to be remembered, the latest first."""
    return [one for one in words if one.verb is Verb.NOTE][::-1]


def open_promises(words: Iterable[OwnerWord]) -> list[OwnerWord]:
    """What the owner promised and has not said to have kept, the oldest first."""
    found: list[OwnerWord] = []
    for one in words:
        if one.verb is Verb.PROMISED:
            found.append(one)
        elif one.verb is Verb.KEPT:
            found = [promise for promise in found if promise.text.casefold() != one.text.casefold()]
    return found


def met_at(word: OwnerWord, zone: tzinfo) -> datetime:
    """When the two met: at noon of the day that was said, but not after it was said."""
    on = word.on or local_date(word.given_at, zone)
    return min(datetime.combine(on, NOON, zone).astimezone(UTC), word.given_at)


def channel_of(word: OwnerWord) -> Channel:
    """How they met: in person, unless the place was the phone or the like."""
    return WAYS.get(word.text.strip().casefold(), Channel.IN_PERSON)


def interaction(word: OwnerWord, zone: tzinfo) -> Interaction:
    """A meeting that no calendar saw."""
    at = met_at(word, zone)
    return Interaction(at, word.given_at, channel_of(word), Direction.TOGETHER, 1, 1.0, hours=HOURS)


def meeting(word: OwnerWord, person_id: str, zone: tzinfo) -> Meeting:
    """The same as a meeting with one person. Its `event_uid` stands in no calendar."""
    at = met_at(word, zone)
    channel = channel_of(word)
    return Meeting(
        event_uid=f"met {person_id} {local_date(at, zone)}",
        starts_at=at,
        ends_at=at,
        summary="",
        location=word.text if channel is Channel.IN_PERSON else "",
        channel=channel,
        people=(person_id,),
        company=1,
        probability=1.0,
    )
