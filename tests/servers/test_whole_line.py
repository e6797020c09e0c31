"""The line from end to end on real servers: IMAP and CalDAV in, the brief out by SMTP, read back over IMAP."""

from __future__ import annotations

import email
import json
import mailbox
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from email import policy
from email.utils import parsedate_to_datetime
from imaplib import IMAP4
from pathlib import Path
from typing import Any

import pytest

from agent import sample
from tests.servers.dav import PASSWORD, USER, radicale
from tests.servers.dovecot import Dovecot, running_dovecot
from tests.servers.smtp import running_smtp

NOW = datetime.now(UTC)


class Home:
    """Servers that hold the sample life, and a folder with a configuration for them."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        life = folder / "life"
        life.mkdir()
        sample.write(life, NOW, "UTC")
        self.dovecot = stack.enter_context(running_dovecot())
        self._lay_mail(life / "mail.mbox")
        (folder / "radicale").mkdir()
        dav = stack.enter_context(radicale(folder / "radicale"))
        dav.make_calendar("jo")
        for path in sorted((life / "calendar").iterdir()):
            dav.put("jo", path.name, path.read_bytes())
        (folder / "smtp").mkdir()
        self.smtp = stack.enter_context(running_smtp(folder / "smtp", self.dovecot))
        self.folder = folder
        self.dav_port = dav.port
        self.config = folder / "config.toml"
        self.written = self._configuration(life, dav.port, dav.home)
        for name, secret in (("imap", "pass"), ("dav", PASSWORD), ("smtp", "pass")):
            self._write_secret(name, secret)

    def begin_anew(self) -> None:
        """The same servers, and an empty folder for what is read from them. Earlier briefs stay in the INBOX."""
        shutil.rmtree(self.folder / "state", ignore_errors=True)
        self.find_every_server()

    def find_every_server(self) -> None:
        self.config.write_text(self.written)

    def lose_server_at(self, port: int) -> None:
        self.config.write_text(self.written.replace(str(port), "9"))  # discard: nobody listens there

    def _write_secret(self, name: str, secret: str) -> None:
        descriptor = os.open(self.folder / f"{name}-password", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(descriptor, secret.encode())
        os.close(descriptor)

    def _lay_mail(self, path: Path) -> None:
        with closing(mailbox.mbox(path)) as archive:
            letters = [bytes(letter) for letter in archive]
        sent = [one for one in letters if b"\nFrom: Jo Marlow" in one[: one.index(b"\n\n")]]
        received = [one for one in letters if one not in set(sent)]
        for folder, those in (("Sent", sent), ("INBOX", received)):
            for file, letter in zip(self.dovecot.put(those, folder), those, strict=True):
                arrived = parsedate_to_datetime(str(email.message_from_bytes(letter)["Date"])).timestamp()
                os.utime(file, (arrived, arrived))

    def _configuration(self, life: Path, port: int, home: str) -> str:
        server = self.dovecot
        return f"""
[owner]
name = "Jo Marlow"
addresses = {json.dumps(_addresses(life))}
timezone = "UTC"
[store]
path = "state"
[[mail]]
name = "home"
kind = "imap"
host = "127.0.0.1"
port = {server.imaps_port}
user = "jo"
password = {{ file = "imap-password" }}
ca_file = "{server.certificate}"
[[calendar]]
name = "own calendar"
kind = "caldav"
url = "http://127.0.0.1:{port}{home}"
user = "{USER}"
password = {{ file = "dav-password" }}
[[contacts]]
name = "address book"
kind = "vcard"
path = "{life / "contacts.vcf"}"
[smtp]
host = "127.0.0.1"
port = {self.smtp.port}
security = "starttls"
user = "brief"
password = {{ file = "smtp-password" }}
ca_file = "{self.smtp.certificate}"
[brief]
to = "jo@example.org"
deliver = "smtp"
"""

    def run(self, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "agent.cli", "--config", str(self.config), *arguments],
            capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
            env={"PATH": os.defpath, "HOME": str(self.folder), "LANG": "C.UTF-8"},
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        return done

    def briefs(self) -> list[Any]:
        """The briefs in the owner's INBOX, as they are there."""
        with IMAP4(self.dovecot.host, self.dovecot.imap_port) as imap:
            imap.login(self.dovecot.user, self.dovecot.password)
            imap.select("INBOX", readonly=True)
            numbers = imap.search(None, "HEADER", "X-Helpfirst-Brief", "20")[1][0].split()
            rows = [imap.fetch(number.decode(), "(BODY.PEEK[])")[1][0] for number in numbers]
        return [email.message_from_bytes(row[1], policy=policy.default) for row in rows]  # type: ignore[index]


def _addresses(life: Path) -> list[str]:
    found: list[str] = tomllib.loads((life / "config.toml").read_text())["owner"]["addresses"]
    return found


def _marks(server: Dovecot) -> set[str]:
    """Names of all files in the mailbox: they change when anything is marked, moved or removed."""
    return {str(path.relative_to(server.maildir)) for path in server.maildir.rglob("*,*") if path.parent.name == "cur"}


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with ExitStack() as stack:
        yield Home(tmp_path_factory.mktemp("home"), stack)


@pytest.fixture
def home(servers: Home) -> Home:
    servers.begin_anew()
    return servers


def test_from_an_empty_folder_to_a_brief_in_the_inbox(home: Home) -> None:
    assert home.run("check").stdout.count("  ok  ") == 4
    before, earlier = _marks(home.dovecot), len(home.briefs())
    states = {one["name"]: one["state"] for one in json.loads(home.run("sync", "--json").stdout)["sources"]}
    assert states == {"address book": "ok", "own calendar": "ok", "home": "ok"}
    assert _marks(home.dovecot) == before
    home.run("brief", "--send")
    brief = home.briefs()[-1]
    text = brief.get_body(("plain",)).get_content()
    assert text.startswith("Good morning, Jo. Three people")
    assert [kind in text for kind in ("Thank", "Answer", "Get back in touch", "Today")] == [True] * 4
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
    home.lose_server_at(home.dav_port if gone == "calendar" else home.dovecot.imaps_port)
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
