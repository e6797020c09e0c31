"""One connection to an IMAP server: TLS, login, and one clear sentence for each thing that goes wrong.

The password is sent only over a verified TLS connection, or to this computer itself. What the server says
in its refusals is looked at but never shown: it may quote what we sent.
"""

from __future__ import annotations

import imaplib
import re
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import gaierror
from typing import Literal

from imapclient import IMAPClient
from imapclient.exceptions import LoginError as RefusedLogin
from imapclient.exceptions import ProtocolError

from agent.errors import LoginError, SourceError
from connectors.certificates import distrusted

TIMEOUT = 30  # seconds for one read
_COMMAND_SECONDS = 600  # for one command: a server that trickles would otherwise hold us for ever
_COMMAND_BYTES = 80_000_000
_LINE_BYTES = 1_000_000
_LITERAL_BYTES = 1_000_000

_TRY_AGAIN = "Nothing to do now; it is tried again."
_APP_PASSWORDS = re.compile(r"(^|\.)(gmail|googlemail|google|icloud|me|mail\.me|fastmail|yahoo|aol)\.com$")
_BUSY = re.compile(
    r"THROTTL|OVERQUOTA|\[LIMIT\]|\[INUSE\]|TOO MANY|RATE LIMIT|EXCEEDED|BANDWIDTH|TRY AGAIN|MAXIMUM NUMBER", re.I
)
_NOT_NOW = re.compile(r"\[(UNAVAILABLE|SERVERBUG|CONTACTADMIN)\]|INTERNAL ERROR|TEMPORAR", re.I)  # RFC 5530, 3


@dataclass(frozen=True, slots=True)
class ImapAccount:
    """Where to log in, and as whom. `password` is asked only once the connection is safe.

    `security`: "tls" (RFC 8314), "starttls", or "none", which is for this computer itself.
    """

    host: str
    port: int
    security: Literal["tls", "starttls", "none"]
    user: str
    password: Callable[[], str]
    ca_file: Path | None = None


@contextmanager
def logged_in(account: ImapAccount) -> Iterator[IMAPClient]:
    """A connection that is closed afterwards. SourceError and LoginError for whatever fails, also within.

    RFC 3501, 6.2.1 and 6.2.3: what the server can do is asked anew after STARTTLS and after LOGIN.
    """
    with said_in_sentences(account.host):
        client = _connect(account)
        try:
            _log_in(client, account)
            yield client
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                inner(client).logout()
            with suppress(OSError, imaplib.IMAP4.error):
                client.shutdown()


def inner(client: IMAPClient) -> imaplib.IMAP4:
    """The imaplib connection within, for commands that imapclient lacks or reads slowly."""
    connection: imaplib.IMAP4 = client._imap
    return connection


@contextmanager
def said_in_sentences(host: str) -> Iterator[None]:
    """Whatever goes wrong below, as a SourceError; without its cause, which may quote what was sent."""
    try:
        yield
    except RefusedLogin as problem:
        raise _refused(host, str(problem)) from None
    except (OSError, imaplib.IMAP4.error, ProtocolError, MemoryError) as problem:
        raise _explained(host, problem) from None


def _connect(account: ImapAccount) -> IMAPClient:
    context = None if account.security == "none" else _context(account.ca_file)
    client = IMAPClient(
        account.host, account.port, ssl=account.security == "tls", ssl_context=context, timeout=TIMEOUT
    )
    try:
        _bound(inner(client))
        if account.security == "starttls":
            client.starttls(context)
    except BaseException:
        with suppress(OSError):
            client.shutdown()
        raise
    return client


def _context(ca_file: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError:
        raise SourceError(f"The certificates in {ca_file} could not be read.", "Check ca_file.") from None


def _log_in(client: IMAPClient, account: ImapAccount) -> None:
    if client.has_capability("LOGINDISABLED"):
        raise SourceError(
            f"{account.host} takes no password on this connection.", 'Try security = "tls" or "starttls".'
        )
    client.login(account.user, account.password())


def _bound(connection: imaplib.IMAP4) -> None:
    """Give the answer to each command a bound in bytes and seconds, and keep imaplib from logging."""
    connection.debug = 0
    file_read, file_readline, send = connection.read, connection.readline, connection.send
    left, until = _COMMAND_BYTES, time.monotonic() + _COMMAND_SECONDS

    def spend(size: int, most: int) -> None:
        nonlocal left
        left -= size
        if size > most or left < 0:
            raise imaplib.IMAP4.abort("more than can be right")
        if time.monotonic() > until:
            raise TimeoutError

    def read(size: int) -> bytes:
        spend(size, _LITERAL_BYTES)
        return file_read(size)

    def readline() -> bytes:
        line = file_readline()
        spend(len(line), _LINE_BYTES)
        return line

    def begin(data: bytes) -> None:
        nonlocal left, until
        left, until = _COMMAND_BYTES, time.monotonic() + _COMMAND_SECONDS
        send(data)

    connection.read, connection.readline, connection.send = read, readline, begin  # type: ignore[method-assign,assignment]


def is_busy(said: str) -> bool:
    """Does this refusal say that we ask too much? (RFC 5530, 3 has LIMIT; Gmail and others their own words)"""
    return bool(_BUSY.search(said))


def _refused(host: str, said: str) -> SourceError:
    """RFC 5530, 3: a refusal that is about the server and not about us is no reason to stop trying."""
    if is_busy(said):
        return _busy(host)
    if _NOT_NOW.search(said):
        return SourceError(f"{host} cannot check passwords at the moment.", _TRY_AGAIN)
    advice = "Check user and password in the configuration."
    if _APP_PASSWORDS.search(host):
        advice = "It wants an app password: make one in the security settings of your account there."
    return LoginError(f"{host} refused the user or the password.", advice)


def _busy(host: str) -> SourceError:
    return SourceError(
        f"{host} asks us to come less often, or has too many connections of yours open.",
        "Nothing to do now; it is tried again later.",
    )


def _explained(host: str, problem: BaseException) -> SourceError:
    if isinstance(problem, TimeoutError):
        return SourceError(f"{host} took too long to answer.", _TRY_AGAIN)
    if isinstance(problem, ssl.SSLCertVerificationError):
        return SourceError(*distrusted(host, problem))
    if isinstance(problem, ssl.SSLError):
        return SourceError(
            f"No secure connection to {host} came about, or it broke.", "If it stays so, check port and security."
        )
    if isinstance(problem, gaierror):
        return SourceError(f"{host} is not known or not reachable.", "Check host, and whether you are online.")
    if isinstance(problem, ConnectionRefusedError):
        return SourceError(f"{host} does not accept connections on this port.", "Check host and port.")
    said = str(problem)
    if is_busy(said):
        return _busy(host)
    if "STARTTLS" in said.upper() or "TLS not supported" in said:
        return SourceError(f"{host} does not offer STARTTLS, so no password was sent.", 'Try security = "tls".')
    if isinstance(problem, OSError | imaplib.IMAP4.abort):
        return SourceError(f"The connection to {host} broke off.", _TRY_AGAIN)
    return SourceError(f"{host} gave an answer that we do not understand.", _TRY_AGAIN)
