"""The vocabulary of the project: what every room means when it says message, event, person, brief.

Records are frozen and valid once built. Instants are tz-aware UTC and end in `_at`, dates end in `_on`,
spans end in `_days`. Nothing here does any work beyond naming. This is the table of contents: a page is opened when
one of its records is asked for, since to make them all takes a fifth of the start of a command that needs few.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.core.records.brief import (
        Appointment,
        Asked,
        Balance,
        Brief,
        Doubt,
        Fact,
        Guest,
        Missed,
        Rejected,
        Scene,
        Shown,
        Suggestion,
    )
    from agent.core.records.calendar import Attendee, Card, Event, Occurrence, YearlyDate
    from agent.core.records.groups import (
        OWNER,
        Group,
        Introduction,
        Together,
    )
    from agent.core.records.kinds import OFF_BY_DEFAULT, SUGGESTION_KINDS
    from agent.core.records.ledger import (
        Deed,
        Entry,
    )
    from agent.core.records.mail import Mailbox, Message, Place, Skipped
    from agent.core.records.occasions import (
        Apart,
        Broadcast,
        Exchange,
        Hosted,
        Newcomer,
        Occasions,
        Pair,
        Question,
        Return,
        Trace,
        YearlyDay,
    )
    from agent.core.records.owner import Owner, Wishes
    from agent.core.records.people import (
        Kind,
        Meeting,
        Person,
        Tie,
        TieState,
        Waiting,
    )
    from agent.core.records.posts import Post
    from agent.core.records.rules import (
        About,
        Condition,
        Facts,
        FactType,
        Part,
        PersonRule,
        Rule,
        Rules,
        Terms,
        Value,
    )
    from agent.core.records.sources import SourceReading
    from agent.core.records.waist import (
        Channel,
        Direction,
        Interaction,
        Letter,
    )
    from agent.core.records.words import (
        Feedback,
        Outcome,
        OwnerWord,
        Verb,
    )
else:
    _PAGES = (
        "mail", "waist", "kinds", "rules", "owner", "sources", "words", "calendar", "people", "posts", "ledger",
        "groups", "occasions", "brief",
    )  # fmt: skip

    def __getattr__(name):
        """PEP 562: asked for what is not here yet."""
        if name in __all__:
            for page in _PAGES:
                opened = vars(import_module(f"{__name__}.{page}"))
                if name in opened:
                    return globals().setdefault(name, opened[name])
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

__all__ = [
    "OFF_BY_DEFAULT",
    "OWNER",
    "SUGGESTION_KINDS",
    "About",
    "Apart",
    "Appointment",
    "Asked",
    "Attendee",
    "Balance",
    "Brief",
    "Broadcast",
    "Card",
    "Channel",
    "Condition",
    "Deed",
    "Direction",
    "Doubt",
    "Entry",
    "Event",
    "Exchange",
    "Fact",
    "FactType",
    "Facts",
    "Feedback",
    "Group",
    "Guest",
    "Hosted",
    "Interaction",
    "Introduction",
    "Kind",
    "Letter",
    "Mailbox",
    "Meeting",
    "Message",
    "Missed",
    "Newcomer",
    "Occasions",
    "Occurrence",
    "Outcome",
    "Owner",
    "OwnerWord",
    "Pair",
    "Part",
    "Person",
    "PersonRule",
    "Place",
    "Post",
    "Question",
    "Rejected",
    "Return",
    "Rule",
    "Rules",
    "Scene",
    "Shown",
    "Skipped",
    "SourceReading",
    "Suggestion",
    "Terms",
    "Tie",
    "TieState",
    "Together",
    "Trace",
    "Value",
    "Verb",
    "Waiting",
    "Wishes",
    "YearlyDate",
    "YearlyDay",
]
