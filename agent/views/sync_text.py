"""What `sync` prints in a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from agent.views import plain

_OUTCOMES = {"partial": "read in part", "failed": "could not be read", "never": "not read yet"}


def sync_text(
    name: str, kind: str, *, state: str, read: int, new: int, skipped: int, reasons: Mapping[str, int], detail: str
) -> str:
    """What `sync` says of one source: a line with the counts, and a line for what went wrong, if anything.

    `state` is ok, partial, failed or never; `reasons` counts the skipped items by reason.
    """
    said = [_OUTCOMES[state]] if state in _OUTCOMES else []
    if read or not said:
        said += [f"{read:,} read", f"{new:,} new"]
    if skipped:
        why = ", ".join(f"{count:,} {plain.clip(reason, plain.DETAIL)}" for reason, count in reasons.items())
        said.append(f"{skipped:,} skipped" + (f" ({why})" if why else ""))
    line = f"{plain.name(name)} ({kind}): {', '.join(said)}."
    detail = plain.clip(detail, plain.SENTENCE)
    return f"{line}\n  {detail}\n" if detail else f"{line}\n"
