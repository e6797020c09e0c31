"""A household's servers on the loopback interface, filled with the sample life, for the line from end to end.

IMAP and LMTP (Dovecot), CalDAV (Radicale), and an SMTP server that hands on to Dovecot.
"""

from __future__ import annotations

import email
import json
import mailbox
import os
import shutil
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from imaplib import IMAP4
from pathlib import Path

from agent import sample
from tests.servers.dav import PASSWORD, USER, Server, radicale
from tests.servers.dovecot import Dovecot, running_dovecot
from tests.servers.smtp import SmtpServer, running_smtp

SECRETS = {"imap-home": "pass", "dav-home": PASSWORD, "smtp-home": "pass"}  # name -> password

_CONFIG = """
[owner]
name = "Jo Marlow"
addresses = {addresses}
timezone = "{zone}"
[[mail]]
name = "home"
kind = "imap"
host = "127.0.0.1"
port = {imap.imaps_port}
user = "{user}"
password = {{ {way} = "imap-home" }}
ca_file = "imap-ca.pem"
[[calendar]]
name = "own calendar"
kind = "caldav"
url = "http://127.0.0.1:{dav.port}{dav.home}"
user = "{dav_user}"
password = {{ {way} = "dav-home" }}
[[contacts]]
name = "address book"
kind = "vcard"
path = "contacts.vcf"
[smtp]
host = "127.0.0.1"
port = {smtp.port}
security = "starttls"
user = "brief"
password = {{ {way} = "smtp-home" }}
ca_file = "smtp-ca.pem"
[brief]
to = "{user}@example.org"
deliver = "smtp"
at = "{at}"
"""


@dataclass(frozen=True)
class Household:
    """The servers. Each user has a mailbox of their own with the same mail in it; the calendar is one."""

    life: Path  # the sample life as files
    zone: str
    imap: Dovecot
    dav: Server
    smtp: SmtpServer

    def write_config(self, folder: Path, user: str, way: str, at: str = "07:00") -> Path:
        """A configuration for this user with what it names, but for the secrets: see write_secrets.

        `way`: "file", of that name in the same folder, or "credential".
        """
        shutil.copy(self.life / "contacts.vcf", folder)
        shutil.copy(self.imap.certificate, folder / "imap-ca.pem")
        shutil.copy(self.smtp.certificate, folder / "smtp-ca.pem")
        addresses = tomllib.loads((self.life / "config.toml").read_text())["owner"]["addresses"]
        text = _CONFIG.format(
            addresses=json.dumps(addresses), zone=self.zone, imap=self.imap, dav=self.dav, smtp=self.smtp,
            dav_user=USER, user=user, way=way, at=at,
        )  # fmt: skip
        path = folder / "config.toml"
        path.write_text(text)
        return path

    def briefs(self, user: str) -> list[EmailMessage]:
        """The briefs in the INBOX of this user, as they are there."""
        with IMAP4(self.imap.host, self.imap.imap_port) as imap:
            imap.login(user, self.imap.password)
            imap.select("INBOX", readonly=True)
            numbers = imap.search(None, "HEADER", "X-Helpfirst-Brief", "20")[1][0].split()
            rows = [imap.fetch(number.decode(), "(BODY.PEEK[])")[1][0] for number in numbers]
        return [email.message_from_bytes(row[1], policy=policy.default) for row in rows]  # type: ignore[index]


def write_secrets(folder: Path) -> None:
    """Every password as a file that only its owner may read."""
    for name, secret in SECRETS.items():
        descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(descriptor, secret.encode())
        os.close(descriptor)


@contextmanager
def running_household(
    folder: Path, now: datetime, zone: str = "UTC", users: Sequence[str] = ("jo",)
) -> Iterator[Household]:
    """The servers, with their state in `folder` (Dovecot's apart from it, as its sockets need a short path)."""
    life = folder / "life"
    life.mkdir()
    sample.write(life, now, zone)
    with ExitStack() as stack:
        imap = stack.enter_context(running_dovecot())
        for user in users:
            _lay_mail(life / "mail.mbox", replace(imap, user=user))
        for name in ("radicale", "smtp"):
            (folder / name).mkdir()
        dav = stack.enter_context(radicale(folder / "radicale"))
        dav.make_calendar("jo")
        for path in sorted((life / "calendar").iterdir()):
            dav.put("jo", path.name, path.read_bytes())
        smtp = stack.enter_context(running_smtp(folder / "smtp", imap))
        yield Household(life, zone, imap, dav, smtp)


def _lay_mail(path: Path, imap: Dovecot) -> None:
    with closing(mailbox.mbox(path)) as archive:
        letters = [bytes(letter) for letter in archive]
    sent = [one for one in letters if b"\nFrom: Jo Marlow" in one[: one.index(b"\n\n")]]
    received = [one for one in letters if one not in set(sent)]
    for folder, those in (("Sent", sent), ("INBOX", received)):
        for file, letter in zip(imap.put(those, folder), those, strict=True):
            arrived = parsedate_to_datetime(str(email.message_from_bytes(letter)["Date"])).timestamp()
            os.utime(file, (arrived, arrived))
