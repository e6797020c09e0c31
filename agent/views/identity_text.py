"""What is said of who is who: questions, and what follows from `merge` and `split`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from agent.core.records import Doubt, Person
from agent.views import plain


def merged(person: Person, other: Person) -> str:
    """`other`: the second of the two, as it was."""
    addresses = plain.clean(", ".join(person.addresses))
    back = f"`helpfirst split {person.id} {plain.clean(other.addresses[0])}` takes that back."
    return f"{plain.name(person.name)} is one person with these addresses: {addresses}. {back}"


def split(kept: Person, gone: Person) -> str:
    back = f"`helpfirst merge {kept.id} {gone.id}` takes that back."
    theirs = " and ".join(plain.clean(address) for address in gone.addresses)
    return f"{theirs}: not {plain.name(kept.name)}, of whom I know {_all(kept)}. {back}"


def question(asked: Doubt) -> str:
    """ "Are a@ and b@ both Anna Roe?", and what to say to it."""
    one, other = map(plain.clean, asked.addresses)
    yes, no = f"`helpfirst merge {one} {other}`", f"`helpfirst split {one} {other}`"
    return f"Are {one} and {other} both {plain.name(asked.name)}? If so, {yes}; if not, {no}."


def questions(open_questions: Sequence[Doubt], width: int) -> str:
    """For `people --questions`: each with what speaks for it."""
    if not open_questions:
        return "There is nothing that I would have to ask you about who is who.\n"
    lines: list[str] = []
    for asked in open_questions:
        lines += [*plain.wrap(question(asked), width), *plain.wrap(f"{'; '.join(asked.because)}.", width, "  "), ""]
    return "\n".join(lines[:-1]) + "\n"


def people_json(people: Iterable[Person]) -> dict[str, Any]:
    return {"people": [{"id": one.id, "name": one.name, "addresses": list(one.addresses)} for one in people]}


def _all(person: Person) -> str:
    return plain.clean(", ".join(person.addresses))
