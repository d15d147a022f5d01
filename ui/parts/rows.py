"""The two-line list: title, organisation and standing, filtered and sorted while one types.

    people = RowList(theme, words("People"))
    people.show_rows((Row("key", "Siân Llŵyd-Ŵyr", swatch=Swatch(0, "Cyngor Gwynedd"),
                          badge=Badge(Shape.HALF, "1 h to pass on", "ink")), ...))
    people.row_chosen.connect(self._show_person)     # key, by arrows, click or typing
    people.row_opened.connect(self._open_person)     # key, by Enter or double click
    people.filter("sian")                            # accent-blind

The rows themselves and their order are in `row_model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.parts.marks import SHAPE, paint_shape, paint_swatch
from ui.parts.row_model import ROW_ROLE, Index, Row, RowModel
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from ui.theme.theme import Theme

__all__ = ["BAR", "Row", "RowDelegate", "RowList", "paint_row_ground"]
BAR = 3


class RowDelegate(QStyledItemDelegate):
    """Paints a row: bar and tint when chosen, two lines, the standing at the right."""

    def __init__(self, theme: Theme, margin: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._margin = theme, margin

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """56 high at 100 %."""
        return QSize(200, self._theme.two_line_row)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say the whole of a row of which an end is cut."""
        row = index.data(ROW_ROLE)
        cut = isinstance(row, Row) and self._is_cut(row, option.rect.width() - 2 * self._margin)
        QToolTip.showText(event.globalPos(), row.sentence if cut else "", view)
        return cut

    def _is_cut(self, row: Row, room: int) -> bool:
        theme = self._theme
        title = theme.metrics(Role.STRONG).horizontalAdvance(row.title)
        second = theme.metrics(Role.SENTENCE).horizontalAdvance(row.second_line)
        right, badge = 0.0, 0.0
        if row.at_right:
            right = theme.metrics(Role.SENTENCE).horizontalAdvance(row.at_right) + 12
        if row.badge:
            badge = theme.metrics(Role.META_STRONG).horizontalAdvance(row.badge.word)
            badge += theme.px(16) + 13
        before = theme.px(18) + 14 if row.icon else 0
        second += theme.px(16) if row.swatch else 0
        return title + right > room - before or second + badge > room - before

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        painter.save()
        at: QRect = option.rect
        state: QStyle.StateFlag = option.state
        paint_row_ground(painter, self._theme, at, state, self._margin)
        inside = at.adjusted(self._margin, 0, -self._margin, 0)
        left = self._paint_icon(painter, row, inside)
        self._paint_first_line(painter, row, inside.adjusted(left, 0, 0, 0))
        self._paint_second_line(painter, row, inside.adjusted(left, 0, 0, 0))
        painter.restore()

    def _paint_icon(self, painter: QPainter, row: Row, at: QRect) -> int:
        if not row.icon:
            return 0
        size = self._theme.px(18)
        view = self.parent()
        pixmap = self._theme.icon(row.icon, 18, "ink2", view)  # type: ignore[arg-type]  # the view
        painter.drawPixmap(at.left(), at.top() + (at.height() - size) // 2, pixmap)
        return size + 14

    def _paint_first_line(self, painter: QPainter, row: Row, at: QRect) -> None:
        theme = self._theme
        line = QRect(at.left(), at.top() + 8, at.width(), theme.px(20))
        painter.setPen(theme.colour("ink"))
        if row.at_right:
            painter.setFont(theme.font(Role.SENTENCE))
            painter.drawText(
                QRect(line.left(), at.top(), line.width(), at.height()),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                row.at_right,
            )
            wide = round(theme.metrics(Role.SENTENCE).horizontalAdvance(row.at_right)) + 12
            line.setWidth(line.width() - wide)
        painter.setFont(theme.font(Role.STRONG))
        metrics = theme.metrics(Role.STRONG)
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, line.width())
        painter.setPen(theme.colour("ink"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_second_line(self, painter: QPainter, row: Row, at: QRect) -> None:
        theme = self._theme
        line = QRect(at.left(), at.top() + 8 + theme.px(20) + 1, at.width(), theme.px(19))
        room = line.width() - self._paint_badge(painter, row, line)
        left = line.left()
        if row.swatch:
            side = theme.px(SHAPE)
            top = line.top() + (line.height() - side) / 2
            paint_swatch(painter, theme, row.swatch.place, QRectF(left, top, side, side))
            left, room = left + theme.px(16), room - theme.px(16)
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font(Role.SENTENCE))
        metrics = theme.metrics(Role.SENTENCE)
        text = metrics.elidedText(row.second_line, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRect(left, line.top(), room, line.height()), Qt.AlignmentFlag.AlignVCenter, text
        )

    def _paint_badge(self, painter: QPainter, row: Row, line: QRect) -> int:
        """Paint the standing at the right and say how much room it took."""
        if row.badge is None:
            return 0
        theme, badge = self._theme, row.badge
        role = Role.META_STRONG if badge.strong else Role.META
        wide = round(theme.metrics(role).horizontalAdvance(badge.word)) + 1
        side = theme.px(SHAPE)
        left = line.right() - wide - theme.px(16)
        top = line.top() + (line.height() - side) / 2
        paint_shape(painter, badge.shape, QRectF(left, top, side, side), theme.colour(badge.colour))
        painter.setPen(theme.colour(badge.colour if badge.strong else "ink2"))
        painter.setFont(theme.font(role))
        room = QRect(line.right() - wide, line.top(), wide + 2, line.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, badge.word)
        return wide + theme.px(16) + 12


def paint_row_ground(
    painter: QPainter,
    theme: Theme,
    at: QRect,
    state: QStyle.StateFlag,
    margin: int,
    *,
    outlined: bool = True,
) -> None:
    """Paint what lies under a row: tint and bar, hover, the rule, the ring of the keyboard."""
    flag = QStyle.StateFlag
    if state & flag.State_Selected:
        painter.fillRect(at, theme.colour("tint"))
        painter.fillRect(QRect(at.left(), at.top(), BAR, at.height()), theme.colour("accent"))
    elif state & flag.State_MouseOver:
        painter.fillRect(at, theme.colour("hover"))
    if not state & flag.State_Selected:
        rule = QRect(at.left() + margin, at.bottom(), at.width() - 2 * margin, 1)
        painter.fillRect(rule, theme.colour("rule"))
    high_contrast = outlined and theme.tokens.high_contrast and state & flag.State_Selected
    if (state & flag.State_HasFocus and state & flag.State_KeyboardFocusChange) or high_contrast:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(at).adjusted(4, 3, -3, -3))


