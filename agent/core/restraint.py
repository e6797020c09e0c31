"""About whom a morning says nothing, or little, whatever there would be to say."""

from __future__ import annotations

from collections.abc import Iterable

from agent.core.records import Rejected, Scene, Suggestion
from agent.core.suggestions import leave_in_peace

UNBIDDEN = frozenset({"came_back", "answer", "keep_promise"})  # they ask, or were promised: that is owed to them
GIVING = UNBIDDEN | {"thank", "introduce", leave_in_peace.KIND}  # all that is said where the owner asks more than gives


def restrained(candidates: Iterable[Suggestion], scene: Scene) -> tuple[list[Suggestion], list[Rejected]]:
    """Those that may be said, and the others with the reason."""
    resting = leave_in_peace.resting(scene)
    reached = frozenset[str]().union(*(one.people for one in scene.occasions.broadcasts))
    spoken: list[Suggestion] = []
    unspoken: list[Rejected] = []
    for one in candidates:
        if one.kind != leave_in_peace.KIND and not resting.isdisjoint(one.people):
            unspoken.append(Rejected(one, "you leave them in peace for a while"))
        elif one.kind not in UNBIDDEN and not reached.isdisjoint(one.people):
            unspoken.append(Rejected(one, "you wrote the same to them and others within the last two weeks"))
        elif not scene.asked_more.isdisjoint(one.people) and one.kind not in GIVING and not one.by_own_rule:
            unspoken.append(Rejected(one, "of late you seem to have asked them for more than you gave"))
        else:
            spoken.append(one)
    return spoken, unspoken
