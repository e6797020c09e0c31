"""Archives of message headers -> owners with their interactions: the material of the evaluation.

An archive is a file NAME.jsonl.gz with one message a line: message_id, date_utc, from [[name, address]], to, cc, and,
where the mailboxes are real ones, owner and folders. None of it is part of the project; the environment variable
HELPFIRST_QUALITY_DATA names the folder. Addresses serve as persons: who is who is another question.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from agent.core.people.machines.words import is_no_reply
from agent.core.records import OWNER, Channel, Direction, Interaction, Post
from agent.core.ties.presence import Presence, presence
from agent.core.ties.statistics import DAY, DIRECT

BELIEVABLE = (datetime(1990, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
CROWD = 50
ENOUGH = 50  # messages sent, and as many received
ENOUGH_DAYS = 240
BUSY = 20  # direct messages in the year before a snapshot
MOST_OWNERS = 120  # of one archive
MEASURED = 24  # of them: by a hash, kept out of the coefficients that are shipped


class Letter(NamedTuple):
    at: datetime
    sender: str
    recipients: frozenset[str]
    file_of: str | None
    sent_folder: bool
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    subject: str
    to: tuple[str, ...]
    cc: tuple[str, ...]


@dataclass(frozen=True)
class ArchiveOwner:
    """`histories`: address -> interactions in order of time; `seen`: when an address was first seen to send."""

    archive: str
    label: str
    measured: bool
    histories: dict[str, list[Interaction]]
    seen: dict[str, datetime]
    began_at: datetime  # of the owner's own letters, less one per cent at each end for wrong clocks
    ended_at: datetime
    days: list[tuple[datetime, bool]]  # a moment of each day with mail; did the owner write?
    addresses: frozenset[str]
    held: list[Letter]

    def presence(self, now: datetime) -> Presence:
        past = [((now - at).days, own) for at, own in self.days if at <= now]
        return presence((day for day, _ in past), (day for day, own in past if own))

    def posts(self) -> Iterator[Post]:
        """What the owner wrote, or what names the owner, in order of time. As such copies reach people without passing
        through the list, they are mail.
        """
        whose = dict.fromkeys(self.addresses, OWNER)
        for row, one in enumerate(self.held):
            if one.sender in self.addresses or not self.addresses.isdisjoint(one.recipients):
                sender, *others = (whose.get(a, a) for a in (one.sender, *one.to, *one.cc))
                yield Post(
                    row, one.at, Channel.MAIL, one.message_id, one.in_reply_to, one.references, "", one.subject, sender,
                    tuple(others[: len(one.to)]), tuple(others[len(one.to) :]),
                )  # fmt: skip

    @cached_property
    def _direct(self) -> list[datetime]:
        return sorted(one.at for history in self.histories.values() for one in history if one.company <= DIRECT)

    def is_busy(self, now: datetime) -> bool:
        """Was there enough direct contact in the year before?"""
        return bisect_right(self._direct, now) - bisect_right(self._direct, now - 365 * DAY) >= BUSY


def letters(path: Path) -> list[Letter]:
    """The archive's messages in order of time, each id once; those without a believable date are left out."""
    found: dict[str, Letter] = {}
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines):
            raw = json.loads(line)
            at = instant(raw["date_utc"])
            if at is None or not raw["from"] or not raw["from"][0][1]:
                continue
            one = _letter(raw, at)
            key = raw["message_id"] or f"line {number}"
            if key not in found or at < found[key].at:
                found[key] = one
    return sorted(found.values(), key=lambda one: (one.at, one.sender, sorted(one.recipients)))


def _letter(raw: dict[str, Any], at: datetime) -> Letter:
    to, cc = (tuple(dict.fromkeys(a.lower() for _, a in raw[key] or () if "@" in a)) for key in ("to", "cc"))
    return Letter(
        at=at,
        sender=raw["from"][0][1].lower(),
        recipients=frozenset(to + cc),
        file_of=raw.get("owner"),
        sent_folder=any("sent" in folder for folder in raw.get("folders") or ()),
        message_id=ids_in(raw["message_id"]),
        in_reply_to=next(iter(ids_in(raw["in_reply_to"]).split()), ""),
        references=tuple(ids_in(raw["references"]).split()),
        subject=raw["subject"] or "",
        to=to,
        cc=cc,
    )


