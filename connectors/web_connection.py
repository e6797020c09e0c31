"""A connection to one web server, with bounds on time, size and where it may go (RFC 9110).

Nothing leaves the house by surprise: proxies of the environment are ignored, http is for this computer itself, and
a redirect is followed only within the same scheme, host and port. An address may hold a secret, so errors name
the host and nothing else.
"""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, InvalidURL
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from agent.errors import SourceError
from connectors.certificates import distrusted

MAX_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})

_CHUNK = 64 * 1024
_PATH_SIGNS = "/%:@!$&'()*+,;=~?-._"


class TooLarge(SourceError):
    """The answer is larger than what was allowed for."""


def parsed(address: str) -> SplitResult:
    """The parts of a web address, webcal as https. SourceError if it is none, or without encryption elsewhere."""
    try:
        place = urlsplit(address.strip())
        host, _ = place.hostname, place.port
    except ValueError:
        host = None
    if not host:
        raise SourceError("This is not a web address.", 'Write it as "https://example.org/club.ics".') from None
    if place.scheme in ("webcal", "webcals"):
        place = place._replace(scheme="https")
    if place.scheme != "https" and not (place.scheme == "http" and _is_loopback(host)):
        raise SourceError(f"{host} would be read without encryption.", "Use its https:// address.")
    return place


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Connection(HTTPConnection):
    """Keeps hold of its socket: http.client lets go of it once the answer has begun."""

    wire: socket.socket | None = None

    def connect(self) -> None:
        super().connect()
        self.wire = self.sock


class _TlsConnection(Connection, HTTPSConnection):
    """Shakes hands only once the socket is known, so that the deadline can cut off a slow handshake as well."""

    def connect(self) -> None:
        HTTPConnection.connect(self)
        context: ssl.SSLContext = self._context  # type: ignore[attr-defined]
        self.wire = self.sock = context.wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


def origin(place: SplitResult) -> tuple[str, str, int]:
    """Scheme, host and port, written out (RFC 6454, 4)."""
    return place.scheme, place.hostname or "", place.port or {"https": 443, "http": 80}.get(place.scheme, 0)


def connection_to(place: SplitResult, timeout: float, ca_file: Path | None) -> Connection:
    """Not yet connected. `timeout` (seconds) is for each step; for the whole see `deadline`."""
    host = place.hostname or ""
    if place.scheme == "http":
        return Connection(host, place.port, timeout=timeout)
    try:
        context = ssl.create_default_context(cafile=ca_file)
    except OSError:
        raise SourceError(f"The certificates in {ca_file} could not be read.", "Check ca_file.") from None
    return _TlsConnection(host, place.port, timeout=timeout, context=context)


@contextmanager
def deadline(connection: Connection, seconds: float) -> Iterator[Event]:
    """Shut the connection after so many seconds: a socket's own timeout starts anew with every byte."""
    expired = Event()

    def cut() -> None:
        expired.set()
        if connection.wire is not None:
            with suppress(OSError):  # closed already
                socket.socket.shutdown(connection.wire, socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()


@contextmanager
def sentences(host: str, expired: Event) -> Iterator[None]:
    """Whatever goes wrong below, as one sentence; without the causes, which quote the address."""
    try:
        yield
        if expired.is_set():  # an answer of no stated length looks whole when it is cut off
            raise _too_slow(host)
    except SourceError:
        if expired.is_set():
            raise _too_slow(host) from None
        raise
    except (OSError, HTTPException, ValueError, zlib.error) as problem:
        raise (_too_slow(host) if expired.is_set() else _explained(host, problem)) from None


def _too_slow(host: str) -> SourceError:
    return SourceError(f"{host} took too long to answer.", "Nothing to do now; it is tried again.")


def _explained(host: str, problem: Exception) -> SourceError:
    if isinstance(problem, TimeoutError):
        return _too_slow(host)
    if isinstance(problem, ssl.SSLCertVerificationError):
        return SourceError(*distrusted(host, problem))
    if isinstance(problem, ssl.SSLError):
        return SourceError(f"No secure connection to {host} came about.", "Check the address and its port.")
    if isinstance(problem, socket.gaierror):
        return SourceError(f"The name {host} was not found.", "Check the address, and the connection to the internet.")
    if isinstance(problem, ConnectionRefusedError):
        return SourceError(f"{host} does not accept connections.", "Check the address and its port.")
    if isinstance(problem, ValueError | InvalidURL):
        return SourceError(f"The address at {host} could not be read.", "Copy it anew into the configuration.")
    return SourceError(f"The connection to {host} broke off.", "Nothing to do now; it is tried again.")


def target_of(place: SplitResult) -> str:
    """Path and query as they stand in a request; spaces and letters of other scripts are encoded."""
    target = quote(place.path or "/", safe=_PATH_SIGNS)
    return f"{target}?{quote(place.query, safe=_PATH_SIGNS)}" if place.query else target


def redirected(place: SplitResult, location: str) -> SplitResult:
    """Where a redirect leads; SourceError unless that is the same server."""
    try:
        target = urlsplit(urljoin(place.geturl(), location))
        same = origin(target) == origin(place)
        host = target.hostname or "nowhere"
    except ValueError:
        same, host = False, "nowhere"
    if not location or not same:
        shown = host if host != place.hostname else f"{target.scheme}://{host} (another port or protocol)"
        raise SourceError(
            f"{place.hostname} sends us on to {shown}, which was not followed.",
            "If you trust it, put the new address into the configuration.",
        )
    return target._replace(netloc=place.netloc)


def body_of(response: HTTPResponse, host: str, max_bytes: int) -> bytes:
    """The body, unpacked, whole and within bounds: never more than `max_bytes` and a chunk are in memory."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise SourceError(f"{host} packs its answer in a way that we cannot read.", "Check the address.")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if encoding.endswith("gzip") else None
    body = bytearray()
    while len(body) <= max_bytes and (chunk := response.read(_CHUNK)):
        body += unpack.decompress(chunk, max_bytes + 1 - len(body)) if unpack else chunk
    if len(body) > max_bytes:
        raise TooLarge(f"{host} sends more than {max_bytes // 1_000_000} MB.", "Is this the right address?")
    if response.length or (unpack and not unpack.eof):
        raise SourceError(f"The answer of {host} ended in the middle.", "Nothing to do now; it is tried again.")
    return bytes(body)
