"""Options that several commands share, and how a moment is written on the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON with the documented keys.")
as_of = click.option(
    "--as-of",
    metavar="DATETIME",
    help="Answer as if it were then, e.g. 2026-03-03T07:00 (your time) or 2026-03-03T07:00+01:00.",
)


def moment(text: str | None, zone: tzinfo, at: time) -> datetime:
    """The instant meant by --as-of, in UTC: now if it is absent; of a bare date, the hour of the brief.

    Raises click.BadParameter.
    """
    if text is None:
        return datetime.now(UTC)
    try:
        if len(text) <= len("2026-03-03"):
            instant = datetime.combine(date.fromisoformat(text), at, zone)
        else:
            instant = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f'"{text}" is no date or time; write it like 2026-03-03T07:00.') from None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=zone)
    return instant.astimezone(UTC)


def day(text: str) -> date:
    """A date. Raises click.BadParameter."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f'"{text}" is no date; write it like 2026-03-03.') from None


def spoken(text: str, now: datetime, zone: tzinfo, *, ahead: bool) -> date:
    """A date, or a day in words: a weekday is the next one if `ahead`, else the last. Raises click.BadParameter."""
    from agent.core.dates import local_date
    from agent.core.spoken_days import spoken_day

    said = spoken_day(text, local_date(now, zone), ahead=ahead)
    if said is None:
        raise click.BadParameter(f'"{text}" is no day; write it like 2026-03-03, Friday or "3 March".')
    return said
