"""One conditional GET of a file over https (RFC 9110, 13), with bounds on time, size and where it may go.

An address may hold a secret (calendars are shared by secret links), so errors name the host and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote

from agent.errors import SourceError
from connectors.web_connection import (
    MAX_REDIRECTS,
    REDIRECTS,
    body_of,
    connection_to,
    deadline,
    parsed,
    redirected,
    sentences,
    target_of,
)


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
    place = parsed(address)
    host = place.hostname or ""
    connection = connection_to(place, timeout, ca_file)
    try:
        with deadline(connection, timeout) as expired, sentences(host, expired):
            for _ in range(MAX_REDIRECTS + 1):
                with _get(connection, place, headers) as response:
                    if response.status not in REDIRECTS:
                        return _answer(response, host, etag, last_modified, max_bytes)
                    place = redirected(place, response.headers.get("Location", ""))
            raise SourceError(f"{host} sends us in circles.", "Open the address in a browser and copy where it leads.")
    finally:
        connection.close()


def host_of(address: str) -> str:
    """The host in an address: all of it that may be shown."""
    return parsed(address).hostname or ""


def _get(connection: HTTPConnection, place: SplitResult, headers: dict[str, str]) -> HTTPResponse:
    if place.username is not None:
        word = f"{unquote(place.username)}:{unquote(place.password or '')}"
        headers = {**headers, "Authorization": "Basic " + b64encode(word.encode()).decode()}
    connection.close()  # a new connection for every step: simple, and steps are few
    connection.request("GET", target_of(place), headers=headers)
    return connection.getresponse()


def _answer(response: HTTPResponse, host: str, etag: str, last_modified: str, max_bytes: int) -> Fetched:
    status = response.status
    if status == 304 and (etag or last_modified):
        return Fetched("unchanged", b"", etag, last_modified)
    if status != 200:
        raise _refused(host, status)
    body = body_of(response, host, max_bytes)
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
