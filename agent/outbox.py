"""One brief a date, exactly once: ready -> sending -> sent, or unsure, failed, skipped.

The message is kept byte for byte before anything goes out. A row that is still `sending` when we come back
was interrupted: then the owner's mailbox is asked by Message-ID before anything is sent again, and the same
bytes are sent a second time at most. `next_step` and `after_asking` decide, `advance` does it. The network is
never used within a transaction.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from email import message_from_bytes
from email.policy import default
from enum import StrEnum
from typing import NamedTuple
from zlib import crc32

from agent import brief_actions
from agent.contracts import Outlet
from agent.core.dates import long_day
from agent.errors import DeliveryError
from agent.store import mail_orders
from agent.store import outbox as rows
from agent.store.briefs import Frozen
from agent.store.database import Database
from agent.store.outbox import Row, State
from agent.views import brief_html, brief_json, brief_mail, brief_text

SETTLE = timedelta(minutes=10)  # how long a mail may be on its way before we look whether it arrived
MOST_SENDS = 2  # the first time, and once more if it did not arrive
MOST_TRIES = 3  # of what the other side says it will never take
_BACK_OFF = (1, 5, 15, 60)  # minutes
_OVER = (State.SENT, State.FAILED, State.SKIPPED)


class Delivery(NamedTuple):
    """How it stands: `detail` is a sentence for the owner, `next_at` when there is something to do again."""

    state: State
    detail: str
    next_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Is there nothing more to do about it?"""
        return self.state in _OVER


class Step(StrEnum):
    """What is to be done with a row."""

    NOTHING = "nothing"  # over, or not yet time
    SEND = "send"
    ASK = "ask"  # look whether it has arrived
    SENT = "it has arrived"
    UNSURE = "it cannot be told whether it has arrived"
    SKIP = "its day is over"


def put(db: Database, frozen: Frozen, *, made_at: datetime, sender: str, to: str, links: bool = False) -> None:
    """Make the message of a brief that is kept, and hold it ready; nothing is changed if there is one already.

    `sender` and `to` are addresses, `made_at` becomes Date, in the owner's zone. `links`: with a way to say, by
    mail, what came of each suggestion.
    """
    if rows.find(db, frozen.on) is None:
        assert made_at.tzinfo is not None
        shown = _with_links(db, frozen, to, made_at, made_at.tzinfo) if links else frozen
        message = _message(db, shown, made_at, sender, to)
        rows.put(db, frozen.on, message, brief_mail.message_id(frozen.on, rows.install_id(db), sender), made_at)


def _message(db: Database, frozen: Frozen, made_at: datetime, sender: str, to: str) -> bytes:
    return brief_mail.compose(
        frozen.text, frozen.html, on=frozen.on, made_at=made_at, sender=sender, to=to, install_id=rows.install_id(db)
    )


def _with_links(db: Database, frozen: Frozen, to: str, now: datetime, zone: tzinfo) -> Frozen:
    made = brief_json.from_json(json.loads(frozen.document))
    actions = brief_actions.issue(db, made, to, now)
    return replace(
        frozen,
        text=brief_text.render(made, zone=zone, actions=actions),
        html=brief_html.render(made, zone=zone, actions=actions),
    )


def replace_body(db: Database, frozen: Frozen, zone: tzinfo) -> None:
    """A brief has become another: what is still to be delivered of its date says the same."""
    try:
        before = message_from_bytes(rows.message(db, frozen.on), policy=default)
    except KeyError:
        return
    sender, to = (before[field].addresses[0].addr_spec for field in ("From", "To"))
    made_at = before["Date"].datetime
    if mail_orders.drop_tokens(db, frozen.on):
        frozen = _with_links(db, frozen, to, made_at, zone)
    rows.replace_message(db, frozen.on, _message(db, frozen, made_at, sender, to))


def skip(db: Database, on: date, now: datetime, why: str) -> None:
    """The brief of a date is not to be delivered, and why; nothing is changed if it was held ready before."""
    rows.put(db, on, None, "", now, State.SKIPPED, why)


def next_step(row: Row, today: date, now: datetime) -> Step:
    """What is right for a row at this moment. What may have arrived is never sent again without asking."""
    if row.state in _OVER:
        return Step.NOTHING
    if row.sends == 0 and row.on < today:
        return Step.SKIP
    if row.next_at is not None and now < row.next_at:
        return Step.NOTHING
    return Step.ASK if row.sends else Step.SEND


