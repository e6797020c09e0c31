"""The line from end to end on real servers: IMAP and CalDAV in, the brief out by SMTP, read back over IMAP."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from imaplib import IMAP4
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.household import Household, running_household, write_secrets

NOW = datetime.now(UTC)


class Home:
    """A folder with a configuration for the servers of a household, and commands that are given there."""

    def __init__(self, folder: Path, household: Household) -> None:
        self.folder, self.household = folder, household
        self.imap, self.dav, self.smtp = household.imap, household.dav, household.smtp
        self.config = household.write_config(folder, "jo", "file")
        self.written = self.config.read_text()
        write_secrets(folder)

    def begin_anew(self) -> None:
        """The same servers, and an empty folder for what is read from them. Earlier briefs stay in the INBOX."""
        shutil.rmtree(self.folder / ".local", ignore_errors=True)
        self.find_every_server()

    def find_every_server(self) -> None:
        self.config.write_text(self.written)

    def lose_server_at(self, port: int) -> None:
        self.config.write_text(self.written.replace(str(port), "9"))  # discard: nobody listens there

    def run(self, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "agent.cli", "--config", str(self.config), *arguments],
            capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
            env={"PATH": os.defpath, "HOME": str(self.folder), "LANG": "C.UTF-8"},
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        return done

    def briefs(self) -> list[EmailMessage]:
        return self.household.briefs("jo")


def _marks(server: Dovecot) -> set[str]:
    """Names of all files in the mailbox: they change when anything is marked, moved or removed."""
    return {str(path.relative_to(server.maildir)) for path in server.maildir.rglob("*,*") if path.parent.name == "cur"}


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with running_household(tmp_path_factory.mktemp("servers"), NOW) as household:
        yield Home(tmp_path_factory.mktemp("home"), household)


@pytest.fixture
def home(servers: Home) -> Home:
    servers.begin_anew()
    return servers


def test_from_an_empty_folder_to_a_brief_in_the_inbox(home: Home) -> None:
    assert home.run("check").stdout.count("  ok  ") == 4
    before, earlier = _marks(home.imap), len(home.briefs())
    states = {one["name"]: one["state"] for one in json.loads(home.run("sync", "--json").stdout)["sources"]}
    assert states == {"address book": "ok", "own calendar": "ok", "home": "ok"}
    assert _marks(home.imap) == before
    home.run("brief", "--send")
    brief = home.briefs()[-1]
    text = brief.get_body(("plain",)).get_content()
    assert text.startswith("Good morning, Jo. One person")  # the first mornings begin gently
    assert re.search(r"^ 1  \w+ ", text, re.MULTILINE)
    is_still_the_day = datetime.now(UTC).date() == NOW.date()  # of the coffee: the tests may run over midnight
    assert ("Today" in text) == is_still_the_day
    assert "mailto:jo@example.org?subject=done%201%20hf-" in text
    assert "<h1>Good morning, Jo.</h1>" in brief.get_body(("html",)).get_content()
    home.run("brief", "--send")
    assert len(home.briefs()) == earlier + 1


def test_our_own_brief_is_never_read_as_mail(home: Home) -> None:
    home.run("sync")
    home.run("brief", "--send")
    before = len(home.briefs())
    home.run("sync")
    home.begin_anew()
    (mail,) = [one for one in json.loads(home.run("sync", "--json").stdout)["sources"] if one["kind"] == "imap"]
    assert mail["reasons"] == {"one of our own briefs": before}


@pytest.mark.parametrize(("gone", "name"), [("calendar", "own calendar"), ("mail", "home")])
def test_without_one_source_the_brief_comes_and_says_so(home: Home, gone: str, name: str) -> None:
    home.run("sync")
    home.lose_server_at(home.dav.port if gone == "calendar" else home.imap.imaps_port)
    home.run("sync", status=3)
    earlier = len(home.briefs())
    home.run("brief", "--send")
    assert f'I could not read "{name}"' in home.briefs()[earlier].get_body(("plain",)).get_content()


def test_without_the_mail_server_nothing_is_lost(home: Home) -> None:
    home.run("sync")
    earlier = len(home.briefs())
    home.lose_server_at(home.smtp.port)
    assert "127.0.0.1" in home.run("brief", "--send", status=3).stderr
    home.find_every_server()
    home.run("brief", "--send")
    assert len(home.briefs()) == earlier + 1


def _letter_to_self(subject: str, name: str) -> bytes:
    return (
        f"From: Jo Marlow <jo@example.org>\r\nTo: jo@example.org\r\nSubject: {subject}\r\n"
        f"Date: {format_datetime(datetime.now(UTC))}\r\nMessage-ID: <{name}@example.org>\r\n\r\n"
    ).encode()


def _append(server: Dovecot, folder: str, letter: bytes) -> None:
    with IMAP4(server.host, server.imap_port) as imap:
        imap.login(server.user, server.password)
        assert imap.append(folder, "", "", letter)[0] == "OK"


def test_a_link_of_the_brief_that_is_sent_closes_its_suggestion_and_a_forged_one_does_not(home: Home) -> None:
    home.run("sync")
    home.run("brief", "--send")
    text = home.briefs()[-1].get_body(("plain",)).get_content()
    done, later, _ = (unquote(found) for found in re.findall(r"mailto:jo@example.org\?subject=(\S+1%20hf-\S+)", text))
    _append(home.imap, "INBOX", _letter_to_self(later, "forged"))
    home.run("sync")
    assert home.run("undo", status=2).stderr == "You have said nothing that could be taken back.\n"
    _append(home.imap, "Sent", _letter_to_self(done, "mine"))
    home.run("sync")
    home.run("sync")
    suggestion = json.loads(home.run("brief", "--json").stdout)["suggestions"][0]
    taken = json.loads(home.run("undo", "--json").stdout)
    assert (taken["suggestion"], taken["outcome"]) == (suggestion["id"], "done")
    assert home.run("undo", status=2).stderr
