"""The owner's rules in the mornings of a sample life: they speak, they rest, and the promises hold all the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from agent import gather, morning, pipeline, sample
from agent.cli import wiring
from agent.config import load
from agent.config.records import Config
from agent.core.records import Brief, Suggestion
from agent.store.database import Database, in_memory

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
EVERY_DAY = frozenset(range(7))
COMMITTEE = """
[[rule]]
name = "keep the committee warm"
kind = "follow_up"
when = "group == 'education committee' and silent_days > 2 * usual_gap_days"
say = "{name}: {group} last met on {last_met}. Ask how {last_subject} turned out."
"""
NEAREST = """
[[rule]]
name = "the nearest"
kind = "reconnect"
when = "circle <= 15 and silent_days >= 1"
say = "Write to {name}: {silent_days} days."
rest_days = 10
"""


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Database]:
    path = sample.write(tmp_path_factory.mktemp("life"), NOW, "UTC")
    config, db = load(path), in_memory()
    sources = wiring.sources(config, NOW)
    pipeline.sync(db, sources, config.owner, subjects=True, now=NOW, progress=lambda name, read: None)
    return path, db


def with_rules(path: Path, rules: str, folder: Path) -> Config:
    (folder / "config.toml").write_text(path.read_text(encoding="utf-8") + rules, encoding="utf-8")
    return load(folder / "config.toml")


def mornings(db: Database, config: Config, first: date, days: int) -> list[Brief]:
    last = first + timedelta(days=days - 1)
    off = config.suggestions.unwanted
    return list(morning.replay(db, config.owner, first, last, time(7), EVERY_DAY, off))


def of_rule(brief: Brief, name: str) -> list[Suggestion]:
    return [one for one in brief.suggestions if one.terms and one.terms.name == name]


def considered(brief: Brief) -> list[Suggestion]:
    return [*brief.suggestions, *(one.suggestion for one in brief.rejected)]


def test_the_rule_of_the_product_speaks_once_the_committee_has_fallen_silent(
    life: tuple[Path, Database], tmp_path: Path
) -> None:
    path, db = life
    config = with_rules(path, COMMITTEE, tmp_path)
    for days in (30, 1):
        brief = morning.morning(db, config.owner, (), NOW - timedelta(days=days)).brief
        said = [one.text for one in considered(brief) if one.terms]
        if days == 30:
            assert said == []
        else:
            assert len(said) == 3
            assert all(": Education committee last met on 4 February. Ask how “" in text for text in said)


def test_its_limit_and_its_rest_hold_over_a_month(life: tuple[Path, Database], tmp_path: Path) -> None:
    path, db = life
    config = with_rules(path, NEAREST, tmp_path)
    briefs = mornings(db, config, date(2026, 1, 25), 30)
    spoken = [(brief.on, one) for brief in briefs for one in of_rule(brief, "the nearest")]
    assert len(spoken) >= 5
    assert all(len(of_rule(brief, "the nearest")) <= 1 for brief in briefs)
    last: dict[str, date] = {}
    for on, one in spoken:
        (person,) = one.people
        assert person not in last or (on - last[person]).days >= 10
        last[person] = on
    assert all(len(brief.suggestions) <= 3 for brief in briefs)


def test_whom_the_configuration_never_mentions_is_in_no_morning(life: tuple[Path, Database], tmp_path: Path) -> None:
    path, db = life
    plain = load(path)
    who = gather.everybody(db, plain.owner, NOW)
    nearest = gather.ties(db, who, NOW)[0].person
    rules = f'{NEAREST}\n[[person]]\naddress = "{nearest.addresses[0]}"\nnever = true\n'
    config = with_rules(path, rules, tmp_path)
    for days in (0, 30):
        at = NOW - timedelta(days=days)
        for owner, named in ((plain.owner, True), (config.owner, False)):
            brief = morning.morning(db, owner, (), at).brief
            texts = [one.text for one in considered(brief)]
            assert not named or nearest.id in {tie.person.id for tie in gather.ties(db, who, at)}
            assert named or not any(nearest.name in text for text in texts)


def test_a_rhythm_comes_back_each_time_that_it_has_passed(life: tuple[Path, Database], tmp_path: Path) -> None:
    path, db = life
    who = gather.everybody(db, load(path).owner, NOW)
    quiet = max(
        (tie for tie in gather.ties(db, who, NOW) if tie.state and not tie.next_planned_at),
        key=lambda tie: NOW - (tie.last_contact_at or NOW),
    ).person
    rules = f'[[person]]\naddress = "{quiet.addresses[0]}"\nevery_days = 7\nby = "phone"\n'
    briefs = mornings(db, with_rules(path, rules, tmp_path), date(2026, 2, 1), 28)
    calls = [brief.on for brief in briefs for one in brief.suggestions if one.text.startswith(f"Call {quiet.name}:")]
    assert len(calls) >= 2
    assert all((later - earlier).days >= 7 for earlier, later in pairwise(calls))
    others = [one for brief in briefs for one in brief.suggestions if quiet.id in one.people]
    assert all(one.text.startswith("Call ") for one in others)


def test_a_kind_that_is_switched_off_is_not_suggested(life: tuple[Path, Database], tmp_path: Path) -> None:
    path, db = life
    config = with_rules(path, '[[rule]]\nbuiltin = "reconnect"\noff = true\n', tmp_path)
    brief = morning.morning(db, config.owner, (), NOW, off=config.suggestions.unwanted).brief
    before = morning.morning(db, config.owner, (), NOW).brief
    assert "reconnect" in {one.kind for one in considered(before)}
    assert "reconnect" not in {one.kind for one in considered(brief)}
