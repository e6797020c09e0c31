"""What is known of every address as of a moment: sums over its interactions, names, answers, invitations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from sqlite_utils import Database

from agent.core.people.census import Known
from agent.core.people.machines import marks
from agent.core.people.machines.evidence import AddressEvidence, Rhythm
from agent.core.people.machines.regularity import FEWEST, rhythm_of
from agent.store.addresses import names_as_of
from agent.store.instants import instant, iso

GIVERS = ("self", "owner", "other")  # of names, whoever knows best first
LATEST = 100  # messages that are looked at for whether they come by the clock

_Told = TypeVar("_Told")

_DIRECT = "i.channel = 'mail' and i.direction = 'out' and i.company <= 5"
_IN = "i.direction = 'in'"
# Of a message that counts as a program's: it can be unsubscribed from, and nothing else says so.
_BY_SOMEBODY = """(list_unsubscribe and auto_submitted in ('', 'no') and precedence in ('', 'list')
           and return_path != '<>' and content_type not like 'text/calendar;%')"""
_COLUMNS = {
    "mail_in": f"sum({_IN} and i.channel = 'mail')",
    "list_in": f"sum({_IN} and i.channel = 'list')",
    "automatic_in": f"sum({_IN} and i.channel = 'automatic')",
    "replies": f"sum({_IN} and i.channel != 'automatic' and not i.opens_thread)",
    "in_company": f"sum({_IN} and i.channel = 'mail' and i.company > 1)",
    "alone": f"sum({_IN} and i.channel != 'list' and i.opens_thread and i.company <= 1)",
    "unseen": f"sum({_IN} and i.channel != 'list' and not i.named and i.company <= 1)",
    "mail_out": f"sum({_DIRECT})",
    "crowd_out": "sum(i.channel = 'mail' and i.direction = 'out' and i.company > 5)",
    "first_out_at": f"coalesce(min(iif({_DIRECT}, i.at, null)), '')",
    "last_out_at": f"coalesce(max(iif({_DIRECT}, i.at, null)), '')",
    "last_in_at": f"coalesce(max(iif({_IN}, i.at, null)), '')",
    "meetings": "sum(i.direction = 'together')",
    **{
        name: f"sum(i.marks & {bit} > 0)"
        for name, bit in (
            ("unsubscribe", marks.UNSUBSCRIBE),
            ("feedback", marks.FEEDBACK),
            ("one_click", marks.ONE_CLICK),
            ("generated", marks.GENERATED),
            ("bulk_program", marks.BULK_PROGRAM),
            ("other_server", marks.OTHER_SERVER),
            ("answers_elsewhere", marks.ANSWERS_ELSEWHERE),
            ("rewritten", marks.REWRITTEN),
            ("by_hand", marks.BY_HAND),
        )
    },
}


def known_addresses(db: Database, now: datetime, only: Sequence[int] | None = None) -> Iterator[Known]:
    """Every address (of these rows) that the owner had to do with by then, with its evidence."""
    at = iso(now)
    answers, invitations = _answers(db, at), _invitations(db, at)
    names = _in_step(_names(db, at))
    wanted = "" if only is None else "and i.address_id in (select value from json_each(:only))"
    rows = db.conn.execute(
        f"""select a.id, a.address, a.seen_at, a.list_since <= :at, {", ".join(_COLUMNS.values())}
            from interactions i join addresses a on a.id = i.address_id where i.known_at <= :at {wanted}
            group by i.address_id order by i.address_id""",
        {"at": at, "only": json.dumps(list(only or ()))},
    )
    for row, address, seen_at, is_list, *counts in rows:
        counted = dict(zip(_COLUMNS, counts, strict=True))
        own_names, called = names(row) or (False, ())
        answered, answered_at = answers.get(row, (0, ""))
        accepted, invited_as = invitations.get(row, (0, ""))
        one_way = not counted["mail_out"] and counted["mail_in"] + counted["automatic_in"] >= FEWEST
        yield Known(
            row,
            seen_at,
            AddressEvidence(
                address=address,
                names=called,
                own_names=own_names,
                answers=answered,
                answered_at=answered_at,
                accepted=accepted,
                invited_as=invited_as,
                is_list=bool(is_list),
                rhythm=_rhythm(db, row, at) if one_way else Rhythm.NONE,
                **counted,
            ),
        )


def _names(db: Database, at: str) -> Iterator[tuple[int, tuple[bool, tuple[str, ...]]]]:
    """(address row, (are they its own?, its names, the latest first)), by row: those it used itself, else what the
    owner called it, else others.
    """
    for row, called in groupby(names_as_of(db, at), key=itemgetter(0)):
        by_giver: dict[str, list[str]] = {}
        for _, name, given_by in called:
            by_giver.setdefault(given_by, []).append(name)
        yield row, ("self" in by_giver, tuple(next(by_giver[giver] for giver in GIVERS if giver in by_giver)))


def _in_step(rows: Iterator[tuple[int, _Told]]) -> Callable[[int], _Told | None]:
    """What `rows` (in order) tell of a row, asked of in order too: of many addresses one at a time is in memory."""
    ahead = next(rows, None)

    def told(row: int) -> _Told | None:
        nonlocal ahead
        while ahead is not None and ahead[0] < row:
            ahead = next(rows, None)
        return ahead[1] if ahead is not None and ahead[0] == row else None

    return told


def _answers(db: Database, at: str) -> dict[int, tuple[int, str]]:
    """Sender's row -> how many answers to letters of the owner came from it, and when the first.

    A letter that only bears an unsubscribe link may be an answer, too: people write through a service for their
    customers. One that says that a program made it is none (RFC 3834).
    """
    rows = db.conn.execute(
        f"""select sender_id, count(*), min(at) from messages
           where not own and (channel != 'automatic' or {_BY_SOMEBODY}) and at <= :at
             and in_reply_to != '' and in_reply_to in (select message_id from messages where own and at <= :at)
           group by sender_id""",
        {"at": at},
    )
    return {row: (count, first) for row, count, first in rows}


def _invitations(db: Database, at: str) -> dict[int, tuple[int, str]]:
    """Address row -> how many invitations it said yes to, and what the calendar calls it."""
    rows = db.conn.execute(
        """select t.address_id, sum(t.status = 'accepted' and not t.organizer), max(t.name) from attendees t
           join events e on e.id = t.event_id where e.booked_at <= :at and t.address_id is not null
           group by t.address_id""",
        {"at": at},
    )
    return {row: (accepted or 0, name or "") for row, accepted, name in rows}


def _rhythm(db: Database, row: int, at: str) -> Rhythm:
    """How regularly the latest mail came that was not through a mailing list."""
    times = db.conn.execute(
        """select at from interactions where address_id = ? and known_at <= ? and direction = 'in'
           and channel != 'list' order by at desc limit ?""",
        [row, at, LATEST],
    ).fetchall()
    return rhythm_of([instant(one) for (one,) in reversed(times)])
