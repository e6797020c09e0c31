"""What the owner says of who is who is heeded, told and undone by the opposite."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from agent import sample
from tests.cli.test_commands import NOW, Run, runner


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A sample life that has been read."""
    run = runner(sample.write(tmp_path, NOW, "UTC"))
    run("sync")
    return run


def people(run: Run, *options: str) -> list[Any]:
    return list(json.loads(run("people", "--json", "--all", *options).stdout))


def persons(run: Run) -> list[Any]:
    return [one for one in people(run) if one["kind"] == "person"]


def of_several(run: Run) -> Any:
    return next(one for one in persons(run) if len(one["addresses"]) > 1)


def told_apart(run: Run) -> list[list[str]]:
    return sorted(sorted(one["addresses"]) for one in people(run))


def counted(run: Run) -> list[tuple[Any, ...]]:
    """What does not depend on the moment of asking, as days that are counted back from it do."""
    keys = ("id", "name", "addresses", "kind", "messages_in", "messages_out")
    return sorted(tuple(one[key] for key in keys) for one in people(run))


def test_merge_makes_one_person_of_two_and_split_undoes_it_without_a_trace(run: Run) -> None:
    before = counted(run)
    one, other = persons(run)[:2]
    said = run("merge", one["id"], other["id"]).stdout
    merged = next(found for found in people(run) if one["addresses"][0] in found["addresses"])
    assert {*merged["addresses"]} == {*one["addresses"], *other["addresses"]}
    assert merged["messages_in"] == one["messages_in"] + other["messages_in"]
    undo = said.split("`")[1].split()[1:]
    assert undo[0] == "split"
    run(*undo)
    assert counted(run) == before


def test_split_takes_an_address_away_and_merge_undoes_it_without_a_trace(run: Run) -> None:
    before = counted(run)
    whole = of_several(run)
    said = run("split", whole["id"], whole["addresses"][-1]).stdout
    assert whole["addresses"][-1] in [address for one in people(run) for address in one["addresses"][:1]]
    assert sorted(whole["addresses"]) not in told_apart(run)
    undo = said.split("`")[1].split()[1:]
    assert undo[0] == "merge"
    run(*undo)
    assert counted(run) == before


def test_the_word_counts_from_when_it_was_given(run: Run) -> None:
    yesterday = f"{NOW - timedelta(days=1):%Y-%m-%d}"
    before = people(run, "--as-of", yesterday)
    whole = of_several(run)
    run("split", whole["id"], whole["addresses"][-1])
    assert people(run, "--as-of", yesterday) == before


def test_why_tells_why_addresses_are_one_person(run: Run) -> None:
    whole = of_several(run)
    assert "Taken for one person" in run("why", whole["id"]).stdout
    (tie, *_) = json.loads(run("why", whole["id"], "--json").stdout)["one_person"]
    assert {*tie["addresses"]} <= {*whole["addresses"]}
    assert tie["because"]


def test_two_who_stand_apart_may_be_said_to_be_two(run: Run) -> None:
    before = counted(run)
    one, other = persons(run)[:2]
    said = run("split", one["id"], other["addresses"][0]).stdout
    assert other["addresses"][0] in said
    assert counted(run) == before


def test_the_questions_are_a_list(run: Run) -> None:
    assert json.loads(run("people", "--questions", "--json").stdout) == []
    assert "nothing that I would have to ask" in run("people", "--questions").stdout


def test_what_cannot_be_meant_is_refused_in_a_sentence(run: Run) -> None:
    whole = of_several(run)
    alone = next(one for one in persons(run) if len(one["addresses"]) == 1)
    assert "one person already" in run("merge", whole["id"], whole["addresses"][0], status=2).stderr
    for who, address in ((alone["id"], alone["addresses"][0]), (whole["id"], "stranger@nowhere.example")):
        assert "cannot be told apart" in run("split", who, address, status=2).stderr
