"""An IMAP account as a source of mail, opened read-only (EXAMINE, BODY.PEEK).

`connectors.imap_reading` goes through the folders; here is what the owner configures and sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from agent.contracts import MailBatch, SourceMemory
from agent.errors import SourceError
from connectors.imap_folders import chosen, list_folders, status
from connectors.imap_reading import Reading, Scope, may_be_long
from connectors.imap_session import ImapAccount, inner, logged_in
from connectors.second_core import ReadAhead, has_second_core


class ImapMail:
    """`include` and `exclude` are globs over folder names (INBOX, Archive/2019). Without `include` all are
    read except spam, trash and drafts. `authserv_id` is the name by which the owner's own provider signs
    Authentication-Results (RFC 8601, 2.5); without it nobody vouches for From.
    """

    kind = "imap"

    def __init__(
        self,
        name: str,
        account: ImapAccount,
        *,
        include: Sequence[str] = (),
        exclude: Sequence[str] = (),
        authserv_id: str | None = None,
    ) -> None:
        self.name = name
        self.account = account
        self.scope = Scope(tuple(include), tuple(exclude), (authserv_id or "").lower())

    def read(self, memory: SourceMemory) -> Iterator[MailBatch]:
        """What is new, of every folder the latest first. Place.key is "UIDVALIDITY.UID". A long reading begins at once.

        Raises SourceError for what fails; at the end, if only some folders could not be opened or believed.
        """
        if may_be_long(memory.cursor) and has_second_core():
            with suppress(OSError):  # there may be as many processes as there can be
                return ReadAhead(self._read, memory)
        return self._read(memory)

    def _read(self, memory: SourceMemory) -> Iterator[MailBatch]:
        anything = False
        try:
            with logged_in(self.account) as client:
                for batch in Reading(client, memory, self.scope).batches():
                    anything = True
                    yield batch
        except SourceError as error:
            error.partial = error.partial or anything
            raise

    def check(self) -> str:
        """One sentence: how many folders, how many messages."""
        with logged_in(self.account) as client:
            connection, can = inner(client), client.capabilities()
            listed, statuses = list_folders(connection, can)
            folders = chosen(listed, self.scope.include, self.scope.exclude, b"X-GM-EXT-1" in can)
            measures = [statuses.get(folder.raw) or status(connection, folder) for folder in folders]
        count = sum(one.messages for one in measures if one)
        words = "1 folder" if len(folders) == 1 else f"{len(folders)} folders"
        return f"{words} with {count:,} {'message' if count == 1 else 'messages'}."
