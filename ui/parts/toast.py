"""The toast: what happened, in the past tense, with Undo; one at a time, for eight seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStyle, QWidget

from ui.parts.announcing import announce
from ui.parts.buttons import PaintedButton
from ui.parts.marks import key_cap_width, paint_key_cap
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.theme.theme import Theme

STAYS = 8000
EDGE = 24
SHADOW = 12
RISE, RISES_IN = 8, 160


class _UndoButton(PaintedButton):
    """Undo in the toast's own colours, with its key."""

    def __init__(self, text: str, key: str, theme: Theme) -> None:
        super().__init__(text, theme)
        self._key = key

    def sizeHint(self) -> QSize:
        """As wide as word and key."""
        wide = self.theme.metrics(Role.STRONG).horizontalAdvance(self.text())
        return QSize(round(wide + key_cap_width(self._key, self.theme)) + 26, self.theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint word and key cap."""
        painter = QPainter(self)
        painter.setFont(self.theme.font(Role.STRONG))
        painter.setPen(self.theme.colour("toast_action"))
        room = QRectF(self.rect()).adjusted(8, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        wide, high = key_cap_width(self._key, self.theme), self.theme.px(20)
        fill = QColor(self.theme.colour("toast_ink"))
        fill.setAlphaF(0.18)
        at = QRectF(self.width() - wide - 8, (self.height() - high) / 2, wide, high)
        ink = self.theme.colour("toast_ink")
        paint_key_cap(painter, self.theme, self._key, at, fill=fill, ink=ink)
        painter.end()


class Toast(QWidget):
    """Stands at the bottom of its parent, 24 from the edge; stays while hovered or focused."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget, theme: Theme, words: Words, *, stays: int = STAYS) -> None:
        super().__init__(parent)
        self._theme, self._room = theme, parent
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(stays)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 48, SHADOW, SHADOW + 16, SHADOW)
        row.setSpacing(16)
        self.message = Text("", Role.BODY, theme, colour="toast_ink")
        row.addWidget(self.message)
        self.undo = _UndoButton(words("Undo"), words("Ctrl Z"), theme)
        self.undo.clicked.connect(self._undo)
        row.addWidget(self.undo)
        self._rising = QPropertyAnimation(self, b"pos", self)
        self._rising.setDuration(RISES_IN)
        self._rising.setEasingCurve(QEasingCurve.Type.OutCubic)
        parent.installEventFilter(self)
        self.hide()

    def say(self, message: str, *, undo: bool = True) -> None:
        """Show what happened; the one that stood before goes."""
        self.message.setText(message)
        self.undo.setVisible(undo)
        self.setFixedHeight(self._theme.px(48) + 2 * SHADOW)
        self.adjustSize()
        was_there = self.isVisible()
        self._place()
        self.show()
        self.raise_()
        if not was_there and self.may_move():
            self._rise()
        self._timer.start()
        announce(self, message)

    def may_move(self) -> bool:
        """Whether neither the setting nor the system asks for a still screen."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return not self._theme.still and self.style().styleHint(hint) > 0

    def _rise(self) -> None:
        self._rising.setStartValue(self.pos() + QPoint(0, RISE))
        self._rising.setEndValue(self.pos())
        self._rising.start()

    def _undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _place(self) -> None:
        room = self._room.size()
        left = (room.width() - self.width()) // 2
        self.move(max(0, left), room.height() - self.height() - EDGE + SHADOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._rising.stop()
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go eight seconds after the pointer has left."""
        super().leaveEvent(event)
        if not self.undo.hasFocus():
            self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the soft shadow, the ground and the tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, at, 8, spread=10, drop=4)
        painter.setBrush(self._theme.colour("toast"))
        painter.drawRoundedRect(at, 8, 8)
        size = self._theme.px(18)
        tick = self._theme.icon("check", 18, "toast_action", self, 2.4)
        painter.drawPixmap(round(at.left()) + 18, round(at.center().y() - size / 2), tick)
        painter.end()


def paint_shadow(
    painter: QPainter, at: QRectF, radius: float, *, spread: int = 14, drop: int = 8
) -> None:
    """Paint a soft shadow below a panel: black at 2 % for every two pixels of spread."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 5))
    for grow in range(spread, 0, -2):
        panel = at.adjusted(-grow, -grow + drop, grow, grow + drop)
        painter.drawRoundedRect(panel, radius + grow, radius + grow)
