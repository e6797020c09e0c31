"""Whole mornings, as the owner reads them.

Each `SCENE.json` is a brief as `brief --json --candidates` writes it (all people in it are invented), and
`SCENE.txt` and `SCENE.html` are what the views make of it. After a change that is meant, renew them with

    RENEW_GOLDEN=1 pytest tests/golden

and read the difference before you commit it. A new scene is a new JSON file.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent.core.records import Brief
from agent.views import brief_html, brief_json, brief_text
from agent.views.actions import WORDS, action

HERE = Path(__file__).parent
MAILED = "full_morning"  # also as it stands in the mail, with its links
SCENES = sorted(path.stem for path in HERE.glob("*.json"))
ZONE = ZoneInfo("Europe/Berlin")


def scene(name: str) -> Brief:
    return brief_json.from_json(json.loads((HERE / f"{name}.json").read_text(encoding="utf-8")))


def golden(file: Path, rendered: str) -> str:
    if os.environ.get("RENEW_GOLDEN"):
        file.write_text(rendered, encoding="utf-8")
    return file.read_text(encoding="utf-8")


def test_there_are_scenes() -> None:
    assert len(SCENES) >= 6


@pytest.mark.parametrize("name", SCENES)
def test_the_text_of_a_morning_is_as_agreed(name: str) -> None:
    rendered = brief_text.render(scene(name), zone=ZONE)
    assert rendered == golden(HERE / f"{name}.txt", rendered)


@pytest.mark.parametrize("name", SCENES)
def test_the_page_of_a_morning_is_as_agreed(name: str) -> None:
    rendered = brief_html.render(scene(name), zone=ZONE)
    assert rendered == golden(HERE / f"{name}.html", rendered)


@pytest.mark.parametrize("name", SCENES)
def test_the_json_of_a_morning_is_as_agreed(name: str) -> None:
    document = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    assert brief_json.as_json(scene(name), zone=ZONE, candidates=True) == document


def test_a_mail_has_links_that_write_to_the_owner_and_lead_nowhere_else() -> None:
    brief = scene(MAILED)
    actions = {
        number: tuple(action("jo@example.org", outcome, number, f"hf-{number}aaaaaaaaaaaaaaa") for outcome in WORDS)
        for number in range(1, len(brief.suggestions) + 1)
    }
    text = brief_text.render(brief, zone=ZONE, actions=actions)
    page = brief_html.render(brief, zone=ZONE, actions=actions)
    assert text == golden(HERE / f"{MAILED}.mail.txt", text)
    assert page == golden(HERE / f"{MAILED}.mail.html", page)
    hrefs = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert len(hrefs) == 9
    assert all(href.startswith("mailto:jo@example.org?subject=") for href in hrefs)
