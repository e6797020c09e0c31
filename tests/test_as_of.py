"""`X --as-of T` over everything equals X over a store that was cut at T: mail, calendar and all that follows."""

from __future__ import annotations

import mailbox
import re
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

from agent import gather, morning, pipeline, sample
from agent.cli import wiring
from agent.config import load
from agent.config.records import Config
from agent.core.records import Kind
from agent.store.database import Database, in_memory
from agent.views import brief_json, people_json, waiting_json

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return load(sample.write(tmp_path_factory.mktemp("life"), NOW, "UTC"))


def store_of(config: Config) -> Database:
    db = in_memory()
    sources = wiring.sources(config, NOW)
    pipeline.sync(db, sources, config.owner, subjects=True, now=NOW, progress=lambda name, read: None)
    return db


def cut(life: Config, at: datetime, folder: Path) -> Config:
    """The life as it lay on disk at a moment: mail dated by then, events created by then."""
    here = life.path.parent
    with closing(mailbox.mbox(here / "mail.mbox")) as whole, closing(mailbox.mbox(folder / "mail.mbox")) as part:
        for letter in whole:
            if parsedate_to_datetime(letter["Date"]) <= at:
                part.add(letter)
    (folder / "calendar").mkdir()
    for path in (here / "calendar").iterdir():
        text = path.read_text(encoding="utf-8")
        created = [datetime.strptime(one, "%Y%m%dT%H%M%S%z") for one in re.findall(r"^CREATED:(\S+Z)", text, re.M)]
        assert created, path
        if max(created) <= at:
            (folder / "calendar" / path.name).write_text(text, encoding="utf-8")
    (folder / "contacts.vcf").write_bytes((here / "contacts.vcf").read_bytes())
    (folder / "config.toml").write_text(life.path.read_text().replace(str(here), str(folder)))
    return load(folder / "config.toml")


def answers(db: Database, config: Config, at: datetime) -> dict[str, Any]:
    who = gather.everybody(db, config.owner, at)
    ties = gather.ties(db, who, at, Kind)
    groups = gather.groups.groups(db, who, config.owner, at)
    brought = gather.groups.introductions(db, who, {tie.person.id: tie for tie in ties}, at)
    ledger = gather.ledger.empty(who, config.owner)
    waiting = gather.waiting(db, who, config.owner, at, ledger=ledger)
    return {
        "people": [
            people_json.as_json(
                tie,
                zone=UTC,
                groups=[group for group in groups if tie.person.id in group.members],
                introduction=brought.get(tie.person.id),
            )
            for tie in ties
        ],
        "groups": groups,
        "introductions": brought,
        "ledger": ledger.entries(),
        "waiting": [waiting_json.as_json(one, UTC) for one in waiting],
        "brief": brief_json.as_json(morning.morning(db, config.owner, (), at).brief, zone=UTC, candidates=True),
    }


@pytest.mark.parametrize("days", [3, 23, 40, 95, 301, 520])
def test_an_answer_as_of_a_moment_is_that_of_a_store_cut_at_it(life: Config, tmp_path: Path, days: int) -> None:
    at = NOW - timedelta(days=days, hours=1)
    past = cut(life, at, tmp_path)
    over_everything, over_the_cut = answers(store_of(life), life, at), answers(store_of(past), past, at)
    assert over_the_cut["people"]
    for question, answer in over_the_cut.items():
        assert over_everything[question] == answer, question


def test_groups_and_introductions_of_the_sample_life_are_those_that_were_told(life: Config) -> None:
    """Two committees and an exhibition; and Rosa's word, which brought Kit."""
    db = store_of(life)
    who = gather.everybody(db, life.owner, NOW)
    names = {one.person.id: one.person.name.split()[0] for one in who.by_id.values()}
    groups = gather.groups.groups(db, who, life.owner, NOW)
    assert {group.label: {names[member] for member in group.members} for group in groups} == {
        "Between Tides": {"Zoë", "Rafe"},
        "Harbour Street committee": {"Tomás", "Hilde", "Desmond", "Marisol"},
        "Education committee": {"Tomás", "Wren", "Ibolya"},
    }
    assert [group.label for group in groups if group.ended] == ["Education committee"]
    ties = {tie.person.id: tie for tie in gather.ties(db, who, NOW)}
    brought = gather.groups.introductions(db, who, ties, NOW)
    assert [(names[one.person_id], names[one.by]) for one in brought.values()] == [("Kit", "Rosa")]


def test_a_group_keeps_its_id_while_time_goes_on(life: Config) -> None:
    db = store_of(life)
    ids = []
    for days in (120, 60, 0):
        at = NOW - timedelta(days=days)
        groups = gather.groups.groups(db, gather.everybody(db, life.owner, at), life.owner, at)
        ids.append({group.id for group in groups})
    assert ids[0] <= ids[1] <= ids[2]


def test_the_morning_after_its_last_meeting_a_committee_is_thanked(life: Config) -> None:
    db = store_of(life)
    groups = gather.groups.groups(db, gather.everybody(db, life.owner, NOW), life.owner, NOW)
    (met_at,) = [group.last_met_at for group in groups if group.ended]
    assert met_at
    brief = morning.morning(db, life.owner, (), met_at + timedelta(hours=14)).brief
    considered = [*brief.suggestions, *(one.suggestion for one in brief.rejected)]
    (thanks,) = [one for one in considered if one.kind == "follow_up"]
    assert "for “Education committee”: you have worked on it together since" in thanks.text


def test_a_morning_may_look_back_over_a_change_of_the_clocks(tmp_path: Path) -> None:
    """The moments of the past lie whole days of 24 hours before now, whatever the owner's clock said then."""
    config = load(sample.write(tmp_path, NOW, "Europe/Lisbon"))
    (brief,) = morning.replay(
        store_of(config), config.owner, date(2026, 2, 21), date(2026, 2, 21), time(7), frozenset(range(7))
    )
    assert brief.made_at == datetime(2026, 2, 21, 7, tzinfo=UTC)


def test_nothing_that_was_not_booked_yet_is_known(life: Config) -> None:
    """A coffee of today that was booked some days ago is a plan afterwards and unknown before."""
    db = store_of(life)
    booked = datetime.fromisoformat(
        db.conn.execute("select max(booked_at) from events where starts_at >= '2026-03-03'").fetchone()[0]
    )
    who = gather.everybody(db, life.owner, NOW)
    plans = [
        {tie.person.id for tie in gather.ties(db, who, at) if tie.next_planned_at}
        for at in (booked - timedelta(hours=1), booked + timedelta(hours=1))
    ]
    assert plans[0] < plans[1]
