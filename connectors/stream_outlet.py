"""The brief as text on a stream: standard output, for whoever pipes it on."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from typing import TextIO

from connectors.file_outlet import part


class StreamOutlet:
    """Nobody can tell later what a stream has carried, so a brief that was cut off stays unsure."""

    name = "standard output"

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def send(self, message: bytes, message_id: str) -> None:
        """See contracts.Outlet: the text part."""
        self._stream.write(part(message_from_bytes(message, policy=default), "plain"))
        self._stream.flush()

    def has_arrived(self, message_id: str) -> bool | None:
        """See contracts.Outlet."""
        return None

    def check(self) -> str:
        """See contracts.Outlet."""
        return "The brief is printed."
