"""Real CalDAV servers on the loopback interface, for tests, and a proxy that writes down what they are asked."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.servers.certificates import Authority

HOST = "127.0.0.1"
USER, PASSWORD = "alice", "canary-pass-f00d"
START_SECONDS = 20

_RADICALE = """
[server]
hosts = {host}:{port}
{more}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = warning
"""

_TLS = """
ssl = True
certificate = {}
key = {}
"""


class Asked(BaseHTTPRequestHandler):
    """A request with its body."""

    body: bytes = b""


@dataclass
class Server:
    """A running server; `home` is the path below which alice has her calendars."""

    port: int
    home: str
    tls: ssl.SSLContext | None = None  # whom other programs of alice's trust; None: it speaks without TLS

    def path(self, calendar: str, name: str = "") -> str:
        return f"{self.home}{calendar}/{name}"

    def make_calendar(self, calendar: str, shown: str = "") -> None:
        """A calendar, with another name to be shown if one is given."""
        body = f"""<C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop>
            <displayname>{shown or calendar}</displayname></prop></set></C:mkcalendar>"""
        self.ask("MKCALENDAR", self.path(calendar), body.encode())

    def remove_calendar(self, calendar: str) -> None:
        self.ask("DELETE", self.path(calendar))

    def put(self, calendar: str, name: str, ics: bytes) -> None:
        self.ask("PUT", self.path(calendar, name), ics, "text/calendar")

    def delete(self, calendar: str, name: str) -> None:
        self.ask("DELETE", self.path(calendar, name))

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "application/xml") -> bytes:
        """As another program of alice's would; AssertionError unless it succeeds."""
        word = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        connection = HTTPConnection(HOST, self.port, timeout=30)
        if self.tls:
            connection = HTTPSConnection(HOST, self.port, timeout=30, context=self.tls)
        try:
            connection.request(method, path, body, {"Authorization": f"Basic {word}", "Content-Type": kind})
            answer = connection.getresponse()
            content = answer.read()
            assert answer.status < 300, f"{method} {path}: {answer.status} {content[:300]!r}"
            return content
        finally:
            connection.close()


@contextmanager
def radicale(folder: Path, authority: Authority | None = None) -> Iterator[Server]:
    """Radicale with a user and a password; with TLS if an authority vouches for it."""
    port, tls, more = free_port(), None, ""
    if authority:
        certificate, key = authority.issue()
        tls, more = ssl.create_default_context(cafile=authority.certificate), _TLS.format(certificate, key)
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
    (folder / "config").write_text(_RADICALE.format(host=HOST, port=port, folder=folder, more=more))
    command = [sys.executable, "-m", "radicale", "--config", str(folder / "config")]
    with running(command, port, folder / "log"):
        yield Server(port, f"/{USER}/", tls)


@contextmanager
def xandikos(folder: Path) -> Iterator[Server]:
    """Xandikos, which keeps calendars in git and, without TLS, asks for no password. It makes a first calendar."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("xandikos")), "serve", "-d", str(folder / "collections")]
    command += ["--defaults", "--listen-address", HOST, "--port", str(port)]
    with running(command, port, folder / "log"):
        server = Server(port, "/user/calendars/")
        server.remove_calendar("calendar")
        yield server


@contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[None]:
    """The program, from when it accepts connections."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        wait_for(port, process, log)
        yield
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text(errors="replace")
        try:
            socket.create_connection((HOST, port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise AssertionError(f"not up after {START_SECONDS} s: {log.read_text(errors='replace')}")


@dataclass
class Proxy:
    """Hands every request on to a server and writes down (method, path, status), and what was sent."""

    port: int
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def methods(self) -> list[str]:
        return [method for method, _, _ in self.asked]


@contextmanager
def recording(server_port: int, instead: Callable[[Asked], bool] = lambda request: False) -> Iterator[Proxy]:
    """A proxy in front of a server. `instead` may answer a request itself, and then says True."""
    proxy = Proxy(0)

    def hand_on(request: Asked) -> None:
        if instead(request):
            return
        connection = HTTPConnection(HOST, server_port, timeout=30)
        try:
            connection.request(request.command, request.path, request.body, dict(request.headers))
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        proxy.asked.append((request.command, request.path, answer.status))
        proxy.bodies.append(request.body)
        kept = {name: word for name, word in answer.headers.items() if name.lower() not in _OF_ONE_HOP}
        respond(request, answer.status, content, kept)

    with answering(hand_on) as port:
        proxy.port = port
        yield proxy


_OF_ONE_HOP = frozenset({"connection", "transfer-encoding", "content-length", "date", "server"})


def respond(
    request: Asked, status: int, body: bytes = b"", headers: dict[str, str] | None = None
) -> None:
    """Send a whole answer."""
    request.send_response(status)
    for name, word in {"Content-Length": str(len(body)), **(headers or {})}.items():
        request.send_header(name, word)
    request.end_headers()
    request.wfile.write(body)


@contextmanager
def answering(answer: Callable[[Asked], None]) -> Iterator[int]:
    """A server that answers every request in this way, whatever the method; its port."""

    class Handler(Asked):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer(self)
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            return None

    http = ThreadingHTTPServer((HOST, 0), Handler)
    http.daemon_threads = True
    http.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield int(http.server_address[1])
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
