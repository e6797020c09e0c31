"""Calendars on a CalDAV server (RFC 4791), read by what changed (RFC 6578).

The first reading lists every object with its etag and takes them in batches; later ones ask what changed since
the sync token. A token that the server no longer knows, a horizon that moved on or a server without
sync-collection lead back to the listing. The server is never asked to search by time or to expand a series: one
hostile event can keep it busy for minutes.

The cursor is {"tokens": {calendar: sync token}, "suspects": {calendar: fingerprint of what it showed}}.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import datetime, tzinfo
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from agent.contracts import CalendarBatch, CalendarMemory, CalendarObject
from agent.core.records import Skipped
from agent.errors import SourceError
from connectors.calendar_reading import Suspect, is_suspect, way_of_reading
from connectors.dav_answers import WHAT_IT_IS, Row, multiget
from connectors.dav_changes import Changes, changes_since
from connectors.dav_login import Login
from connectors.dav_session import TIMEOUT, DavSession, Refused
from connectors.events import parse_calendar
from connectors.mail_text import clean
from connectors.web_connection import TooLarge

_BATCH = 100
_MAX_OBJECTS = 8_000_000  # bytes of one answer, and so of one object
_FEW = 5  # a calendar of fewer objects may empty itself without a question
_TOO_LARGE = Skipped("calendar object too large")
_NOT_SENT = Skipped("calendar object that the server does not send")


class _Calendar(NamedTuple):
    href: str
    name: str
    found: bool = True  # or only remembered: it is not there any more


class CaldavCalendar:
    """Implements `CalendarSource`. `until` (aware) is how far ahead series are worked out.

    `url` is a calendar, or an address from which the user's calendars can be found; `calendars` names those that
    are wanted (all if empty). `password` may be a function, which is called when the server is. `timeout` is in
    seconds, for each request as a whole.
    """

    kind = "caldav"

    def __init__(
        self,
        name: str,
        url: str,
        zone: tzinfo,
        until: datetime,
        *,
        user: str,
        password: Callable[[], str] | str,
        ca_file: Path | None = None,
        calendars: Iterable[str] = (),
        timeout: float = TIMEOUT,
    ) -> None:
        self.name = name
        self._url = url
        self._zone = zone
        self._until = until
        self._user = user
        self._password = password
        self._ca_file = ca_file
        self._wanted = tuple(calendars)
        self._timeout = timeout
        self._reading = way_of_reading(zone, until)

    def read(self, memory: CalendarMemory) -> Iterator[CalendarBatch]:
        """What is new, changed or gone. Raises SourceError, with partial=True when the rest could be read.

        A calendar that the server refuses does not hide the others.
        """
        with closing(self._session()) as session:
            cursor = {key: dict(memory.cursor.get(key, {})) for key in ("tokens", "suspects")}
            stored = dict(memory.etags)
            calendars = _with_remembered(_find(session, self._wanted), stored)
            problems: list[SourceError] = []
            for calendar in calendars:
                try:
                    yield from self._read_one(session, calendar, _within(stored, calendar.href), cursor)
                except (Refused, Suspect) as problem:
                    problems.append(problem)
            if problems:
                problems[0].partial |= len(problems) < len(calendars)
                raise problems[0]

    def check(self) -> str:
        """Which calendars can be seen, in one sentence. Raises SourceError."""
        with closing(self._session()) as session:
            *others, last = [f'"{calendar.name}"' for calendar in _find(session, self._wanted)]
            if not others:
                return f"{session.host} shows the calendar {last}."
            return f"{session.host} shows {len(others) + 1} calendars: {', '.join(others)} and {last}."

    def _session(self) -> DavSession:
        password = self._password if isinstance(self._password, str) else self._password()
        return DavSession(self._url, Login(self._user, password), self._ca_file, timeout=self._timeout)

    def _read_one(
        self, session: DavSession, calendar: _Calendar, stored: Mapping[str, str], cursor: dict[str, dict[str, str]]
    ) -> Iterator[CalendarBatch]:
        """One calendar; brings the cursor up to date. Raises Suspect, when all but what is gone was stored."""
        changes = self._changes(session, calendar, stored, cursor["tokens"].get(calendar.href, ""))
        etags = changes.changed
        new = {href: etag for href, etag in etags.items() if not etag or stored.get(href) != self._etag(etag)}
        gone, complete, rest = set(changes.gone & stored.keys()), True, iter(new.items())
        while chunk := dict(islice(rest, _BATCH)):
            objects = self._objects(session, calendar.href, chunk)
            gone |= stored.keys() & chunk.keys() - objects.keys()
            readable = [one for one in objects.values() if one.etag or one.href not in stored]
            complete &= all(one.etag for one in objects.values())
            yield CalendarBatch(readable, _copy(cursor))
        shown = sorted((stored.keys() | etags.keys()) - gone)
        fingerprint = hashlib.sha256("\n".join(shown).encode()).hexdigest()[:32]
        doubtful = len(stored) >= _FEW and is_suspect(len(shown), len(stored))
        if doubtful and cursor["suspects"].get(calendar.href) != fingerprint:
            cursor["suspects"][calendar.href] = fingerprint
            yield CalendarBatch([], _copy(cursor))
            raise Suspect(f'"{calendar.name}" at {session.host}', len(shown), len(stored), "objects")
        _keep(cursor["suspects"], calendar.href, "")
        _keep(cursor["tokens"], calendar.href, changes.token if complete else "")
        unchanged = len(stored.keys() - gone - new.keys())
        yield CalendarBatch([], _copy(cursor), tuple(sorted(gone)), unchanged)

    def _changes(
        self, session: DavSession, calendar: _Calendar, stored: Mapping[str, str], token: str
    ) -> Changes:
        """Everything has to be listed again if some of it was read otherwise than today, or could not be read."""
        if not calendar.found:
            return Changes({}, frozenset(stored), "")
        current = all(etag.startswith(self._reading) for etag in stored.values())
        changes = changes_since(session, calendar.href, token if current else "")
        if changes.whole:
            return changes._replace(gone=frozenset(stored.keys() - changes.changed.keys()))
        return changes

    def _objects(self, session: DavSession, calendar: str, etags: Mapping[str, str]) -> dict[str, CalendarObject]:
        """These objects, without those that are no longer there; what cannot be read has the etag "".

        Half as many at a time if they are too large together.
        """
        hrefs = list(etags)
        try:
            answer = session.report(calendar, multiget(hrefs), None, _MAX_OBJECTS)
        except TooLarge:
            if len(hrefs) == 1:
                return {href: CalendarObject(href, self._etag(etag), (), (_TOO_LARGE,)) for href, etag in etags.items()}
            halves = (hrefs[: len(hrefs) // 2], hrefs[len(hrefs) // 2 :])
            read = (self._objects(session, calendar, {href: etags[href] for href in half}) for half in halves)
            return {href: one for objects in read for href, one in objects.items()}
        rows = {row.href: row for row in answer.rows}
        there = {href: row for href in hrefs if (row := rows.get(href)) is None or row.status not in (404, 410)}
        return {href: self._object(href, etags[href], row) for href, row in there.items()}

    def _object(self, href: str, listed: str, row: Row | None) -> CalendarObject:
        if row is None or not row.data:
            return CalendarObject(href, "", (), (_NOT_SENT,))
        events, skipped = parse_calendar(row.data.encode(), zone=self._zone, until=self._until)
        return CalendarObject(href, self._etag(row.etag or listed), events, skipped)

    def _etag(self, etag: str) -> str:
        return self._reading + hashlib.sha256(etag.encode()).hexdigest()[:32]


def _keep(words: dict[str, str], key: str, word: str) -> None:
    """Remember it; forget what was there if it is "" ."""
    words.pop(key, None)
    if word:
        words[key] = word


def _copy(cursor: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {key: dict(words) for key, words in cursor.items()}


def _within(stored: Mapping[str, str], calendar: str) -> dict[str, str]:
    """What is stored of one calendar."""
    return {href: etag for href, etag in stored.items() if _folder(href) == calendar}


def _folder(href: str) -> str:
    return href.rpartition("/")[0] + "/"


def _with_remembered(found: Iterable[_Calendar], stored: Iterable[str]) -> list[_Calendar]:
    """The calendars that there are, and those that are only remembered."""
    calendars = {calendar.href: calendar for calendar in found}
    for folder in sorted({_folder(href) for href in stored} - calendars.keys()):
        calendars[folder] = _Calendar(folder, _last_part(folder), found=False)
    return list(calendars.values())


# ---- which calendars there are ---------------------------------------------------------------------


def _find(session: DavSession, wanted: Iterable[str]) -> list[_Calendar]:
    """The calendars at the address, those that are wanted; never none. Raises SourceError."""
    try:
        found = _found_at(session, session.url)
    except Refused as refused:  # some servers have nothing at their root
        found = _found_at_well_known(session) if refused.lasts else []
        if not found:
            raise
    if not found:
        raise SourceError(f"{session.host} shows no calendars to this user.", "Check the address of the calendar.")
    return _chosen(session.host, found, wanted)


def _found_at(session: DavSession, url: str) -> list[_Calendar]:
    """The address itself if it is a calendar, else the calendars of the user (RFC 4791, 6.2.1; RFC 5397)."""
    answer, _ = session.propfind(url, WHAT_IT_IS)
    itself = [_calendar(row.href, row.name) for row in answer.rows if row.is_calendar]
    return itself or _calendars_of_user(session, url)


def _found_at_well_known(session: DavSession) -> list[_Calendar]:
    """Where a server says that its calendars begin (RFC 6764, 5)."""
    try:
        _, url = session.propfind("/.well-known/caldav", WHAT_IT_IS)
    except Refused:
        return []
    return _calendars_of_user(session, url)


def _calendars_of_user(session: DavSession, url: str) -> list[_Calendar]:
    """Those in the calendar home of the user's principal."""
    answer, _ = session.propfind(_calendar_home(session, url), WHAT_IT_IS, 1)
    return [_calendar(row.href, row.name) for row in answer.rows if row.is_calendar]


