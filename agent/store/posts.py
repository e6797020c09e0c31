"""What the owner wrote and what names the owner, as of a moment, each with everybody on it: who waits for whom?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from sys import intern

from sqlite_utils import Database

from agent.core.records import OWNER, Post
from agent.store.instants import EVER, instant, iso
from agent.store.interactions import CHANNELS

MOST = 6_000  # letters; older ones say little about today


def posts(
    db: Database, since: datetime, now: datetime, recent: datetime, key_of: Callable[[int], str]
) -> Iterator[Post]:
    """The latest letters within two moments, in order of time; of what programs sent to the owner, that since `recent`.

    `key_of`: address row -> id of the person, or OWNER.
    """
    rows = db.conn.execute(
        """select m.id, m.at, m.own, m.channel, m.message_id, m.in_reply_to, m.reference_ids, m.thread_index, m.subject,
                  m.sender_id, (select group_concat(r.field || ' ' || r.address_id) from recipients r
                                where r.message_id = m.id and r.field != 'bcc')
           from messages m
           where m.at > ? and m.at <= ? and (m.message_id != '' or m.subject != '' or m.in_reply_to != '')
             and (m.channel != 'automatic' or (not m.own and m.at > ?))
             and (m.own or exists (select 1 from interactions i
                  where i.address_id = m.sender_id and i.at = m.at and i.origin = m.id and i.named))
           order by m.at, m.identity""",
        [iso(max(since, _latest_begin(db, now))), iso(now), iso(recent)],
    )
    for row, at, own, channel, message_id, parent, references, index, subject, sender, recipients in rows:
        fields = [one.split(" ") for one in recipients.split(",")] if recipients else []
        to = tuple(key_of(int(address)) for field, address in fields if field == "to")
        cc = tuple(key_of(int(address)) for field, address in fields if field == "cc")
        writer = OWNER if own else key_of(sender)
        if own or (writer != OWNER and (OWNER in to or OWNER in cc)):  # whoever claims to be the owner is nobody here
            yield Post(
                row, instant(at), CHANNELS[channel], intern(message_id), intern(parent),
                tuple(map(intern, references.split())), index, intern(subject), writer, to, cc,
            )  # fmt: skip


def _latest_begin(db: Database, now: datetime) -> datetime:
    """From when on there are at most so many letters."""
    row = db.conn.execute(
        "select at from messages where at <= ? and channel = 'mail' order by at desc limit 1 offset ?", [iso(now), MOST]
    ).fetchone()
    return instant(row[0]) if row else EVER
