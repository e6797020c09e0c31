"""About whom a morning says nothing, or little, whatever there would be to say."""

from __future__ import annotations

from collections.abc import Iterable

from agent.core.records import Rejected, Scene, Suggestion
from agent.core.suggestions import leave_in_peace


def restrained(candidates: Iterable[Suggestion], scene: Scene) -> tuple[list[Suggestion], list[Rejected]]:
    """Those that may be said, and the others with the reason."""
    resting = leave_in_peace.resting(scene)
    spoken: list[Suggestion] = []
    unspoken: list[Rejected] = []
    for one in candidates:
        if one.kind != leave_in_peace.KIND and not resting.isdisjoint(one.people):
            unspoken.append(Rejected(one, "you leave them in peace for a while"))
        else:
            spoken.append(one)
    return spoken, unspoken
