"""A calendar and an address book in memory: the contracts at their simplest, for tests and the demo."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agent.contracts import CalendarBatch, CalendarMemory, CalendarObject, CardBatch
from agent.core.records import Card, Event


@dataclass
class InMemoryCalendar:
    """Implements `CalendarSource`: `objects` holds the events of each href and may be changed at any time."""

    name: str
    objects: dict[str, tuple[Event, ...]] = field(default_factory=dict)
    kind: str = "memory"

    def read(self, memory: CalendarMemory) -> Iterator[CalendarBatch]:
        """Everything that is new, changed or gone, in one batch."""
        stored: Mapping[str, str] = memory.etags
        now = [CalendarObject(href, _etag(events), events) for href, events in sorted(self.objects.items())]
        changed = [one for one in now if stored.get(one.href) != one.etag]
        gone = tuple(sorted(stored.keys() - self.objects.keys()))
        yield CalendarBatch(changed, {}, gone, unchanged=len(now) - len(changed))

    def check(self) -> str:
        """How much there is."""
        return f"{len(self.objects)} calendar objects in memory."


@dataclass
class InMemoryContacts:
    """Implements `ContactsSource`."""

    name: str
    cards: list[Card] = field(default_factory=list)
    kind: str = "memory"

    def read(self) -> CardBatch:
        """Every card."""
        return CardBatch(list(self.cards))

    def check(self) -> str:
        """How much there is."""
        return f"{len(self.cards)} cards in memory."


def _etag(events: tuple[Event, ...]) -> str:
    return hashlib.sha256(repr(events).encode("utf-8", "replace")).hexdigest()[:32]
