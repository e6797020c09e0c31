"""Small scenes in one line each: letters, ties, meetings and whole mornings of invented people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from agent.core.records import (
    Channel,
    Direction,
    Exchange,
    Interaction,
    Kind,
    Letter,
    Meeting,
    Occasions,
    Owner,
    Person,
    Scene,
    Suggestion,
    Tie,
    TieState,
)

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 3, 6, tzinfo=UTC)  # Tuesday, seven in the morning in Berlin
OWNER = Owner("Jo Owner", ("jo@example.org",), ZONE)
_rows = count(1)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def person(name: str = "Anna Roe", kind: Kind = Kind.PERSON) -> Person:
    address = name.lower().replace(" ", ".") + "@a.example"
    return Person(id="p-" + name.lower().replace(" ", "-"), name=name, addresses=(address,), kind=kind)


def letter(days: float, own: bool, subject: str = "Prints", **fields: object) -> Letter:
    row = next(_rows)
    start: dict[str, object] = {
        "row": row, "at": ago(days), "own": own, "channel": Channel.MAIL, "message_id": f"m{row}", "in_reply_to": "",
        "references": (), "thread": f"m{row}", "subject": subject, "sender": "", "recipients": 1,
    }  # fmt: skip
    return Letter(**(start | fields))  # type: ignore[arg-type]


def mail(days: float, own: bool = False, company: int = 1, opens: bool = True) -> Interaction:
    direction = Direction.OUT if own else Direction.IN
    return Interaction(ago(days), ago(days), Channel.MAIL, direction, company, 1.0, opens)


def met(days: float, channel: Channel = Channel.IN_PERSON, company: int = 1, p: float = 0.9) -> Interaction:
    return Interaction(ago(days), ago(days + 5), channel, Direction.TOGETHER, company, p, hours=1.0)


def tie(who: Person | None = None, **fields: object) -> Tie:
    start: dict[str, object] = {
        "person": who or person(), "closeness": 1.0, "state": TieState.STEADY, "p_contact_30d": 0.5,
        "p_contact_90d": 0.7, "usual_gap_days": 10.0, "first_contact_at": ago(600), "last_contact_at": ago(5),
        "last_from_me_at": ago(6), "last_from_them_at": ago(5), "last_met_at": None, "next_planned_at": None,
        "active_days": 40, "peak_days": 8, "messages_in": 30, "messages_out": 28, "meetings_in_person": 0,
        "meetings_online": 0, "started_by_me": 10, "started_by_them": 12, "circle": 15,
    }  # fmt: skip
    return Tie(**(start | fields))  # type: ignore[arg-type]


def meeting(days: float, *people: str, **fields: object) -> Meeting:
    start: dict[str, object] = {
        "event_uid": f"e{next(_rows)}", "starts_at": ago(days), "ends_at": ago(days) + timedelta(hours=1),
        "summary": "Coffee", "location": "Blue Door Cafe, Main Street 4", "channel": Channel.IN_PERSON,
        "people": people, "company": len(people), "probability": 0.9,
    }  # fmt: skip
    return Meeting(**(start | fields))  # type: ignore[arg-type]


def exchange(one: Letter, answer: Letter | None = None, opens: bool = True, asks: bool = False) -> Exchange:
    return Exchange(one, answer, opens, asks)


def with_letters(who: Person, *letters: Exchange, **fields: object) -> Occasions:
    """The occasions of a morning on which these are the latest letters with somebody, latest first."""
    return Occasions(exchanges={who.id: letters}, **fields)  # type: ignore[arg-type]


def only(found: object) -> Suggestion:
    """The one suggestion that there is."""
    (one,) = list(found)  # type: ignore[call-overload]
    assert isinstance(one, Suggestion)
    return one


def scene(*ties: Tie, **fields: object) -> Scene:
    start: dict[str, object] = {
        "now": NOW, "owner": OWNER, "ties": {one.person.id: one for one in ties}, "waiting": (),
        "past_meetings": (), "todays_meetings": (), "letters": {}, "history": (),
    }  # fmt: skip
    return Scene(**(start | fields))  # type: ignore[arg-type]
