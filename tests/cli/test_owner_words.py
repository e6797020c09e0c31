"""What the owner says by command is kept, shown, heeded and taken back."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent import sample
from agent.config import load
from agent.core.records import Balance, Brief
from agent.kept_briefs import as_kept
from agent.store import briefs, database
from agent.store import outbox as rows
from tests.cli.test_commands import NOW, Run, runner


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A sample life that has been read, with a brief; not the first one, which would begin gently."""
    path = sample.write(tmp_path, NOW, "UTC")
    run = runner(path)
    run("sync")
    before = NOW - timedelta(days=30)
    first = Brief(before.date(), before, "Jo", (), (), Balance(0, 0), ())
    with database.opened(load(path).store.path) as db:
        briefs.freeze(db, as_kept(first, UTC), [], {}, before)
    run("brief")
    return run


def brief(run: Run, *options: str) -> Any:
    return json.loads(run("brief", "--json", *options).stdout)


def considered(run: Run) -> dict[str, str]:
    """Id -> the reason against it, of what a new brief would not suggest."""
    return {one["id"]: one["reason"] for one in brief(run, "--now", "--candidates")["candidates"]}


def person(run: Run, name: str) -> Any:
    return json.loads(run("why", name, "--json").stdout)


def test_what_was_done_put_off_or_not_useful_is_suggested_no_more(run: Run) -> None:
    first, second, third = brief(run)["suggestions"]
    assert run("done", "1").stdout.startswith("Good, that is done, and closed: ")
    assert run("snooze", second["id"], "--until", f"{NOW + timedelta(days=20):%Y-%m-%d}").stdout.startswith("Put off")
    assert "not useful" in run("not-useful", "3").stdout
    reasons = considered(run)
    assert "it is done" in reasons[first["id"]]
    assert "you put it off until" in reasons[second["id"]]
    assert "you found it not useful" in reasons[third["id"]]
    assert [one["id"] for one in brief(run)["suggestions"]] == [first["id"], second["id"], third["id"]]


def test_the_last_word_is_taken_back_and_then_the_one_before(run: Run) -> None:
    first, second, _ = brief(run)["suggestions"]
    run("done", "1")
    run("done", "2", "--undo", status=2)
    given = json.loads(run("snooze", "2", "--json").stdout)
    week = (NOW + timedelta(days=7)).date()
    assert (given["suggestion"], given["outcome"]) == (second["id"], "snooze")
    assert abs((week - week.fromisoformat(given["until"])).days) <= 1
    run("snooze", "2", "--undo")
    assert first["id"] in run("undo", "--json").stdout
    assert run("undo", status=2).stderr == "You have said nothing that could be taken back.\n"
    assert [one["id"] for one in brief(run, "--now")["suggestions"]][:2] == [first["id"], second["id"]]


def test_whom_never_to_mention_is_gone_from_the_brief_of_today_too(run: Run) -> None:
    suggestions = brief(run)["suggestions"]
    name = suggestions[0]["names"][0]
    said = run("never", name).stdout
    assert said.startswith(f"{name} will not be mentioned again")
    for command in (("brief",), ("brief", "--json", "--candidates"), ("people",), ("waiting",), ("brief", "--now")):
        assert name not in run(*command).stdout
    assert [one["id"] for one in brief(run)["suggestions"]] == [one["id"] for one in suggestions]
    assert name in run("people", "--all").stdout
    assert "You asked never to mention them." in run("why", name).stdout
    (undo,) = [part for part in said.split("`") if part.startswith("helpfirst never")]
    run(*undo.split()[1:])
    assert name in run("people").stdout


def test_a_mail_that_waits_to_be_sent_names_nobody_who_is_never_to_be_mentioned(tmp_path: Path) -> None:
    path = sample.write(tmp_path, NOW, "UTC")
    text = path.read_text().replace('deliver = "stdout"', 'deliver = "file"')
    path.write_text(text.replace("[brief]", f'[brief]\nfolder = "{tmp_path / "file" / "out"}"', 1))
    (tmp_path / "file").write_text("no folder can be made here")
    run = runner(path)
    run("sync")
    run("brief", "--send", status=3)
    name = brief(run)["suggestions"][0]["names"][0]
    with database.opened(load(path).store.path) as db:
        (waiting,) = rows.before(db, (NOW + timedelta(days=9)).date())
        before = rows.message(db, waiting.on)
        run("never", name)
        after = rows.message(db, waiting.on)
    assert name in before.decode().replace("=\r\n", "")
    assert name not in after.decode().replace("=\r\n", "")
    assert before.splitlines()[:8] == after.splitlines()[:8]


def test_pinned_met_noted_and_promised_stand_with_the_person(run: Run) -> None:
    before = person(run, "Rosa Kettering")
    run("pin", "Rosa")
    run("pin", "Rosa")
    run("met", "Rosa Kettering", "--on", "yesterday", "--at", "the fair")
    run("note", "Rosa", "her", "daughter starts school")
    run("promised", "Rosa", "the prints", "--by", "friday")
    after = person(run, "Rosa Kettering")
    assert (before["pinned"], after["pinned"]) == (False, True)
    assert after["last_met"][:10] == f"{NOW - timedelta(days=1):%Y-%m-%d}"
    assert after["meetings_in_person"] == before["meetings_in_person"] + 1
    assert [one["verb"] for one in after["words"]] == ["pin", "met", "note", "promised"]
    told = run("why", "Rosa").stdout
    assert "A meeting (in person)." in told
    assert "You noted: “her daughter starts school”." in told
    assert "“the prints”, by " in told
    run("kept", "Rosa", "prints")
    run("kept", "Rosa", status=2)
    run("unpin", "Rosa")
    assert not person(run, "Rosa Kettering")["pinned"]
    run("unpin", "Rosa", status=2)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("met", "Rosa", "--on", "tomorrow"), "lies ahead"),
        (("met", "Rosa", "--on", "sometime"), '"sometime" is no day'),
        (("snooze", "1", "--until", "yesterday"), "does not lie ahead"),
        (("done", "9"), "has no suggestion 9"),
        (("done", "zzzz"), "`helpfirst brief` shows the latest"),
        (("never", "Nobody At All"), "Nobody and nothing here is called"),
        (("kept", "Rosa"), "There is no open promise to them."),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(run: Run, words: tuple[str, ...], said: str) -> None:
    assert said in run(*words, status=2).stderr
