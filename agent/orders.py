"""What the owner says of people and of suggestions, kept; by whichever way it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from agent.core import owner_words
from agent.core.dates import local_date
from agent.core.records import Feedback, Outcome, Owner, OwnerWord, Person, Verb
from agent.errors import UserError
from agent.store import briefs
from agent.store import owner_words as words_said
from agent.store.database import Database
from agent.store.owner_words import BY_COMMAND

LASTING = (Verb.NEVER, Verb.PIN)  # hold until they are taken back
A_WEEK = timedelta(days=7)  # for how long a suggestion is put off, if nobody says


def say(
    db: Database,
    person: Person,
    before: Iterable[OwnerWord],
    verb: Verb,
    at: datetime,
    *,
    on: date | None = None,
    text: str = "",
    source: str = BY_COMMAND,
) -> OwnerWord:
    """Keep a word about a person, of whom `before` was said; what holds already is not kept twice.

    It is said of the first address, but `never` of all, should they once be told apart.
    """
    if verb in LASTING and (held := next((one for one in before if one.verb is verb), None)):
        return held
    addresses = person.addresses if verb is Verb.NEVER else person.addresses[:1]
    words = [OwnerWord(at, verb, address, on=on, text=text) for address in addresses]
    with db.atomic():
        words = [replace(one, id=words_said.say(db, one, source)) for one in words]
    return words[0]


def give(
    db: Database, suggestion_id: str, outcome: Outcome, at: datetime, owner: Owner,
    *, until: date | None = None, source: str = BY_COMMAND,
) -> Feedback:  # fmt: skip
    """Keep what came of a suggestion. Without `until` a snooze lasts a week."""
    if outcome is Outcome.SNOOZE and until is None:
        until = local_date(at, owner.zone) + A_WEEK
    given = Feedback(at, suggestion_id, outcome, until)
    return replace(given, id=words_said.give_feedback(db, given, source))


def unsay(db: Database, words: Iterable[OwnerWord], verb: Verb, now: datetime) -> OwnerWord | None:
    """Take back every word of this kind among those about a person; one of them is returned, None if there is none."""
    found = [one for one in words if one.verb is verb]
    with db.atomic():
        for one in found:
            words_said.take_back(db, one.id, now)
    return found[0] if found else None


def ungive(db: Database, suggestion_id: str, now: datetime) -> Feedback | None:
    """Take back what was said of a suggestion last; None if nothing was."""
    given = [one for one in words_said.feedback_given(db, now) if one.suggestion_id == suggestion_id]
    if not given:
        return None
    words_said.take_back_feedback(db, given[-1].id, now)
    return given[-1]


def promise_meant(words: Iterable[OwnerWord], text: str) -> OwnerWord:
    """The open promise in which this text occurs, or the only one. Raises UserError."""
    still_open = owner_words.open_promises(words)
    found = [one for one in still_open if text.casefold() in one.text.casefold()]
    if len(found) == 1:
        return found[0]
    if not still_open:
        raise UserError("There is no open promise to them. `helpfirst why` shows what you promised.")
    choices = [f"  {one.text}" for one in found or still_open]
    raise UserError("Which promise was kept? Give some words of it, of these:", *choices)


def suggestion_text(db: Database, suggestion_id: str) -> str:
    """What a suggestion said when it was shown last; "" if it is no longer kept."""
    return briefs.text_of(db, suggestion_id) or ""
