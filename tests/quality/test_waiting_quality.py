"""How good is what is told of letters that lie unanswered, on archives of message headers? Prints its figures (-s)."""

from __future__ import annotations

import os

import pytest

from tests.quality.answers import Told, measured
from tests.quality.fit_waiting import answering_owners
from tests.quality.measures import calibration_error, precision_at_half_recall, ranked_within_owners, waiting_table

pytestmark = pytest.mark.skipif(
    "HELPFIRST_QUALITY_DATA" not in os.environ,
    reason="HELPFIRST_QUALITY_DATA names no folder with archives of message headers to measure by.",
)


@pytest.fixture(scope="module")
def told() -> list[Told]:
    found = {
        name: [row for one in those if one.measured for row in measured(one)]
        for name, those in answering_owners().items()
    }
    print(waiting_table(found))  # noqa: T201
    return [row for rows in found.values() for row in rows]


def test_as_many_answers_come_as_are_promised(told: list[Told]) -> None:
    assert calibration_error([row.calibrated for row in told], [row.came for row in told]) <= 0.03


def test_what_is_answered_stands_above_what_is_not(told: list[Told]) -> None:
    chances, came = [row.calibrated for row in told], [row.came for row in told]
    assert ranked_within_owners(told, chances) >= 0.70
    assert precision_at_half_recall(chances, came) >= 0.15
