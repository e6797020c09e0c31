"""The commands as their user runs them: whole processes on a sample life, with their exit statuses."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent import sample

NOW = datetime.now(UTC)
PEOPLE_KEYS = [
    "id", "name", "addresses", "kind", "closeness", "circle", "in_circle", "circle_reason", "state", "p_contact_30d",
    "p_contact_90d", "usual_gap_days", "last_contact", "last_from_me", "last_from_them", "last_met", "next_planned",
    "active_days", "messages_in", "messages_out", "meetings_in_person", "meetings_online", "meetings_unknown",
    "started_by_me", "started_by_them", "groups", "introduced_by", "awaiting_me", "awaiting_them", "pinned", "never",
]  # fmt: skip
Run = Callable[..., subprocess.CompletedProcess[str]]


def runner(config: Path) -> Run:
    environment = {"PATH": os.defpath, "HOME": str(config.parent), "HELPFIRST_CONFIG": str(config), "LANG": "C.UTF-8"}

    def run(*arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "agent.cli", *arguments],
            capture_output=True, text=True, env=environment, check=False, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A sample life that has been read once."""
    run = runner(sample.write(tmp_path_factory.mktemp("life"), NOW, "UTC"))
    run("sync")
    return run


@pytest.fixture
def fresh(tmp_path: Path) -> tuple[Run, Path]:
    """A sample life of one's own, not read yet."""
    return runner(sample.write(tmp_path, NOW, "UTC")), tmp_path


def test_a_second_sync_finds_nothing_new(run: Run) -> None:
    answer = json.loads(run("sync", "--json").stdout)
    assert {one["state"] for one in answer["sources"]} == {"ok"}
    assert sum(one["new"] for one in answer["sources"]) == 0
    assert list(answer["sources"][0]) == [
        "name", "kind", "state", "read", "new", "skipped", "reasons", "last_read", "detail",
    ]  # fmt: skip


