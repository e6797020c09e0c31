"""How good are probabilities and a ranking? Plain functions over lists, and one table."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from statistics import fmean

from agent.core.logistic import logistic
from agent.core.ties.contact_probability import HORIZONS
from tests.quality.answers import Told
from tests.quality.snapshots import Measured

BINS = 10
CERTAIN = 0.999
ANSWERS = 3  # for an owner to count in a mean over owners


def log_loss(chances: Sequence[float], came: Sequence[bool]) -> float:
    kept = [min(CERTAIN, max(1 - CERTAIN, p)) for p in chances]
    return fmean(-math.log(p if y else 1 - p) for p, y in zip(kept, came, strict=True))


def calibration_error(chances: Sequence[float], came: Sequence[bool]) -> float:
    """Mean gap between promise and outcome over ten bins of equal size (ECE)."""
    pairs = sorted(zip(chances, came, strict=True))
    edges = [len(pairs) * n // BINS for n in range(BINS + 1)]
    return sum(abs(sum(p - y for p, y in pairs[a:b])) for a, b in pairwise(edges)) / len(pairs)


def auc(scores: Sequence[float], came: Sequence[bool]) -> float | None:
    """Chance that somebody who came ranks above somebody who did not, ties a half; None without both."""
    positives = sum(came)
    if not 0 < positives < len(came):
        return None
    ranks, below = 0.0, 0
    for _, group in groupby(sorted(zip(scores, came, strict=True)), key=lambda pair: pair[0]):
        tied = [y for _, y in group]
        ranks += sum(tied) * (below + (len(tied) + 1) / 2)
        below += len(tied)
    return (ranks - positives * (positives + 1) / 2) / (positives * (len(came) - positives))


def owner_auc(rows: Iterable[Measured], scores: Iterable[float], days: int) -> float:
    """Mean over owners of the mean over their moments."""
    moments: dict[tuple[str, object], list[tuple[float, bool]]] = defaultdict(list)
    for row, score in zip(rows, scores, strict=True):
        moments[row.example.owner, row.at].append((score, row.example.came[days]))
    by_owner: dict[str, list[float]] = defaultdict(list)
    for (owner, _), pairs in moments.items():
        value = auc(*zip(*pairs, strict=True))
        if value is not None:
            by_owner[owner].append(value)
    return fmean(fmean(values) for values in by_owner.values()) if by_owner else math.nan


def precision_at_half_recall(scores: Sequence[float], came: Sequence[bool]) -> float:
    """Of those ranked highest until half of what came is found, the share that came (P@R50)."""
    ranked = [y for _, y in sorted(zip(scores, came, strict=True), key=lambda pair: -pair[0])]
    found = list(accumulate(ranked))
    place = next((n for n, y in enumerate(found) if y >= sum(came) / 2), 0)
    return found[place] / (place + 1) if any(came) else math.nan


def ranked_within_owners(rows: Sequence[Told], chances: Sequence[float]) -> float:
    """The AUC of an owner's letters, mean over the owners with three answers or more."""
    by_owner: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for row, p in zip(rows, chances, strict=True):
        by_owner[row.owner].append((p, row.came))
    values = [auc(*zip(*pairs, strict=True)) for pairs in by_owner.values() if sum(y for _, y in pairs) >= ANSWERS]
    return fmean(value for value in values if value is not None) if values else math.nan


def waiting_table(results: Mapping[str, Sequence[Told]]) -> str:
    """A row for each archive, with and without calibration, and for all together."""
    everything = {**results, "all": [row for rows in results.values() for row in rows]}
    lines = ["| archive | method | letters | owner AUC | P@R50 | mean p | came | ECE |", "|---" * 8 + "|"]
    for name, rows in everything.items():
        came = [row.came for row in rows]
        for method, chances in (
            ("coefficients alone", [row.plain for row in rows]),
            ("calibrated", [row.calibrated for row in rows]),
        ):
            ranked = ranked_within_owners(rows, chances)
            lines.append(
                f"| {name} | {method} | {len(rows)} | {ranked:.3f} | {precision_at_half_recall(chances, came):.3f} | "
                f"{fmean(chances):.3f} | {fmean(came):.3f} | {calibration_error(chances, came):.3f} |"
            )
    return "\n".join(lines)


def table(results: Mapping[str, Sequence[Measured]]) -> str:
    """A row for each archive, horizon and method, and for all together."""
    everything = {**results, "all": [row for rows in results.values() for row in rows]}
    lines = ["| archive | days | method | rows | owner AUC | mean p | came | log-loss | ECE |", "|---" * 9 + "|"]
    for name, rows in everything.items():
        for days in HORIZONS if rows else ():
            came = [row.example.came[days] for row in rows]
            plain = [row.plain[days] for row in rows]
            calibrated = [row.calibrated[days] for row in rows]
            rank = owner_auc(rows, [row.rank for row in rows], days)
            base = f"| {name} | {days} |"
            lines.append(f"{base} Interactions Rank | {len(rows)} | {rank:.3f} | | {fmean(came):.3f} | | |")
            for method, odds in (("coefficients alone", plain), ("calibrated", calibrated)):
                chances = [logistic(z) for z in odds]
                lines.append(
                    f"{base} {method} | {len(rows)} | {owner_auc(rows, odds, days):.3f} | "
                    f"{fmean(chances):.3f} | {fmean(came):.3f} | {log_loss(chances, came):.4f} | "
                    f"{calibration_error(chances, came):.3f} |"
                )
    return "\n".join(lines)
