"""One conditional GET of a file over https (RFC 9110, 13), with bounds on time, size and where it may go.

Nothing leaves the house by surprise: proxies of the environment are ignored, and a redirect is followed only
within the same scheme, host and port. An address may hold a secret (calendars are shared by secret links), so
errors name the host and nothing else.
"""

from __future__ import annotations

import socket
import ssl
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, InvalidURL
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Timer
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from agent.errors import SourceError

_MAX_REDIRECTS = 5
_CHUNK = 64 * 1024
_PATH_SIGNS = "/%:@!$&'()*+,;=~?-._"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetched(NamedTuple):
    """The answer. `body` is empty if nothing changed; the validators are for the next time ("" if none)."""

    status: str  # "new" or "unchanged"
    body: bytes
    etag: str
    last_modified: str


def fetch(
    address: str,
    *,
    etag: str = "",
    last_modified: str = "",
    timeout: float = 30,
    max_bytes: int = 50_000_000,
    ca_file: Path | None = None,
) -> Fetched:
    """What the address holds, unless it is what `etag` and `last_modified` say (RFC 9110, 13.1).

    webcal:// is read as https; http only from this computer itself. `timeout` (seconds) is for the whole of
    it, `max_bytes` for the body as unpacked. Raises SourceError, one sentence for each thing that can go wrong.
    """
    headers = {"User-Agent": "helpfirst", "Accept-Encoding": "gzip"}
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    place = _parsed(address)
    host = place.hostname or ""
    connection = _connection(place, timeout, ca_file)
    try:
        with _deadline(connection, timeout) as expired, _sentences(host, expired):
            for _ in range(_MAX_REDIRECTS + 1):
                with _get(connection, place, headers) as response:
                    if response.status not in _REDIRECTS:
                        return _answer(response, host, etag, last_modified, max_bytes)
                    place = _redirected(place, response.headers.get("Location", ""))
            raise SourceError(f"{host} sends us in circles.", "Open the address in a browser and copy where it leads.")
    finally:
        connection.close()


def host_of(address: str) -> str:
    """The host in an address: all of it that may be shown."""
    return _parsed(address).hostname or ""


def _parsed(address: str) -> SplitResult:
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


class _Connection(HTTPConnection):
    """Keeps hold of its socket: http.client lets go of it once the answer has begun."""

    wire: socket.socket | None = None

    def connect(self) -> None:
        super().connect()
        self.wire = self.sock


class _TlsConnection(_Connection, HTTPSConnection):
    """Shakes hands only once the socket is known, so that the deadline can cut off a slow handshake as well."""

    def connect(self) -> None:
        HTTPConnection.connect(self)
        context: ssl.SSLContext = self._context  # type: ignore[attr-defined]
        self.wire = self.sock = context.wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


def _connection(place: SplitResult, timeout: float, ca_file: Path | None) -> _Connection:
    host = place.hostname or ""
    if place.scheme == "http":
        return _Connection(host, place.port, timeout=timeout)
    try:
        context = ssl.create_default_context(cafile=ca_file)
    except OSError:
        raise SourceError(f"The certificates in {ca_file} could not be read.", "Check ca_file.") from None
    return _TlsConnection(host, place.port, timeout=timeout, context=context)


@contextmanager
def _deadline(connection: _Connection, seconds: float) -> Iterator[Event]:
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
def _sentences(host: str, expired: Event) -> Iterator[None]:
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
        return SourceError(
            f"The certificate of {host} could not be verified ({problem.verify_message}).",
            "If it is your own server, name its certificate with ca_file in the configuration.",
        )
    if isinstance(problem, ssl.SSLError):
        return SourceError(f"No secure connection to {host} came about.", "Check the address and its port.")
    if isinstance(problem, socket.gaierror):
        return SourceError(f"The name {host} was not found.", "Check the address, and the connection to the internet.")
    if isinstance(problem, ConnectionRefusedError):
        return SourceError(f"{host} does not accept connections.", "Check the address and its port.")
    if isinstance(problem, ValueError | InvalidURL):
        return SourceError(f"The address at {host} could not be read.", "Copy it anew into the configuration.")
    return SourceError(f"The connection to {host} broke off.", "Nothing to do now; it is tried again.")


def _get(connection: HTTPConnection, place: SplitResult, headers: dict[str, str]) -> HTTPResponse:
    target = quote(place.path or "/", safe=_PATH_SIGNS)
    if place.query:
        target += "?" + quote(place.query, safe=_PATH_SIGNS)
    if place.username is not None:
        word = f"{unquote(place.username)}:{unquote(place.password or '')}"
        headers = {**headers, "Authorization": "Basic " + b64encode(word.encode()).decode()}
    connection.close()  # a new connection for every step: simple, and steps are few
    connection.request("GET", target, headers=headers)
    return connection.getresponse()


def _redirected(place: SplitResult, location: str) -> SplitResult:
    """Where a redirect leads, if that is the same server."""
    try:
        target = urlsplit(urljoin(place.geturl(), location))
        same = (target.scheme, target.hostname, target.port) == (place.scheme, place.hostname, place.port)
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


def _answer(response: HTTPResponse, host: str, etag: str, last_modified: str, max_bytes: int) -> Fetched:
    status = response.status
    if status == 304 and (etag or last_modified):
        return Fetched("unchanged", b"", etag, last_modified)
    if status != 200:
        raise _refused(host, status)
    body = _body(response, host, max_bytes)
    return Fetched("new", body, response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))


def _refused(host: str, status: int) -> SourceError:
    if status in (401, 403):
        return SourceError(f"{host} refused access ({status}).", "Its secret link may have changed; copy it anew.")
    if status in (404, 410):
        return SourceError(f"{host} has nothing at this address any more ({status}).", "Copy the address anew.")
    if status == 429:
        return SourceError(f"{host} asks us to come less often (429).", "Nothing to do now; it is tried again later.")
    if status >= 500:
        return SourceError(f"{host} has trouble of its own ({status}).", "Nothing to do now; it is tried again.")
    return SourceError(f"{host} gave an answer that we do not understand ({status}).", "Check the address.")


def _body(response: HTTPResponse, host: str, max_bytes: int) -> bytes:
    """The body, unpacked, whole and within bounds: never more than `max_bytes` and a chunk are in memory."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise SourceError(f"{host} packs its answer in a way that we cannot read.", "Check the address.")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if encoding.endswith("gzip") else None
    body = bytearray()
    while len(body) <= max_bytes and (chunk := response.read(_CHUNK)):
        body += unpack.decompress(chunk, max_bytes + 1 - len(body)) if unpack else chunk
    if len(body) > max_bytes:
        raise SourceError(f"{host} sends more than {max_bytes // 1_000_000} MB.", "Is this the right address?")
    if response.length or (unpack and not unpack.eof):
        raise SourceError(f"The answer of {host} ended in the middle.", "Nothing to do now; it is tried again.")
    return bytes(body)
