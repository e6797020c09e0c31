"""One morning's brief out of its scene. Pure: the same scene gives the same brief."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from agent.core.choice import pace
from agent.core.choice.choose import Occasion, choose
from agent.core.choice.circle import circle
from agent.core.choice.reactions import reactions
from agent.core.dates import local_date
from agent.core.records import (
    OFF_BY_DEFAULT,
    Appointment,
    Balance,
    Brief,
    Doubt,
    Missed,
    Scene,
    SourceReading,
    Suggestion,
)
from agent.core.restraint import restrained
from agent.core.rules import people as own_rhythms
from agent.core.rules import suggest as own_rules
from agent.core.rules.terms import under_terms
from agent.core.suggestions import (
    after_meeting,
    answer,
    came_back,
    congratulate,
    follow_up,
    introduce,
    keep_promise,
    leave_in_peace,
    meet,
    offer_help,
    prepare,
    reconnect,
    tell,
    thank,
    waiting_kindly,
    welcome,
)

_MODULES = (
    came_back, answer, thank, after_meeting, follow_up, tell, congratulate, welcome, introduce,
    offer_help, meet, keep_promise, reconnect, leave_in_peace, waiting_kindly,
)  # fmt: skip
# Every kind of suggestion but prepare, which stands under Today.
KINDS: Mapping[str, Callable[[Scene], Iterator[Suggestion]]] = {kind.KIND: kind.suggest for kind in _MODULES}


def compose(
    scene: Scene,
    sources: Sequence[SourceReading],
    balance: Balance,
    missed: Sequence[Missed] = (),
    off: Collection[str] = OFF_BY_DEFAULT,
    question: Doubt | None = None,
) -> Brief:
    """The brief of the owner's date at `scene.now`. `off`: kinds that the owner does not want."""
    on = local_date(scene.now, scene.owner.zone)
    today = tuple(prepare.appointments(scene, bare=prepare.KIND in off))
    built_in = (one for kind, suggest in KINDS.items() if kind not in off for one in suggest(scene))
    candidates = [*under_terms(built_in, scene), *own_rhythms.suggest(scene), *own_rules.suggest(scene)]
    candidates, unspoken = restrained(candidates, scene)
    occasion = _occasion(scene, on, today)
    chosen, rejected = choose(candidates, occasion)
    return Brief(
        on=on,
        made_at=scene.now,
        owner_name=scene.owner.name,
        suggestions=tuple(chosen),
        today=today,
        balance=balance,
        sources=tuple(sources),
        rejected=(*rejected, *unspoken),
        missed=tuple(missed),
        notes=tuple(_notes(scene, occasion, chosen)),
        question=question,
    )


def _occasion(scene: Scene, on: date, today: Sequence[Appointment]) -> Occasion:
    wishes = scene.owner.wishes
    reacted = reactions(scene.history, scene.feedback, scene.owner.zone)
    near = circle(
        scene.ties.values(), scene.waiting, scene.past_meetings, scene.words, scene.now, wishes.circle_size
    )
    rare = pace.pace(reacted, on).weekly and on.weekday() != pace.weekday(wishes.brief_days)
    return Occasion(
        on=on,
        reactions=reacted,
        met_today=frozenset(guest.id for appointment in today for guest in appointment.guests),
        events_today=frozenset((one.meeting.event_uid, one.meeting.starts_at) for one in today),
        circle=frozenset(near),
        circle_size=wishes.circle_size,
        first_on=scene.first_on,
        silence="your calendar says holiday" if scene.on_holiday else "once a week is enough for now" if rare else None,
    )


def _notes(scene: Scene, occasion: Occasion, chosen: Sequence[Suggestion]) -> Iterator[str]:
    if scene.on_holiday:
        yield "Your calendar says holiday, so nothing is suggested."
    if chosen:
        now = pace.pace(occasion.reactions, occasion.on)
        changed = pace.note(now, occasion.reactions, scene.owner.wishes.brief_days)
        if changed is not None:
            yield changed


def is_worth_sending(brief: Brief) -> bool:
    """Is there a reason to deliver it: a suggestion, a meeting, or a source that could not be read?"""
    failing = any(source.state in ("failed", "partial") for source in brief.sources)
    return bool(brief.suggestions or brief.today) or failing
