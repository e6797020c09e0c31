"""One reading of an IMAP account: what is new in each folder, and what has gone.

How far a folder was read stands in the cursor as the ranges of UIDs that are still missing. A first reading
misses everything, new mail adds a range at the upper end, and each batch takes the newest messages off the
newest range; so the latest mail comes first, and what is interrupted goes on exactly where it ended.

That messages came shows in UIDNEXT, that some went in the count of messages. Which ones went, a server with
QRESYNC tells when the folder is opened; otherwise the folder is listed.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import NamedTuple

from imapclient import IMAPClient

from agent.contracts import Cursor, Found, MailBatch, SourceMemory
from agent.core.records import Place, Skipped
from agent.errors import SourceError
from connectors.authentication import authentication
from connectors.folder_names import LEFT_OUT, Use, use_of
from connectors.headers import Fields, read_fields, read_message
from connectors.imap_fetch import fetch, uids_newest_first
from connectors.imap_folders import Folder, Status, chosen, list_folders, status
from connectors.imap_open import Known, examine, resynchronise
from connectors.imap_rows import Fetched
from connectors.imap_session import inner

BATCH = 1_000  # messages
MUCH = 3 * BATCH  # to read: worth the start of a second process
FEW = 5  # a folder with fewer messages may be emptied without a second look
TRIES = 3  # for a header that the server does not give
LISTED_EVERY = 7 * 86_400  # seconds after which a folder is listed though its count is right
NOT_GIVEN = Skipped("server did not give its header")


class Scope(NamedTuple):
    """What of an account is read, and whose word counts there (see ImapMail)."""

    include: tuple[str, ...]
    exclude: tuple[str, ...]
    authserv_id: str


@dataclass(slots=True)
class Progress:
    """How far one folder was read: what the cursor holds of it."""

    uidvalidity: int
    listed_at: int  # seconds since 1970; the first reading counts as a listing
    next: int = 1  # the first UID that is neither read nor within `gaps`
    gaps: list[list[int]] = field(default_factory=list)  # [first, last] of UIDs still to read, oldest first
    messages: int = 0  # how many of the folder's messages are accounted for
    withheld: dict[str, int] = field(default_factory=dict)  # UID -> how often its header was not given
    modseq: int = 0  # of the folder's latest change when it was last opened (RFC 7162); 0 if unknown
    doubted: bool = False  # the last reading showed less than half of the messages

    def notice(self, uidnext: int) -> None:
        """Whatever lies below UIDNEXT is to be read."""
        if uidnext > self.next:
            self.gaps.append([self.next, uidnext - 1])
            self.next = uidnext

    def lost_half(self, messages: int) -> bool:
        """Is the folder so much smaller than it was that one reading is not believed?"""
        return self.messages >= FEW and messages < self.messages / 2


def may_be_long(cursor: Cursor) -> bool:
    """Is this the first reading, or is much of it still to come?"""
    gaps = [gap for folder in cursor.get("folders", {}).values() for gap in folder.get("gaps", ())]
    return not cursor or sum(last - first + 1 for first, last in gaps) > MUCH


class Reading:
    """Goes through the folders of an account over one connection."""

    def __init__(self, client: IMAPClient, memory: SourceMemory, scope: Scope) -> None:
        self._connection, self._can = inner(client), client.capabilities()
        self._gmail = b"X-GM-EXT-1" in self._can
        self._memory, self._scope = memory, scope
        said = memory.cursor.get("folders", {})
        self._progress = {name: Progress(**one) for name, one in said.items()}
        self._tells_what_went = False
        self._closed: list[str] = []
        self._doubted: list[str] = []

    def batches(self) -> Iterator[MailBatch]:
        """The newest batch of each folder first, then the rest of each; SourceError at the end if need be."""
        begun = self._cursor()
        listed, statuses = list_folders(self._connection, self._can)
        folders = []
        for folder in chosen(listed, self._scope.include, self._scope.exclude, self._gmail):
            said = statuses.get(folder.raw) or status(self._connection, folder)
            if said is None:
                self._closed.append(folder.name)
            elif self._worth_opening(folder.name, said):
                folders.append(folder)
        self._tells_what_went = bool(folders) and resynchronise(self._connection, self._can)
        for newest_only in (True, False):
            for folder in folders:
                if newest_only or self._unfinished(folder.name):
                    yield from self._read_folder(folder, newest_only)
        yield from self._drop_vanished({folder.name for folder in listed})
        if self._cursor() != begun:
            yield MailBatch([], [], self._cursor())
        self._complain()

    def _worth_opening(self, name: str, said: Status) -> bool:
        known = self._progress.get(name)
        return (
            known is None
            or bool(known.gaps or known.withheld or known.doubted)
            or (known.uidvalidity, known.next, known.messages) != (said.uidvalidity, said.uidnext, said.messages)
            or time.time() - known.listed_at > LISTED_EVERY
        )

    def _unfinished(self, name: str) -> bool:
        known = self._progress.get(name)
        return known is not None and bool(known.gaps) and name not in (*self._closed, *self._doubted)

    def _read_folder(self, folder: Folder, newest_only: bool) -> Iterator[MailBatch]:
        """What is missing, or the newest batch of it; when nothing is left, what has gone."""
        name = folder.name
        said = examine(self._connection, folder, self._known(name))
        if said is None:
            self._closed.append(name)
            return
        known = self._progress.get(name)
        lost_half = known is not None and known.lost_half(said.messages)
        if known is not None and lost_half and not known.doubted:
            known.doubted = True
            self._doubted.append(name)
            return
        if known is None or lost_half or known.uidvalidity != said.uidvalidity:
            self._progress[name] = Progress(said.uidvalidity, int(time.time()))
            if known is not None:
                yield MailBatch([], [], self._cursor(), restarts=name)
        progress = self._progress[name]
        progress.doubted, progress.modseq = False, said.modseq
        progress.notice(said.uidnext)
        if said.vanished:
            gone = tuple((name, f"{said.uidvalidity}.{uid}") for uid in said.vanished)
            yield MailBatch([], [], self._cursor(), gone=gone)
        if newest_only:
            yield from self._fetch(folder, [int(uid) for uid in progress.withheld])
        yield from self._read_gaps(folder, said.messages, newest_only)
        if not progress.gaps:
            if said.vanished is not None:
                progress.messages = said.messages
            yield from self._compare(folder, said.messages)

    def _known(self, name: str) -> Known | None:
        """Up to where the server need not tell what went; None if it cannot, or we do not know."""
        known = self._progress.get(name)
        if not self._tells_what_went or known is None or not known.modseq or known.next < 2:
            return None
        return Known(known.uidvalidity, known.modseq, known.next)

    def _read_gaps(self, folder: Folder, exists: int, newest_only: bool) -> Iterator[MailBatch]:
        progress = self._progress[folder.name]
        while progress.gaps:
            gap = progress.gaps[-1]
            windows = uids_newest_first(self._connection, exists, *gap)
            for uids in windows:
                yield from self._fetch(folder, uids[:BATCH] if newest_only else uids, gap)
                if newest_only and uids and (len(uids) > BATCH or any(windows)):
                    return
            progress.gaps.pop()

    def _compare(self, folder: Folder, exists: int) -> Iterator[MailBatch]:
        """List a folder whose count is not as it should be, or now and then: what has gone, what was missed."""
        progress = self._progress[folder.name]
        if exists == progress.messages and time.time() - progress.listed_at <= LISTED_EVERY:
            return
        uids = array("L")
        for window in uids_newest_first(self._connection, exists, 1, progress.next - 1):
            uids.extend(window)
        progress.messages, progress.listed_at = len(uids), int(time.time())
        keys = (f"{progress.uidvalidity}.{uid}" for uid in uids)
        missed = [int(key.rpartition(".")[2]) for key in self._memory.unknown(folder.name, keys)]
        yield from self._fetch(folder, [uid for uid in missed if str(uid) not in progress.withheld])

    def _fetch(self, folder: Folder, uids: Sequence[int], gap: list[int] | None = None) -> Iterator[MailBatch]:
        """These messages in batches, each with the gap that it leaves in its cursor."""
        progress = self._progress[folder.name]
        read = partial(_read_row, folder, progress.uidvalidity, self._scope.authserv_id)
        pieces = (uids[start : start + BATCH] for start in range(0, len(uids), BATCH))
        for piece, items in fetch(self._connection, pieces, read, gmail=self._gmail):
            found, skipped = self._sort_out(folder, piece, items)
            if gap:
                progress.messages += len(piece)
                gap[1] = piece[-1] - 1
            yield MailBatch(found, skipped, self._cursor())

    def _sort_out(
        self, folder: Folder, uids: Sequence[int], items: Mapping[int, Found | Skipped]
    ) -> tuple[list[Found], list[Skipped]]:
        """Those whose header was not given are noted, to be asked for again."""
        progress = self._progress[folder.name]
        found: list[Found] = []
        skipped: list[Skipped] = []
        for uid in uids:
            tries = progress.withheld.pop(str(uid), 0) + 1
            item = items.get(uid)
            if item == NOT_GIVEN and tries < TRIES:
                progress.withheld[str(uid)] = tries
            elif isinstance(item, Found):
                found.append(item)
            elif item is not None:  # else it was expunged since it was listed
                skipped.append(item)
        return found, skipped

    def _drop_vanished(self, listed: set[str]) -> Iterator[MailBatch]:
        """Folders that are no longer there: the second time that they are not, if they held much."""
        for name in [name for name in self._progress if name not in listed]:
            known = self._progress[name]
            if known.lost_half(0) and not known.doubted:
                known.doubted = True
                self._doubted.append(name)
            else:
                del self._progress[name]
                yield MailBatch([], [], self._cursor(), restarts=name)

    def _cursor(self) -> Cursor:
        return {"folders": {name: asdict(one) for name, one in self._progress.items()}}

    def _complain(self) -> None:
        sentences = []
        if self._closed:
            sentences.append(f"The folder {_named(self._closed)} could not be opened.")
        if self._doubted:
            sentences.append(
                f"The folder {_named(self._doubted)} lost more than half of its messages; "
                "nothing is taken as gone until the next reading says the same."
            )
        if sentences:
            raise SourceError(" ".join(sentences), "Look into it with your mail program.", partial=True)


def _read_row(folder: Folder, uidvalidity: int, authserv_id: str, row: Fetched) -> Found | Skipped:
    if row.header is None:
        return NOT_GIVEN
    uses = [use_of(label) for label in row.labels if label.startswith("\\")]  # Gmail's own, not the owner's
    for use in uses:
        if use in LEFT_OUT:
            return Skipped(use.value)
    fields = read_fields(row.header)
    message = read_message(fields, received_at=row.received_at)
    if isinstance(message, Skipped):
        return message
    place = Place(
        folder.name,
        f"{uidvalidity}.{row.uid}",
        row.labels,
        sent_folder=folder.use is Use.SENT or Use.SENT in uses,
        on_server=True,
        authenticated=bool(authserv_id) and _vouched_for(fields, authserv_id),
    )
    return Found(message, place)


def _vouched_for(fields: Fields, authserv_id: str) -> bool:
    """Did the owner's own provider find that From is true? (RFC 8601, 2.2; RFC 7489: DMARC is about From)"""
    server, *results = authentication(fields).split() or [""]
    return server == authserv_id and "dmarc=pass" in results


def _named(folders: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in folders)
