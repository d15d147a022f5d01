"""The lists of the window: typing in a filter, and sorting beside Qt's own sort proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.children import child
from tests.benchmarks.measuring import Row

if TYPE_CHECKING:
    from pathlib import Path


def lists(_folder: Path, people: int = 5000) -> list[Row]:
    """A key in the filter of People, and a click on a heading, each to the rows painted.

    The key is the slowest of "sian llwyd" typed into the list of the page (it also says how many
    are shown). The sort proxy stands over the plainest possible model of the same five words a
    row and compares as Qt does; ours folds accents and keeps the chosen line, and is a `Table`
    as the pages use it. Both are clicks on the first two headings, up and down.
    """
    found = child("tests.benchmarks.real_lists", [str(people)], {"QT_QPA_PLATFORM": "offscreen"})
    return [
        Row(f"a key in the filter of {people:,} people", found["keystroke"], None, 50, "ms"),
        Row(
            f"sort of {people:,} rows beside a sort proxy",
            found["sort"],
            found["peer"],
            0.05,
            "ms",
        ),
    ]
