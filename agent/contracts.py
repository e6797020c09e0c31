"""What the shell asks of a source. The connectors keep these promises; `connectors.memory` shows them at
their simplest, and one suite in `tests/connectors` runs on every implementation.

A SOURCE is one table of the configuration (`[[mail]]`, `[[calendar]]`, `[[contacts]]`). A CURSOR is
whatever a source wants to be told the next time: JSON, opaque to everybody else. Rows and cursor of a batch
are stored in one transaction, so a source that is interrupted goes on where the last batch ended, and
reading the same thing twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from agent.core.records import Message, Place, Skipped

if TYPE_CHECKING:
    from agent.core.records import Card, Event

Cursor = Mapping[str, Any]

PARSER = 2  # version of what connectors read out of a header or an event; stored beside the evidence


class Found(NamedTuple):
    """A message and the place in which a copy of it lies."""

    message: Message
    place: Place


@dataclass(frozen=True, slots=True)
class MailBatch:
    """Some messages (about 1,000), and the cursor that is right once they are stored.

    `restarts`: this folder is being read anew from its beginning (its file was rewritten), so
    whatever is not found again is gone. `gone`: places that are certainly no longer there.
    """

    found: list[Found]
    skipped: list[Skipped]
    cursor: Cursor
    restarts: str | None = None
    gone: tuple[tuple[str, str], ...] = ()  # (folder, key)


class SourceMemory(Protocol):
    """What the store remembers of one source between two readings."""

    @property
    def cursor(self) -> Cursor:
        """The cursor of the last batch that was stored; empty at first."""

    def unknown(self, folder: str, keys: Iterable[str]) -> Iterator[str]:
        """Of a folder's complete listing of place keys: those without a place yet, in the order given.

        Places of the folder that the listing lacks are marked as gone, unless it lacks more than half
        of them: then nothing is marked until a second listing agrees.
        """


class MailSource(Protocol):
    """A mailbox or an archive of one. `read` may raise SourceError, at once or between batches."""

    name: str
    kind: str

    def read(self, memory: SourceMemory) -> Iterator[MailBatch]:
        """What is new since the last batch that was stored. It may begin before the first batch is asked for."""

    def check(self) -> str:
        """Look without reading it all: one sentence on what can be seen. May raise SourceError."""


class CalendarObject(NamedTuple):
    """One .ics file or CalDAV resource: `href` names it in its source, `etag` changes with its content."""

    href: str
    etag: str
    events: tuple[Event, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarBatch:
    """Some objects that are new or changed, and the cursor that is right once they are stored."""

    objects: list[CalendarObject]
    cursor: Cursor
    gone: tuple[str, ...] = ()  # hrefs that are certainly no longer there
    unchanged: int = 0  # objects that were looked at and are as they were


class CalendarMemory(Protocol):
    """What the store remembers of one calendar source."""

    @property
    def cursor(self) -> Cursor:
        """The cursor of the last batch that was stored; empty at first."""

    @property
    def etags(self) -> Mapping[str, str]:
        """href -> etag of every object that is stored and not gone."""


class CalendarSource(Protocol):
    """A calendar. `read` may raise SourceError."""

    name: str
    kind: str

    def read(self, memory: CalendarMemory) -> Iterator[CalendarBatch]:
        """What is new, changed or gone since the last batch that was stored."""

    def check(self) -> str:
        """Look without reading it all: one sentence on what can be seen. May raise SourceError."""


@dataclass(frozen=True, slots=True)
class CardBatch:
    """All cards of an address book: it is small, and taken as it stands."""

    cards: list[Card] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


class ContactsSource(Protocol):
    """An address book. `read` may raise SourceError."""

    name: str
    kind: str

    def read(self) -> CardBatch:
        """Every card."""

    def check(self) -> str:
        """One sentence on what can be seen. May raise SourceError."""


class Outlet(Protocol):
    """A way by which a brief reaches the owner as mail: SMTP, or APPEND into a folder."""

    name: str

    def send(self, message: bytes, message_id: str) -> None:
        """Hand over one message (RFC 5322, CRLF). Returns only when the other side has taken it.

        Raises DeliveryError; one with certain=False if the connection broke after the last byte was sent.
        """

    def has_arrived(self, message_id: str) -> bool | None:
        """Does the owner's mailbox hold a message with this Message-ID? None if that cannot be told."""

    def check(self) -> str:
        """Log in without sending: one sentence on what would happen. May raise DeliveryError."""
