"""One conditional GET, against real servers on this computer."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from agent.errors import SourceError
from connectors.https_fetch import Fetched, fetch, host_of

BODY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
SECRET = "secret-f00d"

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Answers every GET with `answer` and keeps what was asked."""

    def __init__(self, answer: Answer, context: ssl.SSLContext | None = None) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append((self.path, dict(self.headers)))
                answer(self)

            def log_message(self, format: str, *args: object) -> None:
                return None

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up
        if context is not None:
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.port = self.http.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}/{SECRET}/club.ics"


@contextmanager
def serving(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    server = Server(answer, context)
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        thread.join()
        server.http.server_close()


def answering(status: int = 200, body: bytes = BODY, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def refusal(address: str, **how: object) -> SourceError:
    with pytest.raises(SourceError) as caught:
        fetch(address, **how)  # type: ignore[arg-type]
    assert SECRET not in str(caught.value)
    assert SECRET not in repr(caught.value.__cause__)
    return caught.value


def test_what_is_new_comes_with_its_validators() -> None:
    with serving(answering(ETag='"1"', Last_Modified="Tue, 10 Mar 2026 09:00:00 GMT")) as server:
        fetched = fetch(server.address)
    assert fetched == Fetched("new", BODY, '"1"', "Tue, 10 Mar 2026 09:00:00 GMT")
    path, headers = server.asked[0]
    assert (path, headers["User-Agent"]) == (f"/{SECRET}/club.ics", "helpfirst")


def test_what_is_unchanged_is_not_sent_again() -> None:
    with serving(answering(304, b"")) as server:
        fetched = fetch(server.address, etag='"1"', last_modified="Tue, 10 Mar 2026 09:00:00 GMT")
    assert fetched.status == "unchanged"
    assert fetched.etag == '"1"'
    assert server.asked[0][1]["If-None-Match"] == '"1"'
    assert server.asked[0][1]["If-Modified-Since"] == "Tue, 10 Mar 2026 09:00:00 GMT"


def test_packed_answers_are_unpacked() -> None:
    with serving(answering(body=gzip.compress(BODY), Content_Encoding="gzip")) as server:
        assert fetch(server.address).body == BODY


def test_a_small_answer_that_unpacks_to_a_large_one_is_refused() -> None:
    bomb = gzip.compress(bytes(30_000_000))
    with serving(answering(body=bomb, Content_Encoding="gzip")) as server:
        assert "more than 1 MB" in refusal(server.address, max_bytes=1_000_000).problem


def test_a_large_answer_is_refused() -> None:
    with serving(answering(body=bytes(2_000_000))) as server:
        assert "more than 1 MB" in refusal(server.address, max_bytes=1_000_000).problem


@pytest.mark.parametrize(
    "answer",
    [
        answering(Content_Length="1000"),
        answering(body=gzip.compress(BODY)[:-5], Content_Encoding="gzip"),
        answering(Content_Length="1000", Transfer_Encoding="chunked", body=b"ff\r\nshort"),
        answering(body=b"no gzip", Content_Encoding="gzip"),
    ],
)
def test_an_answer_that_ends_in_the_middle_is_no_answer(answer: Answer) -> None:
    with serving(answer) as server:
        problem = refusal(server.address).problem
    assert "ended in the middle" in problem or "broke off" in problem


@pytest.mark.parametrize("stated", [True, False])
def test_a_server_that_trickles_is_cut_off(stated: bool) -> None:
    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        if stated:
            request.send_header("Content-Length", "100000")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x")
            time.sleep(0.05)

    with serving(trickle) as server:
        began = time.monotonic()
        assert "too long" in refusal(server.address, timeout=0.5).problem
        assert time.monotonic() - began < 2


def test_a_server_that_says_nothing_is_given_up() -> None:
    with serving(lambda _: time.sleep(1)) as server:
        assert "too long" in refusal(server.address, timeout=0.3).problem


def test_a_redirect_to_another_host_is_named_and_gets_not_a_byte() -> None:
    with serving(answering()) as other:
        away = f"http://localhost:{other.port}/{SECRET}"
        with serving(answering(302, b"", Location=away)) as server:
            error = refusal(server.address)
    assert "localhost" in error.problem
    assert "configuration" in error.advice
    assert other.asked == []


def test_a_redirect_to_another_port_is_refused_too() -> None:
    with serving(answering()) as other, serving(answering(302, b"", Location=other.address)) as server:
        assert "another port" in refusal(server.address).problem
    assert other.asked == []


def test_a_redirect_within_the_server_is_followed() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        moved = answering(301, b"", Location="/moved.ics")
        (answering() if request.path == "/moved.ics" else moved)(request)

    with serving(answer) as server:
        assert fetch(server.address).body == BODY


def test_a_redirect_in_a_circle_ends() -> None:
    with serving(answering(302, b"", Location="/again")) as server:
        assert "circles" in refusal(server.address).problem
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "refused access"), (403, "refused access"), (404, "nothing at this address"), (410, "nothing at this"),
     (429, "less often"), (500, "trouble"), (503, "trouble"), (204, "do not understand"), (304, "do not understand")],
)  # fmt: skip
def test_each_refusal_has_its_own_sentence(status: int, words: str) -> None:
    with serving(answering(status, b"")) as server:
        error = refusal(server.address)
    assert words in error.problem
    assert error.advice


