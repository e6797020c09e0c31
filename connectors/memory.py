"""The contracts at their simplest, in memory: for tests and the demo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agent.contracts import Found, MailBatch, SourceMemory
from agent.core.records import Skipped
from agent.errors import SourceError


class InMemoryMail:
    """A mailbox that holds `found`; `skipped` could not be read. With `error` it fails after all of that."""

    kind = "memory"

    def __init__(
        self,
        name: str,
        found: Iterable[Found] = (),
        skipped: Iterable[Skipped] = (),
        error: SourceError | None = None,
        batch: int = 1_000,
    ) -> None:
        self.name = name
        self.found = list(found)
        self.skipped = list(skipped)
        self.error = error
        self.batch = batch

    def read(self, memory: SourceMemory) -> Iterator[MailBatch]:
        """Asks the store what is new, folder by folder; the cursor counts what was skipped."""
        known = int(memory.cursor.get("skipped", 0))
        skipped, cursor = self.skipped[known:], {"skipped": len(self.skipped)}
        for folder in dict.fromkeys(item.place.folder for item in self.found):
            lying = {item.place.key: item for item in self.found if item.place.folder == folder}
            new = [lying[key] for key in memory.unknown(folder, lying)]
            for start in range(0, len(new), self.batch):
                yield MailBatch(new[start : start + self.batch], skipped, cursor)
                skipped = []
        if skipped:
            yield MailBatch([], skipped, cursor)
        if self.error is not None:
            raise self.error

    def check(self) -> str:
        """How many messages there are."""
        if self.error is not None:
            raise self.error
        return f"{len(self.found)} messages."
