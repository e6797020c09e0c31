"""Requests to one WebDAV server: only those that read, only to this server, each with an end.

It can stand in for the session of the caldav library (`request`), so that nothing the library does goes another
way: the library itself follows redirects to other hosts, takes proxies and passwords from the environment and
knows no deadline for a whole answer. The password never reaches it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from http.client import HTTPMessage, HTTPResponse, RemoteDisconnected
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from agent.errors import LoginError, SourceError
from connectors.dav_answers import Answer, NotXml, read_answer
from connectors.dav_login import Login
from connectors.web_connection import (
    MAX_REDIRECTS,
    REDIRECTS,
    body_of,
    connection_to,
    deadline,
    origin,
    parsed,
    redirected,
    sentences,
    target_of,
)

METHODS = frozenset({"OPTIONS", "PROPFIND", "REPORT", "GET"})
TIMEOUT = 60.0  # seconds for one request as a whole
TOTAL = 1800.0  # seconds for a whole reading
MAX_ANSWER = 50_000_000  # bytes

_MAX_LOGINS = 3  # with Basic, with Digest, with a newer nonce
_OURS = {"User-Agent": "helpfirst", "Accept-Encoding": "gzip"}
_TRY_AGAIN = "Nothing to do now; it is tried again."
_APP_PASSWORD = (
    "Check user and password; with two-step login, make an app password for this program"
    " (Nextcloud: Settings, Security; iCloud: account.apple.com; Fastmail: Settings, Privacy & Security)."
)


class Refused(SourceError):
    """The server answered, with a status that is no success."""

    def __init__(self, problem: str, advice: str, status: int) -> None:
        super().__init__(problem, advice)
        self.status = status

    @property
    def lasts(self) -> bool:
        """Is it a no to this question (and perhaps a yes to a simpler one), not trouble that passes?"""
        return self.status == 501 or (self.status < 500 and self.status != 429)


class Response(NamedTuple):
    """What the caldav library wants to see of an answer."""

    status_code: int
    headers: HTTPMessage
    content: bytes
    url: str
    reason: str = ""

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", "replace")


class DavSession:
    """One connection, kept open. Every method may raise SourceError, one sentence for each thing that can go wrong."""

    def __init__(
        self,
        url: str,
        login: Login,
        ca_file: Path | None = None,
        *,
        timeout: float = TIMEOUT,
        total: float = TOTAL,
    ) -> None:
        place = parsed(url)
        self._place = place._replace(netloc=place.netloc.rpartition("@")[2])
        self._login = login
        self._timeout = timeout
        self._ends_at = time.monotonic() + total
        self._connection = connection_to(self._place, timeout, ca_file)

    @property
    def host(self) -> str:
        """The server's name: all of its address that may be shown."""
        return self._place.hostname or ""

    @property
    def url(self) -> str:
        """Where it begins, without a user's name and password."""
        return self._place.geturl()

    def propfind(self, target: str, body: str, depth: int = 0) -> tuple[Answer, str]:
        """Properties (RFC 4918, 9.1), and the address that answered in the end. Raises Refused."""
        response = self._asked("PROPFIND", target, body, depth, MAX_ANSWER)
        return self._multistatus(response), response.url

    def report(self, target: str, body: str, depth: int | None, max_bytes: int = MAX_ANSWER) -> Answer:
        """A report (RFC 3253, 3.6). Raises Refused; TooLarge if the answer is more than `max_bytes`."""
        return self._multistatus(self._asked("REPORT", target, body, depth, max_bytes))

    def request(
        self, method: str, url: str, data: bytes = b"", headers: Mapping[str, str] | None = None, **_: object
    ) -> Response:
        """As `niquests.Session.request`, for the caldav library; how to connect and log in is our own matter."""
        response = self._sent(method, url, data or b"", dict(headers or {}), MAX_ANSWER)
        if response.status_code in (401, 407, 429) or response.status_code >= 500:
            raise self._refused(response.status_code)
        if response.status_code == 207:
            self._multistatus(response)  # the library would log what it cannot read, and go on with nothing
        return response

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _asked(self, method: str, target: str, body: str, depth: int | None, max_bytes: int) -> Response:
        headers = {"Content-Type": 'application/xml; charset="utf-8"'}
        if depth is not None:
            headers["Depth"] = str(depth)
        response = self._sent(method, target, body.encode(), headers, max_bytes)
        if response.status_code != 207:
            raise self._refused(response.status_code)
        return response

    def _multistatus(self, response: Response) -> Answer:
        try:
            answer = read_answer(response.content)
        except NotXml:
            raise SourceError(
                f"What {self.host} answers is not that of a calendar server.", "Check the address of the calendar."
            ) from None
        for address in answer.addresses:
            self._at_home(urljoin(response.url, address))
        return answer

    def _at_home(self, address: str) -> SplitResult:
        """The parts of an address on this server; SourceError for another: it would be told our password."""
        try:
            place = urlsplit(address)
            same = origin(place) == origin(self._place)
        except ValueError:
            same = False
        if not same:
            raise SourceError(
                f"{self.host} sends us on to {_shown(address)}, which was not followed.",
                "If you trust it, put the new address into the configuration.",
            )
        return place._replace(netloc=self._place.netloc)

    def _sent(self, method: str, target: str, body: bytes, headers: dict[str, str], max_bytes: int) -> Response:
        """The answer after redirects within the server and a second login if it asks for one."""
        if method not in METHODS:
            raise ValueError(f"{method} is not sent: calendars are only read")
        place = self._at_home(urljoin(self._place.geturl(), target))
        seconds = max(0.001, min(self._timeout, self._ends_at - time.monotonic()))
        try:
            with deadline(self._connection, seconds) as expired, sentences(self.host, expired):
                return self._followed(method, place, body, headers, max_bytes)
        except SourceError:
            self._connection.close()  # the rest of an answer may still be on its way
            raise

    def _followed(
        self, method: str, place: SplitResult, body: bytes, headers: dict[str, str], max_bytes: int
    ) -> Response:
        for _ in range(MAX_REDIRECTS + 1):
            response = self._once(method, place, body, headers, max_bytes)
            if response.status_code not in REDIRECTS:
                return response
            place = redirected(place, response.headers.get("Location", ""))
        raise SourceError(f"{self.host} sends us in circles.", "Check the address of the calendar.")

    def _once(self, method: str, place: SplitResult, body: bytes, headers: dict[str, str], max_bytes: int) -> Response:
        path = target_of(place)
        for _ in range(_MAX_LOGINS):
            login = {"Authorization": self._login.header(method, path)}
            with self._answer(method, path, body, {**headers, **_OURS, **login}) as answer:
                content = body_of(answer, self.host, max_bytes)
                asked = answer.headers.get_all("WWW-Authenticate", [])
            if answer.status != 401 or not self._login.learns(asked):
                break
        return Response(answer.status, answer.headers, content, place.geturl())

    def _answer(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> HTTPResponse:
        """A server may have hung up on a connection that was idle: then once more, on a new one."""
        kept = self._connection.sock is not None
        try:
            self._connection.request(method, path, body, headers)
            return self._connection.getresponse()
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self._connection.close()
            if not kept:
                raise
            self._connection.request(method, path, body, headers)
            return self._connection.getresponse()

    def _refused(self, status: int) -> SourceError:
        host = self.host
        if status in (401, 407):
            return LoginError(f"{host} refused the user or the password.", _APP_PASSWORD)
        if status == 403:
            advice = "Check with whom it is shared."
            return Refused(f"{host} does not let this user read the calendar (403).", advice, status)
        if status in (404, 410):
            return Refused(f"{host} has no calendar at this address ({status}).", "Check the address.", status)
        if status == 429:
            return Refused(f"{host} asks us to come less often (429).", _TRY_AGAIN, status)
        if status >= 500:
            return Refused(f"{host} has trouble of its own ({status}).", _TRY_AGAIN, status)
        return Refused(f"{host} does not answer as a calendar server does ({status}).", "Check the address.", status)


def _shown(address: str) -> str:
    """Scheme and host: enough to judge by, and no secret."""
    try:
        place = urlsplit(address)
        port = f":{place.port}" if place.port else ""
        return f"{place.scheme}://{place.hostname}{port}"
    except ValueError:
        return "an address that is none"
