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
    header: QHeaderView, keys: Sequence[str], factor: float, hidden: Collection[str]
) -> QByteArray:
    """How a header stands now, its widths divided by the text factor.

    `hidden` are the columns that were hidden by hand.
    """
    sorted_by = header.sortIndicatorSection()
    kept = {
        "order": [keys[header.logicalIndex(at)] for at in range(header.count())],
        "hidden": [key for key in keys if key in hidden],
        "widths": {
            key: round(header.sectionSize(at) / factor, 1)
            for at, key in enumerate(keys)
            if not is_elastic(header, at) and not header.isSectionHidden(at)
        },
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


def take_up(
    header: QHeaderView, keys: Sequence[str], factor: float, kept: Mapping[str, object]
) -> None:
    """Leave a header as it was left."""
    order, widths = kept.get("order"), kept.get("widths")
    if isinstance(order, list):
        known = [key for key in order if key in keys]
        for place, key in enumerate(known):
            header.moveSection(header.visualIndex(keys.index(key)), place)
    if isinstance(widths, dict):
        for key, width in widths.items():
            if key in keys and isinstance(width, int | float):
                header.resizeSection(keys.index(key), round(width * factor))
    if kept.get("sort") in keys:
        down = Qt.SortOrder.DescendingOrder if kept.get("down") else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(keys.index(str(kept["sort"])), down)


def hidden_by_hand(keys: Sequence[str], kept: Mapping[str, object]) -> set[str]:
    """The columns that were hidden by hand; the first always stays."""
    hidden = kept.get("hidden")
    return {key for key in keys[1:] if isinstance(hidden, list) and key in hidden}


def resize(header: QHeaderView, by: float) -> None:
    """Make every column wider or narrower by a factor, as the text was."""
    for at in range(header.count()):
        if not is_elastic(header, at) and not header.isSectionHidden(at):
            header.resizeSection(at, round(header.sectionSize(at) * by))


def is_elastic(header: QHeaderView, at: int) -> bool:
    """Whether a column takes the room that is left."""
    return header.sectionResizeMode(at) is QHeaderView.ResizeMode.Stretch
