"""What became of the mornings since the last brief that reached the owner: for a line in the next one.

Derived from what the outbox and the service have on record, so that nothing has to be alive to write it down.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from agent.config.records import BriefConfig
from agent.core import due
from agent.core.dates import local_date
from agent.core.records import Missed
from agent.store import briefs
from agent.store import outbox as rows
from agent.store import service as record
from agent.store.database import Database
from agent.store.outbox import Row, State


def since_the_last_brief(db: Database, brief: BriefConfig, zone: tzinfo, now: datetime) -> tuple[Missed, ...]:
    """The mornings before today whose brief did not reach the owner, oldest first.

    None of a pause, none with nothing to say, none that was read in the terminal; and none at all where no
    service has ever made a brief, as nobody was to expect one then.
    """
    if record.settled_on(db) is None or record.paused_until(db) is not None:
        return ()
    today = local_date(now, zone)
    deliveries = {row.on: row for row in rows.before(db, today)}
    ends = [on for on, row in deliveries.items() if row.state is State.SENT]
    if resumed_on := record.resumed_on(db):
        ends.append(resumed_on - timedelta(days=1))
    since = max(ends) if ends else min(deliveries, default=today) - timedelta(days=1)
    missed = []
    for on in due.missed(now, zone, brief.at, brief.days, since):
        how = _how(deliveries.get(on), briefs.frozen_on(db, on) is not None)
        if on < today and how:
            missed.append(Missed(on, how))
    return tuple(missed)


def _how(row: Row | None, shown: bool) -> str:
    """As in Missed; "" if nothing was missed."""
    if row is None:
        return "" if shown else "off"
    if row.state is State.SKIPPED:
        return "undelivered" if row.message_id else ""  # without one there was nothing to say
    return "unsure" if row.sends else "undelivered"
