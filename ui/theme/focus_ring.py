"""The one ring that stands round whatever button the keyboard is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from ui.theme.last_input import LastInput

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens

RING = 2
GAP = 2


class _RingStyle(QProxyStyle):
    """Fusion, leaving room for the ring outside a control; worn by the ring alone."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in {
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        }:
            return RING + GAP
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)


class FocusRing(QFocusFrame):
    """The one ring that stands round whatever button the keyboard is on.

    Fields and lists show focus in themselves, so the ring follows buttons only, and only
    when the mouse did not bring the focus there.
    """

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = _RingStyle()
        self.setStyle(self._style)
        self._colour = QColor(tokens.focus)
        self._input = LastInput(self)
        self.setObjectName("focus_ring")
        self.hide()

    def wear(self, tokens: Tokens) -> None:
        """Take the colour of another theme."""
        self._colour = QColor(tokens.focus)
        self.update()

    def follow(self, now: QWidget | None) -> None:
        """Stand round `now` when it is a button that the keyboard reached, else nowhere."""
        if now is not None:
            self._input.watch(now)
        by_mouse = self._input.was_mouse or QApplication.mouseButtons().value != 0
        own = getattr(now, "shows_own_focus", False)
        if isinstance(now, QAbstractButton) and not by_mouse and not own:
            self.setWidget(now)
        else:
            # Qt takes None for "nowhere"; the stubs do not know it.
            self.setWidget(None)  # type: ignore[arg-type]
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, RING))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        painter.end()
