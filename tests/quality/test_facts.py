"""Every fact of every suggestion of the sample life is true: looked up in the raw files, morning after morning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent import gather, morning, pipeline, sample
from agent.cli import wiring
from agent.config import load
from agent.store.database import in_memory
from agent.views import brief_json
from tests.quality.facts import problems, witness

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
MORNINGS = 40


def test_every_fact_is_true(tmp_path: Path) -> None:
    config = load(sample.write(tmp_path, NOW, "UTC"))
    db = in_memory()
    sources = wiring.sources(config, NOW)
    pipeline.sync(db, sources, config.owner, subjects=True, now=NOW, progress=lambda name, read: None)
    seen = witness(tmp_path / "mail.mbox", tmp_path / "calendar", config.owner.addresses)
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
