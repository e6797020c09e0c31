"""Who is who, on labels made by ourselves: people with much mail are given two addresses instead of their one.

`HELPFIRST_QUALITY_DATA=FOLDER python -m tests.quality.identity`; archives as in tests.quality.archives, of which those
with display names and In-Reply-To say something. In the mailbox of one owner everybody with forty letters or more gets
two invented addresses with handles that tell nothing, one after the other or side by side, the second under the same
name, with an initial, by the given name alone or without any. Each mailbox is read twice: as it is, where the letters
of a list have many recipients and tell little, and as if each letter had one, as private mail has. Wrong is whatever
joins two who carry different full names; how many of those share a given or family name, is told beside it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations, product
from pathlib import Path
from statistics import median
from typing import NamedTuple

from agent.contracts import Found, MailBatch
from agent.core.people.identity.names import ONE_NAME, Name, full, likeness
from agent.core.people.rewriting import is_rewritten
from agent.core.records import Mailbox, Message, Owner, Place
from agent.gather.people import everybody
from agent.store import mail, sources
from agent.store.database import in_memory

MUCH = 40  # letters
ENOUGH = 50  # that an owner sent
OWNERS = 6  # of one archive, by a hash
STYLES = ("same name", "initial", "given name", "no name")
MODES = ("one after the other", "side by side")


class Outcome(NamedTuple):
    """Of one mailbox: (style, was it found?) of each who was split; pairs joined wrongly, and that share a name."""

    split: list[tuple[str, bool]]
    wrong: int
    alike: int


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6])


def messages(path: Path) -> Iterator[Message]:
    """The archive's messages with a date and a sender, in the order of the file."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            raw = json.loads(line)
            boxes = {
                key: tuple(Mailbox(name or "", address.lower()) for name, address in raw[key] or () if "@" in address)
                for key in ("from", "to", "cc")
            }
            if not boxes["from"] or not raw["date_utc"]:
                continue
            ids = {key: (raw.get(key) or "").strip("<> ") for key in ("message_id", "in_reply_to")}
            at = datetime.fromisoformat(raw["date_utc"]).astimezone(UTC)
            yield Message(at, None, boxes["from"][0], boxes["to"], boxes["cc"], subject=raw["subject"] or "", **ids)


def owners(everything: Iterable[Message]) -> Iterator[tuple[str, list[Message]]]:
    """Busy senders, by a hash, each with the letters that they sent or were named in."""
    held: dict[str, list[Message]] = defaultdict(list)
    for one in everything:
        for address in {one.sender.address, *(box.address for box in (*one.to, *one.cc))}:
            held[address].append(one)
    busy = [who for who, those in held.items() if sum(m.sender.address == who for m in those) >= ENOUGH]
    for who in sorted(busy, key=lambda who: _hash(f"owner {who}"))[:OWNERS]:
        yield who, held[who]


def names_of(held: Iterable[Message]) -> dict[str, Name]:
    """The full name of each address that has just one."""
    found: dict[str, set[Name]] = defaultdict(set)
    for one in held:
        for box in (one.sender, *one.to, *one.cc):
            if not is_rewritten(box.name) and (name := full(box.name)):
                found[box.address].add(name)
    return {address: next(iter(names)) for address, names in found.items() if len(names) == 1}


def private(owner: str, one: Message) -> Message:
    """As if it had been written to one: to the owner, or by the owner to the first who is named."""
    if one.sender.address != owner:
        return one._replace(to=(Mailbox("", owner),), cc=())
    return one._replace(to=(*one.to, *one.cc)[:1], cc=())


