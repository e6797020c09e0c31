"""What is asked of a WebDAV server and what it answers, as XML (RFC 4918, 4791, 6578). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, unquote
from xml.etree import ElementTree
from xml.sax.saxutils import escape

_DAV = "{DAV:}"
_CALDAV = "{urn:ietf:params:xml:ns:caldav}"
_SPACES = 'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
_PATH_SIGNS = "/:@!$&'()*+,;=~-._"

ETAGS = f"<propfind {_SPACES}><prop><getetag/><resourcetype/></prop></propfind>"
WHAT_IT_IS = f"<propfind {_SPACES}><prop><resourcetype/><displayname/></prop></propfind>"


class NotXml(ValueError):
    """The answer is not a multistatus (RFC 4918, 13)."""


class Row(NamedTuple):
    """What a multistatus says about one resource; "" for what it does not say."""

    href: str  # the path, always encoded in the same way
    status: int  # 200 if the resource as a whole has none
    etag: str = ""
    name: str = ""
    data: str | None = None  # the iCalendar object
    is_folder: bool = False
    is_calendar: bool = False


class Answer(NamedTuple):
    """What a multistatus says."""

    rows: list[Row]
    token: str  # the sync token that stands beside the rows; "" if none
    addresses: list[str]  # all that it points at, within properties too, as the server writes them


def sync_collection(token: str) -> str:
    """What changed since `token`, or everything if it is "" (RFC 6578, 3.2)."""
    return (
        f"<sync-collection {_SPACES}><sync-token>{escape(token)}</sync-token><sync-level>1</sync-level>"
        "<prop><getetag/></prop></sync-collection>"
    )


def multiget(hrefs: Iterable[str]) -> str:
    """These objects, whole (RFC 4791, 7.9)."""
    named = "".join(f"<href>{escape(href)}</href>" for href in hrefs)
    return f"<C:calendar-multiget {_SPACES}><prop><getetag/><C:calendar-data/></prop>{named}</C:calendar-multiget>"


def read_answer(body: bytes) -> Answer:
    """The rows of a multistatus. Raises NotXml. Entities are refused: no server has a use for them (XML bombs)."""
    if b"<!DOCTYPE" in body[: max(0, body.find(b"multistatus"))].upper():
        raise NotXml("a document type")
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError, LookupError) as problem:  # LookupError: an encoding nobody knows
        raise NotXml(str(problem)) from None
    if root.tag != f"{_DAV}multistatus":
        raise NotXml("another document")
    rows = [_row(response) for response in root.iterfind(f"{_DAV}response")]
    addresses = [(href.text or "").strip() for href in root.iter(f"{_DAV}href")]
    return Answer(rows, _text(root, f"{_DAV}sync-token"), addresses)


def _row(response: ElementTree.Element) -> Row:
    found = [
        prop
        for propstat in response.iterfind(f"{_DAV}propstat")
        if _status(propstat) == 200
        for prop in propstat.iterfind(f"{_DAV}prop")
    ]
    kinds = {kind.tag for prop in found for kind in prop.iterfind(f"{_DAV}resourcetype/*")}
    data = next((one for prop in found if (one := prop.find(f"{_CALDAV}calendar-data")) is not None), None)
    return Row(
        href=_path_of(_text(response, f"{_DAV}href")),
        status=_status(response),
        etag=next((text for prop in found if (text := _text(prop, f"{_DAV}getetag"))), ""),
        name=next((text for prop in found if (text := _text(prop, f"{_DAV}displayname"))), ""),
        data=None if data is None else data.text or "",
        is_folder=f"{_DAV}collection" in kinds,
        is_calendar=f"{_CALDAV}calendar" in kinds,
    )


def _path_of(address: str) -> str:
    """The path of an address or the path itself, encoded in one way: servers write the same path in several."""
    path = address.partition("://")[2].partition("/")[2] if "://" in address else address.lstrip("/")
    return "/" + quote(unquote(path), safe=_PATH_SIGNS)


def _status(element: ElementTree.Element) -> int:
    """The number in "HTTP/1.1 404 Not Found"; 200 where nothing stands."""
    words = _text(element, f"{_DAV}status").split()
    return int(words[1]) if len(words) > 1 and words[1].isdecimal() else 200


def _text(element: ElementTree.Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()
