"""What the next brief says of mornings without one: what is known, once, and of no morning that was as it should be."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from agent import missed
from agent.config import load
from agent.config.records import BriefConfig
from agent.core.dates import local_date
from agent.store import briefs, database
from agent.store import outbox as rows
from agent.store import service as record
from agent.store.database import Database
from agent.store.outbox import State
from tests.service_life import helpfirst, write_life

ZONE = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
EVERY_DAY = frozenset(range(7))


@pytest.fixture
def db() -> Database:
    """A store whose service delivered Monday's brief."""
    db = database.in_memory()
    ended(db, MONDAY, State.SENT)
    record.settle(db, MONDAY)
    return db


def day(number: int) -> date:
    """So many days after that Monday."""
    return MONDAY + timedelta(days=number)


def shown(db: Database, on: date) -> None:
    briefs.freeze(db, briefs.Frozen(on, "{}", "", ""), [], {}, seven(on))


def ended(db: Database, on: date, state: State, *, message_id: str = "x@example.org", sends: int = 0) -> None:
    """The brief of this date was made, and came to this end."""
    shown(db, on)
    rows.put(db, on, b"" if message_id else None, message_id, seven(on))
    row = rows.find(db, on)
    assert row is not None
    assert rows.change(db, row, state, seven(on), detail="", sends=sends)


def seven(on: date) -> datetime:
    return datetime.combine(on, time(7), ZONE).astimezone(UTC)


def said(db: Database, on: date, days: frozenset[int] = EVERY_DAY) -> list[tuple[int, str]]:
    """What the brief of this date says of earlier ones: days after Monday, and how."""
    brief = BriefConfig(time(7), days, None, "stdout", Path("/none"), None, "", "nothing")
    found = missed.since_the_last_brief(db, brief, ZONE, seven(on))
    assert found == tuple(sorted(found))
    return [((one.on - MONDAY).days, one.how) for one in found]


def test_mornings_on_which_nobody_made_one_are_named(db: Database) -> None:
    assert said(db, day(1)) == []
    assert said(db, day(3)) == [(1, "off"), (2, "off")]


def test_they_are_named_until_a_brief_reaches_the_owner_and_then_no_more(db: Database) -> None:
    ended(db, day(2), State.SKIPPED, message_id="")  # nothing to say, so nobody was told of Tuesday
    record.settle(db, day(2))
    assert said(db, day(3)) == [(1, "off")]
    ended(db, day(3), State.SENT)
    assert said(db, day(4)) == []


def test_days_that_have_no_brief_are_not_missed(db: Database) -> None:
    assert said(db, day(7), frozenset({0, 2})) == [(2, "off")]


def test_a_pause_is_no_row_of_missed_mornings(db: Database) -> None:
    record.pause(db, day(4))
    assert said(db, day(3)) == []
    record.end_pause(db, day(4))
    assert said(db, day(4)) == []
    assert said(db, day(6)) == [(4, "off"), (5, "off")]


def test_one_that_was_read_in_the_terminal_is_not_missed(db: Database) -> None:
    shown(db, day(1))
    assert said(db, day(2)) == []


@pytest.mark.parametrize(
    ("state", "sends", "how"),
    [
        (State.READY, 0, "undelivered"),
        (State.FAILED, 0, "undelivered"),
        (State.SKIPPED, 0, "undelivered"),
        (State.SKIPPED, 1, "undelivered"),  # the mailbox was asked, and it is not there
        (State.SENDING, 1, "unsure"),
        (State.UNSURE, 2, "unsure"),
        (State.FAILED, 1, "unsure"),
    ],
)
def test_what_was_made_and_did_not_arrive_is_told_from_what_may_have(
    db: Database, state: State, sends: int, how: str
) -> None:
    ended(db, day(1), state, sends=sends)
    assert said(db, day(2)) == [(1, how)]


def test_a_first_brief_that_never_arrived_is_missed_too() -> None:
    db = database.in_memory()
    ended(db, MONDAY, State.FAILED)
    record.settle(db, MONDAY)
    assert said(db, day(1)) == [(0, "undelivered")]


def test_where_no_service_runs_nobody_waits_for_a_brief() -> None:
    db = database.in_memory()
    ended(db, MONDAY, State.SENT)  # by hand
    assert said(db, day(3)) == []


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A sample life that was read, a brief that is due now, and the last one delivered two days ago."""
    now = datetime.now(UTC)
    config = write_life(tmp_path / "life", now, tmp_path / "state")
    assert helpfirst(config, "sync")[0] == 0
    today = local_date(now, load(config).owner.zone)
    with database.opened(tmp_path / "state") as db:
        ended(db, today - timedelta(days=2), State.SENT)
        record.settle(db, today - timedelta(days=2))
    return Home(config, tmp_path / "state", today)


class Home(NamedTuple):
    config: Path
    state: Path
    today: date

    def missed_in_next_brief(self) -> list[dict[str, str]]:
        """What the brief says that the service delivers now; in its text as in its JSON."""
        status, journal = helpfirst(self.config, "run", "--once")
        assert status == 0, journal
        found: list[dict[str, str]] = json.loads(helpfirst(self.config, "brief", "--json")[1])["missed"]
        text = (self.state / "briefs" / f"{self.today}.txt").read_text(encoding="utf-8")
        assert ("There was no brief on " in text) == bool(found)
        return found


def test_a_service_that_was_off_says_so_in_its_next_brief(home: Home) -> None:
    yesterday = home.today - timedelta(days=1)
    assert home.missed_in_next_brief() == [{"date": yesterday.isoformat(), "how": "off"}]


def test_one_that_had_arrived_when_the_power_went_is_not_called_missed(home: Home) -> None:
    yesterday = home.today - timedelta(days=1)
    with database.opened(home.state) as db:
        ended(db, yesterday, State.SENDING, message_id=f"hf.{yesterday:%Y%m%d}.0a1b2c3d@example.org", sends=1)
    (home.state / "briefs").mkdir()
    (home.state / "briefs" / f"{yesterday}.txt").touch()
    assert home.missed_in_next_brief() == []
