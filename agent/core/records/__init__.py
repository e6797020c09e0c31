"""The vocabulary of the project: what every room means when it says message, event, person, brief.

Records are frozen and valid once built. Instants are tz-aware UTC and end in `_at`, dates end in `_on`,
spans end in `_days`. Nothing here does any work beyond naming. This page is the table of contents.
"""

from __future__ import annotations

from agent.core.records.brief import (
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
from agent.core.records.people import (
    Kind,
    Meeting,
    Owner,
    Person,
    Tie,
    TieState,
    Waiting,
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
    "OWNER",
    "Appointment",
    "Attendee",
    "Balance",
    "Brief",
    "Card",
    "Channel",
    "Direction",
    "Event",
    "Fact",
    "Feedback",
    "Group",
    "Guest",
    "Interaction",
    "Introduction",
    "Kind",
    "Letter",
    "Mailbox",
    "Meeting",
    "Message",
    "Missed",
    "Occurrence",
    "Outcome",
    "Owner",
    "OwnerWord",
    "Person",
    "Place",
    "Rejected",
    "Scene",
    "Shown",
    "Skipped",
    "SourceReading",
    "Suggestion",
    "Tie",
    "TieState",
    "Together",
    "Verb",
    "Waiting",
    "YearlyDate",
]
