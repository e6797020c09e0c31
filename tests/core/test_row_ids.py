from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent.core.row_ids import RowIds


@given(st.sets(st.integers(0, 500)), st.integers(0, 600))
def test_rows_hold_what_was_put_into_them_and_nothing_else(rows: set[int], other: int) -> None:
    held = RowIds(rows)
    assert all(row in held for row in rows)
    assert (other in held) == (other in rows)
    assert bool(held) == bool(rows)
