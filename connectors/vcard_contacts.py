"""An address book that is a file with many cards, or a folder of .vcf files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from agent.contracts import CardBatch
from agent.core.records import Skipped
from agent.errors import SourceError
from connectors.cards import parse_cards
from connectors.local_files import content, listing


class VcardContacts:
    """Implements `ContactsSource`."""

    kind = "vcard"

    def __init__(self, name: str, path: str | Path) -> None:
        self.name = name
        self._path = Path(path).expanduser()

    def read(self) -> CardBatch:
        """Every card. Raises SourceError if there is no such file or folder, or it may not be read."""
        unreadable: list[Skipped] = []
        batch = parse_cards(self._contents(unreadable))
        return CardBatch(batch.cards, batch.skipped + unreadable)

    def check(self) -> str:
        """How many people are in it, in one sentence. Raises SourceError."""
        count = len(self.read().cards)
        return f"{self._path} holds the cards of {count:,} {'person' if count == 1 else 'people'}."

    def _contents(self, unreadable: list[Skipped]) -> Iterator[bytes]:
        """The files one by one; in a folder, one that cannot be read does not hide the others."""
        if not os.path.isdir(self._path):
            yield content(self._path)
            return
        for name in listing(self._path, ".vcf"):
            try:
                yield content(self._path / name)
            except SourceError:
                unreadable.append(Skipped("unreadable file"))
