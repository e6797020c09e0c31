"""Orders that came by mail, out of the store: which letters of the owner to themself may be heeded, and what became of
each; and the tokens of the links in the briefs.

From can be forged, and a quoted brief gives its tokens away. So a letter is heeded only if it lies in a Sent folder, or
if the owner's own server vouches for its From. An mbox proves neither: any sender can write its labels, and From in a
Maildir's INBOX is anybody's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlite_utils import Database

from agent.core.records import Outcome
from agent.store.instants import instant, iso

TABLES = """
create table mail_orders (              -- letters of the owner to self that were read as orders
  message_id integer primary key references messages(id),
  state text not null,                  -- kept, ignored or unclear
  why text not null,                    -- unclear: what is
  told_on text                          -- unclear: the date of the brief that said so
) without rowid;

create table tokens (                   -- of the links in a brief: each may be used once
  hash text primary key,
  date text not null,
  number integer not null,
  suggestion_id text not null,
  outcome text not null,
  expires_at text not null,
  used_at text
) without rowid;
"""
LOOK_BACK = timedelta(days=30)  # what was written before is history: nobody waits for it


class State(StrEnum):
    KEPT = "kept"
    IGNORED = "ignored"
    UNCLEAR = "unclear"


class Letter(NamedTuple):
    """A letter of the owner to themself."""

    row: int
    at: datetime
    subject: str
    message_id: str


class Unclear(NamedTuple):
    """One that could not be carried out."""

    row: int
    at: datetime
    subject: str
    why: str


def waiting(db: Database, now: datetime, is_owner: Callable[[str], bool]) -> Iterator[Letter]:
    """The letters of the owner to nobody else that may be heeded and have not been looked at, oldest first."""
    rows = db.conn.execute(
        """select m.id, m.at, m.subject, m.message_id, (select group_concat(a.address, ' ') from recipients r
             join addresses a on a.id = r.address_id where r.message_id = m.id)
           from messages m
           where m.at > ? and m.at <= ? and m.own and m.channel = 'mail' and m.subject != ''
             and not exists (select 1 from mail_orders o where o.message_id = m.id)
             and exists (select 1 from places p where p.message_id = m.id)
             and not exists (select 1 from places p join sources s on s.id = p.source_id
                             where p.message_id = m.id and s.kind = 'mbox')
             and (m.sent_folder or (m.from_proven and not exists (
                  select 1 from places p join sources s on s.id = p.source_id
                  where p.message_id = m.id and s.kind != 'imap')))
           order by m.at, m.id""",
        [iso(now - LOOK_BACK), iso(now)],
    ).fetchall()
    for row, at, subject, message_id, recipients in rows:
        if recipients and all(map(is_owner, recipients.split(" "))):
            yield Letter(row, instant(at), subject, message_id)


def settle(db: Database, row: int, state: State, why: str = "") -> None:
    """Remember what became of a letter."""
    db.conn.execute("insert into mail_orders(message_id, state, why) values (?, ?, ?)", [row, state, why])


def not_told(db: Database, now: datetime) -> list[Unclear]:
    """Those that no brief has spoken of, oldest first."""
    rows = db.conn.execute(
        """select o.message_id, m.at, m.subject, o.why from mail_orders o join messages m on m.id = o.message_id
           where o.state = ? and o.told_on is null and m.at <= ? and m.subject != '' order by m.at""",
        [State.UNCLEAR, iso(now)],
    )
    return [Unclear(row, instant(at), subject, why) for row, at, subject, why in rows]


def told(db: Database, rows: list[int], on: date) -> None:
    db.conn.executemany(
        "update mail_orders set told_on = ? where message_id = ?", [(on.isoformat(), row) for row in rows]
    )


def keep_token(
    db: Database, token: str, on: date, number: int, suggestion_id: str, outcome: Outcome, expires_at: datetime
) -> None:
    """Of a token only a hash is kept."""
    db.conn.execute(
        """insert into tokens(hash, date, number, suggestion_id, outcome, expires_at) values (?, ?, ?, ?, ?, ?)""",
        [_hash(token), on.isoformat(), number, suggestion_id, outcome, iso(expires_at)],
    )


def drop_tokens(db: Database, on: date) -> bool:
    """Those of a date that nobody has used: others take their place. Were there any?"""
    return bool(db.conn.execute("delete from tokens where date = ? and used_at is null", [on.isoformat()]).rowcount)


def use_token(db: Database, token: str, which: str, outcome: Outcome, at: datetime) -> str | None:
    """The suggestion that a token was made for, which is used up now. None if it is unknown, old, used, or was
    made for another number or outcome.
    """
    found = db.conn.execute(
        """update tokens set used_at = ? where hash = ? and used_at is null and expires_at >= ? and number = ?
           and outcome = ? returning suggestion_id""",
        [iso(at), _hash(token), iso(at), which, outcome],
    ).fetchone()
    return found[0] if found else None


def _hash(token: str) -> str:
    return hashlib.blake2b(token.encode(), digest_size=32).hexdigest()
