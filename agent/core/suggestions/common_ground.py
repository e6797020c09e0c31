"""What the owner and a person share, in sentences that can be checked: groups, and who brought them together.

No kind by itself: tell and `helpfirst why` speak of it in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo

from agent.core.dates import MONTHS, day, exact_day, local_date, number
from agent.core.records import Fact, Group, Introduction, Tie
from agent.core.suggestions.words import count, listed, quoted

NAMED = 2  # up to so many others are named


def company(group: Group, names: Mapping[str, str]) -> str:
    """ "You, Zoë and Rafe", "You and four others" """
    if len(group.members) <= NAMED:
        return listed(["You", *(names[member] for member in group.members)])
    return f"You and {number(len(group.members))} others"


def group_fact(group: Group, names: Mapping[str, str], now: datetime, zone: tzinfo) -> Fact:
    """What the owner does with whom, since when, and when last. `names`: by person id."""
    what = f" on {quoted(group.label)}" if group.label else ""
    begun = _month(group.first_at, zone)
    if group.ended:
        did = f"{'worked together' if group.is_work else 'were in the same letters'}{what} from {begun} on"
    else:
        did = f"have {'worked together' if group.is_work else 'been in the same letters'}{what} since {begun}"
    sentence = f"{company(group, names)} {did}; {listed([*_last_times(group, now, zone)])}."
    return Fact(sentence, group.last_at, **_source(group.last.source, group.last.is_meeting))


def _last_times(group: Group, now: datetime, zone: tzinfo) -> Iterator[str]:
    if group.last_met_at is not None:
        yield f"you last met {day(group.last_met_at, now, zone)}"
    if not group.last.is_meeting:
        yield f"the last mail came {day(group.last_at, now, zone)}"
    if group.next_at is not None:
        yield f"you meet next {day(group.next_at, now, zone)}"
    elif group.ended:
        yield "nothing is planned"


def introduction_fact(one: Introduction, by: str, zone: tzinfo, newcomer: str = "") -> Fact:
    """Who brought them together, when and with what; `newcomer` is named where the page is not theirs."""
    whom = f"{newcomer} and you" if newcomer else "you"
    with_what = quoted(one.title) if one.title else "a meeting" if one.event_uid else "a mail"
    sentence = f"{by} brought {whom} together on {exact_day(one.at, zone)}, with {with_what}."
    return Fact(sentence, one.at, message_id=one.message_id, event_uid=one.event_uid)


def what_became_of_it(tie: Tie, now: datetime, zone: tzinfo) -> str:
    """ "you and Kit Anselm have been in touch on about 14 days since, the last time on 21 February." """
    assert tie.last_contact_at is not None
    last = day(tie.last_contact_at, now, zone)
    days = count(tie.active_days, "day")
    return f"you and {tie.person.name} have been in touch on about {days} since, the last time {last}."


def _source(name: str, is_meeting: bool) -> dict[str, str]:
    if not name:
        return {}
    return {"event_uid" if is_meeting else "message_id": name}


def _month(at: datetime, zone: tzinfo) -> str:
    on = local_date(at, zone)
    return f"{MONTHS[on.month - 1]} {on.year}"
