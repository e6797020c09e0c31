"""The brief laid into a folder of the owner's own mailbox (IMAP APPEND, RFC 3501, 6.3.11).

The one thing that is ever written there: only into the folder that the configuration names, made if it is
missing, and unseen.
"""

from __future__ import annotations

import imaplib
from typing import TYPE_CHECKING

from agent.errors import DeliveryError, LoginError, SourceError
from connectors import imap_arrival
from connectors.imap_session import ImapAccount, logged_in

if TYPE_CHECKING:
    from imapclient import IMAPClient


class AppendOutlet:
    """One account and one of its folders. `folder` is named as the server names it, e.g. INBOX/Brief."""

    def __init__(self, account: ImapAccount, folder: str) -> None:
        self.account = account
        self.folder = folder
        self.name = f'the folder "{folder}" on {account.host}'

    def send(self, message: bytes, message_id: str) -> None:
        """See contracts.Outlet. From the APPEND to its answer nobody knows whether it was taken."""
        begun = False
        try:
            with logged_in(self.account) as client:
                self._make_folder(client)
                begun = True
                self._append(client, message)
        except SourceError as error:
            raise DeliveryError(str(error), certain=not begun, lasting=isinstance(error, LoginError)) from None

    def has_arrived(self, message_id: str) -> bool | None:
        """See contracts.Outlet."""
        return imap_arrival.has_arrived(self.account, message_id, self.folder)

    def check(self) -> str:
        """See contracts.Outlet."""
        try:
            with logged_in(self.account) as client:
                there = client.folder_exists(self.folder)
        except SourceError as error:
            raise DeliveryError(str(error), certain=True, lasting=isinstance(error, LoginError)) from None
        return f"The brief goes to {self.name}" + ("." if there else ", which will be made.")

    def _make_folder(self, client: IMAPClient) -> None:
        if client.folder_exists(self.folder):
            return
        try:
            client.create_folder(self.folder)
            client.subscribe_folder(self.folder)  # or many mail programs do not show it
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:
            raise DeliveryError(
                f"We could not make {self.name}. Make it in your mail program, or name another in [brief] append_to; "
                "some servers want it to begin with INBOX.",
                certain=True, lasting=True,
            ) from None  # fmt: skip

    def _append(self, client: IMAPClient, message: bytes) -> None:
        try:
            client.append(self.folder, message)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:  # a plain NO: it was not taken
            raise DeliveryError(
                f"The server did not take the brief into {self.name}; your mailbox may be full.", certain=True
            ) from None
