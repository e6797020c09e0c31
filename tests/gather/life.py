"""A small invented life in a store, for what is gathered out of it: letters and events in one line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import count

from agent import gather
from agent.core.records import Attendee, Card, Event, Mailbox, Message, Occasions, Occurrence, Scene
from agent.store import cards, sources
from agent.store.database import Database
from tests import small_store
from tests.small_store import ANNA, JO, NOW, OWNER, TOM, days

__all__ = ["ANNA", "JO", "NOW", "OWNER", "TOM", "days"]
SAM, DANA = Mailbox("Sam Ortiz", "sam@c.example"), Mailbox("Dana Cole", "dana@d.example")
_numbers = count(1)


def letter(age: float, sender: Mailbox, *to: Mailbox, subject: str = "Hello", **fields: object) -> Message:
    start: dict[str, object] = {"message_id": f"m{next(_numbers)}@x.example", "subject": subject}
    return Message(days(age), days(age), sender, to, **(start | fields))  # type: ignore[arg-type]


def answer(age: float, sender: Mailbox, to: Message) -> Message:
    return letter(age, sender, to.sender, subject=f"Re: {to.subject}", in_reply_to=to.message_id)


def known(*people: Mailbox, since: float = 700) -> list[Message]:
    """Five letters each way, long ago: enough for a tie."""
    return [
        letter(since + age, sender, to)
        for age in range(5)
        for other in people
        for sender, to in ((JO, other), (other, JO))
    ]


def event(
    title: str, age: float, *guests: Mailbox, by: Mailbox = JO, status: str = "accepted", **fields: object
) -> Event:
    """An hour with guests who all gave the same answer."""
    begins, ends = days(age), days(age) + timedelta(hours=1)
    invited = (Attendee(JO.address, JO.name, "accepted"), *(Attendee(one.address, one.name, status) for one in guests))
    start: dict[str, object] = {
        "uid": f"{title} {age}", "starts_at": begins, "ends_at": ends, "occurrences": (Occurrence(begins, ends),),
        "summary": title, "attendees": invited if guests else (), "created_at": begins - timedelta(days=5),
        "organizer": Attendee(by.address, by.name) if guests else None,
    }  # fmt: skip
    return Event(**(start | fields))  # type: ignore[arg-type]


def store(messages: Iterable[Message], events: Sequence[Event] = (), book: Sequence[Card] = ()) -> Database:
    db = small_store.store(events, [*messages])
    cards.replace_cards(db, sources.source_id(db, "contacts", "book", "vcard"), book)
    return db


def scene(db: Database, now: datetime = NOW) -> Scene:
    return gather.scene(db, gather.everybody(db, OWNER, now), OWNER, now)


def occasions(db: Database, now: datetime = NOW) -> Occasions:
    return scene(db, now).occasions


def name_of(db: Database, person_id: str, now: datetime = NOW) -> str:
    return gather.everybody(db, OWNER, now).by_id[person_id].person.name
