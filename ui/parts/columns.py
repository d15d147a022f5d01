"""What a table is made of: declared columns, the lines in order, and how a cell is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui.parts.folding import folded, matches
from ui.parts.marks import SHAPE, Badge, Swatch, paint_shape, paint_swatch
from ui.parts.rows import BAR, paint_row_ground
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QFont, QHelpEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from ui.theme.theme import Theme

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# Python's flags are slow, and every cell asks for them: their numbers are not.
SELECTED = QStyle.StateFlag.State_Selected.value
ASKED_FOR = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_KeyboardFocusChange
).value
# So many cut texts are remembered until they are measured anew.
CUTS = 4000
# Beside the words of a cell; and between figures at the right and the words of the next column.
AIR, BEHIND_FIGURES = 12, 16
# A square or shape with the air behind it.
MARK = 16


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: its heading and how it reads a line.

    Args:
        value: what is sorted by, and shown where `text` is not given.
        text: the words in the cell.
        right: figures stand at the right.
        width: px at 100 %; 0 takes the rest.
        spare: where there is no room for all, columns go in this order, least first; 0 stays.
        order: what is sorted by, where it is not the value.
        swatch, badge: an organisation's square or a standing before the words.
        whole: never cut: at least as wide as what is said in it; so are figures and standings.
        mark: px of what is painted before the words, where it is neither square nor shape.
    """

    key: str
    heading: str
    value: Callable[[T], object]
    text: Callable[[T], str] | None = None
    right: bool = False
    width: int = 120
    spare: int = 0
    order: Callable[[T], object] | None = None
    swatch: Callable[[T], Swatch | None] | None = None
    badge: Callable[[T], Badge | None] | None = None
    strong: bool = False
    whole: bool = False
    mark: int = 0

    @property
    def is_rigid(self) -> bool:
        """Whether nothing in this column may be cut."""
        return self.whole or self.right or self.badge is not None

    @property
    def before(self) -> int:
        """The px at 100 % before the words: a square, a shape or another mark."""
        return self.mark or (MARK if self.badge is not None or self.swatch is not None else 0)

    def said(self, line: T) -> str:
        """The words in this column's cell."""
        if self.text is not None:
            return self.text(line)
        value = self.value(line)
        return "" if value is None else str(value)

    def sort_key(self, line: T) -> tuple[bool, object]:
        """What the line is sorted by; empty cells stand last."""
        value = (self.order or self.value)(line)
        return (value is None, folded(value) if isinstance(value, str) else value)


