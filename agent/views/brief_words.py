"""The sentences that every view of a brief shares: greeting, balance, and what was missed or could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo

from agent.core.dates import long_day, moment, number
from agent.core.records import Balance, Brief, Channel, Meeting, SourceReading
from agent.core.records.owner import NEAREST_DAYS
from agent.views import plain

_MINUTES = {1: 2, 2: 4, 3: 5}  # for that many suggestions; about two each
_CHANNELS = {Channel.IN_PERSON: "in person", Channel.ONLINE: "online", Channel.PHONE: "by phone"}

# Of the mornings without a brief: for one of them, and for several.
_MISSED = {
    "off": ("There was no brief on {}: this computer was off, or helpfirst could not work.",) * 2,
    "undelivered": ("The brief of {} could not be delivered.", "The briefs of {} could not be delivered."),
    "unsure": (
        "The brief of {} may not have reached you: it was sent, and could not be found afterwards.",
        "The briefs of {} may not have reached you: they were sent, and could not be found afterwards.",
    ),
}

ACTIONS = "Done, later or not useful? A link writes a mail to yourself that says so; send it as it is."
MORE = "helpfirst why 1"  # the command named at the end of a brief that has suggestions


def hello(brief: Brief) -> str:
    """The greeting by first name: "Good morning, Jo."."""
    names = plain.clip(brief.owner_name, plain.NAME).split()
    return f"Good morning, {names[0]}." if names else "Good morning."


def summary(brief: Brief) -> str:
    """What the morning asks for, in one sentence. It never says "nothing" of what could not be read."""
    if brief.suggestions:
        people = len({person for suggestion in brief.suggestions for person in suggestion.people})
        minutes = _MINUTES.get(len(brief.suggestions), 2 * len(brief.suggestions))
        who = "person" if people == 1 else "people"
        return f"{number(people).capitalize()} {who}, about {number(minutes)} minutes."
    seen = " that I can see" if unread(brief) else ""
    if brief.today:
        return f"Nothing{seen} today but the people you meet."
    return f"Nothing{seen} today."


def balance(brief: Brief) -> str:
    """As in "In the last 30 days: 14 people online, 3 in person."; empty on a morning with nothing else.

    Whom the owner met in a way that is not known is said so.
    """
    of = brief.balance
    if not (of.online or of.in_person or of.unknown) or not (brief.suggestions or brief.today):
        return ""
    unknown = f", {of.unknown} in a way the calendar does not tell" if of.unknown else ""
    people = {0: "nobody", 1: "1 person"}.get(of.online, f"{of.online} people")
    line = f"In the last {of.days} days: {people} online, {of.in_person or 'nobody'} in person{unknown}."
    return f"{line} {_of_the_nearest(of)}".rstrip()


def _of_the_nearest(of: Balance) -> str:
    """Only where the owner wishes to see some of them."""
    if not of.nearest_wished or not of.nearest:
        return ""
    whom = of.nearest_seen or "nobody"
    seen = f"Of the {of.nearest} nearest you have seen {whom} in person in the last {NEAREST_DAYS} days"
    missing = of.nearest_seen < min(of.nearest_wished, of.nearest)
    return f"{seen}; you would like it to be {of.nearest_wished}." if missing else f"{seen}."


def unread(brief: Brief) -> list[SourceReading]:
    """The sources of which this brief does not know everything."""
    return [source for source in brief.sources if source.state != "ok"]


def source_lines(brief: Brief, zone: tzinfo) -> list[str]:
    """A sentence for each source that could not be read fully; the last says what that means."""
    missing = unread(brief)
    if not missing:
        return []
    rest = "the rest is complete" if len(missing) < len(brief.sources) else "there may be more than I can see"
    *others, last = [_unread(source, brief, zone) for source in missing]
    return [f"{line}." for line in others] + [f"{last}; {rest}."]


def missed_lines(brief: Brief) -> list[str]:
    """What became of the mornings since the last brief, in one sentence for each way in which they ended."""
    lines = []
    for how, (one, several) in _MISSED.items():
        days = [missed.on for missed in brief.missed if missed.how == how]
        if days:
            lines.append((one if len(days) == 1 else several).format(_mornings(days)))
    return lines


def channel(meeting: Meeting) -> str:
    """How they meet: "in person", "online" or "by phone"; empty if it is not known."""
    return _CHANNELS.get(meeting.channel, "")


def clock(meeting: Meeting, zone: tzinfo) -> str:
    """When it starts: "10:00", or "all day" from midnight to midnight (23 hours when clocks go forward)."""
    start = f"{meeting.starts_at.astimezone(zone):%H:%M}"
    end = f"{meeting.ends_at.astimezone(zone):%H:%M}"
    is_long = meeting.ends_at - meeting.starts_at >= timedelta(hours=23)
    return "all day" if is_long and start == end == "00:00" else start


def others(meeting: Meeting, named: int) -> str:
    """Those in a meeting who are not named: "and 3 others", "with 3 others"; empty if all are named."""
    more = meeting.company - named
    if more <= 0:
        return ""
    people = "1 other" if more == 1 else f"{more} others"
    return f"and {people}" if named else f"with {people}"


def _unread(source: SourceReading, brief: Brief, zone: tzinfo) -> str:
    called = f'"{plain.clip(source.name, plain.NAME)}"'
    if source.state == "never":
        line = f"I have not read {called} yet"
    elif source.state == "partial":
        line = f"I could read {called} only in part"
    elif source.last_read_at is None:
        line = f"I could not read {called} so far"
    else:
        line = f"I could not read {called} since {moment(source.last_read_at, brief.made_at, zone)}"
    detail = plain.clip(source.detail, plain.DETAIL).rstrip(".")
    return f"{line} ({detail})" if detail else line


def _mornings(days: Sequence[date]) -> str:
    if len(days) <= 2:
        return " and ".join(map(long_day, days))
    return f"{number(len(days))} mornings from {long_day(days[0])} to {long_day(days[-1])}"