def ids_in(text: str | list[str] | None) -> str:
    """The ids between angle brackets, without them, a space between."""
    return " ".join(re.findall(r"<([^<>\s]+)>", text if isinstance(text, str) else " ".join(text or ())))


def instant(text: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(text or "").astimezone(UTC)
    except ValueError:
        return None
    return at if BELIEVABLE[0] < at < BELIEVABLE[1] else None


def owners(path: Path) -> Iterator[ArchiveOwner]:
    """The archive's owners, those to be measured first."""
    archive = path.name.removesuffix(".jsonl.gz")
    everything = letters(path)
    seen: dict[str, datetime] = {}
    for one in everything:
        seen.setdefault(one.sender, one.at)
    boxes = _files(everything) or _egos(archive, everything)
    for place, (addresses, held) in enumerate(boxes):
        if sum(one.sender in addresses for one in held) >= ENOUGH:
            yield _owner(archive, place, addresses, held, seen)


def _files(everything: list[Letter]) -> list[tuple[frozenset[str], list[Letter]]]:
    """Real mailboxes, each with the addresses that write what lies in its Sent folders."""
    files: dict[str, list[Letter]] = defaultdict(list)
    for one in everything:
        if one.file_of:
            files[one.file_of].append(one)
    boxes = []
    for _, held in sorted(files.items()):
        senders = Counter(one.sender for one in held if one.sent_folder)
        boxes.append((frozenset(a for a, n in senders.items() if n >= max(3, 0.02 * senders.total())), held))
    return boxes


def _egos(archive: str, everything: list[Letter]) -> list[tuple[frozenset[str], list[Letter]]]:
    """What each busy address sent, or was named in."""
    held: dict[str, list[Letter]] = defaultdict(list)
    for one in everything:
        for address in {one.sender, *one.recipients}:
            held[address].append(one)
    fit = [address for address, mail in held.items() if _is_busy(address, mail)]
    fit.sort(key=lambda address: hashlib.sha256(f"{archive} {address}".encode()).hexdigest())
    return [(frozenset({address}), held[address]) for address in fit[:MOST_OWNERS]]


def _is_busy(address: str, mail: list[Letter]) -> bool:
    sent = [one.at for one in mail if one.sender == address]
    received = sum(one.sender != address and len(one.recipients) <= DIRECT for one in mail)
    long_enough = sent and sent[-1] - sent[0] >= timedelta(days=ENOUGH_DAYS)
    return len(sent) >= ENOUGH and received >= ENOUGH and bool(long_enough) and not is_no_reply(address)


def _owner(
    archive: str, place: int, addresses: frozenset[str], held: list[Letter], seen: dict[str, datetime]
) -> ArchiveOwner:
    histories: dict[str, list[Interaction]] = defaultdict(list)
    days: dict[datetime, bool] = {}
    for one in held:
        own = one.sender in addresses
        day = one.at.replace(hour=12, minute=0, second=0, microsecond=0)
        days[day] = days.get(day, False) or own
        company = max(1, len(one.recipients))
        channel = Channel.MAIL if company <= CROWD else Channel.LIST
        direction = Direction.OUT if own else Direction.IN
        for address in one.recipients if own else (one.sender,):
            if address not in addresses:
                histories[address].append(Interaction(one.at, one.at, channel, direction, company, 1.0))
    sent = [one.at for one in held if one.sender in addresses]
    cut = len(sent) // 100
    return ArchiveOwner(
        archive, f"{archive} {place}", place < MEASURED, dict(histories), seen, sent[cut], sent[-1 - cut],
        sorted(days.items()), addresses, held,
    )  # fmt: skip
