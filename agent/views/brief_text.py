"""A brief as plain text: for the text/plain part of the mail, and for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import NamedTuple

from agent.core.dates import long_day
from agent.core.records import Appointment, Brief, Guest, Meeting
from agent.views import brief_words as words
from agent.views import identity_text, plain
from agent.views.actions import Actions

_LOOKS = {"bold": "\033[1m", "dim": "\033[2m"}  # SGR (ECMA-48, 8.3.117)
_RESET = "\033[0m"


class _Line(NamedTuple):
    text: str
    look: str = ""  # "", bold or dim


def render(brief: Brief, *, zone: tzinfo, width: int = 78, actions: Actions | None = None) -> str:
    """The whole brief in lines of at most `width` columns (at least 40), times in the owner's zone.

    `actions`, for the mail, stand at the end, as they are: a link must not be broken.
    """
    return render_terminal(brief, zone=zone, width=width, colour=False) + "".join(_actions(actions or {}, width))


def render_terminal(brief: Brief, *, zone: tzinfo, width: int = 78, colour: bool) -> str:
    """The same, with a little bold and dim if `colour`."""
    lines = _lines(brief, zone, max(width, 40))
    return "".join((_coloured(line) if colour else line.text) + "\n" for line in lines)


def _actions(actions: Actions, width: int) -> Iterator[str]:
    if actions:
        yield "\n" + "".join(f"{line}\n" for line in plain.wrap(words.ACTIONS, width))
    for number, links in actions.items():
        for at, link in enumerate(links):
            yield f"{'' if at else number:>2}  {link.word:<5}  {link.href}\n"


def _coloured(line: _Line) -> str:
    return f"{_LOOKS[line.look]}{line.text}{_RESET}" if line.look else line.text


def _lines(brief: Brief, zone: tzinfo, width: int) -> Iterator[_Line]:
    yield from _head(brief, width)
    if brief.suggestions:
        yield _Line("")
    for number, suggestion in enumerate(brief.suggestions, start=1):
        for line in plain.wrap(plain.sentence(suggestion.text), width, f"{number:>2}  "):
            yield _Line(line)
    if brief.today:
        yield _Line("")
        yield _Line("Today", "bold")
        yield from _today(brief, zone, width)
    yield from _foot(brief, zone, width)


def _head(brief: Brief, width: int) -> Iterator[_Line]:
    greeting = f"{words.hello(brief)} {words.summary(brief)}"
    today = long_day(brief.on)
    gap = width - plain.cells(greeting) - len(today)
    if gap >= 2:
        yield _Line(greeting + " " * gap + today, "bold")
        return
    for line in plain.wrap(greeting, width):
        yield _Line(line, "bold")
    yield _Line(today)


def _today(brief: Brief, zone: tzinfo, width: int) -> Iterator[_Line]:
    clocks = [words.clock(appointment.meeting, zone) for appointment in brief.today]
    column = max(map(len, clocks))
    for clock, appointment in zip(clocks, brief.today, strict=True):
        head = f" {clock:<{column}}  "
        for at, paragraph in enumerate(_paragraphs(appointment)):
            for line in plain.wrap(paragraph, width, " " * len(head) if at else head):
                yield _Line(line)


def _paragraphs(appointment: Appointment) -> Iterator[str]:
    """The meeting, then what is good to know of each guest, then how many others."""
    meeting, guests = appointment.meeting, appointment.guests
    title = _title(meeting)
    yield title
    for guest in guests:
        is_named = len(guests) == 1 and plain.name(guest.name) in title
        note = _note(guest, is_named)
        if note:
            yield note
    others = words.others(meeting, len(guests))
    if others:
        yield others


def _title(meeting: Meeting) -> str:
    title = plain.clip(meeting.summary, plain.SUBJECT) or "Meeting"
    place = plain.clip(meeting.location, plain.PLACE)
    channel = words.channel(meeting)
    return title + (f", {place}" if place else "") + (f" ({channel})" if channel else "")


def _note(guest: Guest, is_named: bool) -> str:
    note = plain.sentence(guest.note)
    if is_named:
        return note
    return f"{plain.name(guest.name)}: {note}" if note else plain.name(guest.name)


def _foot(brief: Brief, zone: tzinfo, width: int) -> Iterator[_Line]:
    more = f"`{words.MORE}` tells more." if brief.suggestions else ""
    paragraphs = [
        *(_Line(plain.sentence(note)) for note in brief.notes),
        *([_Line(identity_text.question(brief.question))] if brief.question else ()),
        _Line(words.balance(brief), "dim"),
        *map(_Line, words.missed_lines(brief)),
        *map(_Line, words.source_lines(brief, zone)),
        _Line(more, "dim"),
    ]
    shown = [paragraph for paragraph in paragraphs if paragraph.text]
    if shown:
        yield _Line("")
    for paragraph in shown:
        yield from (_Line(line, paragraph.look) for line in plain.wrap(paragraph.text, width))
