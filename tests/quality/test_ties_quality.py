"""What the promises of contact are worth on real mail that is no part of the project."""

from __future__ import annotations

import os
from statistics import fmean

import pytest

from agent.core.logistic import logistic
from agent.core.ties.contact_probability import HORIZONS
from tests.quality.fit_ties import every_owner
from tests.quality.measures import calibration_error, log_loss, owner_auc, table
from tests.quality.snapshots import Measured, measured

pytestmark = pytest.mark.skipif(
    "HELPFIRST_QUALITY_DATA" not in os.environ,
    reason="HELPFIRST_QUALITY_DATA names no folder with archives of message headers to measure by.",
)


@pytest.fixture(scope="module")
def rows() -> list[Measured]:
    found = {n: [row for one in those if one.measured for row in measured(one)] for n, those in every_owner().items()}
    print(table(found))  # noqa: T201
    return [row for those in found.values() for row in those]


@pytest.mark.parametrize("days", HORIZONS)
def test_as_much_comes_as_is_promised(rows: list[Measured], days: int) -> None:
    chances = [logistic(row.calibrated[days]) for row in rows]
    came = [row.example.came[days] for row in rows]
    assert calibration_error(chances, came) <= 0.03
    assert log_loss(chances, came) < log_loss([fmean(came)] * len(came), came) * 0.85


@pytest.mark.parametrize("days", HORIZONS)
def test_people_are_ranked_better_than_by_interactions_rank(rows: list[Measured], days: int) -> None:
    assert owner_auc(rows, [row.calibrated[days] for row in rows], days) > owner_auc(rows, [r.rank for r in rows], days)
