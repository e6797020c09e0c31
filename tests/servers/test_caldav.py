"""A CalDAV calendar on Radicale and on Xandikos, always through a proxy that writes down what is asked."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.contracts import PARSER
from agent.errors import LoginError, SourceError
from connectors import caldav_calendar
from connectors.caldav_calendar import CaldavCalendar
from tests.connectors.test_calendar_sources import (  # the suite of all calendars, run here on real servers
    BERLIN,
    UNTIL,
    Calendar,
    Remembered,
    events_in,
    test_a_look_says_something_in_one_sentence,  # noqa: F401
    test_everything_is_found_and_found_unchanged_the_next_time,  # noqa: F401
    test_reading_the_same_twice_from_the_start_gives_the_same,  # noqa: F401
    test_what_changed_is_read_again_and_what_is_gone_is_gone,  # noqa: F401
    vcalendar,
    vevent,
)
from tests.servers import dav
from tests.servers.dav import HOST, PASSWORD, USER, Asked, Proxy, Server, recording, respond

SERVERS = {"radicale": dav.radicale, "xandikos": dav.xandikos}
READING = {"OPTIONS", "PROPFIND", "REPORT", "GET"}


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as server:
        yield server


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with dav.radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    """With one calendar, "club", behind it. Whatever the test does, nothing but reading may come through."""
    server.make_calendar("club")
    with recording(server.port) as proxy:
        yield proxy
    server.remove_calendar("club")
    assert set(proxy.methods()) <= READING


@pytest.fixture
def calendar(server: Server, proxy: Proxy) -> Calendar:
    """For the suite of all calendars."""
    there: set[str] = set()

    def put(events: tuple[str, ...]) -> None:
        named = {f"{event.split(':', 2)[2].partition('@')[0]}.ics": event for event in events}
        for name in there - named.keys():
            server.delete("club", name)
        for name, event in named.items():
            server.put("club", name, vcalendar(event))
        there.clear()
        there.update(named)

    return Calendar(source(proxy.url), put)


def source(url: str, until: datetime = UNTIL, *, password: str = PASSWORD, **more: object) -> CaldavCalendar:
    return CaldavCalendar("club", url, BERLIN, until, user=USER, password=password, **more)  # type: ignore[arg-type]


def fill(server: Server, count: int, calendar: str = "club") -> None:
    for number in range(count):
        server.put(calendar, f"{number}.ics", vcalendar(vevent(f"{calendar} {number}")))


def refusal(url: str, **more: object) -> SourceError:
    """What reading and looking alike say. No secret is in it."""
    said = []
    for look in (source(url, **more).check, lambda: Remembered().read(source(url, **more))):  # type: ignore[arg-type]
        with pytest.raises(SourceError) as caught:
            look()
        said.append(caught.value)
        assert PASSWORD not in repr(caught.value) + str(caught.value.__cause__) + str(caught.value.__context__)
    assert str(said[0]) == str(said[1])
    assert said[0].advice
    return said[0]


def test_when_nothing_is_new_nothing_is_fetched(server: Server, proxy: Proxy) -> None:
    fill(server, 3)
    memory = Remembered()
    memory.read(source(proxy.url))
    proxy.asked.clear()
    proxy.bodies.clear()
    assert memory.read(source(proxy.url)) == 0
    assert memory.unchanged == 3
    assert proxy.methods().count("REPORT") == 1
    assert len(proxy.asked) <= 5
    assert not any(b"multiget" in body for body in proxy.bodies)


def test_an_address_that_is_a_calendar_itself_needs_two_requests(server: Server, proxy: Proxy) -> None:
    fill(server, 2)
    server.make_calendar("other")
    fill(server, 1, "other")
    memory = Remembered()
    address = proxy.url.rstrip("/") + server.path("club").rstrip("/")
    memory.read(source(address))
    assert memory.summaries == ["club 0", "club 1"]
    proxy.asked.clear()
    memory.read(source(address))
    assert proxy.methods() == ["PROPFIND", "REPORT"]
    server.remove_calendar("other")


def test_only_what_changed_is_fetched(server: Server, proxy: Proxy) -> None:
    fill(server, 3)
    memory = Remembered()
    memory.read(source(proxy.url))
    server.put("club", "1.ics", vcalendar(vevent("club 1", "LOCATION:Town hall")))
    server.put("club", "new.ics", vcalendar(vevent("new")))
    server.delete("club", "0.ics")
    proxy.bodies.clear()
    assert memory.read(source(proxy.url)) == 2
    assert memory.summaries == ["club 1", "club 2", "new"]
    assert {event.location for event in events_in(memory)} == {"", "Town hall"}
    assert memory.unchanged == 1
    (asked,) = [body for body in proxy.bodies if b"multiget" in body]
    assert asked.count(b"<href>") == 2


def test_a_token_that_the_server_no_longer_knows_leads_back_to_the_listing(server: Server, proxy: Proxy) -> None:
    fill(server, 4)
    memory = Remembered()
    memory.read(source(proxy.url))
    server.remove_calendar("club")
    server.make_calendar("club")
    fill(server, 3)
    proxy.asked.clear()
    memory.read(source(proxy.url))
    assert {403, 412} & {status for _, _, status in proxy.asked}
    assert memory.summaries == ["club 0", "club 1", "club 2"]
    assert memory.read(source(proxy.url)) == 0


def test_a_server_without_sync_collection_is_read_by_etags(server: Server) -> None:
    server.make_calendar("plain")
    fill(server, 3, "plain")

    def without(request: Asked) -> bool:
        refused = b"sync-collection" in request.body
        if refused:
            respond(request, 400)
        return refused

    with recording(server.port, without) as proxy:
        memory = Remembered()
        memory.read(source(proxy.url))
        server.put("plain", "1.ics", vcalendar(vevent("plain 1", "LOCATION:Town hall")))
        server.delete("plain", "0.ics")
        assert memory.read(source(proxy.url)) == 1
        assert memory.summaries == ["plain 1", "plain 2"]
        assert memory.cursor["tokens"] == {}
        assert memory.read(source(proxy.url)) == 0
    server.remove_calendar("plain")


def test_calendars_are_chosen_by_the_name_that_is_shown_or_stands_in_the_address(server: Server, proxy: Proxy) -> None:
    server.make_calendar("c-17", "The mural")
    fill(server, 1)
    fill(server, 1, "c-17")
    assert "2 calendars" in source(proxy.url).check()
    for name in ("The mural", "the mural ", "C-17"):
        memory = Remembered()
        memory.read(source(proxy.url, calendars=(name,)))
        assert memory.summaries == ["c-17 0"]
    problem = refusal(proxy.url, calendars=("choir",))
    assert 'no calendar "choir"' in problem.problem
    assert '"The mural"' in problem.advice
    server.remove_calendar("c-17")


def test_a_series_comes_with_its_changed_instance(server: Server, proxy: Proxy) -> None:
    changed = vevent("choir", "RECURRENCE-ID:20260317T090000Z", "LOCATION:Blue room").replace("0310T", "0318T")
    server.put("club", "choir.ics", vcalendar(vevent("choir", "RRULE:FREQ=WEEKLY;COUNT=3"), changed))
    memory = Remembered()
    memory.read(source(proxy.url))
    series, instance = sorted(events_in(memory), key=lambda event: event.recurrence_id is not None)
    assert [one.starts_at.day for one in series.occurrences] == [10, 24]
    assert (instance.starts_at.day, instance.location) == (18, "Blue room")


def test_a_series_is_worked_out_again_when_the_horizon_moves_on(server: Server, proxy: Proxy) -> None:
    server.put("club", "choir.ics", vcalendar(vevent("choir", "RRULE:FREQ=WEEKLY")))
    memory = Remembered()
    memory.read(source(proxy.url))
    before = len(events_in(memory)[0].occurrences)
    assert memory.read(source(proxy.url, UNTIL.replace(day=20))) == 0
    assert memory.read(source(proxy.url, UNTIL + timedelta(weeks=52))) == 1
    assert len(events_in(memory)[0].occurrences) == before + 52
    assert memory.read(source(proxy.url, UNTIL + timedelta(weeks=52))) == 0


def test_a_hostile_event_hides_no_other(server: Server, proxy: Proxy) -> None:
    server.put("club", "bomb.ics", vcalendar(vevent("bomb", "RRULE:FREQ=SECONDLY")))
    fill(server, 2)
    memory = Remembered()
    began = time.monotonic()
    memory.read(source(proxy.url))
    assert time.monotonic() - began < 10
    assert {"club 0", "club 1"} <= set(memory.summaries)
    bombs = [event for event in events_in(memory) if event.summary == "bomb"]
    assert sum(len(event.occurrences) for event in bombs) <= 1


def test_an_object_that_is_too_large_is_counted_and_hides_no_other(
    server: Server, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caldav_calendar, "_MAX_OBJECTS", 20_000)
    large = "DESCRIPTION:" + "x" * 20_000
    server.put("club", "large.ics", vcalendar(vevent("large", large)))
    fill(server, 5)
    memory = Remembered()
    memory.read(source(proxy.url))
    assert memory.summaries == [f"club {number}" for number in range(5)]
    skipped = [item.reason for one in memory.objects.values() for item in one.skipped]
    assert skipped == ["calendar object too large"]
    assert memory.read(source(proxy.url)) == 0


def test_a_reading_that_was_interrupted_goes_on(
    server: Server, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caldav_calendar, "_BATCH", 4)
    fill(server, 10)
    memory = Remembered()
    memory.store(next(iter(source(proxy.url).read(memory))))
    assert len(memory.objects) == 4
    assert memory.read(source(proxy.url)) == 6
    assert len(memory.summaries) == 10


@pytest.mark.parametrize("left", [0, 2])
def test_a_calendar_that_is_suddenly_nearly_empty_is_believed_the_second_time(
    server: Server, proxy: Proxy, left: int
) -> None:
    fill(server, 5)
    memory = Remembered()
    memory.read(source(proxy.url))
    for number in range(left, 5):
        server.delete("club", f"{number}.ics")
    with pytest.raises(SourceError) as caught:
        memory.read(source(proxy.url))
    assert caught.value.partial
    assert "instead of 5" in caught.value.problem
    assert len(memory.summaries) == 5
    memory.read(source(proxy.url))
    assert len(memory.summaries) == left
    assert memory.cursor["suspects"] == {}


def test_a_calendar_that_is_no_longer_there_is_doubted_and_the_others_are_read(server: Server, proxy: Proxy) -> None:
    server.make_calendar("other")
    fill(server, 6, "other")
    memory = Remembered()
    memory.read(source(proxy.url))
    server.remove_calendar("other")
    fill(server, 1)
    with pytest.raises(SourceError) as caught:
        memory.read(source(proxy.url))
    assert caught.value.partial
    assert '"other"' in caught.value.problem
    assert len(memory.summaries) == 7
    memory.read(source(proxy.url))
    assert memory.summaries == ["club 0"]


def test_no_calendars_at_all_is_an_error_and_never_a_free_week(server: Server) -> None:
    with recording(server.port) as proxy:
        assert "no calendars" in refusal(proxy.url).problem
        assert set(proxy.methods()) <= READING


def test_a_wrong_password_says_what_to_do(radicale: Server) -> None:
    with recording(radicale.port) as proxy:
        for address in (proxy.url, proxy.url.rstrip("/") + radicale.path("club")):
            problem = refusal(address, password="wrong")
            assert isinstance(problem, LoginError)
            assert "app password" in problem.advice
        assert "wrong" not in str(problem)


def test_a_server_that_has_stopped_is_named(tmp_path: Path) -> None:
    with dav.radicale(tmp_path) as server:
        server.make_calendar("club")
        fill(server, 1)
        memory = Remembered()
        address = f"http://{HOST}:{server.port}/"
        memory.read(source(address))
    problem = refusal(address)
    assert "does not accept connections" in problem.problem
    assert memory.summaries == ["club 0"]


def test_the_password_is_asked_for_when_the_server_is(radicale: Server) -> None:
    radicale.make_calendar("asked")
    asked = []

    def password() -> str:
        asked.append(1)
        return PASSWORD

    club = CaldavCalendar("c", f"http://{HOST}:{radicale.port}/", BERLIN, UNTIL, user=USER, password=password)
    assert asked == []
    club.check()
    assert asked == [1]
    radicale.remove_calendar("asked")


def test_a_redirect_within_the_server_is_followed_by_the_same_method(radicale: Server) -> None:
    radicale.make_calendar("moved")
    fill(radicale, 1, "moved")

    def move(request: Asked) -> bool:
        if request.path != "/old":
            return False
        respond(request, 302, b"", {"Location": radicale.path("moved")})
        return True

    with recording(radicale.port, move) as proxy:
        memory = Remembered()
        memory.read(source(proxy.url + "old"))
        assert memory.summaries == ["moved 0"]
        assert set(proxy.methods()) == {"PROPFIND", "REPORT"}
    radicale.remove_calendar("moved")


def test_one_calendar_that_is_refused_does_not_hide_the_others(server: Server, proxy: Proxy) -> None:
    server.make_calendar("locked")
    fill(server, 2)
    fill(server, 2, "locked")

    def lock(request: Asked) -> bool:
        locked = request.path == server.path("locked")
        if locked:
            respond(request, 403)
        return locked

    with recording(server.port, lock) as locking:
        memory = Remembered()
        with pytest.raises(SourceError) as caught:
            memory.read(source(locking.url))
    assert caught.value.partial
    assert "403" in caught.value.problem
    assert memory.summaries == ["club 0", "club 1"]
    server.remove_calendar("locked")


def test_the_password_is_in_nothing_that_is_kept_or_shown(server: Server, proxy: Proxy) -> None:
    fill(server, 1)
    memory = Remembered()
    club = source(proxy.url)
    memory.read(club)
    assert PASSWORD not in json.dumps([memory.cursor, list(memory.etags)]) + repr(club) + club.check()


def test_the_library_is_loaded_only_when_a_calendar_has_to_be_found() -> None:
    code = "import sys, connectors.caldav_calendar as _; print({'caldav', 'niquests'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_etag_names_the_way_of_reading(server: Server, proxy: Proxy) -> None:
    fill(server, 1)
    memory = Remembered()
    memory.read(source(proxy.url))
    (etag,) = memory.etags.values()
    assert etag.startswith(f"{PARSER}:Europe/Berlin:2027-06:")
    assert memory.read(CaldavCalendar("c", proxy.url, UTC, UNTIL, user=USER, password=PASSWORD)) == 1
