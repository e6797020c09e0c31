"""A calendar that is a file, a folder of files (a vdir: one event each), or a file at an https address.

What is unchanged is not parsed again: the etag is made of the content, the version of the parser, the owner's
zone and the month of the horizon, because a series without an end must be worked out again as time moves on.

An empty answer looks just like a free week. So a calendar that suddenly shows nothing, or less than half of
what it held, is believed only when a second reading shows the same.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import datetime, tzinfo
from itertools import islice
from pathlib import Path

from agent.contracts import CalendarBatch, CalendarMemory, CalendarObject, Cursor
from agent.core.records import Skipped
from agent.errors import SourceError
from connectors.calendar_reading import Suspect, is_suspect, way_of_reading
from connectors.local_files import MAX_BYTES, content, listing, size

_BATCH = 200
_WEB_SCHEMES = ("https:", "http:", "webcal:", "webcals:")
_WEB_HREF = "calendar"  # the address itself may be a secret


class IcsCalendar:
    """Implements `CalendarSource`. `until` (aware) is how far ahead series are worked out."""

    kind = "ics"

    def __init__(
        self, name: str, address_or_path: str | Path, zone: tzinfo, until: datetime, ca_file: Path | None = None
    ) -> None:
        self.name = name
        self._address = str(address_or_path)
        self._is_web = self._address.lower().startswith(_WEB_SCHEMES)
        self._path = Path(address_or_path).expanduser()
        self._zone = zone
        self._until = until
        self._reading = way_of_reading(zone, until)
        self._ca_file = ca_file

    def read(self, memory: CalendarMemory) -> Iterator[CalendarBatch]:
        """What is new, changed or gone. Raises SourceError, with partial=True when a reading is suspect."""
        if self._is_web:
            return self._read_web(memory)
        return self._read_folder(memory) if os.path.isdir(self._path) else self._read_file(memory)

    def check(self) -> str:
        """What can be seen, in one sentence. Raises SourceError."""
        if self._is_web:
            from connectors.https_fetch import fetch, host_of  # TLS and HTTP cost a file's reader too much

            fetched = fetch(self._address, ca_file=self._ca_file)
            _refuse_other_content(fetched.body, host_of(self._address))
            return f"{host_of(self._address)} holds a calendar of {size(len(fetched.body))}."
        if os.path.isdir(self._path):
            count = sum(1 for _ in listing(self._path, ".ics"))
            return f"{self._path} holds {count:,} calendar {'file' if count == 1 else 'files'}."
        raw = content(self._path)
        _refuse_other_content(raw, str(self._path))
        return f"{self._path} is a calendar of {size(len(raw))}."

    def _read_web(self, memory: CalendarMemory) -> Iterator[CalendarBatch]:
        """Asks whether it changed only if what is stored was read in the same way and from the same address."""
        from connectors.https_fetch import fetch, host_of

        cursor = dict(memory.cursor)
        address = hashlib.sha256(self._address.encode()).hexdigest()[:16]
        current = memory.etags.get(_WEB_HREF, "").startswith(self._reading) and cursor.get("address") == address
        fetched = fetch(
            self._address,
            etag=str(cursor.get("etag", "")) if current else "",
            last_modified=str(cursor.get("last_modified", "")) if current else "",
            max_bytes=MAX_BYTES,
            ca_file=self._ca_file,
        )
        if fetched.status == "unchanged":
            yield CalendarBatch([], {key: kept for key, kept in cursor.items() if key != "suspect"}, unchanged=1)
            return
        known = {"address": address, "etag": fetched.etag, "last_modified": fetched.last_modified}
        yield from self._one_object(memory, _WEB_HREF, host_of(self._address), fetched.body, known)

    def _read_file(self, memory: CalendarMemory) -> Iterator[CalendarBatch]:
        yield from self._one_object(memory, self._path.name, str(self._path), content(self._path), {})

    def _one_object(
        self, memory: CalendarMemory, href: str, shown: str, raw: bytes, known: Cursor
    ) -> Iterator[CalendarBatch]:
        """A calendar that is one file; its events are what may suddenly be missing."""
        _refuse_other_content(raw, shown)
        gone = tuple(set(memory.etags) - {href})
        etag, held = self._etag(raw), int(memory.cursor.get("held", 0))
        if memory.etags.get(href) == etag:
            yield CalendarBatch([], {**known, "held": held}, gone, unchanged=1)
            return
        one = self._object(href, raw)
        if is_suspect(len(one.events), held) and memory.cursor.get("suspect") != etag:
            yield CalendarBatch([], {**memory.cursor, "suspect": etag})
            raise Suspect(shown, len(one.events), held, "events")
        yield CalendarBatch([one], {**known, "held": len(one.events)}, gone)

    def _read_folder(self, memory: CalendarMemory) -> Iterator[CalendarBatch]:
        """A calendar that is a folder of files; files are what may suddenly be missing."""
        # A name that is no UTF-8 could not be stored as it is.
        shown = {os.fsencode(path).decode("utf-8", "backslashreplace"): path for path in listing(self._path, ".ics")}
        stored = memory.etags
        fingerprint = hashlib.sha256("\n".join(shown).encode()).hexdigest()[:32]
        suspect = is_suspect(len(shown), len(stored)) and memory.cursor.get("suspect") != fingerprint
        hrefs = iter(shown)
        while chunk := list(islice(hrefs, _BATCH)):
            objects = [one for href in chunk if (one := self._changed(href, shown[href], stored.get(href)))]
            yield CalendarBatch(objects, dict(memory.cursor), unchanged=len(chunk) - len(objects))
        if suspect:
            yield CalendarBatch([], {"suspect": fingerprint})
            raise Suspect(str(self._path), len(shown), len(stored), "files")
        yield CalendarBatch([], {}, tuple(set(stored) - set(shown)))

    def _changed(self, href: str, path: str, stored: str | None) -> CalendarObject | None:
        """The file as it is now; None if it is as it was."""
        try:
            raw = content(self._path / path)
        except SourceError:
            unreadable = CalendarObject(href, "unreadable", (), (Skipped("unreadable file"),))
            return unreadable if stored is None else None  # what was read of it before is kept
        return None if self._etag(raw) == stored else self._object(href, raw)

    def _object(self, href: str, raw: bytes) -> CalendarObject:
        from connectors.events import parse_calendar  # not needed where nothing changed

        return CalendarObject(href, self._etag(raw), *parse_calendar(raw, zone=self._zone, until=self._until))

    def _etag(self, raw: bytes) -> str:
        return self._reading + hashlib.sha256(raw).hexdigest()[:32]


def _refuse_other_content(raw: bytes, shown: str) -> None:
    """A calendar that is one file has to be a whole one: a login page or a stump would look like a free week."""
    if b"BEGIN:VCALENDAR" not in raw[:4096].upper():
        raise SourceError(f"What is at {shown} is not a calendar.", "Open it yourself: does it ask you to log in?")
    if b"END:VCALENDAR" not in raw[-4096:].upper():
        raise SourceError(f"The calendar at {shown} ends in the middle.", "Nothing to do now; it is tried again.")
