"""The outbox: each brief arrives once, whatever goes wrong on the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent import outbox
from agent.errors import DeliveryError
from agent.outbox import State
from agent.store import briefs, database
from agent.store import outbox as rows
from agent.store.database import Database
from connectors.memory_outlet import InMemoryOutlet, Mishap

TODAY = date(2026, 3, 3)
SEVEN = datetime(2026, 3, 3, 6, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ID = "hf.20260303.0a1b2c3d@example.org"
BYTES = b"Subject: Good morning\r\n\r\nHello.\r\n"


class PowerCut(BaseException):
    """The process ends in the middle of a hand-over."""


LOST_BEFORE = Mishap(False, PowerCut())
LOST_AFTER = Mishap(True, PowerCut())
NO_ANSWER = Mishap(True, DeliveryError("The connection broke before the answer.", certain=False))
BUSY = Mishap(False, DeliveryError("The server said: try later.", certain=True))
REFUSED = Mishap(False, DeliveryError("The server refused the login.", certain=True, lasting=True))


@pytest.fixture
def db() -> Database:
    return with_brief(database.in_memory())


def with_brief(db: Database, on: date = TODAY, message_id: str = ID) -> Database:
    briefs.freeze(db, briefs.Frozen(on, "{}", "Hello.", "<p>Hello."), [], {}, SEVEN)
    rows.put(db, on, BYTES, message_id, SEVEN)
    return db


def advance(db: Database, outlet: InMemoryOutlet, minutes: float = 0, on: date = TODAY) -> State | None:
    with suppress(PowerCut):
        outbox.advance(db, on, outlet, SEVEN + minutes * MINUTE)
    delivery = outbox.status(db, on)
    return delivery.state if delivery else None


def test_a_brief_is_sent_once_however_often_it_is_asked_for(db: Database) -> None:
    outlet = InMemoryOutlet()
    assert [advance(db, outlet, minutes) for minutes in (0, 0, 600, -120)] == [State.SENT] * 4
    assert outlet.mailbox == [(ID, BYTES)]


def test_there_is_nothing_to_do_for_a_date_without_a_message() -> None:
    outlet = InMemoryOutlet()
    assert outbox.advance(database.in_memory(), TODAY, outlet, SEVEN) is None
    assert outlet.mailbox == []


@pytest.mark.parametrize("mishap", [LOST_AFTER, NO_ANSWER])
def test_what_arrived_without_an_answer_is_found_and_not_sent_again(db: Database, mishap: Mishap) -> None:
    outlet = InMemoryOutlet([mishap])
    assert [advance(db, outlet, minutes) for minutes in (0, 9, 10)] == [State.SENDING, State.SENDING, State.SENT]
    assert outlet.mailbox == [(ID, BYTES)]


def test_what_did_not_arrive_is_sent_again_with_the_same_bytes(db: Database) -> None:
    outlet = InMemoryOutlet([LOST_BEFORE])
    assert [advance(db, outlet, minutes) for minutes in (0, 9, 10)] == [State.SENDING, State.SENDING, State.SENT]
    assert outlet.mailbox == [(ID, BYTES)]


def test_what_is_still_on_its_way_after_the_wait_is_sent_twice_at_most(db: Database) -> None:
    outlet = InMemoryOutlet([NO_ANSWER, NO_ANSWER, NO_ANSWER])
    outlet.held = True
    states = [advance(db, outlet, minutes) for minutes in range(0, 600, 10)]
    assert states[0] is State.SENDING
    assert states[-1] is State.UNSURE
    assert len(outlet.on_the_way) == 2
    outlet.release()
    assert advance(db, outlet, 700) is State.SENT


def test_a_mailbox_that_cannot_be_asked_leaves_it_open_until_it_can(db: Database) -> None:
    outlet = InMemoryOutlet([LOST_AFTER])
    outlet.readable = False
    assert [advance(db, outlet, minutes) for minutes in (0, 10, 11)] == [State.SENDING, State.UNSURE, State.UNSURE]
    outlet.readable = True
    assert [advance(db, outlet, minutes) for minutes in (60, 70)] == [State.UNSURE, State.SENT]
    assert len(outlet.mailbox) == 1


def test_a_refusal_is_tried_again_later_and_later(db: Database) -> None:
    outlet = InMemoryOutlet([BUSY] * 5)
    waits = []
    minutes = 0.0
    while advance(db, outlet, minutes) is State.READY:
        delivery = outbox.status(db, TODAY)
        assert delivery is not None
        assert delivery.next_at is not None
        assert delivery.detail == "The server said: try later."
        waits.append((delivery.next_at - SEVEN) / MINUTE - minutes)
        minutes += waits[-1]
    for least, waited in zip((1, 5, 15, 60, 60), waits, strict=True):
        assert least <= waited <= least * 1.2 + 0.1
    assert len(outlet.mailbox) == 1


def test_a_lasting_refusal_is_given_up_after_three_tries_until_the_owner_asks(db: Database) -> None:
    outlet = InMemoryOutlet([REFUSED] * 3)
    states = [advance(db, outlet, minutes) for minutes in (0, 10, 60, 120, 180)]
    assert states == [State.READY, State.READY, State.FAILED, State.FAILED, State.FAILED]
    assert outlet.mailbox == []
    outbox.try_now(db, TODAY, SEVEN)
    assert advance(db, outlet, 181) is State.SENT


def test_asking_for_it_never_sends_again_what_may_have_arrived(db: Database) -> None:
    outlet = InMemoryOutlet([NO_ANSWER])
    outlet.held = True
    advance(db, outlet)
    outbox.try_now(db, TODAY, SEVEN)
    assert advance(db, outlet, 5) is State.SENDING
    assert len(outlet.on_the_way) == 1


def test_a_refused_second_try_asks_again_before_the_third(db: Database) -> None:
    outlet = InMemoryOutlet([NO_ANSWER, BUSY])
    outlet.held = True
    assert advance(db, outlet, 0) is State.SENDING
    assert advance(db, outlet, 10) is State.READY
    outlet.release()
    assert advance(db, outlet, 20) is State.SENT
    assert len(outlet.mailbox) == 1


def test_yesterdays_brief_is_not_sent_today(db: Database) -> None:
    outlet = InMemoryOutlet([BUSY])
    advance(db, outlet)
    tomorrow = TODAY + timedelta(days=1)
    with_brief(db, tomorrow, "hf.20260304.0a1b2c3d@example.org")
    assert advance(db, outlet, 24 * 60, on=tomorrow) is State.SENT
    yesterday = outbox.status(db, TODAY)
    assert yesterday is not None
    assert yesterday.state is State.SKIPPED
    assert "3 March" in yesterday.detail
    assert "try later" in yesterday.detail
    assert [message_id for message_id, _ in outlet.mailbox] == ["hf.20260304.0a1b2c3d@example.org"]


@pytest.mark.parametrize(
    ("mishap", "ends"), [(LOST_AFTER, State.SENT), (LOST_BEFORE, State.SKIPPED)], ids=["arrived", "lost"]
)
def test_what_yesterday_left_open_is_looked_up_and_closed(db: Database, mishap: Mishap, ends: State) -> None:
    outlet = InMemoryOutlet([mishap])
    advance(db, outlet)
    advance(db, outlet, 24 * 60, on=TODAY + timedelta(days=1))
    delivery = outbox.status(db, TODAY)
    assert delivery is not None
    assert delivery.state is ends
    assert len(outlet.mailbox) == mishap.taken


def test_a_skipped_morning_stays_skipped(db: Database) -> None:
    outlet, sunday = InMemoryOutlet(), TODAY - timedelta(days=2)
    briefs.freeze(db, briefs.Frozen(sunday, "{}", "Nothing.", "<p>Nothing."), [], {}, SEVEN)
    outbox.skip(db, sunday, SEVEN, "Nothing today.")
    rows.put(db, sunday, BYTES, ID, SEVEN)
    outbox.try_now(db, sunday, SEVEN)
    assert advance(db, outlet, on=sunday) is State.SKIPPED
    assert outlet.mailbox == []


def test_the_message_is_let_go_once_it_has_arrived(db: Database) -> None:
    assert rows.message(db, TODAY) == BYTES
    advance(db, InMemoryOutlet())
    with pytest.raises(KeyError):
        rows.message(db, TODAY)


def test_of_many_at_once_one_sends(tmp_path: Path) -> None:
    outlet = InMemoryOutlet()

    def deliver(_: int) -> None:
        with database.opened(tmp_path) as db:
            outbox.advance(db, TODAY, outlet, SEVEN, settle=timedelta(0))

    with database.opened(tmp_path) as db:
        with_brief(db)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(deliver, range(64)))
    assert len(outlet.mailbox) == 1


def test_the_install_id_is_drawn_once() -> None:
    db = database.in_memory()
    first = rows.install_id(db)
    assert len(first) == 8
    assert int(first, 16) >= 0
    assert rows.install_id(db) == first


@settings(max_examples=150, deadline=None)
@given(
    mishaps=st.lists(st.sampled_from([None, LOST_BEFORE, LOST_AFTER, NO_ANSWER, BUSY, REFUSED]), max_size=8),
    pauses=st.lists(st.integers(0, 70), min_size=1, max_size=25),
    unreadable=st.sets(st.integers(0, 25)),
)
def test_never_two_in_the_mailbox_and_none_that_is_called_sent_and_is_not(
    mishaps: list[Mishap | None], pauses: list[int], unreadable: set[int]
) -> None:
    db, outlet, minutes = with_brief(database.in_memory()), InMemoryOutlet(mishaps), 0
    for number, pause in enumerate(pauses):
        outlet.readable = number not in unreadable
        state = advance(db, outlet, minutes)
        minutes += pause
        assert len(outlet.mailbox) <= 1
        assert state is not State.SENT or len(outlet.mailbox) == 1
        assert state not in (State.READY, State.FAILED) or not outlet.mailbox
