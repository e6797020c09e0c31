"""A brief as a mail: legal whatever its texts hold, the same for the same inputs, and marked as what it is."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.views import brief_html, brief_json, brief_mail, brief_text, plain

SCENES = sorted((Path(__file__).parents[1] / "golden").glob("*.json"))
ON = date(2026, 3, 3)
MADE_AT = datetime(2026, 3, 3, 6, tzinfo=UTC).astimezone(ZoneInfo("Europe/Berlin"))
# Views give no control characters and no surrogates; lines end in LF.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), max_size=300)


def compose(text: str = "Good morning, Jo.\n", html: str = "<h1>Good morning, Jo.</h1>\n", **changed: str) -> bytes:
    who = {"sender": "jo@example.org", "to": "jo@example.org", "install_id": "0a1b2c3d"} | changed
    return brief_mail.compose(text, html, on=ON, made_at=MADE_AT, **who)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_every_text_comes_out_as_it_went_in_on_legal_lines(text: str, html: str) -> None:
    message = compose(text, html)
    assert message == compose(text, html)
    assert message.isascii()
    assert message.endswith(b"\r\n")
    assert message.count(b"\n") == message.count(b"\r") == message.count(b"\r\n")
    assert all(len(line) <= 76 for line in message.partition(b"\r\n\r\n")[2].split(b"\r\n"))
    mail = message_from_bytes(message, policy=default)
    assert mail.defects == []
    contents = [part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()]
    assert [one.removesuffix("\n") for one in contents] == [text.removesuffix("\n"), html.removesuffix("\n")]


def test_a_text_that_looks_like_the_boundary_does_not_end_its_part() -> None:
    boundary = message_from_bytes(compose(), policy=default).get_boundary()
    text = f"--{boundary}--\nand more\n"
    plain, _ = message_from_bytes(compose(text), policy=default).iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == text


def test_the_message_id_names_date_installation_and_domain_and_is_never_broken_up() -> None:
    domain = f"{'long.' * 30}example.org"
    message = compose(sender=f"jo@{domain}")
    assert brief_mail.message_id(ON, "0a1b2c3d", f"jo@{domain}") == f"hf.20260303.0a1b2c3d@{domain}"
    assert f"\r\nMessage-ID: <hf.20260303.0a1b2c3d@{domain}>\r\n".encode() in message


def test_the_date_is_that_of_the_owners_zone() -> None:
    assert b"\r\nDate: Tue, 03 Mar 2026 07:00:00 +0100\r\n" in compose()


@pytest.mark.parametrize("scene", SCENES, ids=lambda path: path.stem)
def test_a_mail_client_in_a_terminal_of_80_columns_shows_the_text_as_it_was_written(scene: Path) -> None:
    brief, zone = brief_json.from_json(json.loads(scene.read_text(encoding="utf-8"))), ZoneInfo("Europe/Berlin")
    text = brief_text.render(brief, zone=zone)
    mail = message_from_bytes(compose(text, brief_html.render(brief, zone=zone)), policy=default)
    first, _ = mail.iter_parts()
    content_type = first["Content-Type"]
    assert (content_type.content_type, dict(content_type.params)) == ("text/plain", {"charset": "utf-8"})
    lines = first.get_content().splitlines()
    assert max(map(plain.cells, lines)) <= 78
    assert not [line for line in lines if "\t" in line or line != line.rstrip()]
    unbroken = brief_text.render(brief, zone=zone, width=10_000).split()
    assert [word for word in unbroken if plain.cells(word) < 60] == [
        word for word in " ".join(lines).split() if word in unbroken and plain.cells(word) < 60
    ]
