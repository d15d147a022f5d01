"""Key caps with a border, as the palette, the lists of keys and the room's screen show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.parts.marks import key_cap_width
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from ui.theme.theme import Theme


def paint_outlined_cap(painter: QPainter, theme: Theme, keys: str, at: QRectF) -> None:
    """Draw a key cap with a border, as the palette and the lists of keys show it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("control"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.colour("ink2"))
    painter.setFont(theme.font(Role.KEY))
    painter.drawText(at.adjusted(0, -0.5, 0, -0.5), Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()


class KeyCap(QWidget):
    """A key on a page or in a list of keys."""

    def __init__(self, keys: str, theme: Theme) -> None:
        super().__init__()
        self._keys, self._theme = keys, theme
        self.setAccessibleName(keys)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        wide = round(key_cap_width(self._keys, self._theme) + 0.5)
        self.setFixedSize(wide, self._theme.px(20))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        paint_outlined_cap(painter, self._theme, self._keys, QRectF(self.rect()))
        painter.end()
