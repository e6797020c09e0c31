"""The figures of docs/quality.md: `python -m tests.quality.figures`, from the top of the checkout."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.quality.labelled import CLASSES, Labelled, Read, f1, labelled, macro_f1, readings, store_of


def table(answered: list[tuple[Labelled, Read]]) -> str:
    """Precision, recall and F1 of each class, their macro-F1, and how well names are linked."""
    pairs = [(one.kind, read.kind) for one, read in answered]
    lines = ["| class | events | precision | recall | F1 |", "|---|---|---|---|---|"]
    for kind in CLASSES:
        precision, recall, both, count = f1(pairs, kind)
        lines.append(f"| {kind} | {count} | {precision:.3f} | {recall:.3f} | {both:.3f} |")
    lines.append(f"| macro | {len(pairs)} | | | **{macro_f1(pairs):.3f}** |")
    named = [(one.names, read.names) for one, read in answered if one.names is not None]
    right = sum(len(meant & linked) for meant, linked in named)
    linked, meant = sum(len(names) for _, names in named), sum(len(names) for names, _ in named)
    return "\n".join([*lines, "", f"Names: {right} of {linked} links right, {right} of {meant} names linked."])


if __name__ == "__main__":
    events = list(labelled())
    with tempfile.TemporaryDirectory() as folder:
        answers = list(zip(events, readings(events, store_of(events, Path(folder))), strict=True))
    for held_out in (True, False):
        half = [pair for pair in answers if pair[0].held_out is held_out]
        sys.stdout.write(f"{'Held out' if held_out else 'Tuned on'}\n\n{table(half)}\n\n")
