"""A child of the benchmarks: paging down a long table, ours and the bare model over tuples.

Arguments: how many rows, how many times. It prints the milliseconds of one page down, painted.
"""

from __future__ import annotations

import json
import statistics
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from facilitator.people.questions import PersonLine
from tests.benchmarks.measuring import seconds_of
from tests.benchmarks.real_lists import HEADINGS, Rows, cells, people, show
from ui.parts.table import Column, Table
from ui.theme.theme import Theme, dress_application

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = 40


def main() -> None:
    """Measure both in turn, and print."""
    app = QApplication(["scrolled"])
    theme = Theme()
    dress_application(app, theme)
    lines = people(int(sys.argv[1]))
    ours, peer = _ours(theme, lines), _bare(lines, theme)
    found: dict[str, list[float]] = {"ours": [], "peer": []}
    for turn in range(int(sys.argv[2]) + 1):
        for name, table in (("ours", ours), ("peer", peer)):
            taken = seconds_of(_through(table)) / PAGES * 1000
            if turn:
                found[name].append(taken)
    print(json.dumps({name: statistics.median(taken) for name, taken in found.items()}))


def _through(table: QTableView) -> Callable[[], None]:
    """Page down from the top, each page painted before the next."""

    def scroll() -> None:
        bar = table.verticalScrollBar()
        bar.setValue(0)
        for _ in range(PAGES):
            bar.setValue(bar.value() + bar.pageStep())
            table.viewport().repaint()

    return scroll


def _ours(theme: Theme, lines: tuple[PersonLine, ...]) -> QTableView:
    columns = tuple(
        Column[PersonLine](heading, heading, partial(_cell, at))
        for at, heading in enumerate(HEADINGS)
    )
    table = Table(columns, theme, "People", key=lambda line: line.code)
    table.show_lines(lines)
    return _shown(table)


def _cell(at: int, line: PersonLine) -> str:
    return cells(line)[at]


def _bare(lines: tuple[PersonLine, ...], theme: Theme) -> QTableView:
    """Qt's own view and painting over words that are there, in rows and columns as ours has."""
    view = QTableView()
    model = Rows(tuple(cells(line) for line in lines))
    model.setParent(view)
    view.setModel(model)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().setDefaultSectionSize(theme.px(36))
    view.verticalHeader().hide()
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return _shown(view)


def _shown(table: QTableView) -> QTableView:
    table.resize(900, 700)
    show(table)
    return table


if __name__ == "__main__":
    main()
