"""The service: as a process that systemd would start, and tick by tick on a clock of our own."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent.config import load
from agent.config.records import Config
from agent.contracts import MailBatch, SourceMemory
from agent.core.records import SourceReading
from agent.errors import LoginError, SourceError
from agent.pipeline import Sources
from agent.store import database
from agent.store import service as record
from agent.store import sources as source_rows
from agent.store.database import Database
from agent.tick import BUG, Setup, tick
from agent.views import status_line
from connectors.memory import InMemoryMail
from tests.service_life import helpfirst, morning_zone, write_life
from tests.service_process import end, serving

# ---- the process ----------------------------------------------------------------------------------


def test_the_service_starts_reads_delivers_at_its_hour_and_ends_at_once(tmp_path: Path) -> None:
    config = write_life(tmp_path / "life", datetime.now(UTC), tmp_path / "state")
    with serving(config) as (child, manager):
        manager.wait_for("READY=1")
        manager.wait_for("WATCHDOG=1")
        status = manager.wait_for("STATUS=")
        manager.wait_for("WATCHDOG=1", seconds=15)  # it goes on while there is nothing to do
        seconds, journal = end(child)
        manager.wait_for("STOPPING=1")
    assert (child.returncode, seconds < 2) == (0, True)
    assert status.startswith("STATUS=last brief ")
    assert ", mail 09:" in status
    assert len(list((tmp_path / "state" / "briefs").glob("*.txt"))) == 1
    assert "mail: ok" in journal
    assert "@" not in journal  # no address


def test_a_service_that_comes_back_sends_nothing_twice(tmp_path: Path) -> None:
    config = write_life(tmp_path / "life", datetime.now(UTC), tmp_path / "state")
    written = []
    for _ in range(2):
        with serving(config) as (child, manager):
            manager.wait_for("STATUS=last brief")
            end(child)
        (text,) = (tmp_path / "state" / "briefs").glob("*.txt")
        written.append(text.stat().st_mtime_ns)
    assert written[0] == written[1]


def wait_for_messages(folder: Path, seconds: float = 60) -> None:
    """Until some are stored: the service reads, and is far from done."""
    until = time.monotonic() + seconds
    with database.opened(folder) as db:
        while not db.conn.execute("select count(*) from messages").fetchone()[0]:
            assert time.monotonic() < until
            time.sleep(0.05)


def test_a_long_reading_is_left_within_two_seconds_and_taken_up_again(tmp_path: Path) -> None:
    many = 40_000
    config = write_life(tmp_path / "life", datetime.now(UTC) + timedelta(hours=2), tmp_path / "state")
    with (tmp_path / "life" / "mail.mbox").open("w") as mbox:
        for n in range(many):
            mbox.write(
                f"From a@a.example Tue Mar  3 07:00:00 2026\nFrom: a{n % 99}@a.example\nTo: jo@example.org\n"
                f"Date: Tue, 3 Mar 2026 07:00:00 +0000\nMessage-ID: <{n}@a.example>\nSubject: {n}\n\n\n"
            )
    with serving(config) as (child, manager):
        manager.wait_for("READY=1")
        wait_for_messages(tmp_path / "state")
        seconds, _ = end(child)
    assert (child.returncode, seconds < 2) == (0, True)
    with database.opened(tmp_path / "state") as db:
        assert not db.conn.execute("pragma foreign_key_check").fetchall()
        (stored,) = db.conn.execute("select count(*) from messages").fetchone()
        assert 0 < stored < many
        assert "mail" not in record.attempts(db)
    with serving(config) as (child, manager):
        manager.wait_for("STATUS=no brief yet, ", seconds=60)
        _, journal = end(child)
    assert f"{many - stored} new" in journal


def test_a_configuration_is_read_again_and_one_with_mistakes_is_not_taken(tmp_path: Path) -> None:
    config = write_life(tmp_path / "life", datetime.now(UTC) + timedelta(hours=2), tmp_path / "state")
    good = config.read_text()
    with serving(config) as (child, manager):
        manager.wait_for("STATUS=no brief yet")
        config.write_text(good + "\n[breif]\n")
        child.send_signal(signal.SIGHUP)
        manager.wait_for("RELOADING=1")
        manager.wait_for("READY=1")
        config.write_text(good.replace('name = "mail"', 'name = "archive"'))
        child.send_signal(signal.SIGHUP)
        manager.wait_for("RELOADING=1")
        assert ", archive 0" in manager.wait_for("STATUS=no brief yet")
        _, journal = end(child)
    assert 'Did you mean "brief"?' in journal
    assert child.returncode == 0


def test_a_state_that_is_taken_away_ends_the_service_with_a_clear_word(tmp_path: Path) -> None:
    config = write_life(tmp_path / "life", datetime.now(UTC) + timedelta(hours=2), tmp_path / "state")
    with serving(config) as (child, manager):
        manager.wait_for("STATUS=")
        (tmp_path / "state").rename(tmp_path / "elsewhere")
        _, journal = child.communicate(timeout=10)
    assert child.returncode == 1
    assert "is gone" in journal
    assert "Traceback" not in journal


def test_a_pause_holds_for_a_service_by_timer_and_resume_brings_todays_brief(tmp_path: Path) -> None:
    config = write_life(tmp_path / "life", datetime.now(UTC), tmp_path / "state")
    briefs = tmp_path / "state" / "briefs"
    assert helpfirst(config, "pause")[0] == 2  # nothing has been read yet
    assert helpfirst(config, "sync")[0] == 0
    assert "does not lie ahead" in helpfirst(config, "pause", "--until", "2026-01-01")[1]
    assert "`helpfirst resume` brings them back" in helpfirst(config, "pause")[1]
    status, said = helpfirst(config, "run", "--once")
    assert (status, "; paused" in said, briefs.exists()) == (0, True, False)
    assert "Briefs come again. While the service runs, the next one comes within a minute." in (
        helpfirst(config, "resume")[1]
    )
    helpfirst(config, "run", "--once")
    helpfirst(config, "run", "--once")
    assert len(list(briefs.glob("*.txt"))) == 1
    assert "There was no pause" in helpfirst(config, "resume")[1]


# ---- tick by tick ---------------------------------------------------------------------------------

CONFIG = """
[owner]
name = "Jo Owner"
addresses = ["jo@example.org"]
timezone = "Europe/Berlin"

