"""What the raw files say: mails out of an mbox, meetings and days out of calendars, dates out of an address book.

Read by the standard library and icalendar, with no code of the project: the witness against which briefs are held.
"""

from __future__ import annotations

import mailbox
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple

import icalendar

SECOND = timedelta(seconds=1)


class Mail(NamedTuple):
    at: datetime
    sender: str
    recipients: frozenset[str]
    subject: str
    id: str
    answers: frozenset[str]
    machine: bool
    by_list: bool


class Meeting(NamedTuple):
    uid: str
    starts_at: datetime
    title: str
    guests: frozenset[str]
    booked_at: datetime
    series: bool


class WholeDay(NamedTuple):
    uid: str
    on: date
    title: str
    yearly: bool


class Card(NamedTuple):
    """`dates`: (month, day) by "birthday" or "anniversary"."""

    addresses: frozenset[str]
    dates: dict[str, tuple[int, int]]


class Promise(NamedTuple):
    """As the owner gave it: to an address, on a date, until a date."""

    address: str
    on: date
    text: str
    by: date | None = None


@dataclass
class Witness:
    """What the raw files say. `own` are the owner's addresses."""

    mails: list[Mail]
    meetings: list[Meeting]
    own: frozenset[str]
    checked: Counter[str] = field(default_factory=Counter)
    days: list[WholeDay] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)  # which stand in no file

    def until(self, now: datetime) -> list[Mail]:
        return [mail for mail in self.mails if mail.at <= now]

    def sent_to(self, them: frozenset[str], since: datetime, now: datetime) -> list[Mail]:
        mine = (mail for mail in self.until(now) if mail.sender in self.own and mail.at > since + SECOND)
        return [mail for mail in mine if not them.isdisjoint(mail.recipients)]

    def came_from(self, them: frozenset[str], since: datetime, now: datetime) -> list[Mail]:
        return [mail for mail in self.until(now) if mail.sender in them and mail.at > since + SECOND]


def witness(mbox: Path, calendar: Path | None, own: Iterable[str], book: Path | None = None) -> Witness:
    box = mailbox.mbox(mbox)
    mails = sorted(mail for message in box if (mail := _mail(message)) is not None)
    box.close()
    files = sorted(calendar.glob("*.ics")) if calendar else []
    meetings = [one for path in files for one in _meetings(path)]
    days = [one for path in files for one in _days(path)]
    cards = [*_cards(book.read_text(encoding="utf-8"))] if book else []
    return Witness(mails, meetings, frozenset(own), days=days, cards=cards)


def _mail(message: mailbox.mboxMessage) -> Mail | None:
    try:
        at = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
        ((_, sender), *_) = getaddresses([str(message["From"])])
    except (TypeError, ValueError):
        return None
    fields = [str(value) for name in ("To", "Cc", "Bcc") for value in message.get_all(name, [])]
    recipients = frozenset(address.lower() for _, address in getaddresses(fields) if address)
    references = f"{message['In-Reply-To'] or ''} {message['References'] or ''}"
    marks = ("List-Id", "List-Post", "Auto-Submitted", "Precedence", "Feedback-ID", "List-Unsubscribe")
    machine = any(message[mark] for mark in marks) or "method=" in str(message["Content-Type"]).lower()
    subject = str(make_header(decode_header(str(message["Subject"] or "").replace("\n", ""))))
    return Mail(
        at, sender.lower(), recipients, subject, str(message["Message-ID"] or "").strip().strip("<>"),
        frozenset(re.findall(r"<([^<>\s]+)>", references)), machine, bool(message["List-Id"] or message["List-Post"]),
    )  # fmt: skip


def _meetings(path: Path) -> Iterator[Meeting]:
    for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        begins = event["DTSTART"].dt
        if not isinstance(begins, datetime):
            continue
        named = event.get("ATTENDEE", [])
        guests = frozenset(
            str(one).lower().removeprefix("mailto:") for one in (named if isinstance(named, list) else [named])
        )
        begins = begins.astimezone(UTC)
        booked = event["CREATED"].dt.astimezone(UTC) if "CREATED" in event else begins
        yield Meeting(str(event["UID"]), begins, str(event.get("SUMMARY", "")), guests, booked, "RRULE" in event)


def _days(path: Path) -> Iterator[WholeDay]:
    for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        begins = event["DTSTART"].dt
        if not isinstance(begins, datetime):
            yearly = "YEARLY" in str(event.get("RRULE", {}).get("FREQ", ""))
            yield WholeDay(str(event["UID"]), begins, str(event.get("SUMMARY", "")), yearly)


def _cards(text: str) -> Iterator[Card]:
    for card in re.split(r"(?m)^BEGIN:VCARD", text)[1:]:
        addresses = re.findall(r"(?m)^(?:item\d\.)?EMAIL[^:]*:(.+?)\s*$", card)
        dates = {
            name: (int(found[1]), int(found[2]))
            for name, field_ in (("birthday", "BDAY"), ("anniversary", "ANNIVERSARY"))
            if (found := re.search(rf"(?m)^{field_}[^:]*:(?:\d{{4}}|--)-?(\d\d)-?(\d\d)", card))
        }
        yield Card(frozenset(one.lower() for one in addresses), dates)
