"""What rules would have said lately: the one pass over everybody agrees with the mornings one by one."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent import gather, morning, pipeline, rules_past, sample
from agent.cli import wiring
from agent.config import load
from agent.config.records import Config
from agent.core.records import Tie
from agent.store.database import Database, in_memory
from tests.cli.test_commands import runner
from tests.test_as_of import cut
from tests.test_rules_replay import COMMITTEE, NEAREST

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
MORE = """
[[rule]]
name = "the day before"
kind = "follow_up"
when = "days_until == 1"
say = "{name}: {title}."
"""


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Config:
    path = sample.write(tmp_path_factory.mktemp("life"), NOW, "UTC")
    path.write_text(path.read_text(encoding="utf-8") + COMMITTEE + NEAREST + MORE, encoding="utf-8")
    return load(path)


def store_of(config: Config) -> Database:
    db, sources = in_memory(), wiring.sources(config, NOW)
    pipeline.sync(db, sources, config.owner, subjects=True, now=NOW, progress=lambda name, read: None)
    return db


@pytest.fixture(scope="module")
def store(life: Config) -> Database:
    return store_of(life)


def facts(tie: Tie) -> tuple[object, ...]:
    return (
        tie.last_contact_at, tie.last_from_me_at, tie.last_met_at, tie.active_days, tie.messages_in, tie.messages_out,
        tie.next_planned_at, tie.usual_gap_days, tie.circle, round(tie.closeness, 6), tie.state is None,
    )  # fmt: skip


def test_the_ties_of_one_pass_are_those_of_each_morning(life: Config, store: Database) -> None:
    who = gather.everybody(store, life.owner, NOW)
    over_time = rules_past._ties(store, who, NOW)
    for days in (0, 1, 12, 29):
        at = NOW - timedelta(days=days)
        then = {tie.person.id: facts(tie) for tie in gather.ties(store, gather.everybody(store, life.owner, at), at)}
        ours = {tie.person.id: facts(tie) for tie in over_time[days]}
        assert {one: ours[one] for one in then} == then


def test_the_groups_of_one_pass_are_those_of_each_morning(life: Config, store: Database) -> None:
    who = gather.everybody(store, life.owner, NOW)
    moments = [NOW - timedelta(days=days) for days in (29, 20, 9, 0)]
    for at, groups in gather.groups.over_time(store, who, life.owner, moments).items():
        then = gather.groups.groups(store, gather.everybody(store, life.owner, at), life.owner, at)
        assert [(g.id, g.days, g.last_at, g.ended, g.members) for g in groups] == [
            (g.id, g.days, g.last_at, g.ended, g.members) for g in then
        ]
        assert {group.label for group in groups} <= {
            "Between Tides", "Harbour Street committee", "Education committee",
        }  # fmt: skip


def test_a_rule_by_itself_says_what_the_mornings_considered(life: Config, store: Database) -> None:
    said = rules_past.of_the_last_days(store, life.owner, NOW)
    (spoken,) = said["keep the committee warm"]
    at = NOW - timedelta(days=(NOW.date() - spoken.on).days)
    brief = morning.morning(store, life.owner, (), at).brief
    considered = [*brief.suggestions, *(one.suggestion for one in brief.rejected)]
    assert spoken.suggestion.text in {one.text for one in considered}
    assert spoken.suggestion.id in {one.id for one in considered}


def test_by_itself_a_rule_keeps_its_limit_and_its_rests(life: Config, store: Database) -> None:
    said = rules_past.of_the_last_days(store, life.owner, NOW)["the nearest"]
    assert len(said) >= 10
    mornings = [one.on for one in said]
    assert len(set(mornings)) == len(mornings)
    last: dict[str, object] = {}
    for one in said:
        (person,) = one.suggestion.people
        before = last.get(person)
        assert before is None or one.on - before >= timedelta(days=10)  # type: ignore[operator]
        last[person] = one.on


@pytest.mark.parametrize("days", [3, 40])
def test_as_of_a_moment_nothing_later_is_known(life: Config, store: Database, tmp_path: Path, days: int) -> None:
    at = NOW - timedelta(days=days, hours=1)
    past = cut(life, at, tmp_path)
    over_the_cut = rules_past.of_the_last_days(store_of(past), past.owner, at)
    assert rules_past.of_the_last_days(store, life.owner, at) == over_the_cut
    assert over_the_cut["the nearest"]


def test_the_command_tells_all_of_it(tmp_path: Path) -> None:
    path = sample.write(tmp_path, NOW, "UTC")
    path.write_text(
        path.read_text(encoding="utf-8") + COMMITTEE + MORE + '[[rule]]\nbuiltin = "tell"\noff = true\n'
        '[[person]]\naddress = "ada@example.org"\nevery_days = 14\nby = "phone"\n', encoding="utf-8"
    )  # fmt: skip
    run = runner(path)
    run("sync")
    told = run("rules", "--as-of", "2026-03-03").stdout
    assert "keep the committee warm (follow_up, about a group)" in told
    assert "Education committee last met on 4 February." in " ".join(told.split())
    assert "the day before (follow_up, about an event)" in told
    assert "ada@example.org: every 14 days, by phone" in told
    assert "tell: switched off" in told
    document = json.loads(run("rules", "--as-of", "2026-03-03", "--json").stdout)
    assert list(document) == ["rules", "people", "built_in", "off"]
    (said,) = document["rules"][0]["said"]
    assert said["rule"] == {"name": "keep the committee warm", "a_day": 1, "rest_days": 14}

    explain = ("rules", "--as-of", "2026-03-03", "--explain", "Keep the Committee warm")
    why = run(*explain, "Wren Halloway").stdout
    assert "  yes  silent_days > 2 * usual_gap_days (silent_days: 20, usual_gap_days: 7)" in why
    assert "It holds, and says: Wren Halloway: Education committee" in " ".join(why.split())
    assert "they do so in none that I can see" in " ".join(run(*explain, "Edmund Sorrel").stdout.split())
    (case,) = json.loads(run(*explain, "Wren Halloway", "--json").stdout)["cases"]
    assert (case["where"], case["holds"], [part["holds"] for part in case["parts"]]) == (
        "Education committee", True, [True, True],
    )  # fmt: skip
    wrong = run("rules", "--explain", "keep the comittee", "Wren", status=2).stderr
    assert wrong == 'There is no rule "keep the comittee". Did you mean "keep the committee warm"?\n'
