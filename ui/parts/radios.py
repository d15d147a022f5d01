"""One of a few, each with a sentence that says what choosing it means.

`Radios((("circle", "A circle", "Whoever receives gives."), …), theme, words("Kind"))` holds real
radio buttons: the arrows go from one to the next, and a screen reader says name and sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.theme.theme import Theme

TOP, LEFT, GAP = 8, 40, 2


class Radio(QRadioButton):
    """A radio button with a sentence below its name."""

    shows_own_focus = True

    def __init__(self, name: str, sentence: str, theme: Theme) -> None:
        super().__init__(name)
        self._sentence, self._theme = sentence, theme
        self.setAccessibleDescription(sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as name and wrapped sentence."""
        room = QRectF(0, 0, max(80, width - self._left() - 12), 1000)
        flags = Qt.TextFlag.TextWordWrap.value
        under = self._theme.metrics(Role.SENTENCE).boundingRect(room, flags, self._sentence)
        return round(2 * TOP + GAP + self._theme.line(Role.STRONG) + under.height())

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        wide = max(self.width(), self._theme.px(320))
        return QSize(self._theme.px(320), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Two lines of sentence have room in half the width."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def hitButton(self, at: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(at)

    def _left(self) -> int:
        return self._theme.px(LEFT - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, the disc, name and sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on, keyed = self._theme, self.isChecked(), self.hasFocus()
        edge = 1.0 if keyed else 0.5
        border = "focus" if keyed else "accent" if on else "control"
        painter.setPen(QPen(theme.colour(border), 2 if keyed else 1))
        ground = "tint" if on else "hover" if self.underMouse() else "raised"
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 6, 6)
        self._paint_disc(painter, on=on)
        left, top = self._left(), TOP
        painter.setFont(theme.font(Role.STRONG))
        painter.setPen(theme.colour("ink"))
        high = theme.line(Role.STRONG)
        name = QRect(left, top, self.width() - left - 12, high)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font(Role.SENTENCE))
        painter.setPen(theme.colour("ink2"))
        room = QRect(left, top + high + GAP, self.width() - left - 12, self.height())
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self._sentence)
        painter.end()

    def _paint_disc(self, painter: QPainter, *, on: bool) -> None:
        theme = self._theme
        size = theme.px(16)
        at = QRectF(theme.px(12), TOP + (theme.line(Role.STRONG) - size) / 2, size, size)
        painter.setPen(QPen(theme.colour("accent" if on else "control"), 1.5))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(at)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(at.adjusted(4, 4, -4, -4))


class Radios(QWidget):
    """A column of radio buttons of which one is chosen."""

    chosen = Signal(str)

    def __init__(
        self, options: Iterable[tuple[str, str, str]], theme: Theme, name: str, now: str = ""
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._group = QButtonGroup(self)
        self.parts: dict[str, Radio] = {}
        for key, title, sentence in options:
            part = Radio(title, sentence, theme)
            self._group.addButton(part)
            column.addWidget(part)
            self.parts[key] = part
            part.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
        self.choose(now or next(iter(self.parts)))

    def choose(self, key: str) -> None:
        """Choose one by its key."""
        self.parts[key].setChecked(True)

    def key(self) -> str:
        """The key of the one that is chosen."""
        return next(key for key, part in self.parts.items() if part.isChecked())
