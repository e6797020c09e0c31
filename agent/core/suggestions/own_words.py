"""What the owner said of a person, in sentences: noted, promised, met. No kind by itself; prepare and `why` say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from agent.core.dates import day, plain_day
from agent.core.owner_words import notes, open_promises
from agent.core.records import Fact, OwnerWord, Verb

NOTES = 3  # at most so many stand before a meeting


def to_remember(words: Iterable[OwnerWord], now: datetime, zone: tzinfo) -> Iterator[Fact]:
    """Before a meeting: what was promised and not kept yet, and the latest notes."""
    words = list(words)
    for one in open_promises(words):
        yield Fact(promise_sentence(one, now, zone), one.given_at)
    for one in notes(words)[:NOTES]:
        yield Fact(f"You noted {day(one.given_at, now, zone)}: “{one.text}”.", one.given_at)


def promise_sentence(promise: OwnerWord, now: datetime, zone: tzinfo) -> str:
    """ "You promised on Thursday: “the prints”, by tomorrow." """
    until = f", by {plain_day(promise.on, now, zone)}" if promise.on else ""
    return f"You promised {day(promise.given_at, now, zone)}: “{promise.text}”{until}."


def everything(words: Iterable[OwnerWord], now: datetime, zone: tzinfo) -> Iterator[Fact]:
    """All that was said of a person, in the order of saying. What the configuration says has no date."""
    for one in words:
        yield Fact(_sentence(one, now, zone), one.given_at if one.id else None)


def _sentence(word: OwnerWord, now: datetime, zone: tzinfo) -> str:
    match word.verb:
        case Verb.NEVER:
            return "You asked never to mention them."
        case Verb.PIN:
            return "You want them in your circle."
        case Verb.MET:
            place = f", {word.text}" if word.text else ""
            return f"You met {day(word.on or word.given_at, now, zone)}{place}."
        case Verb.PROMISED:
            return promise_sentence(word, now, zone)
        case Verb.KEPT:
            return f"You kept your promise: “{word.text}”."
        case _:
            return f"You noted: “{word.text}”."
