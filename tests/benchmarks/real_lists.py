"""A child of the benchmarks: typing in the filter of People to painted, and sorting a table.

Argument: how many people. It prints milliseconds.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import statistics
import sys
import time
import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QEventLoop, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from facilitator.organisations.questions import OrganisationMark
from facilitator.people.questions import PeopleList, PersonLine
from facilitator.people.standing import PersonStanding
from facilitator.reciprocity.promises import Band
from facilitator.words import Language, Words
from tests.benchmarks.measuring import seconds_of
from tests.benchmarks.painted import FirstPaint
from ui.parts.table import Column, Table
from ui.people.list_pane import PeoplePane
from ui.theme.theme import Theme, dress_application

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QAbstractItemView

GIVEN = ("Siân", "Llŷr", "Tomasz", "Gwenllian", "Amina", "Rhŷs", "Małgorzata", "Iolo", "Nia")
FAMILY = ("Gruffydd", "Nowak", "Llwyd", "Haddad", "ap Rhys", "Evans-Jones", "Wójcik", "Parry")
TYPED = "sian llwyd"
ORDER = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)


def main() -> None:
    """Measure, and print what was found."""
    app = QApplication(["lists"])
    theme = Theme()
    dress_application(app, theme)
    lines = people(int(sys.argv[1]))
    sorts, peers = ours(theme, lines), peer(lines)
    found = {
        "keystroke": keystroke(theme, lines),
        "sort": statistics.median(sorts),
        "first": sorts[0],
        "peer": statistics.median(peers),
        "peer_first": peers[0],
    }
    print(json.dumps(found))


def keystroke(theme: Theme, lines: tuple[PersonLine, ...], times: int = 5) -> float:
    """The slowest key of a name typed into the filter of People, each to its rows painted."""
    pane = PeoplePane(theme, Words(Language.EN))
    pane.resize(420, 900)
    pane.show_people(PeopleList(lines, ()))
    show(pane)
    viewport = pane.rows.viewport()
    typed: list[list[float]] = []
    for _ in range(times):
        pane.filter.clear()
        keys = [partial(QTest.keyClicks, pane.filter, key) for key in TYPED]
        typed.append([painted(viewport, key) for key in keys])
    slowest: float = max(statistics.median(key) for key in zip(*typed, strict=True))
    return slowest


def ours(theme: Theme, lines: tuple[PersonLine, ...]) -> list[float]:
    """Clicks on headings of our table."""
    columns = (
        Column[PersonLine](HEADINGS[0], HEADINGS[0], lambda line: line.name),
        Column[PersonLine](
            HEADINGS[1], HEADINGS[1], lambda line: line.organisation and line.organisation.name_en
        ),
        Column[PersonLine](HEADINGS[2], HEADINGS[2], lambda line: line.code),
        Column[PersonLine](HEADINGS[3], HEADINGS[3], lambda line: line.to_pass_on, right=True),
        Column[PersonLine](HEADINGS[4], HEADINGS[4], lambda line: line.more),
    )
    table = Table(columns, theme, "People", key=lambda line: line.code)
    table.show_lines(lines)
    return sorting(table)


def peer(lines: tuple[PersonLine, ...]) -> list[float]:
    """The same clicks where a proxy sorts the same rows."""
    rows = Rows(tuple(cells(line) for line in lines))
    proxy = QSortFilterProxyModel()
    proxy.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setSourceModel(rows)
    view = QTableView()
    view.setModel(proxy)
    view.setSortingEnabled(True)
    return sorting(view)


def sorting(table: QTableView, times: int = 5) -> list[float]:
    """Sorting by the first two columns, up and down, until the view has the new order."""
    table.resize(900, 700)
    show(table)
    clicks = [(place, order) for _ in range(times) for place in (0, 1) for order in ORDER]
    took = [seconds_of(partial(table.sortByColumn, *click)) for click in clicks]
    table.close()
    return [second * 1000 for second in took]


HEADINGS = ("Name", "Organisation", "Code", "Still to pass on", "Joined")


def cells(line: PersonLine) -> tuple[str, ...]:
    """The five words of a person in both tables."""
    where = line.organisation.name_en if line.organisation else ""
    return (line.name, where, line.code, str(line.to_pass_on), line.more)


class Rows(QAbstractTableModel):
    """The plainest model over tuples."""

    def __init__(self, rows: tuple[tuple[str, ...], ...]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802  Qt's own
        """How many rows."""
        return len(self._rows)

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802  Qt's own
        """How many columns."""
        return len(HEADINGS)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The words of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None


def people(count: int) -> tuple[PersonLine, ...]:
    """So many invented people, in no order."""
    dice = random.Random(7)
    bodies = [
        OrganisationMark(uuid.UUID(int=n), f"O{n}", f"Body {n}", f"Corff {n}", f"B{n}", n)
        for n in range(12)
    ]
    due = dt.date(2027, 3, 31)
    return tuple(
        PersonLine(
            id=uuid.UUID(int=dice.getrandbits(128)),
            code=f"P{n:05d}",
            name=f"{dice.choice(GIVEN)} {dice.choice(FAMILY)} {dice.randrange(100)}",
            known_as="",
            organisation=dice.choice(bodies),
            standing=PersonStanding(Band.BEHIND, 60 * dice.randrange(9), -60, due, 30),
            is_resting=False,
            has_left=False,
            cohorts=(),
            more="arwain tîm, mentora",
        )
        for n in range(count)
    )


def show(widget: QAbstractItemView | PeoplePane) -> None:
    """Show a widget and wait until it is painted."""
    target = widget.rows.viewport() if isinstance(widget, PeoplePane) else widget.viewport()
    painted(target, widget.show)


def painted(target: object, act: Callable[[], object]) -> float:
    """Milliseconds from an act to the paint that follows it."""
    loop, ends = QEventLoop(), []

    def ended(when: float) -> None:
        ends.append(when)
        loop.quit()

    FirstPaint(target, ended)  # type: ignore[arg-type]  # a viewport
    began = time.perf_counter()
    act()
    if not ends:
        loop.exec()
    return (ends[0] - began) * 1000


if __name__ == "__main__":
    main()
