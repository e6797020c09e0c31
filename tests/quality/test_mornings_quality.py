"""Sixty mornings of three real mailboxes: all that is said is true. Prints what else was found (-s)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.quality.mornings import measured, thickest

pytestmark = pytest.mark.skipif(
    "HELPFIRST_QUALITY_DATA" not in os.environ,
    reason="HELPFIRST_QUALITY_DATA names no folder with archives of message headers to measure by.",
)


@pytest.mark.parametrize("name", ["enron", "openbmc", "selinux"])
def test_every_fact_of_sixty_mornings_is_true(name: str, tmp_path: Path) -> None:
    archive = Path(os.environ["HELPFIRST_QUALITY_DATA"]) / f"{name}.jsonl.gz"
    most_shown = max(
        (measured(archive, owner, _folder(tmp_path, owner.label)) for owner in thickest(archive, 3)),
        key=lambda found: found.shown.total(),
    )
    assert most_shown.wrong == []
    assert most_shown.facts.total() > 0


def _folder(path: Path, name: str) -> Path:
    folder = path / name
    folder.mkdir()
    return folder
