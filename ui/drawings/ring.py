"""Rings to walk, to open and to lock, and the small ring of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QSizePolicy, QWidget

from facilitator.charts.ring import Ring, link_sentences, ring
from facilitator.charts.shapes import extent
from ui.drawings.painter import pen_for
from ui.drawings.view import WalkedView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.charts.drawing import Drawing, Said
    from facilitator.charts.marks import Key
    from facilitator.charts.shapes import Pen
    from facilitator.words import Words
    from ui.theme.theme import Theme

CELL = QSize(250, 222)


class RingView(WalkedView):
    """One ring: arrows walk its links, Enter opens the reason, K locks."""

    link_chosen = Signal(int)
    link_opened = Signal(int)
    lock_asked = Signal(int)
    person_held = Signal(int, QPoint)
    person_dropped = Signal(int, QPoint)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.can_move = False
        self._held: int | None = None
        self._is_carried = False
        self._pressed_at = QPointF()
        self._target: Key | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._ring: Ring | None = None

    def show_ring(self, shown: Ring) -> None:
        """Show a ring; a link that it still has stays chosen."""
        self._ring = shown
        if self._current not in self.keys():
            self._current = None
        self.setAccessibleName(shown.name)
        self.recompose()
        self.speak_whole()

    def show_link(self, link: int | None) -> None:
        """Choose a link, or none, without telling anybody."""
        self._current = None if link is None else ("link", link)
        self.recompose()

    @property
    def link(self) -> int | None:
        """The number of the chosen link."""
        return int(self._current[1]) if self._current else None

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The ring as large as its members need."""
        del width
        return ring(self._ring, pen, self.link) if self._ring else None

    def keys(self) -> list[Key]:
        """The links in the order of the ring."""
        return [("link", n) for n in range(len(self._ring.members))] if self._ring else []

    def said(self, key: Key) -> tuple[Said, ...]:
        """Who gives to whom on a link, or from a member."""
        return tuple(link_sentences(self._ring, int(key[1]))) if self._ring else ()

    def key_at(self, position: QPointF) -> Key | None:
        """The link under a place; a member stands for the link on which they give."""
        key = super().key_at(position)
        return ("link", key[1]) if key else None

    def place_at(self, position: QPointF) -> Key | None:
        """The link or the member under a place, each as what it is."""
        return super().key_at(position)

    def show_target(self, key: Key | None) -> None:
        """Mark where somebody who is carried would come to stand."""
        if key != self._target:
            self._target = key
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what was pressed; a member may be carried elsewhere from here."""
        super().mousePressEvent(event)
        key = self.place_at(event.position())
        is_member = key is not None and key[0] == "member"
        if self.can_move and is_member and event.button() == Qt.MouseButton.LeftButton:
            self._held = int(key[1]) if key is not None else None
            self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry whoever is held, once the pointer has gone far enough."""
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        way = (event.position() - self._pressed_at).manhattanLength()
        if self._is_carried or way >= QApplication.startDragDistance():
            self._is_carried = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.person_held.emit(self._held, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of whoever was carried."""
        held, carried = self._held, self._is_carried
        self._held, self._is_carried = None, False
        if held is not None and carried:
            self.unsetCursor()
            self.person_dropped.emit(held, event.globalPosition().toPoint())
        super().mouseReleaseEvent(event)

    def chosen(self, key: Key) -> None:
        """Tell that a link was chosen."""
        self.link_chosen.emit(int(key[1]))

    def opened(self, key: Key) -> None:
        """Tell that a link's reason was asked for."""
        self.link_opened.emit(int(key[1]))

    def step(self, key: int) -> Key | None:
        """The next link round the ring; after the last comes the first."""
        keys = self.keys()
        forward = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        for which, way in forward.items():
            if key == which and keys and self._current in keys:
                return keys[(keys.index(self._current) + way) % len(keys)]
        return super().step(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lock with K; walk with the arrows, open with Enter."""
        if event.key() == Qt.Key.Key_K and not event.modifiers() and self.link is not None:
            self.lock_asked.emit(self.link)
        else:
            super().keyPressEvent(event)

    def origin(self) -> QPointF:
        """The circle stands in the middle of its cell, moved only as far as its names need."""
        drawing = self.drawing
        if drawing is None:
            return QPointF(0, 0)
        box = extent(drawing.marks)
        left = (self.width() - drawing.width) / 2
        left = max(min(left, self.width() - box.right - 1), 1 - box.left)
        return QPointF(left, (self.height() - drawing.height) / 2)

    def hasHeightForWidth(self) -> bool:
        """A ring is as high as its members need, whatever its width."""
        return False

    def sizeHint(self) -> QSize:
        """The room of the ring and its names, at least a cell of the grid."""
        cell = QSize(self.theme.px(CELL.width()), self.theme.px(CELL.height()))
        drawing = self.compose(pen_for(self.theme), 0)
        if drawing is None:
            return cell
        box = extent(drawing.marks)
        natural = QSize(round(box.right - box.left) + 6, round(drawing.height) + 6)
        return natural.expandedTo(cell)

    def minimumSizeHint(self) -> QSize:
        """The same as it would like."""
        return self.sizeHint()

    def paint_over(self, painter: QPainter) -> None:
        """Paint the focus ring round the whole ring; the chosen link shows itself."""
        self._paint_target(painter)
        if self.shows_focus():
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_target(self, painter: QPainter) -> None:
        box = self.drawing.box_of(self._target) if self.drawing and self._target else None
        if box is None:
            return
        area = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        painter.setPen(QPen(self.theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.translated(self.origin()).adjusted(-4, -4, 4, 4), 8, 8)


class RingGrid(QScrollArea):
    """Every ring of a plan in up to three columns; one link at most is chosen in all of them."""

    link_chosen = Signal(int, int)
    link_opened = Signal(int, int)
    lock_asked = Signal(int, int)
    person_moved = Signal(int, int, int, str, int)
    """Ring and member carried; ring, "member" or "link", and its number where they were let go."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._views: list[RingView] = []
        self._columns = 0
        self._field = QWidget()
        self._layout = QGridLayout(self._field)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setWidget(self._field)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        theme.changed.connect(self._arrange)

    @property
    def views(self) -> tuple[RingView, ...]:
        """The rings in order."""
        return tuple(self._views)

    def show_rings(self, rings: Sequence[Ring]) -> None:
        """Show these rings in this order."""
        while len(self._views) > len(rings):
            spare = self._views.pop()
            self._layout.removeWidget(spare)
            spare.deleteLater()
        while len(self._views) < len(rings):
            self._views.append(self._made(len(self._views)))
        for view, shown in zip(self._views, rings, strict=True):
            view.show_ring(shown)
        self._arrange()

    def let_move(self, *, can_move: bool) -> None:
        """Whether people can be carried to another place."""
        for view in self._views:
            view.can_move = can_move

    def show_link(self, ring_number: int, link: int) -> None:
        """Choose a link without telling anybody, and bring its ring into sight."""
        for n, view in enumerate(self._views):
            view.show_link(link if n == ring_number else None)
        self.ensureWidgetVisible(self._views[ring_number])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the rings in as many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _made(self, number: int) -> RingView:
        view = RingView(self._theme, self._words, self._field)
        view.link_chosen.connect(lambda link: self._choose(number, link))
        view.link_opened.connect(lambda link: self.link_opened.emit(number, link))
        view.lock_asked.connect(lambda link: self.lock_asked.emit(number, link))
        view.person_held.connect(lambda _member, at: self._show_target(at))
        view.person_dropped.connect(lambda member, at: self._drop(number, member, at))
        return view

    def _under(self, at: QPoint) -> tuple[int, Key] | None:
        """The ring and its part under a place of the screen."""
        for number, view in enumerate(self._views):
            inside = view.mapFromGlobal(at)
            if view.isVisible() and view.rect().contains(inside):
                key = view.place_at(QPointF(inside))
                return None if key is None else (number, key)
        return None

    def _show_target(self, at: QPoint) -> None:
        found = self._under(at)
        for number, view in enumerate(self._views):
            view.show_target(found[1] if found and found[0] == number else None)

    def _drop(self, number: int, member: int, at: QPoint) -> None:
        found = self._under(at)
        for view in self._views:
            view.show_target(None)
        if found is not None and found != (number, ("member", member)):
            to, key = found
            self.person_moved.emit(number, member, to, str(key[0]), int(key[1]))

    def _choose(self, number: int, link: int) -> None:
        for n, view in enumerate(self._views):
            if n != number:
                view.show_link(None)
        self.ensureWidgetVisible(self._views[number])
        self.link_chosen.emit(number, link)

    def _columns_that_fit(self) -> int:
        """Three columns, or fewer where the widest ring of each would not stand beside the rest."""
        room, wide = self.viewport().width(), [view.sizeHint().width() for view in self._views]
        for columns in (3, 2):
            widest = [max(wide[n::columns], default=CELL.width()) for n in range(columns)]
            if sum(widest) <= room:
                return columns
        return 1

    def _arrange(self) -> None:
        columns = self._columns_that_fit()
        for n, view in enumerate(self._views):
            self._layout.addWidget(view, n // columns, n % columns)
        for column in range(3):
            self._layout.setColumnStretch(column, 1 if column < columns else 0)
        self._layout.setRowStretch(len(self._views), 1)
