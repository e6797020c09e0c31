"""What of the configuration says how the owner wants to be suggested to: [circle], and the days of [brief]."""

from __future__ import annotations

from typing import Any

from agent.config.reading import Key, One, Shape, Wrong, shown
from agent.config.records import BriefConfig
from agent.core.records import Wishes


def sections() -> dict[str, One]:
    """The sections of their own; each gives the value of its one key."""
    return {
        "circle": One(Shape("[circle]", lambda size: size, (
            Key("size", _whole_number, 40),
        ))),
    }  # fmt: skip


def wishes(brief: BriefConfig, circle_size: int) -> Wishes:
    return Wishes(circle_size, brief.days)


def _whole_number(value: Any) -> int:
    """A number from 1 on."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise Wrong(f"expected a whole number such as 40, from 1 on, found {shown(value)}.")
    return value
