"""Whom we trust: a certificate that is not in order is refused with one clear sentence, before any password."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from socket import create_server

import pytest

from agent.errors import DeliveryError, SourceError
from connectors.caldav_calendar import CaldavCalendar
from connectors.imap_mail import ImapMail
from connectors.imap_session import ImapAccount
from connectors.smtp_outlet import SmtpOutlet
from tests.connectors.test_calendar_sources import BERLIN, UNTIL, Remembered, vcalendar, vevent
from tests.servers import dav
from tests.servers.certificates import DAY, HERE, Authority
from tests.servers.dav import PASSWORD, USER
from tests.servers.dovecot import HOST


def secret() -> str:
    raise AssertionError("the password was asked for")


def imap(port: int, ca_file: Path | None) -> str:
    return ImapMail("home", ImapAccount(HOST, port, "tls", "jo", secret, ca_file)).check()


def caldav(port: int, ca_file: Path | None) -> str:
    return club(port, ca_file).check()


def smtp(port: int, ca_file: Path | None) -> str:
    return SmtpOutlet(
        host=HOST, port=port, security="tls", sender="jo@example.org", to="jo@example.org", user="jo",
        password=secret, ca_file=ca_file,
    ).check()  # fmt: skip


def club(port: int, ca_file: Path | None) -> CaldavCalendar:
    return CaldavCalendar(
        "club", f"https://{HOST}:{port}/", BERLIN, UNTIL, user=USER, password=PASSWORD, ca_file=ca_file
    )


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@contextmanager
def shaking_hands(context: ssl.SSLContext) -> Iterator[tuple[int, list[bytes]]]:
    """A server that shows its certificate, and writes down whatever it is told after that; and its port."""
    told: list[bytes] = []

    def shake_hands() -> None:
        with suppress(OSError), listener.accept()[0] as plain:
            told.append(context.wrap_socket(plain, server_side=True).recv(1000))

    with create_server((HOST, 0)) as listener:
        thread = threading.Thread(target=shake_hands)
        thread.start()
        yield listener.getsockname()[1], told
        thread.join(10)


@pytest.mark.parametrize("look", [imap, caldav, smtp])
@pytest.mark.parametrize(
    ("names", "first", "last", "trusted", "said", "advice"),
    [
        (HERE, -3 * DAY, -DAY, True, "The certificate of 127.0.0.1 has expired.", "renew it"),
        (HERE, DAY, 2 * DAY, True, "The certificate of 127.0.0.1 is not valid yet.", "clock of this computer"),
        (HERE, -DAY, DAY, False, "could not be verified (", "ca_file"),
        ("DNS:mail.example.org", -DAY, DAY, True, "could not be verified (IP address mismatch", "ca_file"),
    ],
    ids=["expired", "not yet valid", "of an unknown authority", "for another name"],
)
def test_a_certificate_that_is_not_in_order_is_refused_in_one_sentence(
    authority: Authority, look: Callable[[int, Path | None], str],
    names: str, first: timedelta, last: timedelta, trusted: bool, said: str, advice: str,
) -> None:  # fmt: skip
    context = authority.context(names, first, last)
    with shaking_hands(context) as (port, told), pytest.raises((SourceError, DeliveryError)) as caught:
        look(port, authority.certificate if trusted else None)
    assert said in str(caught.value)
    assert advice in str(caught.value)
    assert not told


def test_a_calendar_is_read_over_tls_from_a_server_that_the_owners_own_authority_vouches_for(
    authority: Authority, tmp_path: Path
) -> None:
    (tmp_path / "radicale").mkdir()
    with dav.radicale(tmp_path / "radicale", authority) as server:
        server.make_calendar("club")
        server.put("club", "1.ics", vcalendar(vevent("club 1")))
        memory = Remembered()
        memory.read(club(server.port, authority.certificate))
        assert memory.summaries == ["club 1"]
        with pytest.raises(SourceError, match="could not be verified"):
            memory.read(club(server.port, None))
        assert memory.summaries == ["club 1"]
