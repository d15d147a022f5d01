"""How columns were left: widths, order, which are hidden, which one sorts.

Widths are kept as they are at 100 %, by the column's own key, so that another text size and a
column that is new or gone leave the others as they were.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QHeaderView

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


def left_as(
    header: QHeaderView,
    keys: Sequence[str],
    widths: Mapping[str, float],
    hidden: Collection[str],
) -> QByteArray:
    """How a header stands now.

    `widths` are those that are wanted at 100 %, whatever there is room for; `hidden` are the
    columns that were hidden by hand.
    """
    sorted_by = header.sortIndicatorSection()
    kept = {
        "order": [keys[header.logicalIndex(at)] for at in range(header.count())],
        "hidden": [key for key in keys if key in hidden],
        "widths": {key: round(width, 1) for key, width in widths.items()},
        "sort": keys[sorted_by] if 0 <= sorted_by < len(keys) else "",
        "down": header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder,
    }
    return QByteArray(json.dumps(kept).encode())


def read(kept: QByteArray) -> Mapping[str, object]:
    """What was kept; empty where nothing, or something else, was."""
    try:
        found = json.loads(bytes(kept.data()).decode("utf-8"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def take_up(header: QHeaderView, keys: Sequence[str], kept: Mapping[str, object]) -> None:
    """Order and sort a header as it was left."""
    order = kept.get("order")
    if isinstance(order, list):
        known = [key for key in order if key in keys]
        for place, key in enumerate(known):
            header.moveSection(header.visualIndex(keys.index(key)), place)
    if kept.get("sort") in keys:
        down = Qt.SortOrder.DescendingOrder if kept.get("down") else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(keys.index(str(kept["sort"])), down)


def widths_by_hand(keys: Sequence[str], kept: Mapping[str, object]) -> dict[str, float]:
    """The widths at 100 % that were kept."""
    widths = kept.get("widths")
    if not isinstance(widths, dict):
        return {}
    return {k: float(w) for k, w in widths.items() if k in keys and isinstance(w, int | float)}


def hidden_by_hand(keys: Sequence[str], kept: Mapping[str, object]) -> set[str]:
    """The columns that were hidden by hand; the first always stays."""
    hidden = kept.get("hidden")
    return {key for key in keys[1:] if isinstance(hidden, list) and key in hidden}


def is_elastic(header: QHeaderView, at: int) -> bool:
    """Whether a column takes the room that is left."""
    return header.sectionResizeMode(at) is QHeaderView.ResizeMode.Fixed