[[mail]]
name = "home"
kind = "mbox"
path = "home.mbox"

[[mail]]
name = "club"
kind = "mbox"
path = "club.mbox"

[store]
path = "state"
"""
MORNING = datetime(2026, 3, 3, 6, tzinfo=UTC)  # Tuesday, seven in the morning in Berlin
MINUTE = timedelta(minutes=1)


class Failing:
    """A mailbox that cannot be read, for a reason of the test's choice; it counts how often that was tried."""

    kind = "memory"

    def __init__(self, name: str, error: Exception) -> None:
        self.name, self.error, self.tries = name, error, 0

    def read(self, memory: SourceMemory) -> Iterator[MailBatch]:
        self.tries += 1
        raise self.error

    def check(self) -> str:
        raise self.error


class House:
    """A service on a clock of our own, with its deliveries: `day -> how often`."""

    def __init__(self, folder: Path, mail: Sequence[InMemoryMail | Failing], settles: bool = True) -> None:
        (folder / "config.toml").write_text(CONFIG)
        self.config: Config = load(folder / "config.toml", {"HOME": str(folder)})
        self.mail, self.settles = mail, settles
        self.delivered: list[tuple[date, list[str]]] = []  # and the states of the sources at that moment

    def deliver(self, db: Database, on: date, now: datetime) -> bool:
        named = [("mail", one.name, one.kind) for one in self.mail]
        self.delivered.append((on, [one.state for one in source_rows.readings(db, named)]))
        return self.settles

    def ticks(self, *moments: datetime) -> str:
        """A tick at each moment, in one run of the service; what the last one said."""
        setup = Setup(self.config, lambda now: Sources(mail=self.mail), self.deliver)
        with database.opened(self.config.store.path) as db:
            return [tick(db, setup, constant(now), lambda name, read: None) for now in moments][-1]


def constant(now: datetime) -> Callable[[], datetime]:
    return lambda: now


def minutes(start: datetime, number: int, step: int = 1) -> list[datetime]:
    return [start + n * step * MINUTE for n in range(number)]


def test_before_the_brief_everything_is_read_and_one_that_fails_does_not_stop_it(tmp_path: Path) -> None:
    club = Failing("club", SourceError("club.example cannot be reached."))
    house = House(tmp_path, [club, InMemoryMail("home")])
    said = house.ticks(MORNING - 2 * MINUTE, MORNING - MINUTE, MORNING, MORNING + MINUTE)
    assert house.delivered == [(date(2026, 3, 3), ["failed", "ok"])]
    assert club.tries == 2
    assert said == "no brief yet, home 07:00; club could not be read yet"


def test_a_mistake_of_ours_in_one_source_is_its_failure_and_its_words_stay_out_of_the_journal(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("helpfirst"), "propagate", True)
    house = House(tmp_path, [Failing("club", ValueError("a.secret@example.org")), InMemoryMail("home")])
    house.ticks(MORNING)
    assert house.delivered == [(date(2026, 3, 3), ["failed", "ok"])]
    assert "ValueError" in caplog.text
    assert "in read" in caplog.text
    assert "secret" not in caplog.text
    with database.opened(house.config.store.path) as db:
        (reading,) = source_rows.readings(db, [("mail", "club", "memory")])
    assert reading.detail == BUG


def test_what_fails_is_tried_less_and_less_also_across_restarts(tmp_path: Path) -> None:
    club = Failing("club", SourceError("club.example cannot be reached."))
    house = House(tmp_path, [club, InMemoryMail("home")])
    night = MORNING + timedelta(hours=12)
    for now in minutes(night, 24 * 12, step=5):
        if (now.astimezone(house.config.owner.zone).hour, now.minute) != (7, 0):
            house.ticks(now)  # each in a process of its own
    assert 7 <= club.tries <= 10


