"""Briefs: one a date, frozen when first shown or delivered; and what they have suggested so far."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from agent.core.records import Asked, Shown, Suggestion
from agent.store.instants import instant, iso


@dataclass(frozen=True, slots=True)
class Frozen:
    """A brief as it was shown: the JSON document and both texts."""

    on: date
    document: str
    text: str
    html: str


def freeze(
    db: Database, frozen: Frozen, suggestions: Sequence[Suggestion], rows: Mapping[str, Sequence[int]], now: datetime
) -> bool:
    """Keep a brief as the one of its date; False (and nothing is changed) if there is one already.

    `rows`: person id -> rows of that person's addresses, which outlive any person id.
    """
    with db.atomic():
        done = db.conn.execute(
            """insert or ignore into briefs(date, made_at, shown_at, document, text, html)
               values (?, ?, ?, ?, ?, ?)""",
            [frozen.on.isoformat(), iso(now), iso(now), frozen.document, frozen.text, frozen.html],
        ).rowcount
        if not done:
            return False
        for number, one in enumerate(suggestions, start=1):
            db.conn.execute(
                "insert into suggestions(date, number, id, kind, text) values (?, ?, ?, ?, ?)",
                [frozen.on.isoformat(), number, one.id, one.kind, one.text],
            )
            db.conn.executemany(
                "insert into suggestion_addresses(date, number, address_id) values (?, ?, ?)",
                [(frozen.on.isoformat(), number, row) for person in one.people for row in rows[person]],
            )
    return True


def dates(db: Database) -> list[date]:
    """Of which dates briefs are kept, oldest first."""
    return [date.fromisoformat(row[0]) for row in db.conn.execute("select date from briefs order by date")]


def made_at(db: Database) -> dict[date, datetime]:
    """When the kept brief of each date was made."""
    found = db.conn.execute("select date, made_at from briefs")
    return {date.fromisoformat(on): instant(at) for on, at in found}


def replace(db: Database, frozen: Frozen, texts: Mapping[str, str]) -> None:
    """Put another form of a brief in the place of the one that is kept; `texts`: of its suggestions, by id."""
    with db.atomic():
        db.conn.execute(
            "update briefs set document = ?, text = ?, html = ? where date = ?",
            [frozen.document, frozen.text, frozen.html, frozen.on.isoformat()],
        )
        db.conn.executemany(
            "update suggestions set text = ? where date = ? and id = ?",
            [(text, frozen.on.isoformat(), suggestion_id) for suggestion_id, text in texts.items()],
        )


def frozen_on(db: Database, on: date) -> Frozen | None:
    """The brief of a date, if it was shown."""
    row = db.conn.execute(
        "select document, text, html from briefs where date = ?", [on.isoformat()]
    ).fetchone()
    return Frozen(on, *row) if row else None


def latest(db: Database) -> Frozen | None:
    """The latest frozen brief: the one that the numbers 1 to 3 mean."""
    row = db.conn.execute("select date, document, text, html from briefs order by date desc limit 1").fetchone()
    return Frozen(date.fromisoformat(row[0]), *row[1:]) if row else None


def holding(db: Database, suggestion_id: str) -> Frozen | None:
    """The latest brief that carried this suggestion."""
    row = db.conn.execute(
        """select b.date, b.document, b.text, b.html from suggestions s join briefs b on b.date = s.date
           where s.id = ? order by b.date desc limit 1""",
        [suggestion_id],
    ).fetchone()
    return Frozen(date.fromisoformat(row[0]), *row[1:]) if row else None


def suggestion_meant(db: Database, which: str, at: datetime) -> str | None:
    """The id behind a number of the latest brief that had been made by then, or behind an id itself; None if there
    is none.
    """
    row = db.conn.execute(
        """select id from suggestions where id = :which or (number = :which and date =
             (select max(date) from briefs where made_at <= :at)) order by date desc limit 1""",
        {"which": which, "at": iso(at)},
    ).fetchone()
    return row[0] if row else None


def text_of(db: Database, suggestion_id: str) -> str | None:
    """What a suggestion said when it was shown last."""
    row = db.conn.execute(
        "select text from suggestions where id = ? order by date desc limit 1", [suggestion_id]
    ).fetchone()
    return row[0] if row else None


def first_on(db: Database, before: date, made_by: datetime) -> date | None:
    """The date of the first brief of all, as far as it is before a date and was made by then."""
    row = db.conn.execute(
        "select min(date) from briefs where date < ? and made_at <= ?", [before.isoformat(), iso(made_by)]
    ).fetchone()
    return date.fromisoformat(row[0]) if row[0] else None


def asked(db: Database, before: date, made_by: datetime) -> list[Asked]:
    """What briefs of earlier dates, made by then, asked of who is who."""
    rows = db.conn.execute(
        """select date, document ->> '$.question.addresses' as addresses from briefs
           where date < ? and made_at <= ? and addresses is not null order by date""",
        [before.isoformat(), iso(made_by)],
    )
    return [Asked(date.fromisoformat(on), tuple(json.loads(addresses))) for on, addresses in rows]


def history(db: Database, before: date, made_by: datetime, person_of: Mapping[int, str]) -> list[Shown]:
    """What was suggested on earlier dates, by briefs made by then; oldest first."""
    rows = db.conn.execute(
        """select s.date, s.id, s.kind, group_concat(a.address_id) from suggestions s
           join briefs b on b.date = s.date
           left join suggestion_addresses a on a.date = s.date and a.number = s.number
           where s.date < ? and b.made_at <= ? group by s.date, s.number order by s.date, s.number""",
        [before.isoformat(), iso(made_by)],
    )
    shown = []
    for on, suggestion_id, kind, addresses in rows:
        people = {person_of[int(row)] for row in (addresses or "").split(",") if row and int(row) in person_of}
        shown.append(Shown(date.fromisoformat(on), suggestion_id, kind, tuple(sorted(people))))
    return shown
