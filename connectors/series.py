"""What stands in one calendar -> events with the times at which each takes place. Pure.

The versions of an event are sorted out, changed instances are taken out of their series (each is an event of
its own), and days that were added or left out are heeded (RFC 5545, 3.8.4.4 and 3.8.5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from agent.core.records import Event, Occurrence, Skipped
from connectors.content_lines import Line
from connectors.ics_times import read_times
from connectors.recurrence import MAX_OCCURRENCES, LaterChange, day_of, expand, with_later_changes
from connectors.zones import Zones

MAX_CHANGES = 2_000  # of one series: changed instances, RDATEs, EXDATEs
_MAX_OCCURRENCES_IN_FILE = 200_000  # about 35 MB of memory

Lines = Mapping[str, Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Draft:
    """An event without its occurrences yet, and what they will be worked out from."""

    event: Event
    start: datetime  # aware, in the event's own zone
    length: timedelta
    lines: Lines
    zones: Zones
    replaces_day: date | None = None  # RECURRENCE-ID as a day
    replaces_later: bool = False  # RANGE=THISANDFUTURE

    @property
    def is_series(self) -> bool:
        return "RRULE" in self.lines or "RDATE" in self.lines


def with_occurrences(
    drafts: Iterable[Draft], until: datetime
) -> tuple[tuple[Event, ...], tuple[Skipped, ...]]:
    """The events of one file. What was cancelled has no occurrences; of a series see `recurrence.expand`."""
    changes: dict[str, list[Draft]] = defaultdict(list)
    newest = _newest(drafts)
    for draft in newest:
        if draft.event.recurrence_id:
            changes[draft.event.uid].append(draft)
    surplus = {id(draft) for changed in changes.values() for draft in changed[MAX_CHANGES:]}
    events: list[Event] = []
    left = _MAX_OCCURRENCES_IN_FILE
    for draft in newest:
        if id(draft) in surplus:
            continue
        occurrences = _occurrences(draft, changes.get(draft.event.uid, [])[:MAX_CHANGES], until, left)
        if draft.is_series:
            left -= len(occurrences)
        events.append(replace(draft.event, occurrences=occurrences))
    return tuple(events), (Skipped("too many changes to one series"),) * len(surplus)


def end_of(start: datetime, length: timedelta, all_day: bool) -> datetime:
    """When it ends (UTC): an all-day event after so many days, a timed one after exactly so long."""
    return (start + length).astimezone(UTC) if all_day else start.astimezone(UTC) + length


def _newest(drafts: Iterable[Draft]) -> list[Draft]:
    """Of an event that stands in the file more than once, the latest version (RFC 5546, 2.1.5)."""
    found: dict[tuple[str, datetime | None], Draft] = {}
    for draft in drafts:
        key = (draft.event.uid, draft.event.recurrence_id)
        if key not in found or _version(draft.event) >= _version(found[key].event):
            found[key] = draft
    return list(found.values())


def _version(event: Event) -> tuple[int, datetime]:
    return event.sequence, event.stamped_at or event.starts_at


def _occurrences(
    draft: Draft, changed: Sequence[Draft], until: datetime, left: int
) -> tuple[Occurrence, ...]:
    event = draft.event
    if event.status == "cancelled":
        return ()
    if event.recurrence_id is None and (draft.is_series or changed):
        return _of_series(draft, changed, until, left)
    return (Occurrence(event.starts_at, event.ends_at),)


def _of_series(
    draft: Draft, changed: Sequence[Draft], until: datetime, left: int
) -> tuple[Occurrence, ...]:
    """`left` is how many occurrences the file may still have; without any, the first time is all that is kept."""
    zone, all_day = draft.start.tzinfo or UTC, draft.event.all_day
    gone_days: set[date] = set()
    gone: set[datetime] = set()
    for one in changed:
        replaced = one.event.recurrence_id or one.event.starts_at
        if one.replaces_day or all_day:
            gone_days.add(one.replaces_day or replaced.astimezone(zone).date())
        else:
            gone.add(replaced)
    for when, is_day, _ in read_times(draft.lines.get("EXDATE", ()), draft.zones, MAX_CHANGES):
        if is_day or all_day:
            gone_days.add(day_of(when, zone))
        else:
            gone.add(when.astimezone(UTC))
    occurrences = expand(
        draft.start,
        draft.length,
        until=until,
        rules=[line.value for line in draft.lines.get("RRULE", ())] if left > 0 else [],
        added=list(_added(draft)),
        removed=gone,
        removed_days=gone_days,
        all_day=all_day,
        limit=max(1, min(left, MAX_OCCURRENCES)),
    )
    return with_later_changes(occurrences, [_later_change(one, zone) for one in changed if one.replaces_later], zone)


def _added(draft: Draft) -> Iterator[Occurrence]:
    """RDATE, in any of its three forms (RFC 5545, 3.8.5.2)."""
    for when, is_day, length in read_times(draft.lines.get("RDATE", ()), draft.zones, MAX_CHANGES):
        start = draft.start.replace(year=when.year, month=when.month, day=when.day) if is_day else when
        try:
            ends_at = end_of(start, draft.length if length is None else length, draft.event.all_day)
            yield Occurrence(start.astimezone(UTC), ends_at)
        except OverflowError:
            continue


def _later_change(change: Draft, zone: tzinfo) -> LaterChange:
    since = change.event.recurrence_id or change.event.starts_at
    before, after = (at.astimezone(zone).replace(tzinfo=None) for at in (since, change.start))
    return LaterChange(since, after - before, None if change.event.status == "cancelled" else change.length)
