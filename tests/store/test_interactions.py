"""The narrow waist, read back."""

from __future__ import annotations

from agent.core.records import Mailbox, Message
from agent.store import interactions
from agent.store.instants import iso
from tests.small_store import ANNA, JO, NOW, days, event, letters, store

ANNA_AT_HOME = Mailbox("Anna Roe", "anna@home.example")
TO_BOTH = Message(days(3), days(3), JO, (ANNA, ANNA_AT_HOME), subject="Keys", message_id="both")


def test_a_letter_or_a_meeting_with_two_addresses_of_somebody_is_one() -> None:
    db = store([event("Coffee", 2, ANNA, ANNA_AT_HOME)], [*letters(ANNA, 9), TO_BOTH])
    rows = [row for (row,) in db.execute("select id from addresses where address like 'anna@%'")]
    assert len(rows) == 2
    found = list(interactions.of_addresses(db, rows, iso(NOW)))
    assert [one.at for one in found] == sorted([days(9), days(9), days(3), days(2)])
    alone = [list(interactions.of_addresses(db, [row], iso(NOW))) for row in rows]
    assert sorted(len(one) for one in alone) == [2, 4]
