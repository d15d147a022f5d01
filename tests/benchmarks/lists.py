"""The lists of the window: typing in a filter, and sorting beside Qt's own sort proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.children import child
from tests.benchmarks.measuring import Row

if TYPE_CHECKING:
    from pathlib import Path


def lists(_folder: Path, people: int = 5000) -> list[Row]:
    """A key in the filter of People to its rows painted, and a click on a heading.

    The key is the slowest of "sian llwyd" typed into the list of the page (which also says how
    many are shown). The sort is measured on a shown table until the view has taken the new order,
    without painting, which costs both the same. The proxy stands over the plainest possible model
    of the same words and compares as Qt does; ours folds accents and is a `Table` as the pages
    use it. Both sort by two headings, up and down, again and again.
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
            f"the very first click {found['first']:.0f} and {found['peer_first']:.0f} ms",
        ),
    ]
