"""What `people` and `waiting` print in a terminal: dates and facts, no scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from itertools import groupby

from agent.core.dates import plain_day, rhythm
from agent.core.records import Kind, Tie, TieState, Waiting
from agent.views import plain

_CIRCLES = {5: "Closest", 15: "Close", 50: "Around you", 150: "Acquaintances", None: "Others"}
_STATES = {
    None: "",
    TieState.NEW: "new",
    TieState.STEADY: "",
    TieState.SLIPPING: "quieter",
    TieState.LAPSING: "quiet",
    TieState.DORMANT: "long quiet",
}
_KINDS = {
    Kind.PERSON: "",
    Kind.ROLE: "a role",
    Kind.AUTOMATED: "automatic",
    Kind.LIST: "a list",
    Kind.UNKNOWN: "not known",
}
_COLUMNS = ("last contact", "usually about", "last met")
_WIDTHS = (14, 14, 14)  # the longest are "September 2023" and "every 3 months"
_REMARK = 10  # "long quiet"
_GAP = "  "
_IN_CIRCLE = "· "
_NAMED = 6  # up to so many are named, more are counted


def people(
    ties: Sequence[Tie], reasons: Mapping[str, str], *, zone: tzinfo, now: datetime, width: int = 78
) -> str:
    """One line a person under quiet headings, in the order given (nearest first).

    `reasons`: why suggestions may come from somebody, by person id.
    """
    if not ties:
        return "Nobody yet. `helpfirst sync` reads your mail and your calendar.\n"
    rest = sum(_WIDTHS) + _REMARK + len(_GAP) * (len(_WIDTHS) + 1)
    longest = max(plain.cells(_person(tie)) for tie in ties)
    room = min(2 + longest, max(width - rest, 14))
    lines = [_row("", _COLUMNS, "", room)]
    for circle, members in groupby(ties, key=lambda tie: tie.circle):
        lines += ["", _CIRCLES.get(circle, "Others")]
        lines += [_tie_row(tie, tie.person.id in reasons, room, zone, now) for tie in members]
    return "\n".join([*lines, *_circle_lines(ties, reasons, width)]) + "\n"


def _circle_lines(ties: Sequence[Tie], reasons: Mapping[str, str], width: int) -> Iterator[str]:
    """What the mark means, and who has it for which reason."""
    by_reason: dict[str, list[str]] = {}
    for tie in ties:
        if tie.person.id in reasons:
            by_reason.setdefault(reasons[tie.person.id], []).append(_person(tie))
    if by_reason:
        yield from ("", f"{_IN_CIRCLE}Suggestions come from these:")
    for reason, names in by_reason.items():
        who = ", ".join(names) if len(names) <= _NAMED else f"{len(names)} people"
        yield from plain.wrap(f"{reason}: {who}", width, "  ")


def _tie_row(tie: Tie, in_circle: bool, room: int, zone: tzinfo, now: datetime) -> str:
    facts = (
        _day(tie.last_contact_at, now, zone),
        "" if tie.usual_gap_days is None else rhythm(tie.usual_gap_days),
        _day(tie.last_met_at, now, zone),
    )
    mark = _IN_CIRCLE if in_circle else "  "
    return _row(mark + _person(tie), facts, _KINDS[tie.person.kind] or _STATES[tie.state], room)


def _row(head: str, facts: Sequence[str], remark: str, room: int) -> str:
    cells = [plain.pad(head, room), *(f"{fact:<{width}}" for fact, width in zip(facts, _WIDTHS, strict=True))]
    return _GAP.join([*cells, remark]).rstrip()


def _person(tie: Tie) -> str:
    """The name, or an address if there is none."""
    addresses = tie.person.addresses
    return plain.name(tie.person.name or (addresses[0] if addresses else ""))


def _day(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    return "" if at is None else plain_day(at, now, zone)


def waiting(items: Sequence[Waiting], names: Mapping[str, str], *, zone: tzinfo, now: datetime, width: int = 78) -> str:
    """Two short sections, in the order given (likeliest first). `names`: id of a person -> name."""
    lines: list[str] = []
    for direction, title, nobody in (
        ("me", "May be waiting for you", "Nobody that I can see is waiting for you."),
        ("them", "You may be waiting for", "You are waiting for nobody that I can see."),
    ):
        section = [item for item in items if item.direction == direction]
        lines += ["", title if section else nobody]
        for item in section:
            lines += _waiting_lines(item, names, zone, now, width)
    return "\n".join(lines[1:]) + "\n"


def _waiting_lines(item: Waiting, names: Mapping[str, str], zone: tzinfo, now: datetime, width: int) -> Iterator[str]:
    head = f"  {plain_day(item.at, now, zone):<14}  "
    who = plain.name(names.get(item.person_id, ""))
    yield from plain.wrap(f"{who}: {plain.subject(item.subject)}", width, head)
    reason = plain.sentence(item.reason)
    if reason:
        yield from plain.wrap(reason, width, " " * len(head))
