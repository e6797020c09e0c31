"""A real Dovecot on the loopback interface, for tests: its own folder, its own certificate, free ports."""

from __future__ import annotations

import getpass
import grp
import os
import pwd
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
START_SECONDS = 20

_CONFIG = """
protocols = imap lmtp
listen = {host}
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_internal_user = {inner_user}
default_internal_group = {inner_group}
default_login_user = {login_user}
first_valid_uid = 1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
# A wrong password would otherwise cost two seconds, and many connections from one address be refused.
auth_failure_delay = 0
mail_max_userip_connections = 200
auth_mechanisms = plain login
mail_location = maildir:~/Maildir
mail_fsync = never
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={mail_user} gid={mail_group} home={folder}/home/%n
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap_port}
  }}
  inet_listener imaps {{
    port = {imaps_port}
    ssl = yes
  }}
}}
service lmtp {{
  user = {mail_user}
  inet_listener lmtp {{
    address = {host}
    port = {lmtp_port}
  }}
}}
service anvil {{
  chroot =
  # No waiting after wrong passwords from the same address, which all of ours come from.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Drafts {{
    special_use = \\Drafts
    auto = create
  }}
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
  mailbox Trash {{
    special_use = \\Trash
    auto = create
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Dovecot:
    """A server that runs. Every user name is known to it, with the same password."""

    folder: Path
    imap_port: int  # plain, and STARTTLS
    imaps_port: int
    lmtp_port: int
    certificate: Path  # PEM: the certificate is its own authority, for localhost and 127.0.0.1
    host: str = HOST
    user: str = "jo"
    password: str = "pass"

    @property
    def maildir(self) -> Path:
        """Where the mail of `user` lies: INBOX itself, other folders as `.Archive.2019` within."""
        return self.maildir_of(self.user)

    def maildir_of(self, user: str) -> Path:
        """Where the mail of this user lies, or will lie."""
        return self.folder / "home" / user / "Maildir"

    def put(self, blocks: Iterable[bytes], folder: str = "INBOX", received_at: float | None = None) -> list[Path]:
        """Lay messages (LF or CRLF) into the Maildir in their order, each as its own file; the paths."""
        home = self.maildir if folder == "INBOX" else self.maildir / f".{folder.replace('/', '.')}"
        for name in ("cur", "new", "tmp"):
            (home / name).mkdir(parents=True, exist_ok=True)
        if folder != "INBOX":
            (home / "maildirfolder").touch()
        there = len(os.listdir(home / "cur"))
        paths = []
        for number, block in enumerate(blocks, there):
            seconds = received_at if received_at is not None else 1_600_000_000 + number
            path = home / "cur" / f"{seconds:.0f}.M{number:07}.home:2,"
            path.write_bytes(block)
            os.utime(path, (seconds, seconds))
            paths.append(path)
        self.give_away(self.maildir)
        return paths

    def give_away(self, path: Path) -> None:
        """Mail is not read as root, so what root laid there becomes the mail user's."""
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", "nobody:nogroup", path.parent], check=True)

    def deliver(self, message: bytes, user: str = "jo") -> None:
        """Hand over one message by LMTP (RFC 2033), as a mail server would."""
        with smtplib.LMTP(self.host, self.lmtp_port) as lmtp:
            lmtp.sendmail("sender@example.org", [f"{user}@example.org"], message)


@contextmanager
def running_dovecot(folder: Path | None = None) -> Iterator[Dovecot]:
    """A server whose state is gone afterwards, unless `folder` is given.

    That path must be short: names of Unix sockets have at most 108 bytes, so pytest's own will not do.
    """
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="dovecot-", dir="/tmp") as name, running_dovecot(Path(name)) as server:
            yield server
        return
    certificate, key = make_certificate(folder)
    server = Dovecot(folder, *free_ports(3), certificate)
    config = folder / "dovecot.conf"
    config.write_text(_config(server, key))
    with (folder / "stderr.log").open("wb") as errors:
        # In a session of its own, so that it takes nobody with it when it ends.
        process = subprocess.Popen(
            [shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin") or "dovecot", "-F", "-c", config],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True,
        )  # fmt: skip
    try:
        for port in (server.imap_port, server.lmtp_port):
            _wait_for(port, process, folder)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def make_certificate(folder: Path, names: str = "DNS:localhost,IP:127.0.0.1") -> tuple[Path, Path]:
    """A self-signed certificate for these names, and its key, in PEM."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    if not certificate.exists():
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", "/CN=localhost", "-addext", f"subjectAltName={names}",
             "-keyout", key, "-out", certificate],
            check=True, capture_output=True,
        )  # fmt: skip
    return certificate, key


def free_ports(count: int) -> list[int]:
    """Ports on which nobody listened a moment ago."""
    sockets = [socket.create_server((HOST, 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _config(server: Dovecot, key: Path) -> str:
    """Writes the folders too. As root the server has accounts for each purpose, else all is ours."""
    for name in ("run", "state", "home"):
        (server.folder / name).mkdir(exist_ok=True)
    me, group = getpass.getuser(), grp.getgrgid(os.getgid()).gr_name
    accounts = {"inner_user": me, "inner_group": group, "login_user": me, "mail_user": me, "mail_group": group}
    if os.getuid() == 0:
        accounts = {"inner_user": "dovecot", "inner_group": "dovecot", "login_user": "dovenull",
                    "mail_user": "nobody", "mail_group": "nogroup"}  # fmt: skip
        server.folder.chmod(0o755)
        os.chown(server.folder / "home", pwd.getpwnam("nobody").pw_uid, grp.getgrnam("nogroup").gr_gid)
    values = {name: getattr(server, name) for name in server.__slots__}
    return _CONFIG.format(**values, **accounts, key=key)


def _wait_for(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Until it greets. RuntimeError with what it wrote if it does not."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection((HOST, port), 2) as connection:
                if connection.recv(3):
                    return
        except OSError:
            time.sleep(0.02)
    said = [(folder / name).read_text() for name in ("stderr.log", "dovecot.log") if (folder / name).exists()]
    raise RuntimeError(f"Dovecot did not start: {''.join(said)}")
