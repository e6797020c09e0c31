"""What the README promises a newcomer is so."""

from __future__ import annotations

import re
import shlex
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest

from agent import morning, pipeline, sample
from agent.cli import wiring
from agent.cli.app import app
from agent.config import load
from agent.store.database import in_memory
from agent.views import brief_text

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
PROSE = re.sub(r"^```.*?^```", "", README, flags=re.MULTILINE | re.DOTALL)
FENCED = [line for _, text in BLOCKS for line in text.splitlines()]
COMMANDS = sorted(
    {
        found[1].strip()
        for code in (*re.findall(r"`([^`\n]+)`", PROSE), *FENCED)
        for part in code.partition("#")[0].split("&&")
        if (found := re.match(r"\s*helpfirst ([a-z].*)", part))
    }
)


def test_the_configuration_in_the_readme_loads(tmp_path: Path) -> None:
    (example,) = [text for language, text in BLOCKS if language == "toml"]
    path = tmp_path / "config.toml"
    path.write_text(example, encoding="utf-8")
    config = load(path, {"HOME": str(tmp_path)})
    assert [one.name for one in (*config.mail, *config.calendars, *config.contacts)] == [
        "home", "own calendar", "address book",
    ]  # fmt: skip
    assert config.brief.deliver == "imap-append"


def test_the_mailbox_in_the_docs_is_taken_as_it_is(tmp_path: Path) -> None:
    docs = (Path(__file__).parent.parent / "docs" / "servers.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```", docs, re.MULTILINE | re.DOTALL)
    path = tmp_path / "config.toml"
    path.write_text('[owner]\nname = "Jo"\naddresses = ["jo.owner@gmail.com"]\n' + example, encoding="utf-8")
    assert [one.kind for one in load(path, {"HOME": str(tmp_path)}).mail] == ["imap"]


def test_the_sample_brief_is_what_the_demo_gives_on_that_morning(tmp_path: Path) -> None:
    now = datetime(2026, 3, 3, 7, tzinfo=ZoneInfo("Europe/Lisbon"))
    config = load(sample.write(tmp_path, now))
    db = in_memory()
    sources = wiring.sources(config, now)
    pipeline.sync(db, sources, config.owner, subjects=True, now=now, progress=lambda name, read: None)
    brief = morning.morning(db, config.owner, pipeline.readings(db, sources), now).brief
    made = brief_text.render(brief, zone=config.owner.zone).partition("`helpfirst why")[0]
    assert made.strip() == BLOCKS[0][1].strip()


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_in_the_readme_exists(line: str) -> None:
    name, *words = shlex.split(line)
    command = app.commands[name]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("name", sorted(app.commands))
def test_every_command_stands_in_the_readme_and_says_what_it_does(name: str) -> None:
    assert f"`helpfirst {name}" in README
    assert isinstance(app.commands[name], click.Command)
    assert app.commands[name].get_short_help_str(limit=200).endswith(".")
