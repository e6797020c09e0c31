"""What was done with a word of the owner, in one sentence: for the commands, and what taking it back takes back."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from agent.core.dates import day, local_date, long_day
from agent.core.records import Feedback, Outcome, OwnerWord, Verb
from agent.views import plain

UNDO = "`helpfirst undo` takes that back."
_OUTCOMES = {
    Outcome.DONE: "Good, that is done, and closed",
    Outcome.NOT_USEFUL: "Thank you for saying so: this was not useful, and is closed",
}


def word(said: OwnerWord, name: str, now: datetime, zone: tzinfo) -> str:
    """What follows from a word about the person of this name."""
    name, text = plain.name(name), plain.sentence(said.text)
    match said.verb:
        case Verb.NEVER:
            return (
                f"{name} will not be mentioned again, in no brief and no list, for good. "
                f"`helpfirst never --undo {plain.clean(said.address)}` takes that back at any time."
            )
        case Verb.PIN:
            ends = f"`helpfirst unpin {plain.clean(said.address)}` ends that."
            return f"{name} belongs to your circle from now on. {ends}"
        case Verb.MET:
            return f"Kept: {_met(said, name, now, zone)}. {UNDO}"
        case Verb.PROMISED:
            return f"Kept: you promised {name} “{text}”{_until(said.on)}. {UNDO}"
        case Verb.KEPT:
            return f"Good: “{text}” for {name} is kept, and no longer open. {UNDO}"
        case _:
            return f"Kept for your next meeting with {name}: “{text}”. {UNDO}"


def outcome(given: Feedback, suggestion: str) -> str:
    """What follows from an outcome of the suggestion with this text."""
    text = plain.sentence(suggestion)
    if given.outcome is Outcome.SNOOZE:
        assert given.until is not None
        year = f" {given.until.year}" if given.until.year != given.given_at.year else ""
        return f"Put off until {long_day(given.until)}{year}: {text} {UNDO}"
    return f"{_OUTCOMES[given.outcome]}: {text} {UNDO}"


def word_taken_back(said: OwnerWord, name: str, now: datetime, zone: tzinfo) -> str:
    """That a word counts no longer."""
    name, text = plain.name(name), plain.sentence(said.text)
    phrases = {
        Verb.NEVER: f"{name} may be mentioned again",
        Verb.PIN: f"{name} is in your circle only if the mail says so",
        Verb.MET: f"it no longer counts that {_met(said, name, now, zone)}",
        Verb.NOTE: f"your note on {name}, “{text}”",
        Verb.PROMISED: f"that you promised {name} “{text}”",
        Verb.KEPT: f"“{text}” for {name} is open again",
        Verb.MERGE: f"that {said.address} and {said.other} are one person",
        Verb.SPLIT: f"that {said.address} and {said.other} are two people",
    }
    return f"Taken back: {phrases[said.verb]}."


def outcome_taken_back(given: Feedback, suggestion: str) -> str:
    """That an outcome counts no longer."""
    return f"Taken back, so this is open again: {plain.sentence(suggestion)}"


def _met(said: OwnerWord, name: str, now: datetime, zone: tzinfo) -> str:
    place = f", {plain.clip(said.text, plain.PLACE)}" if said.text else ""
    return f"you met {name} {day(said.on or local_date(said.given_at, zone), now, zone)}{place}"


def _until(on: date | None) -> str:
    return f", by {long_day(on)}" if on else ""

