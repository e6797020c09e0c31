"""Evidence -> the narrow waist: what a message or an event says about the owner and each address.

Pure functions of one message or event and the owner. The rules for what is no sign of a tie at all are
the hard rules of INFERENCE 1 (RFC 3834 for Auto-Submitted, RFC 2369 and 2919 for lists, RFC 8058).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from agent.core.people.machines.marks import marks_of
from agent.core.people.machines.words import is_no_reply
from agent.core.records import Channel, Direction, Interaction, Message
from agent.core.subjects import REPLY_PREFIX

CROWD = 50  # recipients: a message to more than these is an announcement
CLOCK_ERROR = timedelta(days=1)  # a Date later than its arrival by more than this is a broken clock
BULK_PRECEDENCE = {"bulk", "junk", "auto_reply", "auto-reply"}


def counts_at(message: Message, on_server: bool = False) -> datetime | None:
    """When a message counts: its Date, else (missing, or far later than its arrival) when it arrived.

    A server's arrival is its word: there the later of the two counts. What a file says of an arrival may be
    no more than when the file was copied.
    """
    sent, received = message.sent_at, message.received_at
    if sent is None or received is None:
        return sent or received
    if sent - received > CLOCK_ERROR:
        return received
    return max(sent, received) if on_server else sent


def is_own(sender: str, sent_folder: bool, proven: bool, is_owner: Callable[[str], bool]) -> bool:
    """Did the owner send it? It lies in a Sent folder, or From is the owner's and is no mere claim.

    In an archive or a file From is `proven` enough; on a server it takes a pass of the owner's provider.
    """
    return sent_folder or (proven and is_owner(sender))


def thread_of(message: Message) -> str:
    """The id of the message that opened the thread, as far as this header tells."""
    return message.references[0] if message.references else message.in_reply_to or message.message_id


def opens_thread(message: Message) -> bool:
    """Nothing was answered or forwarded, as far as this header tells."""
    return not (message.in_reply_to or message.references or REPLY_PREFIX.match(message.subject))


def channel_of(message: Message) -> Channel:
    """Mail between people, a mailing list, or a program's?"""
    if _sent_by_a_program(message):
        return Channel.AUTOMATIC
    if message.list_id or message.list_post or message.precedence == "list":
        return Channel.LIST
    return Channel.MAIL


def list_address(message: Message) -> str:
    """Of the discussion list that it came through, or "": List-Post (RFC 2369), else a recipient that List-Id spells.

    Many lists name no List-Post and call themselves "bulk", as a shop's letter does; but that goes to its reader.
    """
    if message.list_post or not message.list_id:
        return message.list_post
    others = (box.address for box in (*message.to, *message.cc) if box.address != message.sender.address)
    return next((address for address in others if address.replace("@", ".", 1) == message.list_id), "")


def _sent_by_a_program(message: Message) -> bool:
    to_a_list = message.precedence == "list" or bool(list_address(message))
    return (
        message.auto_submitted not in ("", "no")
        or (message.precedence in BULK_PRECEDENCE and not to_a_list)
        or message.return_path == ""
        or message.feedback_id
        or message.one_click
        or (message.list_unsubscribe and not to_a_list)
        or message.content_type == "multipart/report"
        or message.content_type.startswith("text/calendar; method=")
        or is_no_reply(message.sender.address)
    )


def recipients_of(message: Message) -> dict[str, str]:
    """Address -> field (to, cc or bcc) of everybody the message went to, each address once, in that order."""
    found: dict[str, str] = {}
    for field, boxes in (("to", message.to), ("cc", message.cc), ("bcc", message.bcc)):
        for box in boxes:
            if box.address:
                found.setdefault(box.address, field)
    return found


def from_message(
    message: Message,
    recipients: Collection[str],
    at: datetime,
    own: bool,
    channel: Channel,
    is_owner: Callable[[str], bool],
    row: int,
) -> list[tuple[str, Interaction]]:
    """Pairs of an address and what passed between it and the owner; none for the owner's notes to self.

    A message to more than 50 says nothing about a tie, whichever way it went: it counts as a list's.
    """
    whom = recipients if own else [message.sender.address]
    others = [address for address in whom if address and not is_owner(address)]
    if not others:
        return []
    company = max(1, len(recipients))
    marks = 0 if own else marks_of(message, channel is Channel.LIST)
    if company > CROWD and channel is Channel.MAIL:
        channel = Channel.LIST
    named = own or any(map(is_owner, recipients))
    direction = Direction.OUT if own else Direction.IN
    one = Interaction(at, at, channel, direction, company, 1.0, opens_thread(message), named, 0.0, row, None, marks)
    return [(address, one) for address in others]
