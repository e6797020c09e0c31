"""Servers that mean no good, or are no calendar servers, or have their own way of being one: made for the test."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from agent.errors import LoginError
from tests.connectors.test_calendar_sources import Remembered, vcalendar, vevent
from tests.servers.dav import HOST, PASSWORD, USER, Asked, answering, respond
from tests.servers.test_caldav import refusal, source


def multistatus(*rows: str) -> bytes:
    return ('<multistatus xmlns="DAV:">' + "".join(rows) + "</multistatus>").encode()


CALENDAR = (
    "<response><href>/club/</href><propstat><prop><resourcetype><collection/>"
    '<C:calendar xmlns:C="urn:ietf:params:xml:ns:caldav"/></resourcetype></prop>'
    "<status>HTTP/1.1 200 OK</status></propstat></response>"
)


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of another server, to which nobody connects."""
    with socket.create_server((HOST, 0)) as listener:
        listener.setblocking(False)
        yield f"http://localhost:{listener.getsockname()[1]}/alice/"
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_another_server_to_which_we_are_sent_sees_nothing(status: int, elsewhere: str) -> None:
    with answering(lambda request: respond(request, status, b"", {"Location": elsewhere})) as port:
        assert "localhost" in refusal(f"http://{HOST}:{port}/club/").problem


def test_another_server_in_an_answer_sees_nothing(elsewhere: str) -> None:
    row = (
        "<response><href>/</href><propstat><prop><current-user-principal>"
        f"<href>{elsewhere}</href></current-user-principal></prop>"
        "<status>HTTP/1.1 200 OK</status></propstat></response>"
    )
    with answering(lambda request: respond(request, 207, multistatus(row))) as port:
        assert "localhost" in refusal(f"http://{HOST}:{port}/").problem


def test_nothing_goes_out_without_encryption() -> None:
    assert "without encryption" in refusal("http://dav.example.org/alice/").problem


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (200, b"<html>Please log in</html>", "200"),
        (207, b"<html>Please log in</html>", "not that of a calendar server"),
        (207, b"", "not that of a calendar server"),
        (207, b"<multistatus", "not that of a calendar server"),
        (207, b'<!DOCTYPE m [<!ENTITY a "b">]>' + multistatus(CALENDAR), "not that of a calendar server"),
        (403, b"", "(403)"),
        (404, b"", "(404)"),
        (500, b"", "trouble of its own"),
        (503, b"", "trouble of its own"),
        (507, b"", "trouble of its own"),
        (429, b"", "less often"),
    ],
)
def test_each_answer_that_is_none_has_its_sentence(status: int, body: bytes, words: str) -> None:
    headers = {"Content-Type": "application/xml", "Retry-After": "1"}
    with answering(lambda request: respond(request, status, body, headers)) as port:
        assert words in refusal(f"http://{HOST}:{port}/club/").problem


def test_a_server_that_trickles_is_cut_off() -> None:
    over = threading.Event()

    def trickle(request: Asked) -> None:
        request.wfile.write(b"HTTP/1.1 207 Multi-Status\r\n")
        for number in range(100):
            request.wfile.write(f"X-{number}: 1\r\n".encode())
            request.wfile.flush()
            if over.wait(0.1):
                return

    began = time.monotonic()
    with answering(trickle) as port:
        assert "too long" in refusal(f"http://{HOST}:{port}/club/", timeout=0.5).problem
        over.set()
    assert time.monotonic() - began < 5


def test_a_server_that_asks_for_a_digest_gets_one() -> None:
    seen: list[str] = []

    def ask(request: Asked) -> None:
        seen.append(request.headers.get("Authorization", ""))
        challenge = {"WWW-Authenticate": 'Digest realm="dav", nonce="n1", qop="auth", algorithm=MD5'}
        if seen[-1].startswith("Digest"):
            respond(request, 207, multistatus(CALENDAR))
        else:
            respond(request, 401, b"", challenge)

    with answering(ask) as port:
        assert '"club"' in source(f"http://{HOST}:{port}/club/").check()
    assert PASSWORD not in seen[-1]
    assert f'username="{USER}"' in seen[-1]
    assert 'uri="/club/"' in seen[-1]


def test_a_wrong_password_is_not_tried_again_and_again() -> None:
    for more, tries in (("", 2), (", stale=true", 3)):
        seen: list[str] = []

        def refuse(request: Asked, seen: list[str] = seen, more: str = more) -> None:
            seen.append(request.path)
            respond(request, 401, b"", {"WWW-Authenticate": f'Digest realm="dav", nonce="n1", qop="auth"{more}'})

        with answering(refuse) as port, pytest.raises(LoginError):
            source(f"http://{HOST}:{port}/club/").check()
        assert len(seen) == tries


def test_a_listing_that_comes_in_pages_is_read_to_its_end() -> None:
    def row(number: int, content: str = "") -> str:
        return (
            f"<response><href>/club/{number}.ics</href><propstat><prop><getetag>{number}</getetag>{content}</prop>"
            "<status>HTTP/1.1 200 OK</status></propstat></response>"
        )

    def data(number: int) -> str:
        ics = vcalendar(vevent(f"club {number}")).decode()
        return f'<C:calendar-data xmlns:C="urn:ietf:params:xml:ns:caldav">{ics}</C:calendar-data>'

    there_is_more = "<response><href>/club/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>"
    pages = {  # RFC 6578, 3.6
        b"<sync-token></sync-token>": (row(1), there_is_more, "<sync-token>first</sync-token>"),
        b"<sync-token>first</sync-token>": (row(2), there_is_more, "<sync-token>second</sync-token>"),
        b"<sync-token>second</sync-token>": (row(3), "<sync-token>third</sync-token>"),
    }

    def answer(request: Asked) -> None:
        rows: tuple[str, ...] = (CALENDAR,)
        if b"calendar-multiget" in request.body:
            rows = tuple(row(number, data(number)) for number in (1, 2, 3))
        elif request.command == "REPORT":
            (rows,) = (page for token, page in pages.items() if token in request.body)
        respond(request, 207, multistatus(*rows))

    memory = Remembered()
    with answering(answer) as port:
        assert memory.read(source(f"http://{HOST}:{port}/club/")) == 3
    assert memory.summaries == ["club 1", "club 2", "club 3"]
