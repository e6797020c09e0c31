"""What `helpfirst why` prints: everything behind a person or a suggestion, each with its date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from agent.core.dates import day, exact_day, rhythm
from agent.core.records import Fact, Kind, Suggestion, Tie
from agent.views import plain

_KINDS = {
    Kind.PERSON: "Taken as a person",
    Kind.ROLE: "Taken as a role that several people may answer for",
    Kind.AUTOMATED: "Taken as automatic mail",
    Kind.LIST: "Taken as a mailing list",
    Kind.UNKNOWN: "Not known yet whether this is a person",
}
_DATE_WIDTH = 17  # "30 September 2026"


def why_suggestion(suggestion: Suggestion, zone: tzinfo, width: int = 78) -> str:
    """The suggestion, then the facts behind it."""
    lines = plain.wrap(plain.sentence(suggestion.text), width)
    lines += ["", *_facts("Because", suggestion.because, zone, width, nothing="No fact was recorded.")]
    if suggestion.draft:
        lines += ["", "Draft"]
        for part in suggestion.draft.split("\n"):
            lines += plain.wrap(plain.clean(part), width, "  ")
    return "\n".join(lines) + "\n"


def why_person(
    tie: Tie,
    *,
    because: Sequence[Fact] = (),
    written: Sequence[Fact],
    met: Sequence[Fact],
    open_matters: Sequence[Fact],
    own_words: Sequence[Fact] = (),
    together: Sequence[Fact] = (),
    asked_and_given: Sequence[Fact] = (),
    one_person: Sequence[Fact] = (),
    zone: tzinfo,
    now: datetime,
    width: int = 78,
) -> str:
    """A readable account of a person.

    `because`: why it is taken for what it is; `written`: the last messages each way; `met`: the last and the planned
    meetings; `open_matters`: what waits on either side; `own_words`: notes, promises and corrections that the owner
    gave; `together`: who brought whom together, and what they work on; `asked_and_given`: the
    latest letters that asked, answered, thanked or gave; `one_person`: why these addresses are one person's.
    """
    lines = list(_who(tie, width))
    if because:
        lines += ["", *_facts(_KINDS[tie.person.kind], because, zone, width, nothing="")]
    if one_person:
        lines += ["", *_facts("Taken for one person", one_person, zone, width, nothing="")]
    if together:
        lines += ["", *_facts("Together", together, zone, width, nothing="")]
    lines += ["", *_facts("Written", written, zone, width, nothing="Nothing that I can see.")]
    lines += _sentences([_messages(tie), _started(tie), _rhythm(tie)], width)
    if asked_and_given:
        lines += ["", *_facts("Asked and given", asked_and_given, zone, width, nothing="")]
    lines += ["", *_facts("Met", met, zone, width, nothing="Not that I can see.")]
    lines += _sentences([_meetings(tie), _planned(tie, now, zone)], width)
    lines += ["", *_facts("Open", open_matters, zone, width, nothing="Nothing that I can see.")]
    if own_words:
        lines += ["", *_facts("In your words", own_words, zone, width, nothing="")]
    return "\n".join(lines) + "\n"


def _who(tie: Tie, width: int) -> Iterator[str]:
    person = tie.person
    yield plain.name(person.name or next(iter(person.addresses), ""))
    yield from plain.wrap(", ".join(map(plain.clean, person.addresses)), width, "  ")
    if person.groups:
        yield from plain.wrap(f"Groups in your address book: {', '.join(map(plain.name, person.groups))}.", width, "  ")


def _facts(title: str, facts: Sequence[Fact], zone: tzinfo, width: int, *, nothing: str) -> Iterator[str]:
    yield title
    if not facts:
        yield f"  {nothing}"
    for fact in facts:
        date = "" if fact.at is None else exact_day(fact.at, zone)
        yield from plain.wrap(plain.sentence(fact.fact), width, f"  {date:<{_DATE_WIDTH}}  ")


def _sentences(sentences: Sequence[str], width: int) -> list[str]:
    said = " ".join(sentence for sentence in sentences if sentence)
    return plain.wrap(said, width, "  ") if said else []


def _messages(tie: Tie) -> str:
    if not tie.messages_in and not tie.messages_out:
        return ""
    return f"{_count(tie.messages_in, 'message')} from them, {tie.messages_out:,} from you."


def _started(tie: Tie) -> str:
    if not tie.started_by_me and not tie.started_by_them:
        return ""
    started = _count(tie.started_by_them, "conversation")
    return f"They began {started}, you {tie.started_by_me:,}."


def _rhythm(tie: Tie) -> str:
    return "" if tie.usual_gap_days is None else f"Usually about {rhythm(tie.usual_gap_days)}."


def _meetings(tie: Tie) -> str:
    if not (tie.meetings_in_person or tie.meetings_online or tie.meetings_unknown):
        return ""
    unknown = f", {tie.meetings_unknown:,} in a way the calendar does not tell" if tie.meetings_unknown else ""
    return f"{_count(tie.meetings_in_person, 'meeting')} in person, {tie.meetings_online:,} online{unknown}."


def _planned(tie: Tie, now: datetime, zone: tzinfo) -> str:
    return "" if tie.next_planned_at is None else f"You meet next {day(tie.next_planned_at, now, zone)}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
