"""The labelled senders: read from senders.txt, written as mail, calendar and cards, and read back by the program.

Everybody here is invented. Half of the senders, chosen by a hash of name and address, is held out: look at what is
missed in the other half only, so that the figures of this one keep their worth. `python -m tests.quality.senders`
prints the tables of docs/quality.md, and with a file in the same format those of a fresh harvest at first sight.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime, formataddr
from itertools import count
from pathlib import Path

from agent import pipeline
from agent.core.records import Kind, Owner
from agent.gather.people import everybody
from agent.store.database import in_memory
from connectors.ics_calendar import IcsCalendar
from connectors.mbox_mail import MboxMail
from connectors.vcard_contacts import VcardContacts

SENDERS = Path(__file__).with_name("senders.txt")
NOW = datetime(2026, 3, 1, 6, tzinfo=UTC)
FIRST = datetime(2024, 9, 1, tzinfo=UTC)
JO = ("Jo Marlow", "jo@marlow.example")
OWNER = Owner(JO[0], (JO[1],), UTC)
FORUM = ("Forum", "forum@lists.marlow-forum.example")
STRANGERS = tuple((f"Robin Strange {n}", f"robin{n}@crowd.example") for n in range(11))

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Sender:
    """A line of senders.txt."""

    label: str
    shape: str
    language: str
    names: tuple[str, ...]
    address: str
    passed: dict[str, str]
    held_out: bool

    def times(self, what: str) -> int:
        return int(self.passed.get(what, "0"))

    @property
    def written_to(self) -> bool:
        return any(self.times(what) for what in ("out", "once"))

    @property
    def hash(self) -> int:
        return hashlib.sha256(f"{self.names} {self.address}".encode()).digest()[0]


def labelled(path: Path = SENDERS) -> Iterator[Sender]:
    language = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            label, shape, names, address, passed = (part.strip() for part in line.split("|", 4))
            assert label in list(Kind), line
            pairs = (one.strip().partition("=") for one in passed.split(";"))
            digest = hashlib.sha256(f"{names} {address}".encode()).digest()
            named = tuple(name.strip() for name in names.split("+"))
            yield Sender(label, shape, language, named, address.lower(),
                         {key: value or "1" for key, _, value in pairs}, digest[0] % 2 == 1)  # fmt: skip


# ---- what passed, as mail -------------------------------------------------------------------------------


def letters(one: Sender) -> Iterator[tuple[datetime, Fields]]:
    """Everything that passed between the owner and this sender, as header fields."""
    moments = _moments(one)
    numbers = count()
    ours: list[str] = []

    def own(at: datetime, to: Iterable[tuple[str, str]]) -> tuple[datetime, Fields]:
        ours.append(f"<own.{next(numbers)}.{one.address.replace('@', '.')}@marlow.example>")
        return at, [("From", formataddr(JO)), ("To", _list(to)), ("Subject", "A question"), ("Message-ID", ours[-1])]

    there = ("", one.address)
    for _ in range(one.times("out")):
        yield own(next(moments), [there])
    day = next(moments)
    for n in range(one.times("once")):
        yield own(day + timedelta(hours=n), [there])
    for _ in range(one.times("crowd")):
        yield own(next(moments), [there, *STRANGERS])
    if one.times("ans") and not ours:
        yield own(next(moments), [FORUM])
    for what in ("in", "with", "re", "list", "listre", "via", "auto", "away", "bcc", "invite", "ans"):
        for n in range(one.times(what)):
            name = one.names[n % len(one.names)]
            fields = [("From", formataddr((str(Header(name, "utf-8")) if not name.isascii() else name, one.address)))]
            yield next(moments), fields + _incoming(one, what, next(numbers), ours[n % len(ours)] if ours else "")


def _moments(one: Sender) -> Iterator[datetime]:
    """Later and later: by the clock for those who are said to be so, else whenever it comes."""
    at = FIRST + timedelta(days=one.hash % 40, hours=6)
    every = one.times("every")
    for n in count():
        odd = (one.hash * 31 + n * n * 17 + n * 7) % 97
        wobble = timedelta(minutes=odd % 4) if "hour" in one.passed else timedelta(minutes=odd * 9)
        yield at + (wobble if not every or "hour" in one.passed else timedelta(minutes=odd * 3))
        at += timedelta(days=every or 1 + odd % 13)


def _incoming(one: Sender, what: str, number: int, answered: str) -> Fields:
    host = one.passed.get("id", one.address.partition("@")[2])
    to = {"bcc": "undisclosed-recipients:;", "list": formataddr(FORUM), "listre": formataddr(FORUM)}.get(
        what, formataddr(JO)
    )
    to = f"{to}, {_list(STRANGERS[:3])}" if what == "with" else to
    fields = [("To", to), ("Subject", f"Note {number}"), ("Message-ID", f"<{number}.{one.address}.x@{host}>")]
    if what in ("re", "listre", "ans"):
        refers = answered if what == "ans" else f"<{number}.before@elsewhere.example>"
        fields += [("In-Reply-To", refers), ("References", refers)]
    if what in ("list", "listre"):
        return fields + _through_the_forum() + _mailer(one)
    if what == "via":
        return fields + _rewritten(one)
    fields += {
        "auto": [("Auto-Submitted", "auto-generated")],
        "away": [("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")],
        "invite": [("Content-Type", "text/calendar; method=REQUEST")],
    }.get(what, [])
    return fields + _marks(one) + _mailer(one)


def _marks(one: Sender) -> Fields:
    domain = one.address.partition("@")[2]
    bounce = one.passed.get("bounce", domain)
    marks: dict[str, Fields] = {
        "unsub": [("List-Unsubscribe", f"<https://{domain}/off/1>")],
        "oneclick": [("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")],
        "feedback": [("Feedback-ID", f"1:{domain}:letter")],
        "bulk": [("Precedence", "bulk")],
        "replyto": [("Reply-To", one.passed.get("replyto", ""))],
    }
    said = [field for key, fields in marks.items() if key in one.passed for field in fields]
    return [("Return-Path", f"<b@{bounce}>"), *said]


def _mailer(one: Sender) -> Fields:
    return [("X-Mailer", one.passed["mailer"])] if "mailer" in one.passed else []


def _through_the_forum() -> Fields:
    return [("List-Id", "Forum <forum.lists.marlow-forum.example>"), ("List-Post", f"<mailto:{FORUM[1]}>"),
            ("Precedence", "list"), ("Return-Path", "<forum-bounces@lists.marlow-forum.example>")]  # fmt: skip


def _rewritten(one: Sender) -> Fields:
    """As Mailman writes it, or (orig) Google Groups."""
    local, _, domain = one.address.partition("@")
    member = "member.of.it@longmail.example"
    if "orig" in one.passed:
        return [("X-Original-From", member), ("List-Id", f"<{local}.{domain}>"), ("Precedence", "list")]
    return [("Reply-To", member), ("List-Id", f"<{local}.{domain}>"), ("List-Post", f"<mailto:{one.address}>")]


def _list(mailboxes: Iterable[tuple[str, str]]) -> str:
    return ", ".join(map(formataddr, mailboxes))


# ---- and read back --------------------------------------------------------------------------------------


def kinds(senders: list[Sender], folder: Path) -> dict[str, Kind]:
    """Address -> what the program takes its person for, after a sync of all mail, meetings and cards."""
    everything = sorted((entry for one in senders for entry in letters(one)), key=lambda entry: entry[0])
    with (folder / "mail.mbox").open("w", encoding="utf-8", newline="\n") as mbox:
        for at, fields in everything:
            mbox.write(f"From x {at:%a %b %d %H:%M:%S %Y}\nDate: {format_datetime(at)}\n")
            mbox.write("".join(f"{name}: {value}\n" for name, value in fields) + "\n\n")
    (folder / "calendar").mkdir()
    for one in senders:
        for n in range(one.times("accepted") + one.times("organizes")):
            text = _invitation(one, n, organizes=n >= one.times("accepted"))
            (folder / "calendar" / f"{one.hash}{n}{one.address}.ics").write_text(text, encoding="utf-8", newline="\r\n")
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nUID:{one.address}\nFN:{one.names[0]}\nEMAIL:{one.address}\nEND:VCARD\n"
        for one in senders
        if "card" in one.passed
    )
    (folder / "cards.vcf").write_text(cards, encoding="utf-8")
    db = in_memory()
    sources = pipeline.Sources(
        mail=[MboxMail("mail", folder / "mail.mbox")],
        calendars=[IcsCalendar("calendar", folder / "calendar", UTC, NOW)],
        contacts=[VcardContacts("cards", folder / "cards.vcf")],
    )
    outcomes = pipeline.sync(db, sources, OWNER, subjects=True, now=NOW, progress=lambda name, read: None)
    assert all(outcome.state == "ok" for outcome in outcomes), outcomes
    who = everybody(db, OWNER, NOW)
    return {address: one.person.kind for one in who.by_id.values() for address in one.person.addresses}


def _invitation(one: Sender, number: int, *, organizes: bool) -> str:
    at = FIRST + timedelta(days=30 * (number + 1) + one.hash % 20, hours=9)
    organizer, guest = (one.address, JO[1]) if organizes else (JO[1], one.address)
    return (
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Invented//EN\nBEGIN:VEVENT\n"
        f"UID:{number}.{one.address}\nDTSTART:{at:%Y%m%dT%H%M%SZ}\nDTEND:{at + timedelta(hours=1):%Y%m%dT%H%M%SZ}\n"
        f"CREATED:{at - timedelta(days=9):%Y%m%dT%H%M%SZ}\nSUMMARY:Coffee\nORGANIZER;CN=X:mailto:{organizer}\n"
        f'ATTENDEE;PARTSTAT=ACCEPTED;CN="{one.names[0] if not organizes else JO[0]}":mailto:{guest}\n'
        "END:VEVENT\nEND:VCALENDAR\n"
    )


def precision_and_recall(answers: Iterable[tuple[Sender, bool]]) -> tuple[float, float, int]:
    """Of "this is a person": (precision, recall, how many are labelled so)."""
    pairs = [(one.label == "person", said) for one, said in answers]
    right = sum(label and said for label, said in pairs)
    people = sum(label for label, _ in pairs)
    return right / max(1, sum(said for _, said in pairs)), right / max(1, people), people


def tables(senders: list[Sender], found: dict[str, Kind]) -> Iterator[str]:
    yield "| half | the owner | senders | people | precision | recall |"
    yield "|---|---|---|---|---|---|"
    for held_out in (True, False):
        for written in (True, False):
            part = [one for one in senders if one.held_out is held_out and one.written_to is written]
            precision, recall, people = precision_and_recall((o, found.get(o.address) is Kind.PERSON) for o in part)
            half, did = "held out" if held_out else "tuned on", "wrote" if written else "never wrote"
            yield f"| {half} | {did} | {len(part)} | {people} | {precision:.3f} | {recall:.3f} |"


if __name__ == "__main__":
    everyone = list(labelled(*(Path(word) for word in sys.argv[1:] if word != "--missed")))
    with tempfile.TemporaryDirectory() as scratch:
        answered = kinds(everyone, Path(scratch))
    sys.stdout.write("\n".join(tables(everyone, answered)) + "\n")
    if "--missed" in sys.argv:
        for sender in everyone:
            if not sender.held_out and answered.get(sender.address) != sender.label:
                sys.stdout.write(f"{sender.label} taken for {answered.get(sender.address)}: {sender}\n")