class TableModel(QAbstractTableModel, Generic[T]):
    """Lines in order, and what each column says of them."""

    def __init__(self, columns: Sequence[Column[T]], key: Callable[[T], str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self._all: tuple[T, ...] = ()
        self._shown: tuple[T, ...] = ()
        self._filter = ""
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._ranks: dict[int, dict[int, int]] = {}
        self._said: dict[tuple[int, int], str] = {}

    def show_lines(self, lines: Iterable[T]) -> None:
        """Hold other lines; filter and order stay."""
        self._all = tuple(lines)
        self._ranks = {}
        self._said = {}
        self._sift()

    def said(self, row: int, column: int) -> str:
        """The words of a cell, written once: scrolling writes none; `_all` keeps the lines."""
        line = self._shown[row]
        place = (id(line), column)
        words = self._said.get(place)
        if words is None:
            words = self._said[place] = self.columns[column].said(line)
        return words

    def filter(self, text: str) -> None:
        """Show the lines in which every typed word stands in some column."""
        self._filter = text
        self._sift()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column of -1 gives the order in which the lines came."""
        self._sorted = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key(self._shown[index.row()]) for index in before]
        self._shown = self._in_order(self._shown)
        if before:
            places = {self.key(line): place for place, line in enumerate(self._shown)}
            pairs = zip(keys, before, strict=True)
            after = [self.index(places[key], index.column()) for key, index in pairs]
            self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sift(self) -> None:
        self.beginResetModel()
        lines = self._all
        if self._filter:
            lines = tuple(line for line in lines if matches(self._filter, self._haystack(line)))
        self._shown = self._in_order(lines)
        self.endResetModel()

    def _haystack(self, line: T) -> str:
        return folded(" ".join(column.said(line) for column in self.columns))

    def _in_order(self, lines: tuple[T, ...]) -> tuple[T, ...]:
        if self._sorted is None:
            return lines
        at, order = self._sorted
        ranks, down = self._ranks_of(at), order is Qt.SortOrder.DescendingOrder
        return tuple(sorted(lines, key=lambda line: ranks[id(line)], reverse=down))

    def _ranks_of(self, at: int) -> dict[int, int]:
        """Where every line stands by a column, compared once; `_all` keeps the lines alive."""
        if at not in self._ranks:
            keys = {id(line): self.columns[at].sort_key(line) for line in self._all}
            ordered = sorted(set(keys.values()))
            places = {key: place for place, key in enumerate(ordered)}
            self._ranks[at] = {line: places[key] for line, key in keys.items()}
        return self._ranks[at]

    def line(self, index: Index) -> T:
        """The line behind an index."""
        return self._shown[index.row()]

    def all_lines(self) -> tuple[T, ...]:
        """All lines, in the order in which they came, whatever the filter hides."""
        return self._all

    def lines(self) -> tuple[T, ...]:
        """The lines that are shown, in order."""
        return self._shown

    def place_of(self, key: str) -> int:
        """Where the line with this key is shown, -1 where it is not."""
        return next((at for at, line in enumerate(self._shown) if self.key(line) == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many lines are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' headings, figures' headings at the right."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(right=self.columns[section].right)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; heard together with the column's heading."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.said(index.row(), index.column())
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.said(index.row(), index.column())
            return f"{column.heading}: {said}" if column.heading else said
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(right=column.right)
        return self._shown[index.row()] if role == LINE_ROLE else None


def _side(*, right: bool) -> Qt.AlignmentFlag:
    return RIGHT if right else LEFT


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: ground of the whole row, square or shape, words."""

    def __init__(self, theme: Theme, columns: Sequence[Column[T]], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._columns = theme, columns
        # A kind of its own may paint marks before words that have neither square nor shape.
        self._marks_any = type(self) is not CellDelegate and "_paint_mark" in vars(type(self))
        self._fonts: dict[tuple[Role, bool], QFont] = {}
        self._cuts: dict[tuple[str, int, Role, bool], str] = {}
        theme.changed.connect(self._measure_anew)

    def _measure_anew(self) -> None:
        self._fonts.clear()
        self._cuts.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """36 high at 100 %."""
        return QSize(80, self._theme.table_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        state, place = option.state, index.column()
        bits = state.value
        if bits & ASKED_FOR:
            self._paint_ground(painter, option.rect, state, index)
        else:
            self._paint_rule(painter, option.rect)
        column, lines = self._columns[place], index.model()
        inside = self._inside(option, index)
        if self._marks_any or column.swatch or column.badge:
            line = index.data(LINE_ROLE)
            inside.setLeft(inside.left() + self._paint_mark(painter, column, line, inside))
        strong = column.strong and bits & SELECTED
        role = Role.SENTENCE_STRONG if strong else Role.SENTENCE
        painter.setFont(self._font(role, tabular=column.right))
        painter.setPen(self._theme.colour("ink" if column.strong or column.right else "ink2"))
        said = lines.said(index.row(), place) if isinstance(lines, TableModel) else index.data()
        text = self._cut(painter, said, inside.width(), role, tabular=column.right)
        painter.drawText(inside, RIGHT if column.right else LEFT, text)
        painter.restore()

    def _paint_rule(self, painter: QPainter, at: QRect) -> None:
        """The ground of nearly every cell: no more than the line below it."""
        painter.fillRect(at.left(), at.bottom(), at.width(), 1, self._theme.colour("rule"))

    def _font(self, role: Role, *, tabular: bool) -> QFont:
        key = (role, tabular)
        if key not in self._fonts:
            self._fonts[key] = self._theme.font(role, tabular=tabular)
        return self._fonts[key]

    def _cut(self, painter: QPainter, said: str, width: int, role: Role, *, tabular: bool) -> str:
        """The words as far as there is room for them."""
        key = (said, width, role, tabular)
        cut = self._cuts.get(key)
        if cut is None:
            if len(self._cuts) > CUTS:
                self._cuts.clear()
            metrics = painter.fontMetrics()
            cut = self._cuts[key] = metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
        return cut

    def _inside(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """The cell without the air beside its words; figures keep away from the words behind."""
        at, view = option.rect, option.widget
        behind = AIR
        if self._columns[index.column()].right and isinstance(view, QTableView):
            behind += 0 if at.right() + 2 >= view.viewport().width() else BEHIND_FIGURES
        return at.adjusted(AIR if index.column() == 0 else 0, 0, -behind, 0)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say the whole of a cell whose end is cut."""
        if not index.isValid():
            return False
        column, line = self._columns[index.column()], index.data(LINE_ROLE)
        said = column.said(line)
        room = self._inside(option, index).width() - self._theme.px(column.before)
        role = Role.SENTENCE_STRONG if column.strong else Role.SENTENCE
        cut = self._theme.metrics(role).horizontalAdvance(said) > room
        QToolTip.showText(event.globalPos(), said if cut else "", view)
        return cut

    def _paint_ground(
        self, painter: QPainter, at: QRect, state: QStyle.StateFlag, index: Index
    ) -> None:
        flag = QStyle.StateFlag
        selected = bool(state & flag.State_Selected)
        if selected and index.column() > 0:
            painter.fillRect(at, self._theme.colour("tint"))
        elif selected:
            paint_row_ground(painter, self._theme, at, flag.State_Selected, 0, outlined=False)
        else:
            paint_row_ground(painter, self._theme, at, state & flag.State_MouseOver, 0)
        outlined = selected and self._theme.tokens.high_contrast
        if outlined or (state & flag.State_KeyboardFocusChange and self._is_current(index)):
            self._paint_ring(painter, at, index)

    def _is_current(self, index: Index) -> bool:
        """Whether the keyboard is on this cell's row."""
        view = self.parent()
        return (
            isinstance(view, QTableView)
            and view.hasFocus()
            and view.currentIndex().row() == index.row()
        )

    def _paint_ring(self, painter: QPainter, at: QRect, index: Index) -> None:
        """This cell's part of the ring around its row."""
        view, colour = self.parent(), self._theme.colour("focus")
        if not isinstance(view, QTableView):
            return
        first, last = ends(view.horizontalHeader())
        left = at.left() + (BAR + 2 if index.column() == first else 0)
        right = at.right() + 1 - (2 if index.column() == last else 0)
        top, bottom = at.top() + 2, at.bottom() - 2
        for edge in (top, bottom - 1):
            painter.fillRect(left, edge, right - left, 2, colour)
        if index.column() == first:
            painter.fillRect(left, top, 2, bottom - top, colour)
        if index.column() == last:
            painter.fillRect(right - 2, top, 2, bottom - top, colour)

    def _paint_mark(self, painter: QPainter, column: Column[T], line: T, at: QRect) -> int:
        """Paint square or shape and say how much room it took."""
        swatch = column.swatch(line) if column.swatch else None
        badge = column.badge(line) if column.badge else None
        side = self._theme.px(SHAPE)
        where = QRectF(at.left() + 1, at.top() + (at.height() - side) / 2, side, side)
        if swatch:
            paint_swatch(painter, self._theme, swatch.place, where)
        elif badge:
            paint_shape(painter, badge.shape, where, self._theme.colour(badge.colour))
        return self._theme.px(MARK) if swatch or badge else 0


def ends(header: QHeaderView) -> tuple[int, int]:
    """The columns that are seen first and last."""
    seen = [header.logicalIndex(at) for at in range(header.count())]
    seen = [at for at in seen if not header.isSectionHidden(at)]
    return (seen[0], seen[-1]) if seen else (0, 0)
