"""An outlet and the owner's mailbox behind it, in memory: for tests and the demo."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple


class Mishap(NamedTuple):
    """How one hand-over goes wrong: whether the message was taken all the same, and what is raised."""

    taken: bool
    error: BaseException


class InMemoryOutlet:
    """`mishaps` befall the first hand-overs, in order; None among them is one that goes well.

    While `held`, what was taken is on its way and not in the mailbox; while not `readable`, the mailbox
    cannot be asked.
    """

    name = "memory"

    def __init__(self, mishaps: Iterable[Mishap | None] = ()) -> None:
        self.mishaps = deque(mishaps)
        self.mailbox: list[tuple[str, bytes]] = []  # Message-ID and message
        self.on_the_way: list[tuple[str, bytes]] = []
        self.held = False
        self.readable = True

    def send(self, message: bytes, message_id: str) -> None:
        """See contracts.Outlet."""
        mishap = self.mishaps.popleft() if self.mishaps else None
        if mishap is None or mishap.taken:
            (self.on_the_way if self.held else self.mailbox).append((message_id, message))
        if mishap is not None:
            raise mishap.error

    def has_arrived(self, message_id: str) -> bool | None:
        """See contracts.Outlet."""
        return any(known == message_id for known, _ in self.mailbox) if self.readable else None

    def release(self) -> None:
        """What was on its way arrives."""
        self.held = False
        self.mailbox += self.on_the_way
        self.on_the_way.clear()

    def check(self) -> str:
        """How many messages there are."""
        return f"{len(self.mailbox)} messages."
