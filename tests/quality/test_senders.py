"""How well are people told from machines, offices and lists? (INFERENCE 1, the metric)

On both halves; docs/quality.md says how far either is held out. The goal where the owner wrote is a precision of .99.
"""

from __future__ import annotations

import pytest

from agent.core.records import Kind
from tests.quality.senders import Sender, kinds, labelled, precision_and_recall


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kind]:
    return kinds(list(labelled()), tmp_path_factory.mktemp("mailbox"))


def part(*, held_out: bool, written_to: bool) -> list[Sender]:
    return [one for one in labelled() if one.held_out is held_out and one.written_to is written_to]


def test_there_are_senders_enough_of_every_label_and_language() -> None:
    senders = list(labelled())
    assert len(senders) >= 1400
    assert len({one.address for one in senders}) == len(senders)
    languages, labels = [one.language for one in senders], [one.label for one in senders if one.held_out]
    assert min(map(languages.count, ("en", "de", "fr", "es", "nl", "pt", "it"))) >= 90
    assert min(map(labels.count, ("person", "role", "automated"))) > 40


@pytest.mark.parametrize(
    ("held_out", "written_to", "precise", "complete"),
    [(True, True, 0.99, 0.97), (True, False, 0.99, 0.95), (False, True, 0.99, 0.95), (False, False, 0.99, 0.95)],
)
def test_people_are_told_from_all_else(
    found: dict[str, Kind], held_out: bool, written_to: bool, precise: float, complete: float
) -> None:
    answers = [(one, found.get(one.address) is Kind.PERSON) for one in part(held_out=held_out, written_to=written_to)]
    precision, recall, _ = precision_and_recall(answers)
    assert precision >= precise
    assert recall >= complete
