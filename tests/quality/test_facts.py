"""Every fact of every suggestion of the sample life is true: looked up in the raw files, morning after morning."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent import gather, morning, pipeline, sample
from agent.cli import wiring
from agent.config import load
from agent.store.database import in_memory
from agent.views import brief_json
from tests.quality.facts import problems
from tests.quality.raw_files import Card, Mail, Promise, WholeDay, Witness, witness

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
MORNINGS = 40


def test_every_fact_is_true(tmp_path: Path) -> None:
    config = load(sample.write(tmp_path, NOW, "UTC"))
    db = in_memory()
    sources = wiring.sources(config, NOW)
    pipeline.sync(db, sources, config.owner, subjects=True, now=NOW, progress=lambda name, read: None)
    files = tmp_path / "mail.mbox", tmp_path / "calendar", config.owner.addresses, tmp_path / "contacts.vcf"
    seen = witness(*files)
    last = NOW.date()
    mornings = morning.replay(
        db, config.owner, last - timedelta(days=MORNINGS), last, config.brief.at, config.brief.days
    )
    who = gather.everybody(db, config.owner, NOW)
    addresses = {person_id: one.person.addresses for person_id, one in who.by_id.items()}
    wrong = [
        f"{made.on} {problem}"
        for made in mornings
        for problem in problems(brief_json.as_json(made, zone=UTC, candidates=False), seen, addresses)
    ]
    assert not wrong, "\n".join(wrong)
    assert seen.checked.total() > 30


def test_what_is_not_true_is_found(tmp_path: Path) -> None:
    config = load(sample.write(tmp_path, NOW, "UTC"))
    seen = witness(tmp_path / "mail.mbox", tmp_path / "calendar", config.owner.addresses)
    came = next(mail for mail in reversed(seen.mails) if mail.sender not in seen.own and not mail.machine)
    wrote = next(mail for mail in reversed(seen.mails) if mail.sender in seen.own)

    def found(fact: str, at: datetime, message_id: str | None, then: str | None = None) -> list[str]:
        source = {"fact": fact, "at": at.isoformat(), "message_id": message_id, "event_uid": None}
        more = [source | {"fact": then, "at": None, "message_id": None}] if then else []
        one = {"kind": "answer", "people": ["p"], "names": ["Anna"], "because": [source, *more]}
        brief = {"made_at": NOW.isoformat(), "suggestions": [one]}
        return list(problems(brief, seen, {"p": [came.sender]}))

    subject = came.subject.partition(": ")[2] or came.subject
    assert not found(f"Anna wrote to you: “{subject}”.", came.at, came.id)
    assert found("Anna wrote to you: “Something else”.", came.at, came.id)
    assert found(f"Anna wrote to you: “{subject}”.", came.at - timedelta(days=1), came.id)
    assert found(f"Anna wrote to you: “{wrote.subject.removeprefix('Re: ')}”.", wrote.at, wrote.id)
    assert found("Anna is your friend.", came.at, came.id)
    assert found(f"Anna wrote to you: “{subject}”.", came.at, came.id, "So far 1 mails from Anna and 0 from you.")


ANNA = frozenset({"anna@a.example"})
AS_SAID = Promise("anna@a.example", date(2026, 2, 20), "the prints", date(2026, 3, 5))
MORNING = datetime(2026, 3, 3, 7, tzinfo=ZoneInfo("Europe/Berlin"))


def told(sentence: str, *, mails: tuple[Mail, ...] = (), uid: str | None = None, at: datetime = MORNING) -> list[str]:
    """Of a sentence about Anna, held against a card, a promise and a calendar of days."""
    days = [
        WholeDay("e1", date(2019, 3, 3), "Anna's birthday", yearly=True),
        WholeDay("e2", date(2026, 3, 4), "Anna's birthday", yearly=False),
    ]
    cards = [Card(ANNA, {"birthday": (3, 3), "anniversary": (3, 4)})]
    seen = Witness([*mails], [], frozenset({"jo@example.org"}), days=days, cards=cards, promises=[AS_SAID])
    fact = {"fact": sentence, "at": at.isoformat(), "message_id": None, "event_uid": uid}
    one = {"kind": "congratulate", "people": ["p"], "names": ["Anna Roe"], "because": [fact]}
    return list(problems({"made_at": MORNING.isoformat(), "suggestions": [one]}, seen, {"p": ANNA}))


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("You promised Anna Roe on 20 February 2026: “the prints”, by 5 March 2026.",
         "You promised Anna Roe on 20 February 2026: “the prints”."),
        ("Your address book has 3 March as the birthday of Anna Roe.",
         "Your address book has 4 March as the anniversary of Anna Roe."),
        ("Anna Roe stands in your address book.", "Anna Roe is a friend of yours."),
        ("Nothing from you to Anna Roe today.", "Nothing from you to Anna Roe this week."),
    ],
)  # fmt: skip
def test_promises_dates_and_cards_are_looked_up(true: str, false: str) -> None:
    assert told(true) == []
    assert told(false)


def test_a_day_in_the_calendar_is_todays_and_names_them() -> None:
    assert told("“Anna's birthday” stands in your calendar.", uid="e1") == []
    assert told("“Anna's birthday” stands in your calendar.", uid="e2")
    assert told("“Tom's birthday” stands in your calendar.", uid="e1")


def test_what_was_written_this_morning_is_found_and_not_what_was_written_last_night() -> None:
    def mail(hour: float) -> Mail:
        at = MORNING.replace(hour=0).astimezone(UTC) + timedelta(hours=hour)
        return Mail(at, "jo@example.org", ANNA, "Hello", "m1", frozenset(), machine=False, by_list=False)

    assert told("Nothing from you to Anna Roe today.", mails=(mail(-1),)) == []
    assert told("Nothing from you to Anna Roe today.", mails=(mail(1),))
