"""One morning's brief out of its scene. Pure: the same scene gives the same brief."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from agent.core.choose import choose
from agent.core.dates import local_date
from agent.core.records import Balance, Brief, Missed, Scene, SourceReading, Suggestion
from agent.core.suggestions import answer, follow_up, prepare, reconnect, tell, thank

KINDS: tuple[Callable[[Scene], Iterator[Suggestion]], ...] = (
    answer.suggest,
    thank.suggest,
    follow_up.suggest,
    tell.suggest,
    reconnect.suggest,
)


def compose(
    scene: Scene, sources: Sequence[SourceReading], balance: Balance, missed: Sequence[Missed] = ()
) -> Brief:
    """The brief of the owner's date at `scene.now`."""
    on = local_date(scene.now, scene.owner.zone)
    today = tuple(prepare.appointments(scene))
    met_today = frozenset(guest.id for appointment in today for guest in appointment.guests)
    candidates = [one for suggest in KINDS for one in suggest(scene)]
    chosen, rejected = choose(candidates, scene.history, on, met_today)
    return Brief(
        on=on,
        made_at=scene.now,
        owner_name=scene.owner.name,
        suggestions=tuple(chosen),
        today=today,
        balance=balance,
        sources=tuple(sources),
        rejected=tuple(rejected),
        missed=tuple(missed),
    )


def is_worth_sending(brief: Brief) -> bool:
    """Is there a reason to deliver it: a suggestion, a meeting, or a source that could not be read?"""
    failing = any(source.state in ("failed", "partial") for source in brief.sources)
    return bool(brief.suggestions or brief.today) or failing