def test_a_server_that_is_not_there_is_said_to_be_so() -> None:
    with serving(answering()) as server:
        address = server.address
    assert "does not accept connections" in refusal(address).problem


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering()) as proxy, serving(answering()) as server:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        assert fetch(server.address).body == BODY
    assert proxy.asked == []


def test_a_name_and_password_in_the_address_are_sent_as_such_and_not_in_the_path() -> None:
    with serving(answering()) as server:
        fetch(server.address.replace("127", "jo:se%40cret@127"))
    assert server.asked[0][1]["Authorization"] == "Basic am86c2VAY3JldA=="


@pytest.mark.parametrize(
    "address", ["", "club.ics", "ftp://club.example/secret-f00d", "http://club.example/secret-f00d", "https://[", "https://"]
)
def test_addresses_that_are_none_or_not_encrypted_are_refused(address: str) -> None:
    assert refusal(address).advice


def test_odd_signs_in_an_address_do_no_harm() -> None:
    with serving(answering()) as server:
        assert fetch(server.address + "/a b\r\nX: y/ü?q=ä").body == BODY
    assert "X" not in server.asked[0][1]


def test_only_the_host_of_an_address_is_shown() -> None:
    assert host_of("webcal://user:pw@club.example/secret") == "club.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for localhost, and its key, in one file."""
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    certificate.write_text(certificate.read_text() + key.read_text())
    return certificate


@pytest.fixture
def tls_server(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(answering(), context) as server:
        yield server


def test_a_certificate_that_nobody_vouches_for_is_refused(tls_server: Server) -> None:
    error = refusal(f"https://localhost:{tls_server.port}/{SECRET}")
    assert "could not be verified" in error.problem
    assert "ca_file" in error.advice
    assert tls_server.asked == []


def test_a_certificate_that_the_owner_vouches_for_is_accepted(tls_server: Server, certificate: Path) -> None:
    assert fetch(f"webcal://localhost:{tls_server.port}/{SECRET}", ca_file=certificate).body == BODY


def test_a_certificate_for_another_name_is_refused(tls_server: Server, certificate: Path) -> None:
    error = refusal(f"https://127.0.0.1:{tls_server.port}/{SECRET}", ca_file=certificate)
    assert "could not be verified" in error.problem


def test_a_handshake_that_never_ends_is_cut_off(certificate: Path) -> None:
    with serving(answering()) as plain:  # waits for a request line that a handshake does not hold
        began = time.monotonic()
        refusal(f"https://localhost:{plain.port}/{SECRET}", ca_file=certificate, timeout=0.5)
        assert time.monotonic() - began < 2


def test_a_ca_file_that_is_none_is_said_to_be_so(tmp_path: Path) -> None:
    assert "ca_file" in refusal("https://localhost/x", ca_file=tmp_path / "none.pem").advice
