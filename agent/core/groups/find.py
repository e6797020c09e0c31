"""Letters and meetings in order of time -> the groups that the owner is or was part of, as of a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from agent.core.groups import label as labels
from agent.core.groups.circles import DAY, LEAST_ACTIVE, Circle, Circles
from agent.core.people.identity.ids import derived_id
from agent.core.records import Group, Together

AFTERWORD = timedelta(days=14)  # words that follow the last of a series within this only round it off
Titles = Callable[[], Iterable[tuple[str, str]]]  # every (person id, title) there is


def circles(gatherings: Iterable[Together], now: datetime) -> list[Circle]:
    """The circles that are groups, in the order in which they became it; what lies after `now` is planned."""
    found = Circles()
    for one in gatherings:
        if one.at <= now:
            found.add(one)
        else:
            found.plan(one)
    return _shared(found)


def _shared(found: Circles) -> list[Circle]:
    """Those in which more than one takes part."""
    return [circle for circle in found.groups if len(circle.core & circle.active) >= LEAST_ACTIVE]


def over_time(
    gatherings: Iterable[Together], ahead: Sequence[Together], moments: Sequence[datetime]
) -> tuple[list[list[Group]], list[Circle]]:
    """The groups (without labels) as of each moment, earliest first, in one pass; and the circles as of the last.

    `ahead`: meetings after the first moment; each is a plan until it has been.
    """
    found, seen = Circles(), []
    coming = iter(moments)
    moment = next(coming, None)
    for one in gatherings:
        while moment is not None and one.at > moment:
            seen.append(_as_of(found, ahead, moment))
            moment = next(coming, None)
        if moment is None:
            break
        found.add(one)
    while moment is not None:
        seen.append(_as_of(found, ahead, moment))
        moment = next(coming, None)
    return seen, _shared(found)


def _as_of(found: Circles, ahead: Sequence[Together], moment: datetime) -> list[Group]:
    for one in ahead:
        if one.at > moment:
            found.plan(one)
    groups = [group_of(circle, "", moment) for circle in _shared(found)]
    found.forget_plans()
    return sorted(groups, key=lambda group: (group.last_at, group.id), reverse=True)


def labelled(
    found: Sequence[Circle], titles: Titles, people: int, names: Callable[[Circle], Sequence[str]], now: datetime
) -> list[Group]:
    """Groups, the latest first. `titles` is asked only if a label takes a comparison with other people."""
    series = [labels.series_label(circle) for circle in found]
    said = [{} if label else labels.phrases(circle) for circle, label in zip(found, series, strict=True)]
    wanted = {word for phrases in said for phrase in phrases for word in phrase}
    users = labels.word_users(wanted, titles()) if wanted else {}
    groups = [
        group_of(
            circle,
            label or labels.rare_label(circle, phrases, users, people, names(circle)) or labels.title_label(circle),
            now,
        )
        for circle, label, phrases in zip(found, series, said, strict=True)
    ]
    return sorted(groups, key=lambda group: (group.last_at, group.id), reverse=True)


def group_of(circle: Circle, label: str, now: datetime) -> Group:
    members = sorted(circle.core, key=lambda person: (-circle.presence[person], person))
    return Group(
        id=group_id(circle.first),
        label=label,
        members=tuple(members),
        active=tuple(one for one in members if one in circle.active),
        first_at=circle.first.at,
        last_at=circle.last.at,
        last_met_at=circle.last_met_at,
        next_at=circle.next_at,
        days=circle.days,
        usual_gap_days=circle.usual_gap_days,
        ended=has_ended(circle, now),
        last=circle.last,
    )


def has_ended(circle: Circle, now: datetime) -> bool:
    """Nothing is planned, and it has been silent for long, or its series is over and little came after."""
    if circle.next_at is not None:
        return False
    if (now - circle.last.at) / DAY > circle.silence_that_ends():
        return True
    series = circle.last_series_at
    return series is not None and circle.last.at - series <= AFTERWORD


def group_id(first: Together) -> str:
    """Derived from who came together first, and when."""
    return derived_id("g", " ".join((first.at.isoformat(), *sorted(first.people))))