class RowList(QListView):
    """A list of two-line rows."""

    row_chosen = Signal(str)
    rows_chosen = Signal(object)
    row_opened = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, name: str, *, margin: int = 20, many: bool = False) -> None:
        super().__init__()
        self._theme, self._quiet, self._wished = theme, False, ""
        # What title, second line and badge are called where the rows are copied as a table.
        self.headings: tuple[str, ...] = ()
        self._rows = RowModel()
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(theme, margin, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.activated.connect(self._open)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows; what was chosen stays chosen where it is still there."""
        self._keeping(lambda: self._rows.show_rows(rows))
        if self._wished and self.choose(self._wished):
            self._wished = ""

    def filter(self, text: str) -> None:
        """Show the rows in which every typed word stands, accents or not."""
        self._keeping(lambda: self._rows.filter(text))

    def order_by(self, order: Callable[[Row], object] | None) -> None:
        """Sort by this key."""
        self._keeping(lambda: self._rows.order_by(order))

    def choose(self, key: str) -> bool:
        """Choose a row by its key, as a click does; False when it is not shown."""
        place = self._rows.place_of(key)
        if place < 0:
            return False
        index = self._rows.index(place)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def choose_when_shown(self, key: str) -> None:
        """Choose a row now, or as soon as it is among those that are shown."""
        self._wished = "" if self.choose(key) else key

    def choose_first(self) -> bool:
        """Choose the first row that is shown; False when there is none."""
        rows = self._rows.rows()
        return bool(rows) and self.choose(rows[0].key)

    def chosen(self) -> str:
        """The key of the chosen row, "" when none is."""
        keys = self.all_chosen()
        return keys[0] if keys else ""

    def all_chosen(self) -> tuple[str, ...]:
        """The keys of all chosen rows, from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._rows.rows()[place].key for place in places)

    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown, in order."""
        return self._rows.rows()

    def copy_table(self) -> None:
        """Put the chosen rows (all, when none is) on the clipboard as a table."""
        chosen = set(self.all_chosen())
        lines = ["\t".join(self.headings)] if self.headings else []
        lines += [
            "\t".join((row.title, row.second_line, row.badge.word if row.badge else row.at_right))
            for row in self._rows.rows()
            if not chosen or row.key in chosen
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies as a table; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        else:
            super().keyPressEvent(event)

    def _keeping(self, change: Callable[[], None]) -> None:
        """Change the rows; choose the same ones again without telling anybody."""
        before, current = self.all_chosen(), self.chosen()
        self._quiet = True
        change()
        flag = QItemSelectionModel.SelectionFlag
        for key in before:
            place = self._rows.place_of(key)
            if place >= 0:
                how = flag.SelectCurrent if key == current else flag.Select
                self.selectionModel().setCurrentIndex(self._rows.index(place), how)
        self._quiet = False
        if before and not self.all_chosen():
            self._tell()

    def _tell(self) -> None:
        if self._quiet:
            return
        self.row_chosen.emit(self.chosen())
        self.rows_chosen.emit(self.all_chosen())

    def _open(self, index: QModelIndex) -> None:
        self.row_opened.emit(self._rows.row(index).key)

    def _ask_for_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            key = self._rows.row(index).key
            self.menu_wanted.emit(key, self.viewport().mapToGlobal(at))