def measured(owner: str, held: list[Message], mode: str) -> Outcome:
    """What becomes of one mailbox in which everybody with much mail has two addresses."""
    names = names_of(held)
    counts = Counter(address for one in held for address in _between(owner, one))
    of_name = Counter(names.values())
    split = {a for a, name in names.items() if a != owner and counts[a] >= MUCH and of_name[name] == 1}
    rename = _renamer(held, split, names, mode)
    letters = [_renamed(one, lambda box, one=one: rename(box, one)) for one in held]
    group = _groups(owner, letters)
    truth = {a: name for a, name in names.items() if a not in split}
    truth |= {new: names[a] for a in split for new in _two(a)}
    pairs = [(a, b) for a, b in combinations(sorted(truth.keys() & group.keys()), 2)]
    other = [(a, b) for a, b in pairs if likeness(truth[a], truth[b]) not in ONE_NAME]
    return Outcome(
        [(_style(a), len({group[new] for new in _two(a)}) == 1) for a in sorted(split) if group.keys() >= {*_two(a)}],
        sum(group[a] == group[b] for a, b in other),
        sum(bool({truth[a].given, truth[a].family} & {truth[b].given, truth[b].family}) for a, b in other),
    )


def _between(owner: str, one: Message) -> set[str]:
    """With whom the owner has to do by a letter: its writer, or those to whom the owner wrote."""
    return {box.address for box in (*one.to, *one.cc)} if one.sender.address == owner else {one.sender.address}


def _two(address: str) -> tuple[str, str]:
    """Handles of nine letters that tell nothing."""
    one, other = (f"q{_hash(f'{side} {address}'):x}x"[:9] for side in ("one", "other"))
    return f"{one}@first.example", f"{other}@second.example"


def _style(address: str) -> str:
    return STYLES[_hash(f"style {address}") % len(STYLES)]


def _shown(name: str, style: str) -> str:
    words = name.split()
    return {"same name": name, "initial": f"{words[0][0]}. {words[-1]}", "given name": words[0], "no name": ""}[style]


def _renamer(
    held: list[Message], split: set[str], names: dict[str, Name], mode: str
) -> Callable[[Mailbox, Message], Mailbox]:
    dates: dict[str, list[float]] = defaultdict(list)
    for one in held:
        for box in {one.sender, *one.to, *one.cc}:
            if box.address in split and one.sent_at:
                dates[box.address].append(one.sent_at.timestamp())
    turn = {address: median(those) for address, those in dates.items()}

    def rename(box: Mailbox, one: Message) -> Mailbox:
        if box.address not in split or one.sent_at is None:
            return box
        late = one.sent_at.timestamp() > turn[box.address]
        second = late if mode == MODES[0] else bool(_hash(f"{one.message_id} {box.address}") % 2)
        name = names[box.address]
        whole = f"{name.given} {name.family}".title()
        return Mailbox(_shown(whole, _style(box.address)) if second else whole, _two(box.address)[second])

    return rename


def _renamed(one: Message, rename: Callable[[Mailbox], Mailbox]) -> Message:
    return one._replace(sender=rename(one.sender), to=tuple(map(rename, one.to)), cc=tuple(map(rename, one.cc)))


def _groups(owner: str, letters: list[Message]) -> dict[str, str]:
    """Address -> id of the person that it is taken for."""
    db = in_memory()
    jo = Owner("Jo Owner", (owner,), UTC)
    now = max(one.sent_at for one in letters if one.sent_at) + timedelta(days=1)
    writer = mail.MailWriter(db, sources.source_id(db, "mail", "home", "mbox"), jo, subjects=True, now=now)
    writer.save(MailBatch([Found(one, Place("", str(n))) for n, one in enumerate(letters)], [], {}))
    who = everybody(db, jo, now)
    return {address: one.person.id for one in who.by_id.values() for address in one.person.addresses}


def main(folder: Path) -> None:
    for mode, alone in product(MODES, (False, True)):
        found, tried = Counter[str](), Counter[str]()
        wrong = alike = 0
        for path in sorted(folder.glob("*.jsonl.gz")):
            for owner, held in owners(messages(path)):
                outcome = measured(owner, [private(owner, one) for one in held] if alone else held, mode)
                tried.update(style for style, _ in outcome.split)
                found.update(style for style, together in outcome.split if together)
                wrong, alike = wrong + outcome.wrong, alike + outcome.alike
        told = ", ".join(f"{style} {found[style]} of {tried[style]}" for style in STYLES)
        sys.stdout.write(
            f"{mode}, {'to one each' if alone else 'as it is'}: {told}; "
            f"{wrong} pairs of others joined, {alike} share a name\n"
        )


if __name__ == "__main__":
    main(Path(os.environ["HELPFIRST_QUALITY_DATA"]))
