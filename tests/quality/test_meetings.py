"""How well are meetings told from the rest of a calendar, and in what way people met? (INFERENCE 6, the metric)

The goal is a macro-F1 of .90 over the five classes, on the half that nothing was tuned to.
"""

from __future__ import annotations

import pytest

from tests.quality.exporters import EXPORTERS
from tests.quality.labelled import CLASSES, Labelled, Read, labelled, macro_f1, readings, store_of

Answered = list[tuple[Labelled, Read]]


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Answered:
    events = list(labelled())
    return list(zip(events, readings(events, store_of(events, tmp_path_factory.mktemp("calendar"))), strict=True))


def test_there_are_events_enough_of_every_class_and_every_program() -> None:
    events = list(labelled())
    assert len(events) >= 1000
    assert min(sum(one.exporter == name for one in events) for name in EXPORTERS) >= 60
    held_out = [one for one in events if one.held_out]
    assert 0.4 < len(held_out) / len(events) < 0.6
    assert min(sum(one.kind == kind for one in held_out) for kind in CLASSES) >= 20


@pytest.mark.parametrize("held_out", [True, False])
def test_five_kinds_of_event_are_told_apart(answered: Answered, held_out: bool) -> None:
    pairs = [(one.kind, read.kind) for one, read in answered if one.held_out is held_out]
    assert macro_f1(pairs) >= 0.90


@pytest.mark.parametrize("held_out", [True, False])
def test_a_title_names_the_right_person_or_nobody(answered: Answered, held_out: bool) -> None:
    named = [(one.names, read.names) for one, read in answered if one.held_out is held_out and one.names is not None]
    right = sum(len(meant & linked) for meant, linked in named)
    assert right / sum(len(linked) for _, linked in named) >= 0.98  # a wrong friend is worse than none
    assert right / sum(len(meant) for meant, _ in named) >= 0.85
