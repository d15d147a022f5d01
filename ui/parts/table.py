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

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView

from ui.parts import kept_columns
from ui.parts.columns import CellDelegate, Column, TableModel
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

T = TypeVar("T")

__all__ = ["Column", "Table"]


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
        self._factor = 0.0
        self._hidden: set[str] = set()
        self._aside: set[str] = set()
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
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.sectionResized.connect(self._keep)
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
        before, self._factor = self._factor, theme.factor
        if not before:
            self._give_widths()
        elif before != theme.factor:
            kept_columns.resize(header, theme.factor / before)
        self.viewport().update()

    def _give_widths(self) -> None:
        header = self.horizontalHeader()
        for at, column in enumerate(self._lines.columns):
            if column.width:
                header.resizeSection(at, self._theme.px(column.width))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def remember(self, settings: Settings, name: str) -> None:
        """Keep widths, order and choice of columns under this name, and take up the kept ones."""
        kept = kept_columns.read(settings.blob(f"columns/{name}"))
        kept_columns.take_up(self.horizontalHeader(), self._keys(), self._factor, kept)
        self._hidden = kept_columns.hidden_by_hand(self._keys(), kept)
        self._hide()
        self._settings, self._name = settings, name

    def set_aside(self, *keys: str) -> None:
        """Leave columns out for now, because there is no room or nothing stands in them."""
        self._aside = set(keys)
        self._hide()

    def _hide(self) -> None:
        out = self._hidden | self._aside
        for at, column in enumerate(self._lines.columns):
            if self.isColumnHidden(at) != (column.key in out):
                self.setColumnHidden(at, column.key in out)

    def _keys(self) -> tuple[str, ...]:
        return tuple(column.key for column in self._lines.columns)

    def show_lines(self, lines: Iterable[T]) -> None:
        """Show other lines; the chosen one stays chosen where it is still there."""
        before = self.chosen()
        self._lines.show_lines(lines)
        self._choose_again(before)

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

    def copy_table(self) -> None:
        """Put the chosen lines (all, when none is) with headings on the clipboard."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(at) for at in range(header.count())]
        columns = [self._lines.columns[at] for at in order]
        columns = [column for column in columns if column.key not in self._hidden]
        chosen = set(self.all_chosen())
        rows = [[column.heading for column in columns]] + [
            [column.said(line) for column in columns]
            for line in self._lines.lines()
            if not chosen or self._lines.key(line) in chosen
        ]
        text = "\n".join("\t".join(_one_line(cell) for cell in row) for row in rows)
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
            action.setChecked(not header.isSectionHidden(place))
            action.toggled.connect(lambda shown, place=place: self._show_column(place, shown=shown))
        menu.popup(header.mapToGlobal(at))

    def _show_column(self, place: int, *, shown: bool) -> None:
        key = self._lines.columns[place].key
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}
        self._hide()
        self._keep()

    def _keep(self) -> None:
        if self._settings is not None:
            state = kept_columns.left_as(
                self.horizontalHeader(), self._keys(), self._factor, self._hidden
            )
            self._settings.keep_blob(f"columns/{self._name}", state)


def _one_line(cell: str) -> str:
    """A cell for the clipboard: quoted where it holds a break, as spreadsheets expect."""
    if any(sign in cell for sign in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
