"""The brief handed to the owner's mail server (RFC 5321, RFC 6409).

The password is sent only over a verified TLS connection, or to this computer itself. What matters most when
something breaks is whether the server had already taken the message: see `send`. What the server says in its
refusals is shown by its code alone, because it may quote what we sent.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from smtplib import (
    SMTP,
    SMTP_SSL,
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPResponseException,
)
from socket import gaierror
from typing import Literal

from agent.errors import DeliveryError, LoginError, UserError
from connectors.certificates import distrusted

TIMEOUT = 60  # seconds for one read or write; after that the mailbox is asked, so no need for RFC 5321's 10 minutes
_MYSELF = "[127.0.0.1]"  # in EHLO: the name of this computer is nobody's business
_DOT = re.compile(rb"^\.", re.MULTILINE)


class SmtpOutlet:
    """One sender, one recipient, one server.

    `security`: "tls" (RFC 8314), "starttls" (RFC 3207), or "none", which is for this computer itself.
    `password` is asked only once the connection is safe. `find` tells whether the owner's mailbox holds a
    Message-ID (`connectors.imap_arrival`); without it nobody can tell.
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        security: Literal["tls", "starttls", "none"],
        sender: str,
        to: str,
        user: str = "",
        password: Callable[[], str] | None = None,
        ca_file: Path | None = None,
        find: Callable[[str], bool | None] | None = None,
    ) -> None:
        if security == "none" and not _is_loopback(host):
            raise UserError(f'[smtp] security = "none" is only for this computer itself, not for {host}.')
        self.name = f"{to} through {host}"
        self.host, self.port, self.security, self.ca_file = host, port, security, ca_file
        self.sender, self.to = sender, to
        self.user, self.password = user, password
        self._find = find

    def send(self, message: bytes, message_id: str) -> None:
        """See contracts.Outlet. A message counts as handed over with the dot that ends it (RFC 5321, 4.1.1.4)."""
        with self._logged_in() as smtp:
            _expect(smtp.mail(self.sender), 250)
            _expect(smtp.rcpt(self.to), 250, 251)
            _expect(smtp.docmd("DATA"), 354)
            smtp.send(_DOT.sub(b"..", message))
            try:
                answer = smtp.docmd(".")
            except (OSError, SMTPException):
                raise DeliveryError(
                    f"The connection to {self.host} broke just after the brief was handed over, so it may have "
                    "arrived; your mailbox is asked before a second try.",
                    certain=False,
                ) from None
            _expect(answer, 250)

    def has_arrived(self, message_id: str) -> bool | None:
        """See contracts.Outlet."""
        return None if self._find is None else self._find(message_id)

    def check(self) -> str:
        """See contracts.Outlet."""
        with self._logged_in() as smtp:
            _expect(smtp.mail(self.sender), 250)
            _expect(smtp.rcpt(self.to), 250, 251)
            _expect(smtp.rset(), 250)
        return f"{self.host} takes mail for {self.to}."

    @contextmanager
    def _logged_in(self) -> Iterator[SMTP]:
        """A connection that is ready for MAIL. Whatever fails, also within, becomes a DeliveryError."""
        try:
            smtp = self._connect()
            try:
                self._log_in(smtp)
                yield smtp
                with suppress(OSError, SMTPException):
                    smtp.quit()
            finally:
                smtp.close()
        except SMTPAuthenticationError as error:
            raise DeliveryError(
                f"{self.host} refused the user or the password. Check [smtp] in the configuration.",
                certain=True, lasting=error.smtp_code >= 500,
            ) from None  # fmt: skip
        except (OSError, SMTPException) as error:
            lasting = isinstance(error, SMTPResponseException) and error.smtp_code >= 500
            raise DeliveryError(self._sentence(error), certain=True, lasting=lasting) from None

    def _connect(self) -> SMTP:
        context = ssl.create_default_context(cafile=self.ca_file)
        if self.security == "tls":
            return SMTP_SSL(self.host, self.port, local_hostname=_MYSELF, timeout=TIMEOUT, context=context)
        smtp = SMTP(self.host, self.port, local_hostname=_MYSELF, timeout=TIMEOUT)
        try:
            if self.security == "starttls":
                smtp.starttls(context=context)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _log_in(self, smtp: SMTP) -> None:
        smtp.ehlo_or_helo_if_needed()
        if not self.user or self.password is None:
            return
        try:
            smtp.login(self.user, self.password())
        except LoginError as error:  # no password was found
            raise DeliveryError(str(error), certain=True, lasting=True) from None
        except UnicodeEncodeError:  # smtplib, as the RFCs of most mechanisms
            raise DeliveryError(
                "User or password of [smtp] hold a letter beyond ASCII, which cannot be sent.",
                certain=True, lasting=True,
            ) from None  # fmt: skip

    def _sentence(self, error: OSError | SMTPException) -> str:
        if isinstance(error, SMTPResponseException):
            return f"{self.host} did not take the brief (its answer was {error.smtp_code})."
        if isinstance(error, SMTPNotSupportedError):
            return f"{self.host} lacks what [smtp] asks for (STARTTLS or a login), so nothing was sent."
        if isinstance(error, ssl.SSLCertVerificationError):
            return " ".join(distrusted(self.host, error))
        if isinstance(error, ssl.SSLError):
            return f"No secure connection to {self.host} came about, or it broke. Check port and security in [smtp]."
        if isinstance(error, gaierror):
            return f"{self.host} is not known or not reachable. Check host in [smtp], and whether you are online."
        if isinstance(error, ConnectionRefusedError):
            return f"{self.host} does not accept connections on port {self.port}. Check host and port in [smtp]."
        if isinstance(error, FileNotFoundError | PermissionError):
            return f"The certificates in {self.ca_file} could not be read. Check ca_file in [smtp]."
        if isinstance(error, TimeoutError):
            return f"{self.host} took too long to answer."
        return f"The connection to {self.host} broke off."


def _expect(answer: tuple[int, bytes], *wanted: int) -> None:
    if answer[0] not in wanted:
        raise SMTPResponseException(*answer)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