def _calendar_home(session: DavSession, url: str) -> str:
    """Found by the library, which knows many servers' ways; imported only here, for it is large."""
    from caldav.davclient import DAVClient
    from caldav.lib import error

    error.debug_dump_communication = False  # an environment variable would have it write everything to /tmp
    client = DAVClient(url, enable_rfc6764=False)
    client.close()
    client.session = session  # type: ignore[assignment]  # all that the library asks of one
    try:
        return urljoin(url, str(client.get_principal().calendar_home_set.url))
    except (error.DAVError, ValueError):
        raise SourceError(f"{session.host} shows no calendars to this user.", "Check the address.") from None


def _calendar(href: str, name: str) -> _Calendar:
    folder = href.rstrip("/") + "/"
    return _Calendar(folder, clean(name, 100) or _last_part(folder))


def _last_part(folder: str) -> str:
    return clean(unquote(folder.rstrip("/").rpartition("/")[2]), 100) or "/"


def _chosen(host: str, found: list[_Calendar], wanted: Iterable[str]) -> list[_Calendar]:
    """Those of these names, as shown or as they stand in the address. SourceError for a name that nothing has."""
    by_name = {name.casefold(): one for one in found for name in (_last_part(one.href), one.name)}
    names = [name.casefold().strip() for name in wanted]
    missing = [name for name in wanted if name.casefold().strip() not in by_name]
    if missing:
        there = ", ".join(f'"{one.name}"' for one in found)
        raise SourceError(f'{host} has no calendar "{missing[0]}".', f"It has {there}.")
    return list(dict.fromkeys(by_name[name] for name in names)) if names else found
