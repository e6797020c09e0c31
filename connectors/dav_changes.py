"""What changed in a collection of a WebDAV server, without its contents (RFC 6578, and plain etags where it is
not known). OPTIONS is not asked: it is wrong on some servers.
"""

from __future__ import annotations

from typing import NamedTuple

from agent.errors import SourceError
from connectors.dav_answers import ETAGS, Answer, Row, sync_collection
from connectors.dav_session import DavSession, Refused

_TRUNCATED = 507  # RFC 6578, 3.6: there is more


class Changes(NamedTuple):
    """Etags as the server writes them ("" if it gives none) by href, and where to go on the next time."""

    changed: dict[str, str]
    gone: frozenset[str]
    token: str  # "" if the server gives none
    whole: bool = False  # `changed` is all there is


def changes_since(session: DavSession, collection: str, token: str) -> Changes:
    """What changed since the token; everything if it is "" or no longer known to the server. Raises SourceError.

    Servers answer a token that they no longer know with 403, 409 or 412, and a report that they do not know with
    400, 403, 405, 415 or 501: so whatever they refuse is asked for in a simpler way, and what is really forbidden
    is refused again.
    """
    if token:
        try:
            return _synced(session, collection, token)
        except Refused as refused:
            if not refused.lasts:
                raise
    try:
        return _synced(session, collection, "")
    except Refused as refused:
        if not refused.lasts:
            raise
    answer, _ = session.propfind(collection, ETAGS, 1)
    return Changes({row.href: row.etag for row in _objects(answer, collection)}, frozenset(), "", whole=True)


def _synced(session: DavSession, collection: str, since: str) -> Changes:
    """sync-collection, page after page."""
    changed: dict[str, str] = {}
    gone: set[str] = set()
    token, seen = since, {since}
    while True:
        answer = session.report(collection, sync_collection(token), 0)
        for row in _objects(answer, collection):
            if row.status == 404:
                gone.add(row.href)
                changed.pop(row.href, None)
            else:
                changed[row.href] = row.etag
                gone.discard(row.href)
        token = answer.token
        if not any(row.status == _TRUNCATED for row in answer.rows):
            return Changes(changed, frozenset(gone), token, whole=not since)
        if token in seen:
            raise SourceError(f"{session.host} does not come to an end.", "Nothing to do now; it is tried again.")
        seen.add(token)


def _objects(answer: Answer, collection: str) -> list[Row]:
    """The rows of objects: neither the collection itself nor a folder in it."""
    itself = collection.rstrip("/")
    return [row for row in answer.rows if not row.href.endswith("/") and not row.is_folder and row.href != itself]
