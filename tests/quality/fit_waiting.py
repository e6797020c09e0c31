"""Fit the coefficients of agent/core/waiting/likelihood.py, or see what they are worth on archives left out.

    HELPFIRST_QUALITY_DATA=FOLDER python -m tests.quality.fit_waiting            # coefficients to ship
    HELPFIRST_QUALITY_DATA=FOLDER python -m tests.quality.fit_waiting --left-out # by the other archives' coefficients

Ridge regression by Newton's method with numpy, which the project itself does not need. Every archive weighs the same,
and within it an owner by the root of the letters. What is shipped is fitted without the owners that are measured.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence

from agent.core.waiting import likelihood
from agent.core.waiting.likelihood import Model
from tests.quality.answers import Answer, Told, examples, measured, tells_answers
from tests.quality.archives import ArchiveOwner
from tests.quality.fit_ties import every_owner
from tests.quality.measures import waiting_table

WORTH = 3000  # letters that an archive stands for, beside the ridge
RIDGE = 50.0  # on standardised numbers
Examples = tuple[list[Answer], list[Answer]]  # as they came, and as they lay


def fitted(archives: Sequence[Sequence[Answer]]) -> Model:
    """Intercept and coefficients."""
    import numpy as np

    rows = [one for members in archives for one in members]
    weights = np.array([weight for members in archives for weight in _weights(members)])
    x, came = np.array([one.x for one in rows]), np.array([float(one.came) for one in rows])
    offset = np.array([one.offset for one in rows])
    mean = np.average(x, axis=0, weights=weights)
    scale = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=weights)) + 1e-9
    z = np.column_stack([np.ones(len(x)), (x - mean) / scale])
    ridge = np.full(z.shape[1], RIDGE)
    ridge[0] = 0
    b = np.zeros(z.shape[1])
    b[0] = np.log(np.average(came, weights=weights) / np.average(1 - came, weights=weights))
    for _ in range(25):
        p = 1 / (1 + np.exp(-(z @ b + offset)))
        hessian = (z * (weights * p * (1 - p))[:, None]).T @ z + np.diag(ridge)
        b += np.linalg.solve(hessian, z.T @ (weights * (came - p)) - ridge * b)
    slopes = b[1:] / scale
    return round(float(b[0] - slopes @ mean), 3), tuple(round(float(c), 3) for c in slopes)


def _weights(rows: Sequence[Answer]) -> list[float]:
    count = Counter(one.owner for one in rows)
    weights = [count[one.owner] ** -0.5 for one in rows]
    return [weight * WORTH / sum(weights) for weight in weights]


def fit(archives: Sequence[Examples]) -> tuple[Model, Model]:
    """Both models; archives without letters are passed over."""
    came, lay = fitted([a for a, _ in archives if a]), fitted([b for _, b in archives if b])
    return came, lay


def put_in_force(models: tuple[Model, Model]) -> None:
    """Let the core use these coefficients from here on."""
    likelihood.AS_IT_CAME, likelihood.WHILE_IT_LIES = models


def left_out(everybody: Mapping[str, list[ArchiveOwner]]) -> dict[str, list[Told]]:
    """The measured owners of each archive, by coefficients that were fitted on the other archives."""
    rows = {name: together(those) for name, those in everybody.items()}
    results = {}
    for name, those in everybody.items():
        put_in_force(fit([rows[other] for other in rows if other != name]))
        results[name] = [row for one in those if one.measured for row in measured(one)]
    return results


def together(those: Sequence[ArchiveOwner]) -> Examples:
    found = [examples(one) for one in those]
    return [row for a, _ in found for row in a], [row for _, b in found for row in b]


def answering_owners() -> dict[str, list[ArchiveOwner]]:
    """Owners by archive, of those archives in which answers can be told."""
    found = {name: [one for one in those if tells_answers(one)] for name, those in every_owner().items()}
    return {name: those for name, those in found.items() if those}


def to_ship(everybody: Mapping[str, list[ArchiveOwner]]) -> tuple[Model, Model]:
    """Coefficients from all archives, without the owners that are measured."""
    return fit([together([one for one in those if not one.measured]) for those in everybody.values()])


def main() -> None:
    if "--left-out" in sys.argv:
        print(waiting_table(left_out(answering_owners())))  # noqa: T201
    else:
        for intercept, slopes in to_ship(answering_owners()):
            print((intercept, slopes))  # noqa: T201


if __name__ == "__main__":
    main()
