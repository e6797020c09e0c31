"""A real SMTP server on the loopback interface: STARTTLS and AUTH demanded, mail handed on to Dovecot by LMTP."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.dovecot import HOST, Dovecot, free_ports, make_certificate


@dataclass
class SmtpServer:
    """A server that runs, and how it is to behave: what it answers, and when it breaks off."""

    port: int
    certificate: Path
    dovecot: Dovecot | None
    user: str = "brief"
    password: str = "pass"
    answers: dict[str, str] = field(default_factory=dict)  # to MAIL, RCPT or . (the end of DATA); "" hangs up
    drops_answer: bool = False  # take the message, then hang up before saying so
    received: list[Envelope] = field(default_factory=list)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self._answer(server, "MAIL")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._answer(server, "RCPT")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if "." in self.answers:
            return self._answer(server, ".")
        self.received.append(envelope)
        if self.dovecot is not None:
            assert isinstance(envelope.content, bytes)
            for address in envelope.rcpt_tos:
                self.dovecot.deliver(envelope.content, address.partition("@")[0])
        if self.drops_answer:
            server.transport.abort()
        return "250 taken"

    def _answer(self, server: SMTP, command: str) -> str:
        answer = self.answers.get(command, "250 fine")
        if not answer:
            server.transport.abort()
        return answer or "451 gone"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        right = (self.user.encode(), self.password.encode())
        good = isinstance(data, LoginPassword) and (data.login, data.password) == right
        return AuthResult(success=good, handled=False)


@contextmanager
def running_smtp(
    folder: Path, dovecot: Dovecot | None = None, security: Literal["starttls", "tls", "none"] = "starttls"
) -> Iterator[SmtpServer]:
    """A server in a thread of this process; its certificate lies in `folder`. "none": neither TLS nor login."""
    certificate, key = make_certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = SmtpServer(free_ports(1)[0], certificate, dovecot)
    options = {
        "starttls": {"tls_context": context, "require_starttls": True},
        "tls": {"ssl_context": context},
        "none": {},
    }[security]
    controller = Controller(
        server, hostname=HOST, port=server.port, authenticator=server.authenticate,
        auth_required=security == "starttls", auth_require_tls=security == "starttls", **options,
    )  # fmt: skip
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
