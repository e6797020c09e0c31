"""Is a message in the owner's mailbox? Looked up by Message-ID, changing nothing (RFC 3501, 6.3.2 and 6.4.4)."""

from __future__ import annotations

import imaplib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from agent.errors import SourceError
from connectors.imap_folders import list_folders
from connectors.imap_session import ImapAccount, inner, logged_in

if TYPE_CHECKING:
    from imapclient import IMAPClient

LOOK_BACK = timedelta(days=3)
_PAGE = 500
_FIELD = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"
_ANSWER = b"BODY[HEADER.FIELDS (MESSAGE-ID)]"


def has_arrived(account: ImapAccount, message_id: str, folder: str | None = None) -> bool | None:
    """Does any folder, or the one named, hold it since three days ago? None if the server cannot be asked.

    Every folder, because the owner may have moved or deleted what has arrived. `message_id` is without
    angle brackets.
    """
    try:
        with logged_in(account) as client:
            folders, _ = list_folders(inner(client), client.capabilities())
            wanted = [one.raw for one in folders if folder is None or one.name == folder]
            return any(_holds(client, raw, message_id) for raw in wanted)
    except SourceError:
        return None


def _holds(client: IMAPClient, folder: bytes, message_id: str) -> bool:
    try:
        client.select_folder(folder, readonly=True)
    except imaplib.IMAP4.error as problem:
        if isinstance(problem, imaplib.IMAP4.abort) or folder.upper() == b"INBOX":
            raise
        return False  # listed, but not ours to open
    since = ["SINCE", (datetime.now(UTC) - LOOK_BACK).date()]
    try:
        if client.search([*since, "HEADER", "Message-ID", f"<{message_id}>"]):
            return True
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        pass  # some servers refuse to search in a header field; others answer from an index that lags
    recent = client.search(since)
    return any(
        f"<{message_id}>".encode() in row.get(_ANSWER, b"")
        for start in range(0, len(recent), _PAGE)
        for row in client.fetch(recent[start : start + _PAGE], [_FIELD]).values()
    )
