"""A SourceMemory that keeps everything in memory, and the helpers that read a source into it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from agent.contracts import Cursor, Found, MailBatch, MailSource
from agent.core.records import Message, Place


class Remembered:
    """What a store would know of one source: its places, and the cursor, which must survive JSON."""

    def __init__(self) -> None:
        self.cursor: Cursor = {}
        self.found: dict[tuple[str, str], Found] = {}
        self.skipped: list[str] = []
        self.restarted: list[str] = []
        self.listed: dict[str, list[str]] = {}

    def unknown(self, folder: str, keys: Iterable[str]) -> Iterator[str]:
        self.listed[folder] = list(keys)
        yield from [key for key in self.listed[folder] if (folder, key) not in self.found]

    def store(self, batch: MailBatch) -> None:
        if batch.restarts is not None:
            self.restarted.append(batch.restarts)
            self.found = {at: item for at, item in self.found.items() if at[0] != batch.restarts}
        for at in batch.gone:
            self.found.pop(at, None)
        self.found |= {(item.place.folder, item.place.key): item for item in batch.found}
        self.skipped += [item.reason for item in batch.skipped]
        self.cursor = json.loads(json.dumps(batch.cursor))

    def read(self, source: MailSource) -> int:
        """Read and store everything that is new; how many messages were found."""
        count = 0
        for batch in source.read(self):
            self.store(batch)
            count += len(batch.found)
        return count

    @property
    def messages(self) -> list[Message]:
        return [item.message for item in self.found.values()]

    @property
    def places(self) -> list[Place]:
        return [item.place for item in self.found.values()]

    @property
    def subjects(self) -> list[str]:
        return [message.subject for message in self.messages]
