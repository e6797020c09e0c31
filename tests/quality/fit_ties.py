"""Fit the coefficients of agent/core/ties/contact_probability.py, or see what they are worth on archives left out.

    HELPFIRST_QUALITY_DATA=FOLDER python -m tests.quality.fit_ties            # coefficients to ship
    HELPFIRST_QUALITY_DATA=FOLDER python -m tests.quality.fit_ties --left-out # each archive by the others' coefficients

Ridge regression with scikit-learn, which the project itself does not need. Every archive weighs the same, and within
it an owner by the root of the rows. What is shipped is fitted without the owners that are measured.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from agent.core.ties import contact_probability
from agent.core.ties.contact_probability import HORIZONS
from tests.quality.archives import ArchiveOwner, owners
from tests.quality.measures import table
from tests.quality.snapshots import Example, Measured, examples, measured

WORTH = 3000  # rows that an archive stands for, beside the ridge
RIDGE = 50.0  # on standardised statistics; between 1 and 200 the loss hardly moves, and signs are steadier
SPARSE = 90  # days between snapshots, where one fit for each archive has to do
Coefficients = dict[int, tuple[float, tuple[float, ...]]]


def fitted(archives: Mapping[str, Iterable[Example]]) -> Coefficients:
    """Intercept and coefficients for each horizon."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows = [one for members in archives.values() for one in members]
    weights = [weight for members in archives.values() for weight in _weights(list(members))]
    scaler = StandardScaler().fit([one.x for one in rows], sample_weight=weights)
    standardised = scaler.transform([one.x for one in rows])
    result: Coefficients = {}
    for days in HORIZONS:
        model = LogisticRegression(C=1 / RIDGE, max_iter=1000)
        model.fit(standardised, [one.came[days] for one in rows], weights)
        slopes = model.coef_[0] / scaler.scale_
        intercept = float(model.intercept_[0] - slopes @ scaler.mean_)
        result[days] = round(intercept, 3), tuple(round(float(c), 3) for c in slopes)
    return result


def _weights(rows: list[Example]) -> list[float]:
    count = Counter(one.owner for one in rows)
    weights = [count[one.owner] ** -0.5 for one in rows]
    return [weight * WORTH / sum(weights) for weight in weights]


def put_in_force(coefficients: Coefficients) -> None:
    """Let the core use these coefficients from here on."""
    for days, (intercept, slopes) in coefficients.items():
        contact_probability.INTERCEPT[days], contact_probability.COEFFICIENTS[days] = intercept, slopes


def every_owner() -> dict[str, list[ArchiveOwner]]:
    """All owners, by archive."""
    paths = sorted(Path(os.environ["HELPFIRST_QUALITY_DATA"]).glob("*.jsonl.gz"))
    found = {path.name: list(owners(path)) for path in paths}
    return {name: those for name, those in found.items() if those}


def left_out(everybody: Mapping[str, list[ArchiveOwner]]) -> dict[str, list[Measured]]:
    """The measured owners of each archive, by coefficients that were fitted on the other archives."""
    rows = {name: [row for one in those for row in examples(one, SPARSE)] for name, those in everybody.items()}
    results: dict[str, list[Measured]] = defaultdict(list)
    for name, those in everybody.items():
        put_in_force(fitted({other: rows[other] for other in rows if other != name and rows[other]}))
        results[name] = [row for one in those if one.measured for row in measured(one)]
    return results


def to_ship(everybody: Mapping[str, list[ArchiveOwner]]) -> Coefficients:
    """Coefficients from all archives, without the owners that are measured."""
    rows = {n: [row for one in those if not one.measured for row in examples(one)] for n, those in everybody.items()}
    return fitted({name: members for name, members in rows.items() if members})


def main() -> None:
    if "--left-out" in sys.argv:
        print(table(left_out(every_owner())))  # noqa: T201
    else:
        for days, (intercept, slopes) in to_ship(every_owner()).items():
            print(days, intercept, slopes)  # noqa: T201


if __name__ == "__main__":
    main()
