"""What mailboxes give: messages with their places. A parser gives one of these or a `Skipped`."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Mailbox(NamedTuple):
    """A display name ("" if none) and a lower-case address (RFC 5322, 3.4)."""

    name: str
    address: str


class Message(NamedTuple):
    """What the header of one message says; never anything of its body.

    A tuple, since it is made a million times. Ids are without angle brackets; "" and () mean that the field
    was absent or unreadable.
    """

    sent_at: datetime | None  # Date; None if absent or unbelievable
    received_at: datetime | None  # from the place it lay in (INTERNALDATE, From_ line, Maildir name)
    sender: Mailbox  # first mailbox of From; ("", "") if unreadable
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    subject: str = ""
    message_id: str = ""
    in_reply_to: str = ""  # the first id of In-Reply-To
    references: tuple[str, ...] = ()  # oldest first
    reply_to: Mailbox | None = None
    resent_by: Mailbox | None = None  # Sender, where it differs from From
    original_from: Mailbox | None = None  # X-Original-From, kept by lists that rewrite From
    return_path: str | None = None  # "" is the null return path <> of bounces
    list_id: str = ""  # what stands between the angle brackets of List-Id
    list_post: str = ""  # the address in List-Post
    list_unsubscribe: bool = False
    one_click: bool = False  # List-Unsubscribe-Post (RFC 8058)
    precedence: str = ""
    auto_submitted: str = ""  # first word, lower case (RFC 3834)
    feedback_id: bool = False
    mailer: str = ""
    content_type: str = ""  # type/subtype, and "; method=..." for text/calendar
    thread_index: str = ""  # Exchange: the first 22 bytes, as hex
    own_brief: bool = False  # one of our own briefs (X-Helpfirst-Brief); never read as mail


class Place(NamedTuple):
    """Where a copy of a message lies. `key` names it within its folder (byte offset, file name, UID)."""

    folder: str
    key: str
    labels: tuple[str, ...] = ()
    sent_folder: bool = False  # the folder or a label says that the owner sent it
    on_server: bool = False  # a server keeps it: its arrival is a server's word, and From alone proves nothing
    authenticated: bool = False  # the owner's own server vouches for From (DMARC pass)


class Skipped(NamedTuple):
    """An item that could not be kept, and why (a few words, the same for all of its kind)."""

    reason: str
