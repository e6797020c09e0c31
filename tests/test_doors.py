"""Which room may import from which: the rules as data, and a walk over the imports of every file.

A pattern such as "agent.core" stands for that module and all below it; * stands for anything. The standard
library is open to all (but see HOMES), and the packages by themselves ("agent") are nobody's.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest

CHECKOUT = Path(__file__).parent.parent


class Door(NamedTuple):
    """Of our own modules, those of `room` import what is in `may` and nothing else."""

    room: str
    may: tuple[str, ...]
    rule: str


RECORDS = "agent.core.records"
# Each imports what stands before it.
CORE_LINE = (
    RECORDS,
    "agent.core.logistic",
    "agent.core.dates",
    "agent.core.spoken_days",
    "agent.core.orders",
    "agent.core.subjects",
    "agent.core.owner_words",
    "agent.core.words",
    "agent.core.people",
    "agent.core.meetings",
    "agent.core.pitch",
    "agent.core.interactions",
    "agent.core.ties",
    "agent.core.waiting",
    "agent.core.ledger",
    "agent.core.groups",
    "agent.core.introductions",
    "agent.core.pairs",
    "agent.core.suggestions",
    "agent.core.rules",
    "agent.core.choice",
    "agent.core.balance",
    "agent.core.restraint",
    "agent.core.brief",
    "agent.core.redaction",
)
SHELL = (
    "agent.gather", "agent.rules_past",
    "agent.pipeline",
    "agent.morning", "agent.missed", "agent.orders", "agent.outbox", "agent.kept_briefs", "agent.tick", "agent.daemon",
    "agent.forgetting", "agent.done_by_itself", "agent.heeding", "agent.mail_orders", "agent.brief_actions",
    "agent.who_is_who", "agent.notify",
)  # fmt: skip
# The first door that fits a module is the one it goes through.
DOORS = (
    Door("agent.core.suggestions.words", ("agent.core.subjects",), "words know subjects only"),
    Door("agent.core.suggestions.*",
         (RECORDS, "agent.core.dates", "agent.core.owner_words", "agent.core.suggestions.words",
          "agent.core.suggestions.common_ground", "agent.core.suggestions.own_words"),
         "no kind knows another kind"),
    *(
        Door(room, CORE_LINE[: place + 1], "core imports only what stands further left on its line")
        for place, room in enumerate(CORE_LINE)
    ),
    Door("agent.core", ("agent.core",), "core imports only core"),
    Door("agent.errors", (), "errors know nothing"),
    Door("agent.notify", (), "word to systemd knows nothing"),
    Door("agent.contracts", (RECORDS,), "contracts speak in records"),
    Door("agent.config.rules",
         (RECORDS, "agent.config*", "agent.core.pitch", "agent.core.rules.facts", "agent.core.rules.wording",
          "agent.rule_language", "agent.rule_mistakes"),
         "rules are read with what they may say and look at"),
    Door("agent.config*", (RECORDS, "agent.errors", "agent.config*"), "the configuration knows no room"),
    Door("agent.rule_*", (RECORDS, "agent.rule_mistakes", "agent.rule_patterns"),
         "the language of rules knows no room"),
    Door("agent.store", ("agent.core", "agent.contracts", "agent.errors", "agent.store"),
         "the store knows core and contracts"),
    Door("agent.views", (RECORDS, "agent.core.dates", "agent.views"), "views turn records into text"),
    Door("agent.sample", (RECORDS, "agent.sample"), "the sample life knows nothing of the program"),
    Door("connectors.credentials", ("agent.config.records", "agent.errors"), "secrets know where they may lie"),
    Door("connectors", (RECORDS, "agent.contracts", "agent.errors", "connectors"),
         "connectors know records, contracts and errors"),
    Door("agent.cli", ("agent", "connectors"), "only the command line knows both sides"),
    *(
        Door(room, ("agent.core", "agent.contracts", "agent.errors", "agent.config*", "agent.store", "agent.views",
                    *SHELL),
             "the shell never imports a connector nor the command line")
        for room in SHELL
    ),
)  # fmt: skip

# Third-party libraries (and sqlite3, which has its home too), and the only modules that import them.
HOMES = {
    "caldav": ("connectors.caldav_calendar",),
    "click": ("agent.cli",),
    "dateutil": ("connectors.recurrence",),
    "icalendar": ("connectors.events", "connectors.ics_calendar", "connectors.ics_times", "connectors.zones"),
    "imapclient": ("connectors.imap_*", "connectors.append_outlet"),
    "jinja2": ("agent.views",),
    "rule_engine": ("agent.rule_language",),
    "schedule": ("agent.daemon",),
    "sqlite3": ("agent.store",),
    "sqlite_utils": ("agent.store",),
}


def test_every_import_goes_through_its_door() -> None:
    broken = broken_rules(CHECKOUT)
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    ("path", "line", "broken"),
    [
        ("agent/core/ties/rhythm.py", "import numpy", "numpy has no home in HOMES"),
        ("agent/core/ties/rhythm.py", "from agent.core.brief import due", "further left"),
        ("agent/core/people/census.py", "import agent.store.mail", "further left"),
        ("agent/core/suggestions/thank.py", "from . import answer", "no kind knows another kind"),
        ("agent/pipeline.py", "def sync():\n    from connectors import headers", "never imports a connector"),
        ("agent/store/mail.py", "from agent.cli import main", "the store knows"),
        ("agent/views/text.py", "import sqlite3", "sqlite3 lives in agent.store"),
        ("agent/attic.py", "import json", "no door"),
        ("connectors/headers.py", "from agent.config import load", "connectors know"),
        ("connectors/headers.py", "import icalendar.cal", "icalendar lives in connectors.events"),
    ],
)
def test_a_broken_rule_is_named_with_its_file(tmp_path: Path, path: str, line: str, broken: str) -> None:
    for name in ("agent/core/suggestions/answer.py", "connectors/headers.py", path):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / path).write_text(line)
    named = [problem for problem in broken_rules(tmp_path) if problem.startswith(path)]
    assert len(named) == 1
    assert broken in named[0]


def broken_rules(checkout: Path) -> list[str]:
    """One sentence for each import that a rule forbids, and each module that has no rule."""
    files = sorted(path for room in ("agent", "connectors") for path in (checkout / room).rglob("*.py"))
    modules = {_module(path.relative_to(checkout)): path for path in files}
    broken = []
    for module, path in modules.items():
        file = path.relative_to(checkout)
        door = next((door for door in DOORS if _fits(module, door.room)), None)
        if door is None and module != "agent":
            broken.append(f"{file}: no door in DOORS fits {module}; add one")
        for line, imported in _imports(path, module, modules):
            problem = _problem(module, imported, door)
            if problem:
                broken.append(f"{file}:{line} imports {imported}: {problem}")
    return broken


def _problem(module: str, imported: str, door: Door | None) -> str | None:
    top = imported.partition(".")[0]
    if top in ("agent", "connectors"):
        if door is None or any(_fits(imported, pattern) for pattern in door.may):
            return None
        return door.rule
    if top in HOMES:
        at_home = any(_fits(module, home) for home in HOMES[top])
        return None if at_home else f"{top} lives in {' and '.join(HOMES[top])}"
    return None if top in sys.stdlib_module_names else f"{top} has no home in HOMES"


def _fits(module: str, pattern: str) -> bool:
    return fnmatchcase(module, pattern) or fnmatchcase(module, f"{pattern}.*")


def _imports(path: Path, module: str, ours: dict[str, Path]) -> Iterator[tuple[int, str]]:
    """Every import in the file, also within functions: the line, and the full name of the module."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            source = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                inner = f"{source}.{alias.name}"  # a module of ours, or else something within `source`
                yield node.lineno, inner if inner in ours else source


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
