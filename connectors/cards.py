"""vCard bytes -> Card records (RFC 6350; also 3.0, RFC 2426, and 2.1). Pure.

Read are names, mail addresses, dates, groups; never notes, photographs, telephone numbers or places.
"""

from __future__ import annotations

import hashlib
import quopri
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from agent.contracts import CardBatch
from agent.core.records import Card, Skipped, YearlyDate
from connectors.content_lines import Line, line_name, logical_lines, parse_line, unescape, with_newlines
from connectors.mail_text import clean, decode
from connectors.participants import mail_address

_NAME_LENGTH = 200
_MAX_CARD_TEXT = 256 * 1024
_MARK = re.compile(rb"^(BEGIN|END):VCARD[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_DAY = re.compile(r"(?:(\d{4})-?|--)(\d\d)-?(\d\d)(?:[T ].*)?")
_ANNIVERSARIES = ("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY")
_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_MEMBERS = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")

# What is read of a card, and how many lines of it at most.
_LIMITS: Mapping[str, int] = {
    **dict.fromkeys(("FN", "N", "UID", "ORG", "X-ABSHOWAS", "BDAY", *_ANNIVERSARIES, *_KINDS), 1),
    **dict.fromkeys(("EMAIL", "CATEGORIES", "X-ABDATE", "X-ABLABEL"), 50),
    **dict.fromkeys(_MEMBERS, 5_000),
}

Lines = Mapping[str, Sequence[Line]]


@dataclass(frozen=True, slots=True)
class _Group:
    """A card that names other cards: what KIND:group means (RFC 6350, 6.1.4 and 6.6.5)."""

    name: str
    members: frozenset[str]  # UIDs or mail addresses, lower case, without urn:uuid: and mailto:


def parse_cards(contents: Iterable[bytes]) -> CardBatch:
    """The people in the files of one address book. Never raises, whatever the bytes.

    A group's name is added to its members wherever they stand; organisations are no people.
    """
    cards: list[Card] = []
    groups: list[_Group] = []
    skipped: list[Skipped] = []
    for content in contents:
        for result in _read(content):
            if isinstance(result, Card):
                cards.append(result)
            elif isinstance(result, _Group):
                groups.append(result)
            else:
                skipped.append(result)
    return CardBatch([_with_groups(card, groups) for card in cards], skipped)


def _read(raw: bytes) -> Iterator[Card | _Group | Skipped]:
    raw = with_newlines(raw)
    start: int | None = None
    found = False
    for mark in _MARK.finditer(raw):
        found = True
        begins = mark[1].upper() == b"BEGIN"
        if start is not None:
            lines = None if begins else _lines(raw[start : mark.start()])
            result = _unreadable() if lines is None else _card(lines)
            if result is not None:
                yield result
        start = mark.end() if begins else None
    if start is not None or (raw.strip() and not found):
        yield _unreadable()


def _unreadable() -> Skipped:
    return Skipped("unreadable card")


def _lines(block: bytes) -> Lines | None:
    """The lines that are read, by name; None if they are too much for any person's card."""
    lines: dict[str, list[Line]] = defaultdict(list)
    size = 0
    for text in _joined(logical_lines(block)):
        name = line_name(text)
        if len(lines.get(name, ())) < _LIMITS.get(name, 0):
            size += len(text)
            if size > _MAX_CARD_TEXT:
                return None
            lines[name].append(parse_line(text))
    return lines


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """vCard 2.1 breaks a quoted-printable line with "=" at its end."""
    for line in lines:
        if line.endswith("=") and "QUOTED-PRINTABLE" in line.partition(":")[0].upper():
            parts = [line[:-1]]
            for more in lines:
                parts.append(more.removesuffix("="))
                if not more.endswith("="):
                    break
            line = "".join(parts)
        yield line


def _card(lines: Lines) -> Card | _Group | Skipped | None:
    """A person or a group; None for an organisation."""
    kind = next((_text(lines, name).lower() for name in _KINDS if name in lines), "")
    formatted, parts = _text(lines, "FN"), [_plain(part) for part in _split(_value(lines, "N"), ";")]
    own_name = clean(" ".join(part for part in (*parts[1:2], *parts[:1]) if part), _NAME_LENGTH)
    name = formatted or own_name
    if kind == "group":
        members = (line.value for key in _MEMBERS for line in lines.get(key, ()))
        return _Group(name, frozenset(_reference(member) for member in members)) if name else None
    organisation = _plain(_split(_value(lines, "ORG"), ";")[0])
    is_company = kind == "org" or _text(lines, "X-ABSHOWAS").lower() == "company"
    if is_company or (organisation and not own_name and formatted in ("", organisation)):
        return None
    addresses = tuple(dict.fromkeys(filter(None, (mail_address(_decoded(line)) for line in lines.get("EMAIL", ())))))
    if not name and not addresses:
        return Skipped("card without name and address")
    return Card(
        uid=_text(lines, "UID") or _derived_uid(name, addresses),
        name=name,
        addresses=addresses,
        birthday=_yearly(lines["BDAY"][0]) if "BDAY" in lines else None,
        anniversary=_anniversary(lines),
        groups=_categories(lines),
    )


def _with_groups(card: Card, groups: Iterable[_Group]) -> Card:
    references = {_reference(card.uid), *card.addresses}
    names = [group.name for group in groups if not references.isdisjoint(group.members)]
    return replace(card, groups=tuple(dict.fromkeys((*card.groups, *names)))) if names else card


def _reference(text: str) -> str:
    return text.strip().lower().removeprefix("urn:uuid:").removeprefix("mailto:")


def _categories(lines: Lines) -> tuple[str, ...]:
    names = (_plain(part) for line in lines.get("CATEGORIES", ()) for part in _split(_decoded(line), ","))
    return tuple(dict.fromkeys(name for name in names if name))


def _anniversary(lines: Lines) -> YearlyDate | None:
    """ANNIVERSARY (RFC 6350, 6.2.6), what came before it, or Apple's dated items that are labelled so."""
    labels = {line.group: line.value.lower() for line in lines.get("X-ABLABEL", ()) if line.group}
    named = [line for name in _ANNIVERSARIES for line in lines.get(name, ())]
    labelled = [line for line in lines.get("X-ABDATE", ()) if "anniversary" in labels.get(line.group, "")]
    return next((found for line in (*named, *labelled) if (found := _yearly(line))), None)


def _yearly(line: Line) -> YearlyDate | None:
    """19850412, 1985-04-12, --0412 or --04-12, with or without a time; None for free text (RFC 6350, 4.3).

    A year before 1850 stands for none: Apple writes 1604 (and says so in X-APPLE-OMIT-YEAR).
    """
    match = _DAY.fullmatch(line.value.strip())
    if match is None or line.parameters.get("VALUE", "").lower() == "text":
        return None
    year, month, day = int(match[1] or 0), int(match[2]), int(match[3])
    try:
        date(2000 if year < 1 else year, month, day)  # 2000 had a 29 February
    except ValueError:
        return None
    omitted = line.parameters.get("X-APPLE-OMIT-YEAR") == match[1]
    return YearlyDate(month, day, None if omitted or year < 1850 else year)


def _value(lines: Lines, name: str) -> str:
    return _decoded(lines[name][0]) if name in lines else ""


def _text(lines: Lines, name: str) -> str:
    return _plain(_value(lines, name))


def _plain(value: str) -> str:
    return clean(unescape(value), _NAME_LENGTH)


def _decoded(line: Line) -> str:
    """The value without its quoted-printable coat (vCard 2.1), whose name may stand alone as a parameter."""
    parameters = line.parameters
    if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE" or "QUOTED-PRINTABLE" in parameters:
        return decode(quopri.decodestring(line.value.encode("utf-8", "replace")))
    return line.value


def _split(value: str, separator: str) -> list[str]:
    """At separators that no backslash stands before."""
    return re.split(rf"(?<!\\){separator}", value)


def _derived_uid(name: str, addresses: tuple[str, ...]) -> str:
    """The same for the same card in every reading, for address books that leave out the UID."""
    return "without-uid-" + hashlib.sha256("\n".join((name, *addresses)).encode("utf-8", "replace")).hexdigest()[:16]
