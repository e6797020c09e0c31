"""The labelled events: read from events.txt, written as their program writes them, and read back by the program.

Everybody here is invented. Half of the events, chosen by a hash of what they say, is held out: look at what is
missed in the other half only (`held_out=False`), so that the figures of this one keep their worth.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from agent import gather, pipeline
from agent.contracts import Found, MailBatch
from agent.core.records import Mailbox, Message, Owner, Place
from agent.store import mail, sources
from agent.store.database import Database, in_memory
from connectors.ics_calendar import IcsCalendar
from tests.quality.exporters import BERLIN, EXPORTERS, Entry, Guest

EVENTS = Path(__file__).with_name("events.txt")
NOW = datetime(2026, 3, 1, 6, tzinfo=UTC)
LAST_DAY = date(2026, 2, 27)
OWNER = Owner("Jo Marlow", ("jo@marlow.example",), BERLIN)
KNOWN = {
    "tom": "Tom Becker", "sofia": "Sofia Lindqvist", "marc": "Marc Dubois", "claire": "Claire Petit",
    "hannah": "Hannah Weiss", "priya": "Priya Raman", "lucia": "Lucía Navarro", "pieter": "Pieter de Vries",
    "joao": "João Pereira", "giulia": "Giulia Conti", "max": "Max Sommer", "rose": "Rose Marsh",
    "will": "Will Carter", "mark": "Mark Ellis", "grace": "Grace Hill", "jan": "Jan de Boer",
    "annaroth": "Anna Roth", "annakeller": "Anna Keller", "samortiz": "Sam Ortiz", "samhale": "Sam Hale",
}  # fmt: skip
CLASSES = ("no", "in person", "online", "phone", "unknown")
EXCHANGES = 6  # letters each way with everybody known: enough for a tie


@dataclass(frozen=True)
class Labelled:
    """An event as it is written, and how a reader understands it."""

    entry: Entry
    exporter: str
    kind: str
    names: frozenset[str] | None  # None where somebody is invited by address
    held_out: bool


@dataclass(frozen=True)
class Read:
    """What the program made of an event."""

    kind: str
    names: frozenset[str]


def labelled() -> Iterator[Labelled]:
    """The events of events.txt, each on a day of its own."""
    exporter = ""
    for number, line in enumerate(EVENTS.read_text(encoding="utf-8").splitlines()):
        if line.startswith("["):
            exporter = line.strip("[]")
        elif line and not line.startswith("#"):
            kind, names, title, location, further = (part.strip() for part in line.split("|", 4))
            assert kind in CLASSES, line
            entry = _entry(number, title, location.replace(r"\n", "\n"), _options(further))
            others = (g for g in entry.guests if g.address not in ("", *OWNER.addresses))
            invited = any(g.kind == "INDIVIDUAL" for g in others)
            meant = frozenset() if names == "-" else frozenset(names.split("+"))
            assert meant <= KNOWN.keys(), line
            digest = hashlib.sha256(f"{title} {location} {further}".encode()).digest()
            yield Labelled(entry, exporter, kind, None if invited else meant, held_out=digest[0] % 2 == 1)


def _options(further: str) -> dict[str, str]:
    pairs = (option.strip().partition("=") for option in further.split(";") if option.strip())
    found: dict[str, str] = {}
    last = ""
    for key, _, value in pairs:
        if key.isupper():  # the rest of a rule
            found[last] += f";{key}={value}"
        else:
            found[key], last = value, key
    return found


def _entry(number: int, title: str, location: str, options: dict[str, str]) -> Entry:
    starts = datetime.combine(LAST_DAY, time(12)) - timedelta(days=number)
    all_day = "day" in options
    organizer, guests = _people(options)
    rule = options.get("rule", "")
    off = starts + (int(options["off"]) - 1) * _step(rule) if "off" in options else None
    return Entry(
        uid=hashlib.sha256(f"{number} {title}".encode()).hexdigest()[:16],
        title=title,
        starts=starts.replace(hour=0) if all_day else starts,
        lasts=timedelta(days=1) if all_day else timedelta(hours=float(options.get("hours", "1"))),
        created=(starts - timedelta(days=9)).replace(tzinfo=UTC),
        location=location,
        conference=options.get("conf", ""),
        url=options.get("url", ""),
        all_day=all_day,
        rule=rule,
        without=(off,) if off and number % 2 else (),
        cancelled=off if off and number % 2 == 0 else None,
        status=options.get("status", "confirmed").upper(),
        free="free" in options,
        busy=options.get("busy", "") if options.get("busy") != "auto" else "",
        sequence=int(options.get("seq", "0")),
        organizer=organizer,
        guests=guests,
        placed="place" in options,
    )


def _step(rule: str) -> timedelta:
    return timedelta(days={"FREQ=DAILY": 1, "FREQ=WEEKLY": 7}.get(rule.partition(";")[0], 28))


def _people(options: dict[str, str]) -> tuple[Guest | None, tuple[Guest, ...]]:
    me = Guest("Jo Marlow", OWNER.addresses[0], options.get("me", "accepted").upper())
    guests = [guest(key, answer) for key, _, answer in (one.partition(":") for one in _list(options.get("with", "")))]
    crowd = int(options.get("crowd", "0"))
    guests += [Guest(f"Guest {n}", f"guest{n}@crowd.example", "ACCEPTED") for n in range(crowd)]
    guests += [Guest(name, "", "NEEDS-ACTION") for name in _list(options.get("nomail", ""))]
    if "room" in options:
        guests.append(Guest(options["room"], "room@rooms.example", "ACCEPTED", "ROOM"))
    if "list" in options:
        guests.append(Guest("Everybody", "everybody@lists.example", "NEEDS-ACTION", "GROUP"))
    if not guests:
        return (me, (me,)) if "self" in options else (None, ())
    organizer = options.get("org", "me")
    return (me if organizer == "me" else guest(organizer, "")), (me, *guests)


def _list(value: str) -> list[str]:
    return [one for one in value.split(",") if one]


def guest(key: str, answer: str) -> Guest:
    name = KNOWN.get(key, "Robin Strange")
    return Guest(name, address_of(name), answer.upper())


def address_of(name: str) -> str:
    first = name.split()[0].lower()
    return f"{first.encode('ascii', 'ignore').decode()}.{len(name)}{sum(map(ord, name)) % 97}@{first[0]}.example"


def store_of(events: list[Labelled], folder: Path) -> Database:
    """The store after a sync of all these events, each in a file of its own, with letters to all who are known."""
    for number, one in enumerate(events):
        (folder / f"{number:04}.ics").write_bytes(EXPORTERS[one.exporter](one.entry))
    db = in_memory()
    source = IcsCalendar("home", folder, OWNER.zone, NOW + timedelta(days=365))
    (outcome,) = pipeline.sync(
        db, pipeline.Sources(calendars=[source]), OWNER, subjects=True, now=NOW, progress=lambda name, read: None
    )
    assert outcome.state == "ok", outcome
    assert not outcome.skipped, outcome.skipped
    writer = mail.MailWriter(db, sources.source_id(db, "mail", "box", "mbox"), OWNER, subjects=True, now=NOW)
    writer.save(MailBatch(list(_letters()), [], {}))
    return db


def _letters() -> Iterator[Found]:
    """Long ago, so that they say nothing of who is meant."""
    jo = Mailbox("Jo Marlow", OWNER.addresses[0])
    people = [*((name, EXCHANGES) for name in KNOWN.values()), ("Nora Falk", 1)]
    for name, exchanges in people:
        other = Mailbox(name, address_of(name))
        for n in range(exchanges):
            at = datetime(2023, 5, 1 + n, 8, tzinfo=UTC)
            for sender, to, own in ((jo, other, True), (other, jo, False)):
                message = Message(at, at, sender, (to,), subject="Hello", message_id=f"{n}.{own}.{other.address}")
                yield Found(message, Place("box", message.message_id))


def readings(events: list[Labelled], db: Database) -> list[Read]:
    """What the program makes of each event, in the same order."""
    who = gather.everybody(db, OWNER, NOW)
    keys = {address_of(name): key for key, name in KNOWN.items()}
    rows = {
        href: (channel, sure, occurrence)
        for href, channel, sure, occurrence in db.execute(
            """select c.href, g.channel, g.sure, min(o.id) from calendar_objects c join events e on e.object_id = c.id
               join gatherings g on g.event_id = e.id join occurrences o on o.event_id = e.id
               where e.recurrence_at is null group by c.href"""
        )
    }
    read = []
    for number in range(len(events)):
        channel, sure, occurrence = rows.get(f"{number:04}.ics", ("", False, 0))
        linked = who.diary.linked.get(occurrence, {})
        is_meeting = sure or linked or occurrence in who.diary.doubtful
        kind = {"meeting": "unknown", "": "no"}.get(channel, channel) if is_meeting else "no"
        addresses = {address for person in linked for address in who.by_id[person].person.addresses}
        read.append(Read(kind, frozenset(keys[address] for address in addresses)))
    return read


def f1(pairs: list[tuple[str, str]], kind: str) -> tuple[float, float, float, int]:
    """(precision, recall, F1, how many are labelled so) of one class, from (label, answer) pairs."""
    right = sum(label == answer == kind for label, answer in pairs)
    said, labelled_so = sum(answer == kind for _, answer in pairs), sum(label == kind for label, _ in pairs)
    precision, recall = right / max(1, said), right / max(1, labelled_so)
    return precision, recall, 2 * right / max(1, said + labelled_so), labelled_so


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean F1 of the five classes."""
    return sum(f1(pairs, kind)[2] for kind in CLASSES) / len(CLASSES)
