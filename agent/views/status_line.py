"""How the service is, in the one line that `systemctl status` shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from agent.core.dates import MONTHS, WEEKDAYS, local_date
from agent.core.records import SourceReading


def render(
    brief_at: datetime | None, pause: str, sources: Sequence[SourceReading], now: datetime, zone: tzinfo
) -> str:
    """"last brief Tue 07:00, mail 06:58; calendar not read since Mon 18:02". `pause`: "" or "paused until ..."."""
    brief = f"last brief {_short(brief_at, now, zone, with_day=True)}" if brief_at else "no brief yet"
    read = [
        f"{one.name} {_short(one.last_read_at, now, zone)}"
        for one in sources
        if one.state == "ok" and one.last_read_at is not None
    ]
    failing = [_failing(one, now, zone) for one in sources if one.state in ("failed", "partial")]
    return "; ".join(filter(None, [", ".join([brief, *read]), *failing, pause]))


def _failing(one: SourceReading, now: datetime, zone: tzinfo) -> str:
    if one.last_read_at is None:
        return f"{one.name} could not be read yet"
    return f"{one.name} not read since {_short(one.last_read_at, now, zone)}"


def _short(at: datetime, now: datetime, zone: tzinfo, with_day: bool = False) -> str:
    """"06:58" for today, "Mon 18:02" within a week, else "3 Mar"."""
    then, today = local_date(at, zone), local_date(now, zone)
    if abs((today - then).days) > 6:
        return f"{then.day} {MONTHS[then.month - 1][:3]} {then.year}"
    day = f"{WEEKDAYS[then.weekday()][:3]} " if with_day or then != today else ""
    return f"{day}{at.astimezone(zone):%H:%M}"
