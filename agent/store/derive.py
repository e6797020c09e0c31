"""Evidence in the store -> the narrow waist again: when the owner's addresses or our rules have changed.

The same pure functions as at the first reading, over rows instead of headers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlite_utils import Database

from agent.core.interactions import channel_of, from_message, is_own, list_address, recipients_of
from agent.core.people.addresses import matcher
from agent.core.records import Mailbox, Message, Owner
from agent.store import interactions
from agent.store.addresses import AddressBookkeeper
from agent.store.database import get_meta, set_meta
from agent.store.instants import instant

RULES = "3"  # version of agent.core.interactions; another one derives everything anew
BATCH = 2_000
FIELDS = (
    "id, at, (select address from addresses where id = sender_id) as sender, sent_folder, from_proven, subject, "
    "message_id, in_reply_to, reference_ids, return_path, list_id, list_post, list_unsubscribe, one_click, precedence, "
    "auto_submitted, feedback_id, content_type, mailer, reply_to, original_from"
)


def one(db: Database, row_id: int, is_owner: Callable[[str], bool]) -> None:
    """Derive a single message again, of which more is known than before."""
    db.conn.execute(
        """delete from interactions where origin = ? and address_id in (
           select sender_id from messages where id = ? union select address_id from recipients where message_id = ?)""",
        [row_id, row_id, row_id],
    )
    _derive(db, row_id, row_id, is_owner)


def refresh(db: Database, owner: Owner) -> bool:
    """Derive all mail's interactions again if the owner's addresses or the rules changed; True if so."""
    wanted = f"{RULES} {' '.join(sorted(owner.addresses))}"
    if get_meta(db, "derived for") == wanted:
        return False
    last = db.conn.execute("select coalesce(max(id), 0) from messages").fetchone()[0]
    is_owner = matcher(owner.addresses)
    with db.atomic():
        db.conn.execute("delete from interactions where message_id is not null")
        for first in range(1, last + 1, BATCH):
            _derive(db, first, first + BATCH - 1, is_owner)
        set_meta(db, "derived for", wanted)
    return True


def _derive(db: Database, first: int, last: int, is_owner: Callable[[str], bool]) -> None:
    """Own, channel and interactions of the messages with these row ids."""
    updates, rows = [], []
    addresses = AddressBookkeeper(db)
    for row_id, at, sent_folder, proven, message in _messages(db, first, last):
        own = is_own(message.sender.address, sent_folder, proven, is_owner)
        channel = channel_of(message)
        updates.append((own, channel, row_id))
        if at is None:
            continue
        ids = _address_ids(db, row_id)
        if (posts := list_address(message)) in ids:
            addresses.is_a_list(ids[posts], at)
        for address, one in from_message(message, recipients_of(message), instant(at), own, channel, is_owner, row_id):
            rows.append(interactions.row(ids[address], at, one))
    db.conn.executemany("update messages set own = ?, channel = ? where id = ?", updates)
    interactions.insert(db, rows)
    addresses.write()


def _messages(db: Database, first: int, last: int) -> Iterator[tuple[int, str | None, bool, bool, Message]]:
    cursor = db.conn.execute(f"select {FIELDS} from messages where id between ? and ?", [first, last])
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        row: dict[str, Any] = dict(zip(names, values, strict=True))
        to = tuple(Mailbox("", address) for address in _recipients(db, row["id"]))
        yield row["id"], row["at"], bool(row["sent_folder"]), bool(row["from_proven"]), _message(row, to)


def _message(row: dict[str, Any], to: tuple[Mailbox, ...]) -> Message:
    return Message(
        sent_at=None,
        received_at=None,
        sender=Mailbox("", row["sender"] or ""),
        to=to,
        subject=row["subject"],
        message_id=row["message_id"],
        in_reply_to=row["in_reply_to"],
        references=tuple(row["reference_ids"].split()),
        return_path={"": None, "<>": ""}.get(row["return_path"], row["return_path"]),
        list_id=row["list_id"],
        list_post=row["list_post"],
        list_unsubscribe=bool(row["list_unsubscribe"]),
        one_click=bool(row["one_click"]),
        precedence=row["precedence"],
        auto_submitted=row["auto_submitted"],
        feedback_id=bool(row["feedback_id"]),
        content_type=row["content_type"],
        mailer=row["mailer"],
        reply_to=_mailbox(row["reply_to"]),
        original_from=_mailbox(row["original_from"]),
    )


def _mailbox(address: str) -> Mailbox | None:
    return Mailbox("", address) if address else None


def _recipients(db: Database, row_id: int) -> list[str]:
    return [
        row[0]
        for row in db.conn.execute(
            "select a.address from recipients r join addresses a on a.id = r.address_id where r.message_id = ?",
            [row_id],
        )
    ]


def _address_ids(db: Database, row_id: int) -> dict[str, int]:
    return dict(
        db.conn.execute(
            """select address, id from addresses where id in (
               select address_id from recipients where message_id = ? union
               select sender_id from messages where id = ?)""",
            [row_id, row_id],
        )
    )