def test_appended_mail_is_read_and_nothing_else(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    run("sync")
    with open(folder / "mail.mbox", "a", encoding="ascii") as mbox:
        mbox.write(
            f"From tom@b.example {NOW:%a %b %d %H:%M:%S %Y}\nDate: {NOW:%d %b %Y %H:%M:%S} +0000\n"
            "From: Tom Reed <tom@b.example>\nTo: jo@example.org\nSubject: Hello\nMessage-ID: <new@b.example>\n\n\n"
        )
    (mail,) = [one for one in json.loads(run("sync", "--json").stdout)["sources"] if one["kind"] == "mbox"]
    assert (mail["read"], mail["new"]) == (1, 1)


def test_people_has_the_documented_keys_nearest_first(run: Run) -> None:
    people = json.loads(run("people", "--json").stdout)
    assert [list(one) for one in people] == [PEOPLE_KEYS] * len(people)
    assert [one["closeness"] for one in people] == sorted((one["closeness"] for one in people), reverse=True)
    assert {one["kind"] for one in people} == {"person"}
    everybody = json.loads(run("people", "--json", "--all").stdout)
    assert {"automated", "list", "role"} <= {one["kind"] for one in everybody}
    assert len(json.loads(run("people", "--json", "--limit", "3").stdout)) == 3


def test_waiting_has_the_documented_keys_likeliest_first(run: Run) -> None:
    everything = json.loads(run("waiting", "--json", "--all").stdout)
    keys = ["direction", "message_id", "subject", "at", "person", "p_reply", "shown", "reason"]
    assert [list(one) for one in everything] == [keys] * len(everything)
    assert [one["p_reply"] for one in everything] == sorted((one["p_reply"] for one in everything), reverse=True)
    shown = json.loads(run("waiting", "--json").stdout)
    assert shown == [one for one in everything if one["shown"]]


def test_the_brief_is_made_once_a_date_and_shown_again(fresh: tuple[Run, Path]) -> None:
    run, _ = fresh
    run("sync")
    first = json.loads(run("brief", "--json").stdout)
    assert 1 <= len(first["suggestions"]) <= 3
    assert json.loads(run("brief", "--json").stdout) == first
    assert json.loads(run("brief", "--json", "--now").stdout)["made_at"] != first["made_at"]
    assert "candidates" in json.loads(run("brief", "--json", "--candidates").stdout)


def test_looking_at_another_moment_keeps_nothing(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    run("sync")
    run("brief", "--as-of", f"{NOW - timedelta(days=40):%Y-%m-%d}")
    db = sqlite3.connect(folder / "state" / "helpfirst.db")
    assert db.execute("select count(*) from briefs").fetchone() == (0,)


def test_why_explains_a_suggestion_by_number_or_id_and_a_person_by_name(run: Run) -> None:
    suggestion = json.loads(run("brief", "--json").stdout)["suggestions"][0]
    assert run("why", "1").stdout == run("why", suggestion["id"]).stdout
    assert "Because" in run("why", "1").stdout
    name = suggestion["names"][0]
    assert name in run("why", name).stdout
    assert json.loads(run("why", suggestion["people"][0], "--json").stdout)["name"] == name


def test_groups_and_introductions_are_told_of_a_person(run: Run) -> None:
    people = {one["name"]: one for one in json.loads(run("people", "--json").stdout)}
    groups = {(group["label"], group["source"]) for group in people["Wren Halloway"]["groups"]}
    assert groups == {("Education committee", "mail and calendar"), ("Education committee", "address book")}
    assert people["Kit Anselm"]["introduced_by"] == people["Rosa Kettering"]["id"]
    said = " ".join(run("why", "Wren Halloway").stdout.split())
    assert "You and three others worked together on “Education committee” from" in said
    assert "Rosa Kettering brought you together on" in " ".join(run("why", "Kit Anselm").stdout.split())
    assert "Rosa Kettering brought Kit Anselm and you together on" in " ".join(run("why", "Rosa").stdout.split())
    assert json.loads(run("why", "Kit Anselm", "--json").stdout)["introduced_by"] == people["Rosa Kettering"]["id"]


def test_a_number_before_the_first_brief_says_what_to_do(fresh: tuple[Run, Path]) -> None:
    run, _ = fresh
    run("sync")
    assert "`helpfirst brief` makes today's" in run("why", "1", status=2).stderr


def test_the_brief_of_a_demo_that_is_kept_can_be_asked_about(run: Run, tmp_path: Path) -> None:
    said = run("demo", "--keep", str(tmp_path / "life")).stdout
    assert said.startswith(("Good morning, Jo. Three people", "Good morning, Jo. Four people"))
    assert "Because" in runner(tmp_path / "life" / "config.toml")("why", "3").stdout


def test_why_nobody_says_what_to_do(run: Run) -> None:
    assert "helpfirst people --all" in run("why", "Nobody Atall", status=2).stderr


def test_the_brief_is_delivered_as_files_once(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    config = folder / "config.toml"
    config.write_text(config.read_text().replace('deliver = "stdout"', 'deliver = "file"\nfolder = "briefs"'))
    run("sync")
    run("brief", "--send")
    text, page = sorted((folder / "briefs").iterdir(), key=lambda path: path.suffix == ".html")
    assert text.read_text().startswith("Good morning, Jo.")
    assert "<h1>Good morning, Jo.</h1>" in page.read_text()
    assert stat.S_IMODE(text.stat().st_mode) == 0o600
    text.unlink()
    assert "already" in run("brief", "--send").stderr
    assert not text.exists()


def test_the_mornings_of_a_fortnight_keep_every_limit(run: Run) -> None:
    first, last = (f"{NOW - timedelta(days=days):%Y-%m-%d}" for days in (15, 1))
    mornings = json.loads(run("replay", "--from", first, "--to", last, "--json").stdout)
    assert len(mornings) == 15
    seen: dict[str, datetime] = {}
    for morning in mornings:
        on = datetime.fromisoformat(morning["date"])
        assert len(morning["suggestions"]) <= 3
        for person in (person for one in morning["suggestions"] for person in one["people"]):
            assert person not in seen or on - seen[person] >= timedelta(days=7)
            seen[person] = on


def test_the_state_is_private(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    run("sync")
    assert stat.S_IMODE((folder / "state").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder / "state").iterdir()} == {0o600}


def test_one_missing_source_stops_no_other_and_the_brief_names_it(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    (folder / "calendar").rename(folder / "elsewhere")
    done = json.loads(run("sync", "--json", status=3).stdout)
    states = {one["kind"]: one["state"] for one in done["sources"]}
    assert states == {"mbox": "ok", "ics": "failed", "vcard": "ok"}
    assert "could not read" in run("brief").stdout


def test_a_mistake_in_the_configuration_is_said_with_its_place(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    config = folder / "config.toml"
    config.write_text(config.read_text().replace("timezone", "timezonee") + '\n[[rule]]\nname = "x"\n')
    said = run("sync", status=2).stderr
    assert 'Did you mean "timezone"' in said
    assert "rule[0].when is missing" in said


def test_before_the_first_sync_commands_say_so(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    assert "helpfirst sync" in run("people", status=2).stderr
    assert not (folder / "state").exists()


def test_a_damaged_state_is_refused_and_left_alone(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    (folder / "state").mkdir(mode=0o700)
    (folder / "state" / "helpfirst.db").write_bytes(b"this is no database" * 100)
    assert "cannot be used" in run("sync", status=1).stderr
    assert (folder / "state" / "helpfirst.db").read_bytes().startswith(b"this is no database")


def test_a_lost_database_is_not_silently_begun_anew(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    run("sync")
    for path in (folder / "state").glob("helpfirst.db*"):
        path.unlink()
    assert "delete the whole folder" in run("sync", status=1).stderr


def test_a_state_of_a_newer_version_is_refused(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    run("sync")
    with sqlite3.connect(folder / "state" / "helpfirst.db") as db:
        db.execute(
            """insert into _sqlite_migrations(migration_set, name, applied_at)
               values ('helpfirst', 'of_next_year', '2030')"""
        )
    assert "newer helpfirst" in run("people", status=1).stderr


def test_check_says_what_it_sees(run: Run) -> None:
    said = run("check").stdout
    assert "well-formed" in said
    assert said.count("  ok  ") == 4  # three sources, and the way of delivery


@pytest.mark.parametrize("moment", ["yesterday", "2026-13-01", "03.03.2026"])
def test_a_moment_that_is_none_is_explained(run: Run, moment: str) -> None:
    assert "2026-03-03" in run("people", "--as-of", moment, status=2).stderr


def test_the_database_is_sound(run: Run) -> None:
    db = sqlite3.connect(Path(json.loads(run("check", "--json").stdout)["store"]) / "helpfirst.db")
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert db.execute("pragma foreign_key_check").fetchall() == []


def test_a_view_answers_in_plain_sql(run: Run, request: pytest.FixtureRequest) -> None:
    folder = Path(json.loads(run("check", "--json").stdout)["store"])
    db = sqlite3.connect(folder / "helpfirst.db")
    rows: Any = db.execute("select address, name, last_at from recent_contacts limit 5").fetchall()
    assert len(rows) == 5
    assert all(name and at.endswith("Z") for _, name, at in rows)
    for view in ("open_threads", "meetings"):
        assert db.execute(f"select count(*) from {view}").fetchone()[0] > 0


def test_a_rule_for_somebody_whom_nobody_knows_is_told(fresh: tuple[Run, Path]) -> None:
    run, folder = fresh
    with open(folder / "config.toml", "a", encoding="utf-8") as config:
        config.write('\n[[person]]\naddress = "nobody@nowhere.example"\npin = true\n')
    said = "[[person]] nobody@nowhere.example: nobody in your mail, calendars and address book has this address yet."
    assert said not in run("check").stdout  # as long as nothing has been read
    run("sync")
    assert said in run("check").stdout.splitlines()
    assert json.loads(run("check", "--json").stdout)["notes"] == [said]
    assert " ".join(run("rules").stdout.split()).endswith(said)
    assert [one["known"] for one in json.loads(run("rules", "--json").stdout)["people"]] == [False]
