"""The vocabulary of the project: what every room means when it says message, event, person, brief.

Records are frozen and valid once built. Instants are tz-aware UTC and end in `_at`, dates end in `_on`,
spans end in `_days`. Nothing here does any work beyond naming. This page is the table of contents.
"""

from __future__ import annotations

from agent.core.records.brief import (
    OFF_BY_DEFAULT,
    SUGGESTION_KINDS,
    Appointment,
    Balance,
    Brief,
    Fact,
    Guest,
    Missed,
    Rejected,
    Scene,
    Shown,
    SourceReading,
    Suggestion,
)
from agent.core.records.evidence import (
    Attendee,
    Card,
    Event,
    Mailbox,
    Message,
    Occurrence,
    Place,
    Skipped,
    YearlyDate,
)
from agent.core.records.groups import (
    OWNER,
    Group,
    Introduction,
    Together,
)
from agent.core.records.occasions import (
    Exchange,
    Hosted,
    Occasions,
    Return,
    Trace,
)
from agent.core.records.people import (
    Kind,
    Meeting,
    Owner,
    Person,
    Tie,
    TieState,
    Waiting,
    Wishes,
)
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

__all__ = [
    "OFF_BY_DEFAULT",
    "OWNER",
    "SUGGESTION_KINDS",
    "Appointment",
    "Attendee",
    "Balance",
    "Brief",
    "Card",
    "Channel",
    "Direction",
    "Event",
    "Exchange",
    "Fact",
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
    "Occasions",
    "Occurrence",
    "Outcome",
    "Owner",
    "OwnerWord",
    "Person",
    "Place",
    "Rejected",
    "Return",
    "Scene",
    "Shown",
    "Skipped",
    "SourceReading",
    "Suggestion",
    "Tie",
    "TieState",
    "Together",
    "Trace",
    "Verb",
    "Waiting",
    "Wishes",
    "YearlyDate",
]
