"""Small parts of the inspector: an organisation's disc, and a quiet act whose words wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pairing.wording import organisation_name, swatch_of
from ui.parts.buttons import PaintedButton
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.pairing.shown import Someone
    from facilitator.words import Words
    from ui.theme.theme import Theme

ARROW = 22


class Disc(QWidget):
    """An organisation's disc of 30 px with its code, as in a ring."""

    def __init__(self, who: Someone, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._swatch = swatch_of(who, words)
        self.setAccessibleName(organisation_name(who, words))
        side = theme.px(30)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc and its code."""
        if self._swatch is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.fill(self._swatch.place))
        painter.drawEllipse(self.rect())
        painter.setPen(self._theme.colour("on_fill"))
        painter.setFont(self._theme.font(Role.CODE))
        room = QRectF(self.rect()).adjusted(0, -0.5, 0, -0.5)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._swatch.code)
        painter.end()


class WrappedAct(PaintedButton):
    """A quiet act after a bent arrow; long words stand below each other."""

    def __init__(self, text: str, theme: Theme, about: str) -> None:
        super().__init__(text, theme)
        self.setAccessibleDescription(about)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the words are in this width, never under 24."""
        room = QRectF(0, 0, max(40, width - self.theme.px(ARROW)), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        box = self.theme.metrics(Role.SENTENCE_STRONG).boundingRect(room, flags, self.text())
        return max(self.theme.px(26), round(box.height()) + 8)

    def sizeHint(self) -> QSize:
        """One line where there is room."""
        wide = self.theme.metrics(Role.SENTENCE_STRONG).horizontalAdvance(self.text())
        width = max(80, self.width()) if self.width() else 240
        return QSize(round(wide) + self.theme.px(ARROW) + 2, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow, as high as its words are then."""
        return QSize(80, max(24, self.theme.px(26)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint arrow and words."""
        painter = QPainter(self)
        theme = self.theme
        painter.drawPixmap(0, theme.px(5), theme.icon("corner-down-right", 16, "accent_text", self))
        painter.setFont(theme.font(Role.SENTENCE_STRONG))
        painter.setPen(theme.colour("accent_text"))
        room = QRectF(self.rect()).adjusted(theme.px(ARROW), 3, 0, 0)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        if self.underMouse():
            painter.setPen(theme.colour("ink"))
        painter.drawText(room, flags, self.text())
        painter.end()
