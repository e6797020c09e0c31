"""One person's interactions -> the tie, as of a moment. The door to the other files of this room.

Two steps, since an owner's whole past teaches what a promise is worth: `drafted` reads one person, once, and adds
to that past; `calibrated` says what it means.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from agent.core.records import Channel, Interaction, Kind, Person, Tie
from agent.core.ties import statistics
from agent.core.ties.calibration import ELIGIBLE_DAYS, MOMENTS, UNCALIBRATED, Calibration, Past, came_within
from agent.core.ties.closeness import closeness, is_a_tie
from agent.core.ties.contact_probability import HORIZONS, features, log_odds
from agent.core.ties.presence import Presence
from agent.core.ties.rhythm import state_of, usual_gap_days
from agent.core.ties.statistics import Statistics

ONLY_LISTS = frozenset({Channel.LIST})  # what a machine sends is at least word from that machine


@dataclass(frozen=True, slots=True)
class Draft:
    """A tie whose probabilities and state are still open. `log_odds`: by horizon; empty without any contact."""

    tie: Tie
    is_tie: bool
    log_odds: dict[int, float]


def tie_of(person: Person, interactions: Iterable[Interaction], owner: Presence, now: datetime) -> Tie:
    """The tie by itself, without what the owner's past teaches."""
    return calibrated(drafted(person, interactions, owner, now, Past()), UNCALIBRATED, owner, now)


def drafted(person: Person, interactions: Iterable[Interaction], owner: Presence, now: datetime, past: Past) -> Draft:
    """Everything that the interactions (in order of time) say about the owner and this person.

    What was promised at past moments, and what came of it, is added to `past` if this is a person.
    """
    return drafts(person, interactions, owner, now, past)[0]


def drafts(
    person: Person,
    interactions: Iterable[Interaction],
    owner: Presence,
    now: datetime,
    past: Past,
    mornings: Collection[int] = (),
) -> dict[int, Draft]:
    """The draft as of now (0) and as of each of the `mornings` (days before now), in one pass.

    Plans are known as of now only. The rest as in `drafted`.
    """
    machine = person.kind is Kind.AUTOMATED
    promised = MOMENTS if person.kind is Kind.PERSON else ()
    promises: list[tuple[int, int, float]] = []
    found: dict[int, Draft] = {}
    s = Statistics()
    moments = sorted({*promised, *mornings} - {0}, reverse=True)
    for moment, s in statistics.as_of_each(interactions, now, moments, ONLY_LISTS if machine else statistics.NO_TIE):
        asked = moment == 0 or moment in mornings
        eligible = asked or (bool(s.active_days) and s.active_days[-1] - moment < ELIGIBLE_DAYS)
        x = features(s, owner.busy_days(moment), now) if eligible else None
        if x and moment in promised and s.active_days and s.active_days[-1] - moment < ELIGIBLE_DAYS:
            promises += [(moment, days, log_odds(x, days)) for days in HORIZONS if days <= moment]
        if asked:
            found[moment] = _draft(person, s, x)
    for moment, days, odds in promises:
        past.add(moment, days, odds, came_within(s.active_days, moment, days))
    return found


def _draft(person: Person, s: Statistics, x: tuple[float, ...] | None) -> Draft:
    return Draft(
        tie=_tie(person, s, 0.0 if person.kind is Kind.AUTOMATED else closeness(s)),
        is_tie=is_a_tie(s, person.in_address_book),
        log_odds={days: log_odds(x, days) for days in HORIZONS} if x else {},
    )


def _tie(person: Person, s: Statistics, near: float) -> Tie:
    return Tie(
        person=person,
        closeness=near,
        state=None,
        p_contact_30d=None,
        p_contact_90d=None,
        usual_gap_days=usual_gap_days(s),
        first_contact_at=s.first_at,
        last_contact_at=s.last_at,
        last_from_me_at=s.last_out_at,
        last_from_them_at=s.last_in_at,
        last_met_at=s.last_met_at,
        next_planned_at=s.next_planned_at,
        active_days=len(s.active_days),
        peak_days=statistics.peak_days(s.active_days[::-1]),
        messages_in=s.messages_in,
        messages_out=s.messages_out,
        meetings_in_person=len(s.in_person_days),
        meetings_online=len(s.online_days),
        meetings_unknown=len(s.unknown_days),
        started_by_me=s.started_by_me,
        started_by_them=s.started_by_them,
    )


def calibrated(draft: Draft, calibration: Calibration, owner: Presence, now: datetime) -> Tie:
    """The tie with its probabilities and, if it is one, its state."""
    if not draft.log_odds:
        return draft.tie
    p30, p90 = (calibration.probability(draft.log_odds[days], days) for days in HORIZONS)
    tie = replace(draft.tie, p_contact_30d=p30, p_contact_90d=max(p30, p90))
    return replace(tie, state=state_of(tie, owner, now)) if draft.is_tie else tie
