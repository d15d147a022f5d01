"""The rows of a two-line list as values, and the model that filters and orders them.

The rows are a tuple of frozen values; the model owns their order and no proxy sorts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from ui.parts.folding import folded, matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ui.parts.marks import Badge, Swatch

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
# So many rows are folded at a time: half a millisecond.
FEW = 100


@dataclass(frozen=True)
class Row:
    """One line of a list, as values.

    Args:
        key: what `row_chosen` says.
        under: the second line, where there is no swatch.
        spoken: the full sentence for a screen reader; built from the rest where empty.
        more: further words to find the row by.
        at_right: plain words on the right of the first line, such as "10 pages".
    """

    key: str
    title: str
    under: str = ""
    swatch: Swatch | None = None
    badge: Badge | None = None
    spoken: str = ""
    more: str = ""
    at_right: str = ""
    icon: str = ""

    @cached_property
    def second_line(self) -> str:
        """The words of the second line."""
        return self.swatch.name if self.swatch and not self.under else self.under

    @cached_property
    def sentence(self) -> str:
        """What a screen reader says."""
        parts = (self.title, self.second_line, self.badge.word if self.badge else "", self.at_right)
        return self.spoken or ", ".join(part for part in parts if part)

    @cached_property
    def haystack(self) -> str:
        """What the filter looks in."""
        return folded(f"{self.title} {self.second_line} {self.more}")


class RowModel(QAbstractListModel):
    """The rows that pass the filter, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = ()
        self._filter = ""
        self._order: Callable[[Row], object] | None = None
        self._to_fold: Iterator[Row] = iter(())
        self._folds = QTimer(self)
        self._folds.timeout.connect(self._fold_some)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Hold other rows; filter and order stay."""
        self._all = tuple(rows)
        self._sift()
        self._to_fold = iter(self._all)
        self._folds.start(0)

    def _fold_some(self) -> None:
        """Get some rows ready for the filter while nothing else is done: its first key is quick."""
        if not [row.haystack for row in islice(self._to_fold, FEW)]:
            self._folds.stop()

    def filter(self, text: str) -> None:
        """Show the rows in which every typed word stands."""
        self._filter = text
        self._sift()

    def order_by(self, order: Callable[[Row], object] | None) -> None:
        """Sort by this key; None leaves the order in which the rows came."""
        self._order = order
        self._sift()

    def _sift(self) -> None:
        self.beginResetModel()
        rows: Iterable[Row] = self._all
        if self._filter.strip():
            rows = (row for row in rows if matches(self._filter, row.haystack))
        order = self._order
        self._shown = tuple(rows if order is None else sorted(rows, key=order))  # type: ignore[arg-type]  # any sortable key
        self.endResetModel()

    def row(self, index: Index) -> Row:
        """The row behind an index."""
        return self._shown[index.row()]

    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown, in order."""
        return self._shown

    def place_of(self, key: str) -> int:
        """Where the row with this key is shown, -1 where it is not."""
        return next((at for at, row in enumerate(self._shown) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title to see, the sentence to hear."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence
        return row if role == ROW_ROLE else None
