"""How wide columns are: never wider together than the table, wherever all can be seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.parts import room

WISHES = st.lists(
    st.tuples(st.integers(60, 300), st.integers(20, 60), st.booleans()), min_size=1, max_size=9
)


@given(WISHES, st.integers(200, 1600))
def test_columns_never_take_more_than_there_is(
    wanted: list[tuple[int, int, bool]], available: int
) -> None:
    wishes = [
        room.wish(str(at), full, head, rigid=rigid, spare=0, factor=1.0)
        for at, (full, head, rigid) in enumerate(wanted)
    ]
    given_ = room.widths(wishes, (), available)
    assert all(given_[one.key] >= one.least for one in wishes)
    if sum(one.least for one in wishes) <= available:
        assert sum(given_.values()) <= available
