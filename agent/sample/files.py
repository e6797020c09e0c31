"""The address book and the configuration of the sample life."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from agent.sample.calendar_files import folded
from agent.sample.cast import CIRCLES, JO, Person


def write_cards(path: Path, people: Iterable[Person], birthdays: dict[Person, date]) -> None:
    """A vCard 3.0 (RFC 2426) for each of `people`; `birthdays` holds those that are known."""
    path.write_bytes("".join(_card(each, birthdays.get(each)) for each in people).encode())


def _card(person: Person, born: date | None) -> str:
    first, _, last = person.name.partition(" ")
    circles = ",".join(circle.name for circle in CIRCLES if person in circle.members)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{person.address}",
        f"FN:{person.name}",
        f"N:{last};{first};;;",
    ]
    lines += [f"EMAIL;TYPE=INTERNET:{each}" for each in (person.address, person.second_address) if each]
    lines += [f"CATEGORIES:{circles}"] if circles else []
    lines += [f"BDAY:{born:%Y-%m-%d}"] if born else []
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def write_config(path: Path, zone_name: str) -> None:
    """A configuration that reads the files beside it and shows the brief on the terminal."""
    folder = path.parent.resolve()
    path.write_text(f"""\
[owner]
name = {_quoted(JO.name)}
addresses = [{_quoted(JO.address)}, {_quoted(JO.second_address)}]
timezone = {_quoted(zone_name)}

[[mail]]
name = "mail"
kind = "mbox"
path = {_quoted(folder / "mail.mbox")}

[[calendar]]
name = "calendar"
kind = "ics"
path = {_quoted(folder / "calendar")}

[[contacts]]
name = "address book"
kind = "vcard"
path = {_quoted(folder / "contacts.vcf")}

[store]
path = {_quoted(folder / "state")}

[brief]
at = "07:00"
deliver = "stdout"
""", encoding="utf-8")  # fmt: skip


def _quoted(value: str | Path) -> str:
    """A TOML basic string; JSON writes the same escapes."""
    return json.dumps(str(value), ensure_ascii=False)
