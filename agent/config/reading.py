"""How a section of the configuration is read, from a table of its keys; knows no section by name.

A `Key` says how one value is read, a `Shape` which keys a table has and what is built from them. A section
is there once (`One`) or any number of times (`Each`, by kind; `Mixed`, by which keys there are). All problems
are collected, each with its key path (`mail[1].path`), so that the owner mends the file in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from typing import Any, Final

REQUIRED: Final = object()

Table = Mapping[str, Any]
Problems = MutableSequence[str]


class Wrong(Exception):
    """A value that cannot be taken: sentences, each with where it is within the value ("" or "[1]")."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.found: Sequence[tuple[str, str]] = [("", sentence)]

    @classmethod
    def within(cls, found: Sequence[tuple[str, str]]) -> Wrong:
        """Several problems in one value, such as the items of a list."""
        wrong = cls("")
        wrong.found = found
        return wrong


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table. `read` gives the value or raises Wrong.

    `default` is what the owner would have written, and is read like it; None means that there is none.
    A key without a default has to be there; `example` shows how to write it.
    """

    name: str
    read: Callable[[Any], Any]
    default: Any = REQUIRED
    example: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of a table, what it is called ("an mbox"), and what is built from the values by their names.

    `build` may raise Wrong, for what concerns several keys at once.
    """

    called: str
    build: Callable[..., Any]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class One:
    """A section that is there once, such as [brief], or not at all: then every key has its default.

    Without an `optional` one there is no record either.
    """

    shape: Shape
    optional: bool = False

    def read(self, document: Table, section: str, problems: Problems) -> Any:
        """The record, or None after problems."""
        if self.optional and section not in document:
            return None
        table = document.get(section, {})
        if not isinstance(table, dict):
            problems.append(f"{section}: write [{section}] once, in single brackets, with its keys below it.")
            return None
        return read_table(table, self.shape, section, problems)


@dataclass(frozen=True, slots=True)
class Each:
    """A section that is there any number of times, such as [[mail]]. Its `kind` decides on its shape.

    `later` names kinds that are planned, so that they are not taken for typing errors.
    """

    kinds: Mapping[str, Shape]
    later: tuple[str, ...] = ()

    def read(self, document: Table, section: str, problems: Problems) -> tuple[Any, ...]:
        """The records in the order of the file, without those that have problems."""
        return _read_each(document, section, self._read_one, problems)

    def _read_one(self, table: Table, where: str, problems: Problems) -> Any:
        if "kind" not in table:
            problems.append(f"{where}.kind is missing; this version reads {listed(self.kinds)}.")
            return None
        try:
            kind = choice(*self.kinds, later=self.later, verb="reads")(table["kind"])
        except Wrong as wrong:
            _report(wrong, f"{where}.kind", problems)
            return None
        rest = {name: value for name, value in table.items() if name != "kind"}
        return read_table(rest, self.kinds[kind], where, problems)


@dataclass(frozen=True, slots=True)
class Mixed:
    """A section that is there any number of times, such as [[rule]]. Each table is of the first shape whose telling
    key it has; the last one's is "", for all the others.
    """

    shapes: Mapping[str, Shape]

    def read(self, document: Table, section: str, problems: Problems) -> tuple[Any, ...]:
        """The records in the order of the file, without those that have problems."""
        return _read_each(document, section, self._read_one, problems)

    def _read_one(self, table: Table, where: str, problems: Problems) -> Any:
        shape = next(shape for key, shape in self.shapes.items() if not key or key in table)
        return read_table(table, shape, where, problems)


def _read_each(
    document: Table, section: str, read_one: Callable[[Table, str, Problems], Any], problems: Problems
) -> tuple[Any, ...]:
    tables = document.get(section, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        problems.append(f"{section}: write [[{section}]], in double brackets, above the keys of each.")
        return ()
    records = (read_one(table, f"{section}[{i}]", problems) for i, table in enumerate(tables))
    return tuple(record for record in records if record is not None)


def read_table(table: Table, shape: Shape, where: str, problems: Problems) -> Any:
    """What `shape` builds from the table, or None after adding to the problems."""
    before = len(problems)
    known = [key.name for key in shape.keys]
    misspelt = {name: nearest(name, known) for name in table if name not in known}
    for name, meant in misspelt.items():
        hint = f'Did you mean "{meant}"?' if meant else f"Its keys are {listed(known)}."
        problems.append(f"{where}.{name} is not a key of {shape.called}. {hint}")
    values: dict[str, Any] = {}
    for key in shape.keys:
        value = table.get(key.name, key.default)
        if value is REQUIRED:
            if key.name not in misspelt.values():
                problems.append(f"{where}.{key.name} is missing; write for example {key.example}")
            continue
        try:
            values[key.name] = None if value is None else key.read(value)
        except Wrong as wrong:
            _report(wrong, f"{where}.{key.name}", problems)
    if len(problems) > before:
        return None
    try:
        return shape.build(**values)
    except Wrong as wrong:
        _report(wrong, where, problems)
        return None


def choice(*known: str, later: Sequence[str] = (), verb: str = "knows") -> Callable[[Any], str]:
    """Reads one of the known words; those of `later` are told apart from typing errors."""

    def read(value: Any) -> str:
        if value in known:
            return str(value)
        if value in later:
            raise Wrong(f"{shown(value)} is not there yet; this version {verb} {listed(known)}.")
        raise Wrong(f"expected {' or '.join(map(shown, known))}, found {shown(value)}.{guess(value, known)}")

    return read


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, whatever its case; None if there is none like it."""
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), by_lower, n=1)
    return by_lower[close[0]] if close else None


def guess(value: Any, known: Iterable[str]) -> str:
    """' Did you mean "path"?', or nothing, to go behind a sentence."""
    meant = nearest(value, known) if isinstance(value, str) else None
    return f' Did you mean "{meant}"?' if meant else ""


def listed(names: Iterable[str]) -> str:
    """"a", "a and b", "a, b and c"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def shown(value: Any) -> str:
    """A TOML value as a sentence names it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return str(value)


def _report(wrong: Wrong, where: str, problems: Problems) -> None:
    problems.extend(f"{where}{within}: {sentence}" for within, sentence in wrong.found)