def after_asking(row: Row, today: date, arrived: bool | None) -> Step:
    """What is right once the mailbox has answered (None: it could not be asked)."""
    if arrived:
        return Step.SENT
    if arrived is None or row.sends >= MOST_SENDS:
        return Step.UNSURE
    return Step.SEND if row.on >= today else Step.SKIP


def advance(db: Database, on: date, outlet: Outlet, now: datetime, settle: timedelta = SETTLE) -> Delivery | None:
    """Do the next right thing for the brief of `on`, the owner's date today; None if there is none to deliver.

    Safe at any time, after any crash, and in two processes at once: one of them does it. What earlier dates
    left open is closed first, and never sent. `settle` is how long a message may take to arrive.
    """
    close_earlier(db, on, outlet, now, settle)
    with rows.only_deliverer(db) as alone:
        row = rows.find(db, on)
        if alone and row is not None:
            _take_step(db, row, on, outlet, now, settle)
        return status(db, on)


def close_earlier(db: Database, on: date, outlet: Outlet, now: datetime, settle: timedelta = SETTLE) -> None:
    """Find out how those ended that dates before `on` have left open. None of them is sent."""
    with rows.only_deliverer(db) as alone:
        for old in rows.unsettled_before(db, on) if alone else ():
            _take_step(db, old, on, outlet, now, settle)


def status(db: Database, on: date) -> Delivery | None:
    """How the delivery of a date stands; None if it was never asked for."""
    row = rows.find(db, on)
    return None if row is None else Delivery(row.state, row.detail, row.next_at)


def try_now(db: Database, on: date, now: datetime) -> None:
    """The owner asks for it: what was certainly not taken is tried again at once, from the beginning."""
    row = rows.find(db, on)
    if row is not None and row.state in (State.READY, State.FAILED):
        rows.change(db, row, State.READY, now, detail=row.detail, tries=0)


def _take_step(db: Database, row: Row, today: date, outlet: Outlet, now: datetime, settle: timedelta) -> None:
    step = next_step(row, today, now)
    if step is Step.ASK:
        step = after_asking(row, today, outlet.has_arrived(row.message_id))
    brief = f"The brief of {long_day(row.on)}"
    match step:
        case Step.SEND:
            _send(db, row, outlet, now, settle)
        case Step.SENT:
            rows.change(db, row, State.SENT, now, detail=f"{brief} was delivered to {outlet.name}.")
        case Step.SKIP:
            why = f"{brief} could not be delivered on its day. {row.detail}".strip()
            rows.change(db, row, State.SKIPPED, now, detail=why)
        case Step.UNSURE:
            doubt = f"{brief} may or may not have reached you: it was handed over, and cannot be found."
            later = now + timedelta(minutes=_BACK_OFF[-1])
            rows.change(db, row, State.UNSURE, now, detail=doubt, next_at=later)


def _send(db: Database, row: Row, outlet: Outlet, now: datetime, settle: timedelta) -> None:
    """Claim it, send it, and write down what came of it. A kill in between leaves the claim."""
    brief = f"The brief of {long_day(row.on)}"
    message = rows.message(db, row.on)
    begun = f"{brief} is on its way to {outlet.name}. If that broke off, it is looked for before a second try."
    if not rows.change(db, row, State.SENDING, now, detail=begun, sends=row.sends + 1, next_at=now + settle):
        return
    claimed = rows.find(db, row.on)
    assert claimed is not None
    try:
        outlet.send(message, row.message_id)
    except DeliveryError as error:
        if error.certain:
            _put_back(db, claimed, error, now)
        else:
            rows.change(db, claimed, State.SENDING, now, detail=error.problem, next_at=claimed.next_at)
    else:
        rows.change(db, claimed, State.SENT, now, detail=f"{brief} was delivered to {outlet.name}.")


def _put_back(db: Database, claimed: Row, error: DeliveryError, now: datetime) -> None:
    """It was certainly not taken: ready again a little later, or failed if it never will be."""
    tries = claimed.tries + 1
    given_up = error.lasting and tries >= MOST_TRIES
    rows.change(
        db, claimed, State.FAILED if given_up else State.READY, now, detail=error.problem,
        sends=claimed.sends - 1, tries=tries, next_at=None if given_up else now + back_off(claimed.message_id, tries),
    )  # fmt: skip


def back_off(message_id: str, tries: int) -> timedelta:
    """How long to wait after so many refusals: 1, 5, 15, then 60 minutes, and up to a fifth more.

    The addition depends on date and installation, so that not all come back in the same moment.
    """
    minutes = _BACK_OFF[min(tries, len(_BACK_OFF)) - 1]
    return timedelta(minutes=minutes) * (1 + crc32(f"{message_id} {tries}".encode()) % 21 / 100)
