"""What is said of who is who: after `merge` and `split`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from agent.core.records import Person
from agent.views import plain


def merged(person: Person, other: Person) -> str:
    """`other`: the second of the two, as it was."""
    addresses = plain.clean(", ".join(person.addresses))
    back = f"`helpfirst split {person.id} {plain.clean(other.addresses[0])}` takes that back."
    return f"{plain.name(person.name)} is one person with these addresses: {addresses}. {back}"


def split(kept: Person, gone: Person) -> str:
    back = f"`helpfirst merge {kept.id} {gone.id}` takes that back."
    theirs = " and ".join(plain.clean(address) for address in gone.addresses)
    return f"{theirs}: no longer taken for {plain.name(kept.name)}, who keeps {_all(kept)}. {back}"


def people_json(people: Iterable[Person]) -> dict[str, Any]:
    return {"people": [{"id": one.id, "name": one.name, "addresses": list(one.addresses)} for one in people]}


def _all(person: Person) -> str:
    return plain.clean(", ".join(person.addresses))