def test_a_refused_login_is_tried_four_times_a_day_and_at_once_when_the_owner_says_so(tmp_path: Path) -> None:
    club = Failing("club", LoginError("club.example refused the password."))
    house = House(tmp_path, [club, InMemoryMail("home")])
    house.ticks(*minutes(MORNING, 24 * 12, step=5))
    assert club.tries == 4
    for tries in (5, 6):
        with database.opened(house.config.store.path) as db:
            record.forgive(db)
        house.ticks(MORNING + timedelta(days=1, minutes=tries))
        assert club.tries == tries


def test_a_source_that_killed_the_process_does_not_do_so_at_every_start(tmp_path: Path) -> None:
    class Killed(BaseException):
        pass

    club = Failing("club", Killed())  # type: ignore[arg-type]
    house = House(tmp_path, [InMemoryMail("home"), club])
    with pytest.raises(Killed):
        house.ticks(MORNING)
    house.ticks(MORNING + MINUTE, MORNING + 2 * MINUTE)
    assert club.tries == 1
    assert [on for on, _ in house.delivered] == [date(2026, 3, 3)]


def test_a_delivery_is_taken_further_at_every_tick_until_it_is_settled_or_the_morning_is_over(tmp_path: Path) -> None:
    house = House(tmp_path, [InMemoryMail("home")], settles=False)
    house.ticks(*minutes(MORNING, 10, step=60))
    assert len(house.delivered) == 7
    house.settles = True
    house.ticks(*minutes(MORNING + timedelta(days=1), 10))
    assert len(house.delivered) == 8


def test_a_pause_stops_briefs_and_not_reading_and_is_no_row_of_missed_mornings(tmp_path: Path) -> None:
    house = House(tmp_path, [InMemoryMail("home")])
    house.ticks(MORNING)
    with database.opened(house.config.store.path) as db:
        record.pause(db, date(2026, 3, 8))
    said = house.ticks(*(MORNING + timedelta(days=n) for n in range(1, 5)))
    assert said == "no brief yet, home 07:00; paused until 2026-03-08"
    assert len(house.delivered) == 1
    house.ticks(MORNING + timedelta(days=5, hours=-2))
    with database.opened(house.config.store.path) as db:
        assert record.settled_on(db) == date(2026, 3, 7)
    house.ticks(MORNING + timedelta(days=5))
    assert [on for on, _ in house.delivered] == [date(2026, 3, 3), date(2026, 3, 8)]


def test_a_clock_that_was_a_year_ahead_costs_an_hour_and_no_brief(tmp_path: Path) -> None:
    house = House(tmp_path, [InMemoryMail("home")])
    house.ticks(MORNING, MORNING + timedelta(days=365))
    said = house.ticks(MORNING + timedelta(days=1))
    assert said == "waiting: the clock of this machine says 4 March 2026, which cannot be right"
    house.ticks(*minutes(MORNING + timedelta(days=1), 90))
    assert [on for on, _ in house.delivered] == [date(2026, 3, 3), date(2027, 3, 3), date(2026, 3, 4)]


def test_while_another_helpfirst_reads_the_brief_still_comes(tmp_path: Path) -> None:
    house = House(tmp_path, [InMemoryMail("home")])
    house.ticks(MORNING - timedelta(hours=1))
    with database.only_writer(house.config.store.path):
        house.ticks(MORNING)
    assert [on for on, _ in house.delivered] == [date(2026, 3, 3)]


def test_a_full_disk_is_told_apart_from_a_database_that_is_busy(tmp_path: Path) -> None:
    with database.opened(tmp_path / "state") as db, database.opened(tmp_path / "state") as other:
        (pages,) = db.conn.execute("pragma page_count").fetchone()
        db.conn.execute(f"pragma max_page_count = {pages}")
        with pytest.raises(Exception, match="full") as full:
            db.conn.execute("insert into meta(key, value) values ('x', hex(zeroblob(100000)))")
        assert record.is_lasting(full.value)
        other.conn.execute("begin immediate")
        db.conn.execute("pragma busy_timeout = 10")
        with pytest.raises(Exception, match="locked") as busy:
            record.settle(db, date(2026, 3, 3))
        assert not record.is_lasting(busy.value)
        other.conn.execute("rollback")


# ---- the line in systemctl status -----------------------------------------------------------------


def test_the_status_says_how_fresh_everything_is() -> None:
    zone = ZoneInfo("Europe/Berlin")
    sources = [
        SourceReading("mail", "imap", "ok", MORNING - 2 * MINUTE),
        SourceReading("calendar", "caldav", "failed", MORNING - timedelta(hours=13)),
        SourceReading("attic", "mbox", "failed", None),
    ]
    assert status_line.render(MORNING, "", sources, MORNING + timedelta(hours=1), zone) == (
        "last brief Tue 07:00, mail 06:58; calendar not read since Mon 18:00; attic could not be read yet"
    )


def test_the_tests_mornings_are_mornings() -> None:
    for hour in range(24):
        now = datetime(2026, 3, 3, hour, 30, tzinfo=UTC)
        assert now.astimezone(ZoneInfo(morning_zone(now))).hour == 9
