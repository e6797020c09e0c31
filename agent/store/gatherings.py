"""Letters and meetings that the owner shares with a few, as of a moment: the raw material of groups.

Everything streams in order of time; nothing that came to be known after `now` is seen.
"""

from __future__ import annotations

import heapq
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import datetime
from itertools import groupby

from sqlite_utils import Database

from agent.core.groups.circles import FEWEST, MOST
from agent.core.records import OWNER, Together
from agent.core.ties.statistics import DIRECT, LIKELY
from agent.store.instants import EVER, instant, iso

MAY_COME = 0.2  # probability; who declined has less
NOBODY = '[0, ""]'  # no row has the number 0


def voices(db: Database, now: datetime, rows: Iterable[int]) -> set[int]:
    """Of these address rows, those who wrote to the owner or were invited with them. An address that never said
    a word may be anything: a list's is written to by everybody and never writes itself.
    """
    found = db.conn.execute(
        """select w.value from json_each(?) w where exists (
             select 1 from interactions i
             where i.address_id = w.value and i.direction != 'out' and i.known_at <= ?)""",
        [json.dumps([*rows]), iso(now)],
    )
    return {row[0] for row in found}


def together(
    db: Database,
    now: datetime,
    person_of: Mapping[int, str],
    crowds: Set[int],
    is_owner: Callable[[str], bool],
    since: datetime = EVER,
) -> Iterator[Together]:
    """Every letter and likely meeting with two to seven persons besides the owner, in order of time.

    `person_of`: address row -> id, of persons only; `crowds`: rows of mailing lists, behind which there are
    more people than can be seen. Meetings may lie after `now`; those are plans.
    """
    return heapq.merge(
        _letters(db, since, now, person_of, crowds),
        _meetings(db, since, now, person_of, is_owner),
        key=lambda one: (one.at, one.source),
    )


def _letters(
    db: Database, since: datetime, now: datetime, person_of: Mapping[int, str], crowds: Set[int]
) -> Iterator[Together]:
    """Direct mail that the owner wrote, or that names the owner."""
    rows = db.conn.execute(
        """select m.at, m.own, m.sender_id, m.thread, m.subject, m.message_id,
                  (select group_concat(r.address_id) from recipients r where r.message_id = m.id)
           from messages m
           where m.at >= ? and m.at <= ? and m.channel = 'mail' and m.recipient_count between ? and ?
             and (m.own or exists (select 1 from interactions i
                  where i.address_id = m.sender_id and i.at = m.at and i.origin = m.id and i.named))
           order by m.at, m.identity""",
        [iso(since), iso(now), FEWEST, DIRECT],
    )
    for at, own, sender, thread, subject, message_id, recipients in rows:
        by = OWNER if own else person_of.get(sender)
        to = [*map(int, recipients.split(","))]
        if by is None or not crowds.isdisjoint(to):
            continue
        people = {person_of[row] for row in to if row in person_of}
        if by != OWNER:
            people.add(by)
        if FEWEST <= len(people) <= MOST:
            yield Together(instant(at), frozenset(people), by, thread, subject, source=message_id)


def _meetings(
    db: Database, since: datetime, now: datetime, person_of: Mapping[int, str], is_owner: Callable[[str], bool]
) -> Iterator[Together]:
    """Likely meetings on the books, past and planned, with those who may have come or will.

    Most guests never answer an invitation: to the owner's own, each may stay away but hardly all of them.
    """
    rows = db.conn.execute(
        """select o.starts_at, e.uid, o.id, e.summary, e.rule is not null or e.recurrence_at is not null,
                  (select json_array(a.id, a.address) from attendees t join addresses a on a.id = t.address_id
                   where t.event_id = e.id and t.organizer), i.address_id, i.probability
           from occurrences o join interactions i on i.occurrence_id = o.id join events e on e.id = o.event_id
           where o.starts_at >= ? and i.known_at <= ? and i.probability >= ? and i.company between ? and ?
           order by o.starts_at, e.uid, o.id, i.address_id""",
        [iso(since), iso(now), MAY_COME, FEWEST, MOST],
    )
    for _, group in groupby(rows, key=lambda row: row[:3]):
        guests = list(group)
        at, uid, _, title, recurring, organizer, _, _ = guests[0]
        organizer_row, organizer_address = json.loads(organizer or NOBODY)
        people = frozenset(person_of[row[6]] for row in guests if row[6] in person_of)
        chances = [row[7] for row in guests]
        somebody = 1 - math.prod(1 - chance for chance in chances)
        if len(people) >= FEWEST and (somebody if is_owner(organizer_address) else max(chances)) >= LIKELY:
            by = person_of.get(organizer_row, OWNER)
            yield Together(instant(at), people, by, uid, title or "", True, bool(recurring), uid)


def titles(db: Database, now: datetime, person_of: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """(person's id, subject) of the letters that opened a thread with somebody."""
    rows = db.conn.execute(
        """select i.address_id, m.subject from interactions i join messages m on m.id = i.message_id
           where i.opens_thread and i.channel = 'mail' and i.known_at <= ? and m.subject != ''""",
        [iso(now)],
    )
    for row, subject in rows:
        person = person_of.get(row)
        if person is not None:
            yield person, subject
