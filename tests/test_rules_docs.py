"""docs/rules.md and the examples in config.example.toml against the code: what an owner reads there is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from agent.config import load
from agent.config.rules import RULE_KINDS
from agent.core.records import About, Rule
from agent.core.rules.facts import EVERY, KINDS
from agent.core.rules.suggest import named
from tests.test_config import OWNER
from tests.test_example_config import EVERYTHING

DOCS = (Path(__file__).parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
TABLES = {About.PERSON: "## Facts of a person", About.GROUP: "## Facts of a group", About.EVENT: "## Facts of an event"}


@pytest.mark.parametrize("about", [*About])
def test_the_table_of_facts_is_that_of_the_code(about: About) -> None:
    section = DOCS.partition(TABLES[about])[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{name}` | {kind.type} | {kind.meaning}{'' if kind.sayable else ' (in conditions only)'} |"
        for name, kind in KINDS[about].items()
    ]


def test_a_fact_has_one_type_whatever_it_is_about() -> None:
    assert all(kind.type is EVERY[name].type for kinds in KINDS.values() for name, kind in kinds.items())
    assert all(kind.sayable is EVERY[name].sayable for kinds in KINDS.values() for name, kind in kinds.items())


@pytest.mark.parametrize("example", re.findall(r"^```toml\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL))
def test_every_example_in_the_docs_loads(tmp_path: Path, example: str) -> None:
    (tmp_path / "config.toml").write_text(OWNER + example, encoding="utf-8")
    load(tmp_path / "config.toml", {"HOME": "/home/jo"})


def examples(folder: Path) -> tuple[Rule, ...]:
    (folder / "config.toml").write_text(EVERYTHING, encoding="utf-8")
    return load(folder / "config.toml", {"HOME": str(folder)}).owner.rules.own


def test_the_example_has_a_dozen_rules_and_more_about_all_that_there_is(tmp_path: Path) -> None:
    rules = examples(tmp_path)
    assert len(rules) >= 12
    assert {rule.about for rule in rules} == {*About}
    assert len({rule.terms.name for rule in rules}) == len(rules)
    assert len({rule.kind for rule in rules}) >= 6
    assert len({name for rule in rules for name in named(rule)}) >= 25
    assert {rule.kind for rule in rules} <= {*RULE_KINDS}


def test_the_rules_of_the_example_are_behind_a_hash() -> None:
    example = (Path(__file__).parent.parent / "config.example.toml").read_text(encoding="utf-8")
    assert not {"rule", "person"} & tomllib.loads(example).keys()
