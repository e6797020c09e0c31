"""One order by mail after the other: who is meant by it, and what is kept of it (see agent.mail_orders)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from agent import gather, kept_briefs, orders
from agent.core.dates import local_date
from agent.core.orders import Order, Unclear, read
from agent.core.people.called import called
from agent.core.records import Outcome, Owner, Verb
from agent.core.ties import statistics
from agent.core.ties.closeness import is_a_tie
from agent.errors import UserError
from agent.gather.people import Everybody
from agent.store import briefs, interactions, mail_orders
from agent.store import owner_words as words_said
from agent.store.database import Database
from agent.store.instants import iso
from agent.store.mail_orders import Letter, State


def heed(db: Database, owner: Owner, now: datetime, waiting: Sequence[Letter]) -> Counter[str]:
    """Carry out these letters, in their order; how many were kept, ignored and unclear."""
    counts: Counter[str] = Counter()
    who = gather.everybody(db, owner, now, unmentioned=True)
    for letter in waiting:
        order = read(letter.subject, local_date(letter.at, owner.zone), partial(_meant, db, who, now))
        if isinstance(order, Order) and order.verb is Verb.NEVER:
            kept_briefs.never_mention(db, who.by_id[order.who].person, owner.zone)
        with db.atomic():
            state, why = _carry_out(db, owner, who, letter, order)
            mail_orders.settle(db, letter.row, state, why)
        counts[state.value] += 1
    return counts


def _meant(db: Database, who: Everybody, now: datetime, name: str, verb: Verb) -> list[str]:
    """Ids of those who may be meant by a name. Of several it is the only one who is a tie, as in the calendar; but
    for `never`, where nothing but the full name will do.
    """
    found = called((one.person for one in who.by_id.values()), name)
    if len(found) > 1 and verb is not Verb.NEVER:
        found = [one for one in found if _is_a_tie(db, who, one.id, now)] or found
    return [one.id for one in found]


def _is_a_tie(db: Database, who: Everybody, person_id: str, now: datetime) -> bool:
    one = who.by_id[person_id]
    known = interactions.of_addresses(db, one.rows, iso(now))
    return is_a_tie(statistics.of(known, now), one.person.in_address_book)


def _carry_out(
    db: Database, owner: Owner, who: Everybody, letter: Letter, order: Order | Unclear | None
) -> tuple[State, str]:
    if order is None:
        return State.IGNORED, ""
    if isinstance(order, Unclear):
        return State.UNCLEAR, order.why
    if isinstance(order.verb, Outcome):
        return _outcome(db, owner, letter, order, order.verb)
    return _word(db, owner, who, letter, order, order.verb)


def _outcome(
    db: Database, owner: Owner, letter: Letter, order: Order, outcome: Outcome
) -> tuple[State, str]:
    """With a token the suggestion that it was made for; without, that of the latest brief by then."""
    if order.token:
        suggestion_id = mail_orders.use_token(db, order.token, order.which, outcome, letter.at)
    else:
        suggestion_id = briefs.suggestion_meant(db, order.which, letter.at)
    if suggestion_id is None:
        unclear = order.which.isdigit() and not order.token
        return (State.UNCLEAR, "the latest brief has no such number") if unclear else (State.IGNORED, "")
    orders.give(db, suggestion_id, outcome, letter.at, owner, until=order.on, source=_source(letter))
    return State.KEPT, ""


def _word(
    db: Database, owner: Owner, who: Everybody, letter: Letter, order: Order, verb: Verb
) -> tuple[State, str]:
    person = who.by_id[order.who].person
    words = [one for one in words_said.said(db, letter.at) if one.address in person.addresses]
    text = order.text
    if verb is Verb.KEPT:
        try:
            text = orders.promise_meant(words, text).text
        except UserError:
            return State.UNCLEAR, "I cannot tell which promise was kept"
    orders.say(db, person, words, verb, letter.at, on=order.on, text=text, source=_source(letter))
    return State.KEPT, ""


def _source(letter: Letter) -> str:
    return letter.message_id or f"message {letter.row}"
