"""Tables over tuples of read-models: declared columns, own sorting, copy, remembered columns.

columns = (
Column("who", words("Gives"), lambda line: line.coach, width=146),
Column("minutes", words("Minutes"), lambda line: line.minutes,
text=lambda line: words.hours(line.minutes), right=True),
)
table = Table(columns, theme, words("Sessions"), key=lambda line: line.key)
table.show_lines(lines); table.line_chosen.connect(...); table.line_opened.connect(...)
table.remember(settings, "sessions")
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QTableView,
)

from ui.parts import kept_columns, room
from ui.parts.clipboard import pasteable
from ui.parts.columns import AIR, BEHIND_FIGURES, CellDelegate, Column, TableModel, ends
from ui.parts.headings import Headings
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

T = TypeVar("T")
# Lines whose words are measured when columns share their room.
MEASURED = 60

__all__ = ["Column", "ColumnNow", "Table"]


@dataclass(frozen=True)
class ColumnNow:
    """A column as it stands: whether it is shown, and whether it always is."""

    key: str
    heading: str
    is_shown: bool
    always: bool


class Table(QTableView, Generic[T]):
    """A table that is sorted by its headings, copied with Ctrl+C, opened with Enter."""

    line_chosen = Signal(str)
    line_opened = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self,
        columns: Sequence[Column[T]],
        theme: Theme,
        name: str,
        *,
        key: Callable[[T], str],
        many: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._name = theme, ""
        self._settings: Settings | None = None
        self._declared = {column.key: float(column.width) for column in columns if column.width}
        self._wanted = dict(self._declared)
        self._needs: dict[str, int] = {}
        self._fitting = False
        self._wished = ""
        self._hidden: set[str] = set()
        self._aside: set[str] = set()
        self._no_room: frozenset[str] = frozenset()
        self._fits_rows = False
        self._lines: TableModel[T] = TableModel(columns, key)
        self.setAccessibleName(name)
        self.setModel(self._lines)
        self.setItemDelegate(CellDelegate(theme, self._lines.columns, self))
        self._arrange(many=many)
        self._dress()
        theme.changed.connect(self._dress)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.activated.connect(self._open)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def _arrange(self, *, many: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        figures = [at for at, column in enumerate(self._lines.columns) if column.right]
        self.setHorizontalHeader(Headings(self._theme, figures, self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.sectionResized.connect(self._resized_by_hand)
        header.sectionMoved.connect(self._keep)
        header.sortIndicatorChanged.connect(self._keep)
        self.setSortingEnabled(True)

    def _dress(self) -> None:
        theme = self._theme
        vertical = self.verticalHeader()
        vertical.setMinimumSectionSize(theme.table_row)
        vertical.setDefaultSectionSize(theme.table_row)
        header = self.horizontalHeader()
        header.setFont(theme.font(Role.META_STRONG))
        header.setFixedHeight(theme.px(30))
        header.setMinimumSectionSize(theme.px(36))
        for at, column in enumerate(self._lines.columns):
            if not column.width:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
        self._measure()
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Give every column the width it wants; where there is no room, less, or none."""
        if self._fitting:
            return
        self._fitting = True
        out, header = self._hidden | self._aside, self.horizontalHeader()
        wishes = [self._wish(column) for column in self._lines.columns if column.key not in out]
        available = self.viewport().width()
        self._no_room = room.without_room(wishes, available)
        for at, column in enumerate(self._lines.columns):
            hidden = column.key in out or column.key in self._no_room
            if self.isColumnHidden(at) != hidden:
                self.setColumnHidden(at, hidden)
        keys = self._keys()
        for key, width in self._lent(room.widths(wishes, self._no_room, available)).items():
            header.resizeSection(keys.index(key), width)
        self._fitting = False

    def _lent(self, given: dict[str, int]) -> dict[str, int]:
        """What a column's words do not need goes to those that are cut; drawn by hand stays."""
        drawn = {key for key, width in self._wanted.items() if width != self._declared[key]}
        shares = {key: width for key, width in given.items() if key not in drawn}
        if not self._needs or not shares:
            return given
        headings = {column.key: self._heading(column) for column in self._lines.columns}
        return given | room.lent(shares, self._needs, headings)

    def _measure(self) -> None:
        """How wide the words of each column are, by the lines that are seen first."""
        lines = self._lines.all_lines()[:MEASURED]
        self._needs = (
            {
                column.key: max((self._cell(column, line) for line in lines), default=0)
                for column in self._lines.columns
            }
            if lines
            else {}
        )

    def _cell(self, column: Column[T], line: T) -> int:
        """How wide a cell of this line must be to show all its words."""
        role = Role.SENTENCE_STRONG if column.strong else Role.SENTENCE
        metrics = QFontMetrics(self._theme.font(role, tabular=column.right))
        air = AIR * (2 if column is self._lines.columns[0] else 1) + 2
        air += BEHIND_FIGURES if column.right else 0
        return metrics.horizontalAdvance(column.said(line)) + air + self._theme.px(column.before)

    def _heading(self, column: Column[T]) -> int:
        """How wide a heading is, with the air around it and the arrow of the one that sorts."""
        metrics = self._theme.metrics(Role.META_STRONG)
        behind = 14 + (BEHIND_FIGURES if column.right else 0)
        return round(metrics.horizontalAdvance(column.heading)) + behind + self._theme.px(16)

    def _wish(self, column: Column[T]) -> room.Wish:
        wanted, least = self._wanted.get(column.key, 0.0), self._heading(column)
        is_by_hand = wanted != self._declared.get(column.key, 0.0)
        if column.is_rigid and not is_by_hand:
            least = max(least, self._needs.get(column.key, 0))
        return room.wish(
            column.key, wanted, least, rigid=column.is_rigid, spare=column.spare,
            factor=self._theme.factor,
        )  # fmt: skip

    def _resized_by_hand(self, at: int, _before: int, now: int) -> None:
        header = self.horizontalHeader()
        last = at == ends(header)[1]
        if self._fitting or not now or last or kept_columns.is_elastic(header, at):
            return
        self._wanted[self._lines.columns[at].key] = now / self._theme.factor
        self._give_the_rest()
        self._keep()

    def _give_the_rest(self) -> None:
        """While a column is drawn wider by hand, the elastic ones take what is left."""
        self._fitting = True
        header, factor = self.horizontalHeader(), self._theme.factor
        seen = [at for at in range(header.count()) if not header.isSectionHidden(at)]
        elastic = [at for at in seen if kept_columns.is_elastic(header, at)]
        taken = sum(header.sectionSize(at) for at in seen if at not in elastic)
        for at in elastic:
            left = (self.viewport().width() - taken) // len(elastic)
            header.resizeSection(at, max(round(room.ELASTIC_LEAST * factor), left))
        self._fitting = False

    def fit_rows(self) -> None:
        """Be no higher than the lines, so that what follows stands close below them."""
        self._fits_rows = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """All lines with their headings where the table fits its rows, else Qt's own."""
        hint = super().sizeHint()
        if self._fits_rows:
            rows = len(self._lines.lines()) * self._theme.table_row
            hint.setHeight(self.horizontalHeader().height() + rows + 2)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self._fit()

    def remember(self, settings: Settings, name: str) -> None:
        """Keep widths, order and choice of columns under this name, and take up the kept ones."""
        kept = kept_columns.read(settings.blob(f"columns/{name}"))
        kept_columns.take_up(self.horizontalHeader(), self._keys(), kept)
        self._wanted |= kept_columns.widths_by_hand(tuple(self._wanted), kept)
        if kept:
            self._hidden = kept_columns.hidden_by_hand(self._keys(), kept)
        self._fit()
        self._settings, self._name = settings, name

    def hide_at_first(self, *keys: str) -> None:
        """Hide columns until they are asked for; what was chosen by hand later stays chosen."""
        self._hidden = self._hidden | set(keys)
        self._fit()

    def set_aside(self, *keys: str) -> None:
        """Leave columns out for now, because there is no room or nothing stands in them."""
        self._aside = set(keys)
        self._fit()

    def _keys(self) -> tuple[str, ...]:
        return tuple(column.key for column in self._lines.columns)

    def show_lines(self, lines: Iterable[T]) -> None:
        """Show other lines; the chosen one stays chosen where it is still there."""
        before, new = self.chosen(), tuple(lines)
        if new == self._lines.all_lines():
            # Nothing is other: what is scrolled to and marked stays.
            self.viewport().update()
        else:
            self._lines.show_lines(new)
            self._measure()
            self._fit()
            self.updateGeometry()
        self._choose_again(before)
        if self._wished and self.choose(self._wished):
            self._wished = ""

    def filter(self, text: str) -> None:
        """Show the lines in which every typed word stands, accents or not."""
        before = self.chosen()
        self._lines.filter(text)
        self._choose_again(before)

    def _choose_again(self, key: str) -> None:
        if key and not self.choose(key):
            self.line_chosen.emit("")

    def choose(self, key: str) -> bool:
        """Choose a line by its key, as a click does; False when it is not shown."""
        place = self._lines.place_of(key)
        if place < 0:
            return False
        index = self._lines.index(place, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)
        return True

    def choose_when_shown(self, key: str) -> None:
        """Choose a line now, or as soon as it is among those that are shown."""
        self._wished = "" if self.choose(key) else key

    def chosen(self) -> str:
        """The key of the chosen line, "" when none is."""
        keys = self.all_chosen()
        return keys[0] if keys else ""

    def all_chosen(self) -> tuple[str, ...]:
        """The keys of all chosen lines, from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._lines.key(self._lines.lines()[place]) for place in places)

    def lines(self) -> tuple[T, ...]:
        """The lines that are shown, in order."""
        return self._lines.lines()

    def _in_order(self) -> list[Column[T]]:
        """The columns as they were ordered."""
        header = self.horizontalHeader()
        return [self._lines.columns[header.logicalIndex(at)] for at in range(header.count())]

    def columns_now(self) -> tuple[ColumnNow, ...]:
        """Every column that has a heading, in its order, and whether it is shown."""
        first = self._lines.columns[0].key
        return tuple(
            ColumnNow(one.key, one.heading, one.key not in self._hidden, always=one.key == first)
            for one in self._in_order()
            if one.heading
        )

    def arrange_columns(self, order: Sequence[str], hidden: Iterable[str]) -> None:
        """Put the columns in this order and hide some; it is remembered."""
        kept_columns.take_up(self.horizontalHeader(), self._keys(), {"order": list(order)})
        self._hidden = set(hidden)
        self._fit()
        self._keep()

    def copy_table(self) -> None:
        """Put the chosen lines (all, when none is) with headings on the clipboard."""
        columns = [column for column in self._in_order() if column.key not in self._hidden]
        chosen = set(self.all_chosen())
        rows = [[column.heading for column in columns]] + [
            [column.said(line) for column in columns]
            for line in self._lines.lines()
            if not chosen or self._lines.key(line) in chosen
        ]
        text = "\n".join("\t".join(pasteable(cell) for cell in row) for row in rows)
        QGuiApplication.clipboard().setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies as a table; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.line_chosen.emit(self.chosen())

    def _open(self, index: QModelIndex) -> None:
        self.line_opened.emit(self._lines.key(self._lines.line(index)))

    def _ask_for_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            key = self._lines.key(self._lines.line(index))
            self.menu_wanted.emit(key, self.viewport().mapToGlobal(at))

    def _offer_columns(self, at: QPoint) -> None:
        """A menu that shows and hides columns; the first always stays."""
        header = self.horizontalHeader()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self._lines.columns[1:], start=1):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(column.key not in self._hidden)
            action.toggled.connect(lambda shown, place=place: self._show_column(place, shown=shown))
        menu.popup(header.mapToGlobal(at))

    def _show_column(self, place: int, *, shown: bool) -> None:
        key = self._lines.columns[place].key
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}
        self._fit()
        self._keep()

    def _keep(self) -> None:
        if self._settings is not None:
            header = self.horizontalHeader()
            state = kept_columns.left_as(header, self._keys(), self._wanted, self._hidden)
            self._settings.keep_blob(f"columns/{self._name}", state)
