"""A painted chart as a widget: keyboard, mouse, spoken sentences, any text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from facilitator.charts.marks import Key, Point
from ui.drawings.painter import MarkPainter, pen_for

if TYPE_CHECKING:
    from facilitator.charts.drawing import Drawing, Said
    from facilitator.charts.shapes import Pen
    from facilitator.words import Words
    from ui.theme.theme import Theme

BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class DrawingView(QWidget):
    """A chart that is painted and spoken; what it shows is composed by each kind of chart."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = words
        self._drawing: Drawing | None = None
        self._spoken = ""
        theme.changed.connect(self.recompose)

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The chart at a width, or nothing while there is nothing to show."""
        raise NotImplementedError

    def tip(self, key: Key) -> str:
        """What the pointer is told about a datum."""
        return self.sentence(key)

    def sentence(self, key: Key) -> str:
        """What is spoken of a datum."""
        return " ".join(self.words.stored(said.key, said.values) for said in self.said(key))

    def said(self, key: Key) -> tuple[Said, ...]:
        """The sentences of a datum, none by default."""
        del key
        return ()

    @property
    def drawing(self) -> Drawing | None:
        """The chart as it is now."""
        if self._drawing is None:
            self._drawing = self.compose(pen_for(self.theme), float(self.width()))
        return self._drawing

    def origin(self) -> QPointF:
        """Where the chart's top left corner stands in the widget."""
        return QPointF(0, 0)

    def recompose(self) -> None:
        """Lay the chart out again: other figures, other colours, another text size."""
        self._drawing = None
        self.updateGeometry()
        self.update()

    def speak_whole(self) -> None:
        """Hand the whole chart's sentences to a screen reader as the description."""
        drawing = self.drawing
        self.setAccessibleDescription(drawing.alt_in(self.words.stored) if drawing else "")

    def announce(self, sentence: str) -> None:
        """Say a sentence now, and keep it as the description of what is current."""
        self._spoken = sentence
        self.setAccessibleDescription(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def key_at(self, position: QPointF) -> Key | None:
        """The datum under a place of the widget."""
        drawing = self.drawing
        if drawing is None:
            return None
        at = position - self.origin()
        return drawing.key_at(Point(at.x(), at.y()))

    def sizeHint(self) -> QSize:
        """The room the chart would like."""
        drawing = self.drawing
        if drawing is None:
            return QSize(0, 0)
        return QSize(round(drawing.width + 0.5), round(drawing.height + 0.5))

    def minimumSizeHint(self) -> QSize:
        """The room the chart needs."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out again when it became wider or narrower."""
        if event.oldSize().width() != event.size().width():
            self.recompose()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart."""
        drawing = self.drawing
        painter = QPainter(self)
        if drawing is not None:
            corner = self.origin()
            MarkPainter(painter, self.theme).draw(drawing, corner.x(), corner.y())
            self.paint_over(painter)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """Paint what stands above the chart, such as focus; nothing by default."""

    def event(self, event: QEvent) -> bool:
        """Show the sentence of what the pointer rests on."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = self.key_at(QPointF(event.pos()))
            if key is not None and self.tip(key):
                QToolTip.showText(event.globalPos(), self.tip(key), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


class WideView(DrawingView):
    """A chart that takes the width it is given and then knows its height."""

    least = 240

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """A wider chart may be lower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the chart at a width."""
        drawing = self.compose(pen_for(self.theme), float(max(self._narrowest(), width)))
        return round(drawing.height + 0.5) if drawing else 0

    def sizeHint(self) -> QSize:
        """The room the chart would like."""
        width = max(self._narrowest(), self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The room the chart needs."""
        return QSize(self._narrowest(), self.heightForWidth(self.width()))

    def _narrowest(self) -> int:
        return self.theme.px(self.least)


class WalkedView(WideView):
    """A chart whose data are walked with the arrows and opened with Enter."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._current: Key | None = None
        self._is_by_keyboard = False

    @property
    def current(self) -> Key | None:
        """The datum the keyboard is on."""
        return self._current

    def keys(self) -> list[Key]:
        """The data in the order in which they are walked."""
        raise NotImplementedError

    def opened(self, key: Key) -> None:
        """Tell whoever listens that a datum was opened."""
        raise NotImplementedError

    def chosen(self, key: Key) -> None:
        """Tell whoever listens that a datum was chosen; nothing by default."""
        del key

    def choose(self, key: Key) -> None:
        """Make a datum the current one and say it."""
        is_new = key != self._current
        self._current = key
        self.recompose()
        self.announce(self.sentence(key))
        if is_new:
            self.chosen(key)

    def step(self, key: int) -> Key | None:
        """The datum that an arrow, Home or End leads to."""
        keys = self.keys()
        if not keys:
            return None
        at = keys.index(self._current) if self._current in keys else -1
        places = {
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(keys) - 1,
        }
        for which, place in places.items():
            if key == which:
                return keys[min(len(keys) - 1, max(0, place))]
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        self._is_by_keyboard = True
        step = self.step(event.key())
        if step is not None:
            self.choose(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current is not None:
            self.opened(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what was pressed."""
        self._is_by_keyboard = False
        key = self.key_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and key in self.keys():
            self.choose(key)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was pressed twice."""
        key = self.key_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and key in self.keys():
            self.opened(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be chosen."""
        on_datum = self.key_at(event.position()) in self.keys()
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if on_datum else arrow)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first datum when the keyboard arrives."""
        self._is_by_keyboard = event.reason() in BY_KEYBOARD
        keys = self.keys()
        if self._is_by_keyboard and self._current not in keys and keys:
            self.choose(keys[0])
        self.recompose()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        self.recompose()
        super().focusOutEvent(event)

    def shows_focus(self) -> bool:
        """Whether the keyboard is here and the last thing used was a key."""
        return self.hasFocus() and self._is_by_keyboard

    def paint_over(self, painter: QPainter) -> None:
        """Paint the focus ring round the current datum, a gap away from it."""
        drawing = self.drawing
        if drawing is None or self._current is None or not self.shows_focus():
            return
        box = drawing.box_of(self._current)
        if box is not None:
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            area = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
            shifted = area.translated(self.origin()).adjusted(-4, -3, 4, 3)
            painter.drawRoundedRect(
                shifted.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)), 4, 4
            )
