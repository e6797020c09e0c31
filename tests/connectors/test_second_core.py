"""Work done ahead in a second process gives what it would give here, whatever becomes of that process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from connectors.second_core import ahead


def test_the_results_come_in_order() -> None:
    assert list(ahead(lambda n: n * n, range(50))) == [n * n for n in range(50)]
    assert list(ahead(lambda n: n * n, [])) == []


def test_the_work_is_done_in_another_process_and_ends_with_it() -> None:
    [other] = set(ahead(lambda _: os.getpid(), range(3)))
    assert other != os.getpid()
    assert multiprocessing.active_children() == []


def test_the_next_item_is_begun_while_the_caller_is_busy(tmp_path: Path) -> None:
    results = ahead(lambda n: (tmp_path / str(n)).touch(), range(3))
    next(results)
    deadline = time.monotonic() + 10
    while not (tmp_path / "1").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_items_and_results_larger_than_a_pipe_pass() -> None:
    large = [bytes([n]) * 3_000_000 for n in range(4)]
    assert list(ahead(lambda item: item[::-1], large)) == large


def test_what_a_killed_process_had_in_hand_is_done_here() -> None:
    here = os.getpid()

    def dies_at_three(n: int) -> int:
        if n == 3 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    assert list(ahead(dies_at_three, range(8))) == list(range(8))


def test_what_came_before_the_items_broke_off_is_not_lost() -> None:
    def items() -> Iterator[int]:
        yield from range(3)
        raise ConnectionError("cut")

    results = ahead(lambda n: n, items())
    assert list(islice(results, 3)) == [0, 1, 2]
    with pytest.raises(ConnectionError, match="cut"):
        next(results)
    assert multiprocessing.active_children() == []


def test_a_caller_who_stops_early_leaves_no_process_behind() -> None:
    results = ahead(lambda n: bytes(5_000_000), range(1_000))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
