"""One person's interactions -> the tie, as of a moment. The door to the other files of this room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from agent.core.records import Interaction, Person, Tie
from agent.core.ties import statistics
from agent.core.ties.closeness import closeness, is_a_tie
from agent.core.ties.contact_probability import probability
from agent.core.ties.rhythm import state_of, usual_gap_days


def tie_of(person: Person, interactions: Iterable[Interaction], owner_days: int, now: datetime) -> Tie:
    """Everything that the interactions (in order of time) say about the owner and this person.

    `owner_days`: days of the last 90 on which the owner had mail or a meeting with anybody.
    """
    s = statistics.of(interactions, now)
    p30, p90 = (probability(s, owner_days, now, days) for days in (30, 90))
    gap = usual_gap_days(s)
    admitted = is_a_tie(s, person.in_address_book)
    return Tie(
        person=person,
        closeness=closeness(s),
        state=state_of(s, gap, p30, p90, now) if admitted else None,
        p_contact_30d=p30,
        p_contact_90d=p90,
        usual_gap_days=gap,
        first_contact_at=s.first_at,
        last_contact_at=s.last_at,
        last_from_me_at=s.last_out_at,
        last_from_them_at=s.last_in_at,
        last_met_at=s.last_met_at,
        next_planned_at=s.next_planned_at,
        active_days=len(s.direct_days),
        peak_days=statistics.peak_days(s.active_days),
        messages_in=s.messages_in,
        messages_out=s.messages_out,
        meetings_in_person=len(s.in_person_days),
        meetings_online=len(s.online_days),
        meetings_unknown=len(s.unknown_days),
        started_by_me=s.started_by_me,
        started_by_them=s.started_by_them,
    )
