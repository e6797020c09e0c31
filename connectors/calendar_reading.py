"""What every calendar of files and servers does alike: know how it was read, and doubt a sudden emptiness."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from agent.contracts import PARSER
from agent.errors import SourceError


def way_of_reading(zone: tzinfo, until: datetime) -> str:
    """How content is read: the beginning of every etag. What was read otherwise has to be read again.

    The month of the horizon is in it because a series without an end must be worked out again as time moves on.
    """
    return f"{PARSER}:{zone}:{until.astimezone(UTC):%Y-%m}:"


def is_suspect(shown: int, held: int) -> bool:
    """Does it show nothing, or less than half of what it held?"""
    return held > 0 and shown * 2 < held


class Suspect(SourceError):
    """A reading that is believed when a second one shows the same."""

    def __init__(self, where: str, shown: int, held: int, things: str) -> None:
        super().__init__(
            f"{where} suddenly shows {shown or 'no'} {things} instead of {held}; what was read before is kept.",
            "If that is right, nothing to do: the next reading takes it as it is.",
            partial=True,
        )
