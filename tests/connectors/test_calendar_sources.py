"""One suite for every calendar: a file, a folder, an https address (on this computer), and the twin in memory."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent.contracts import CalendarBatch, CalendarObject, CalendarSource, Cursor
from agent.core.records import Event
from agent.errors import SourceError
from connectors.calendar_memory import InMemoryCalendar
from connectors.events import parse_calendar
from connectors.ics_calendar import IcsCalendar

BERLIN = ZoneInfo("Europe/Berlin")
UNTIL = datetime(2027, 6, 1, tzinfo=UTC)
KINDS = ("file", "folder", "https", "memory")


class Remembered:
    """What a store would know of one calendar; the cursor must survive JSON."""

    def __init__(self) -> None:
        self.cursor: Cursor = {}
        self.objects: dict[str, CalendarObject] = {}
        self.unchanged = 0

    @property
    def etags(self) -> dict[str, str]:
        return {href: one.etag for href, one in self.objects.items()}

    def store(self, batch: CalendarBatch) -> None:
        self.objects |= {one.href: one for one in batch.objects}
        for href in batch.gone:
            del self.objects[href]
        self.cursor = json.loads(json.dumps(batch.cursor))
        self.unchanged += batch.unchanged

    def read(self, source: CalendarSource) -> int:
        """Read and store everything; how many objects were new or changed."""
        self.unchanged = count = 0
        for batch in source.read(self):
            self.store(batch)
            count += len(batch.objects)
        return count

    @property
    def summaries(self) -> list[str]:
        return sorted(event.summary for one in self.objects.values() for event in one.events)


def vevent(summary: str, *lines: str) -> str:
    body = [f"UID:{summary}@club.example", "DTSTART:20260310T090000Z", f"SUMMARY:{summary}", *lines]
    return "\r\n".join(["BEGIN:VEVENT", *body, "END:VEVENT", ""])


def vcalendar(*events: str) -> bytes:
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n").encode()


class Web:
    """A server that holds one calendar and answers conditional requests."""

    def __init__(self) -> None:
        self.body = vcalendar()
        self.sent: list[int] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                etag = f'"{hash(web.body)}"'
                status = 304 if self.headers.get("If-None-Match") == etag else 200
                web.sent.append(status)
                self.send_response(status)
                self.send_header("ETag", etag)
                self.send_header("Content-Length", str(len(web.body) if status == 200 else 0))
                self.end_headers()
                if status == 200:
                    self.wfile.write(web.body)

            def log_message(self, format: str, *args: object) -> None:
                return None

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}/secret-f00d/club.ics"


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    thread = threading.Thread(target=web.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield web
    web.http.shutdown()
    thread.join()
    web.http.server_close()


class Calendar:
    """A source together with a way to change what lies behind it."""

    def __init__(self, source: CalendarSource, put: Callable[[tuple[str, ...]], None]) -> None:
        self.source = source
        self._put = put

    def put(self, *events: str) -> None:
        """From now on it holds these VEVENTs and no others."""
        self._put(events)


@pytest.fixture(params=KINDS)
def calendar(request: pytest.FixtureRequest, tmp_path: Path) -> Calendar:
    if request.param == "memory":
        twin = InMemoryCalendar("club")

        def remember(events: tuple[str, ...]) -> None:
            parsed = (parse_calendar(vcalendar(event), zone=BERLIN, until=UNTIL)[0] for event in events)
            twin.objects = {one[0].uid: one for one in parsed}

        return Calendar(twin, remember)
    if request.param == "https":
        web = request.getfixturevalue("web")

        def serve(events: tuple[str, ...]) -> None:
            web.body = vcalendar(*events)

        return Calendar(IcsCalendar("club", web.address, BERLIN, UNTIL), serve)
    if request.param == "file":
        file = tmp_path / "club.ics"

        def write(events: tuple[str, ...]) -> None:
            file.write_bytes(vcalendar(*events))

        return Calendar(IcsCalendar("club", file, BERLIN, UNTIL), write)

    def fill(events: tuple[str, ...]) -> None:
        for old in tmp_path.glob("*.ics"):
            old.unlink()
        for event in events:
            (tmp_path / f"{event.split(':', 2)[2].partition('@')[0]}.ics").write_bytes(vcalendar(event))

    return Calendar(IcsCalendar("club", str(tmp_path), BERLIN, UNTIL), fill)


def test_everything_is_found_and_found_unchanged_the_next_time(calendar: Calendar) -> None:
    calendar.put(vevent("choir"), vevent("mural"), vevent("walk"))
    memory = Remembered()
    assert memory.read(calendar.source) > 0
    assert memory.summaries == ["choir", "mural", "walk"]
    assert memory.read(calendar.source) == 0
    assert memory.unchanged == len(memory.objects)
    assert memory.summaries == ["choir", "mural", "walk"]


def test_what_changed_is_read_again_and_what_is_gone_is_gone(calendar: Calendar) -> None:
    calendar.put(vevent("choir"), vevent("mural"), vevent("walk"))
    memory = Remembered()
    memory.read(calendar.source)
    calendar.put(vevent("choir", "LOCATION:Town hall"), vevent("walk"))
    memory.read(calendar.source)
    assert memory.summaries == ["choir", "walk"]
    assert {event.location for event in events_in(memory)} == {"Town hall", ""}


def test_reading_the_same_twice_from_the_start_gives_the_same(calendar: Calendar) -> None:
    calendar.put(vevent("choir"), vevent("mural"))
    first, second = Remembered(), Remembered()
    first.read(calendar.source)
    second.read(calendar.source)
    assert first.objects == second.objects


def test_a_look_says_something_in_one_sentence(calendar: Calendar) -> None:
    calendar.put(vevent("choir"))
    sentence = calendar.source.check()
    assert sentence.endswith(".")
    assert "secret" not in sentence


def test_the_kind_and_name_are_those_of_the_configuration(calendar: Calendar) -> None:
    assert calendar.source.name == "club"
    assert calendar.source.kind in ("ics", "memory")


def events_in(memory: Remembered) -> list[Event]:
    return [event for one in memory.objects.values() for event in one.events]


foreign_only = pytest.mark.parametrize("calendar", ["file", "folder", "https"], indirect=True)


@foreign_only
@pytest.mark.parametrize("left", [(), ("choir",)])
def test_a_calendar_that_is_suddenly_nearly_empty_is_believed_the_second_time(
    calendar: Calendar, left: tuple[str, ...]
) -> None:
    calendar.put(*(vevent(name) for name in ("choir", "mural", "walk")))
    memory = Remembered()
    memory.read(calendar.source)
    calendar.put(*(vevent(name) for name in left))
    with pytest.raises(SourceError) as caught:
        memory.read(calendar.source)
    assert caught.value.partial
    assert "instead of 3" in caught.value.problem
    assert memory.summaries == ["choir", "mural", "walk"]
    memory.read(calendar.source)
    assert memory.summaries == sorted(left)


@foreign_only
def test_a_calendar_that_comes_back_is_read_as_if_nothing_had_been(calendar: Calendar) -> None:
    events = [vevent(name) for name in ("choir", "mural", "walk")]
    calendar.put(*events)
    memory = Remembered()
    memory.read(calendar.source)
    calendar.put(events[0])
    with pytest.raises(SourceError):
        memory.read(calendar.source)
    calendar.put(*events)
    memory.read(calendar.source)
    calendar.put(events[0])
    with pytest.raises(SourceError):
        memory.read(calendar.source)
    assert memory.summaries == ["choir", "mural", "walk"]


def test_an_endless_series_is_worked_out_again_when_the_horizon_moves_on(tmp_path: Path) -> None:
    file = tmp_path / "club.ics"
    file.write_bytes(vcalendar(vevent("choir", "RRULE:FREQ=WEEKLY")))
    memory = Remembered()
    memory.read(IcsCalendar("club", file, BERLIN, UNTIL))
    before = len(events_in(memory)[0].occurrences)
    memory.read(IcsCalendar("club", file, BERLIN, UNTIL.replace(day=20)))
    assert memory.unchanged == 1
    memory.read(IcsCalendar("club", file, BERLIN, UNTIL + timedelta(weeks=52)))
    assert len(events_in(memory)[0].occurrences) == before + 52
    memory.read(IcsCalendar("club", file, UTC, UNTIL + timedelta(weeks=52)))
    assert memory.unchanged == 0


def test_a_folder_is_read_in_batches_with_its_subfolders_and_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / ".cache").mkdir()
    for number in range(450):
        (tmp_path / "work" / f"{number}.ics").write_bytes(vcalendar(vevent(str(number))))
    (tmp_path / "Upper.ICS").write_bytes(vcalendar(vevent("upper")))
    (tmp_path / ".cache" / "1.ics").write_bytes(b"something else")
    (tmp_path / "notes.txt").write_bytes(b"something else")
    batches = list(IcsCalendar("club", tmp_path, BERLIN, UNTIL).read(Remembered()))
    assert [len(batch.objects) for batch in batches if batch.objects] == [200, 200, 51]
    assert {batches[0].objects[0].href, batches[0].objects[1].href} == {"Upper.ICS", "work/0.ics"}


def test_a_reading_that_was_interrupted_goes_on(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.ics").write_bytes(vcalendar(vevent(str(number))))
    source, memory = IcsCalendar("club", tmp_path, BERLIN, UNTIL), Remembered()
    memory.store(next(iter(source.read(memory))))
    assert memory.read(source) == 100
    assert len(memory.objects) == 300


def test_a_file_that_is_no_calendar_is_counted_and_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(b"\x00 broken")
    (tmp_path / "b.ics").write_bytes(vcalendar(vevent("choir")))
    os.mkfifo(tmp_path / "c.ics")
    memory = Remembered()
    memory.read(IcsCalendar("club", tmp_path, BERLIN, UNTIL))
    assert memory.summaries == ["choir"]
    assert [one.skipped[0].reason for one in memory.objects.values() if one.skipped] == [
        "not a calendar",
        "unreadable file",
    ]


def test_a_file_whose_name_is_no_text_is_read_and_can_be_stored(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.ics", "wb") as file:
        file.write(vcalendar(vevent("choir")))
    memory = Remembered()
    memory.read(IcsCalendar("club", tmp_path, BERLIN, UNTIL))
    assert memory.summaries == ["choir"]
    assert "".join(memory.etags).encode()
    assert memory.read(IcsCalendar("club", tmp_path, BERLIN, UNTIL)) == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "nothing at"),
        (b"<html>Please log in</html>", "not a calendar"),
        (b"", "not a calendar"),
        (vcalendar(vevent("choir"))[:-20], "ends in the middle"),
    ],
)
def test_a_calendar_that_is_none_is_an_error_and_never_a_free_week(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    file = tmp_path / "club.ics"
    if content is not None:
        file.write_bytes(content)
    source = IcsCalendar("club", file, BERLIN, UNTIL)
    for look in (source.check, lambda: Remembered().read(source)):
        with pytest.raises(SourceError) as caught:
            look()
        assert words in caught.value.problem
        assert caught.value.advice


def test_what_the_server_has_not_changed_is_not_sent_again(web: Web) -> None:
    web.body = vcalendar(vevent("choir"))
    memory = Remembered()
    memory.read(IcsCalendar("club", web.address, BERLIN, UNTIL))
    memory.read(IcsCalendar("club", web.address, BERLIN, UNTIL))
    assert web.sent == [200, 304]


def test_the_whole_is_asked_for_when_it_has_to_be_read_again(web: Web) -> None:
    web.body = vcalendar(vevent("choir"))
    memory = Remembered()
    memory.read(IcsCalendar("club", web.address, BERLIN, UNTIL))
    memory.read(IcsCalendar("club", web.address, BERLIN, UNTIL.replace(year=2028)))
    memory.read(IcsCalendar("club", web.address + "?other", BERLIN, UNTIL.replace(year=2028)))
    assert web.sent == [200, 200, 200]


def test_a_secret_address_is_kept_nowhere(web: Web) -> None:
    web.body = vcalendar(vevent("choir"))
    memory = Remembered()
    memory.read(IcsCalendar("club", web.address, BERLIN, UNTIL))
    assert "secret" not in json.dumps([memory.cursor, list(memory.etags)])
    web.body = b"<html>Please log in</html>"
    with pytest.raises(SourceError) as caught:
        memory.read(IcsCalendar("club", web.address, BERLIN, UNTIL))
    assert "secret" not in str(caught.value)
    assert memory.summaries == ["choir"]
