"""Buttons: primary, plain, quiet and soft ones with icon and key hint, and icon buttons.

`Button("Publish 24 pairings", theme, Kind.PRIMARY, icon="check", key="Ctrl P")` is a real
QPushButton for keyboard and screen reader; only its painting is our own. One primary button
to a screen.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy

from ui.parts.marks import key_cap_width, paint_key_cap
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from ui.theme.theme import Theme

RADIUS = 6
LEAST_TARGET = 24


class Kind(StrEnum):
    """How loudly a button speaks: one primary to a screen, quiet ones in rows."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    SOFT = "soft"


class PaintedButton(QPushButton):
    """A push button that paints itself from the theme.

    `shows_own_focus` keeps the window's focus ring away from a kind that draws its own.
    """

    shows_own_focus = False

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure_again)

    def _measure_again(self) -> None:
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Never smaller than what it says."""
        return self.sizeHint()


class Button(PaintedButton):
    """A button with words, and perhaps an icon before and a key hint behind them."""

    def __init__(
        self,
        text: str,
        theme: Theme,
        kind: Kind = Kind.PLAIN,
        *,
        icon: str = "",
        key: str = "",
        height: int = 36,
    ) -> None:
        super().__init__(text, theme)
        self._kind, self._icon, self._key = kind, icon, key
        self._height = 28 if kind is Kind.QUIET and height == 36 else height
        self.setFont(theme.font(Role.STRONG))
        if key:
            self.setToolTip(key)

    def _measure_again(self) -> None:
        self.setFont(self.theme.font(Role.STRONG))
        super()._measure_again()

    @property
    def _side(self) -> int:
        return 0 if self._kind is Kind.QUIET else 12

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._measure_again()

    def sizeHint(self) -> QSize:
        """As wide as icon, words and key hint together."""
        theme = self.theme
        wide = theme.metrics(Role.STRONG).horizontalAdvance(self.text()) + 2 * self._side
        if self._icon:
            wide += theme.px(18) + 8
        if self._key:
            wide += key_cap_width(self._key, theme) + 16 - 4
        return QSize(
            max(LEAST_TARGET, round(wide + 0.5)), max(LEAST_TARGET, theme.px(self._height))
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, words and key hint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = self._ink()
        left = float(self._side)
        if self._icon:
            size = self.theme.px(18)
            pixmap = self.theme.icon(self._icon, 18, ink, self)
            painter.drawPixmap(round(left), round((self.height() - size) / 2), pixmap)
            left += size + 8
        painter.setPen(self.theme.colour(ink))
        painter.setFont(self.theme.font(Role.STRONG))
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self._key:
            self._paint_key(painter)
        painter.end()

    def _ink(self) -> str:
        if not self.isEnabled():
            return "ink3"
        inks = {Kind.PRIMARY: "on_accent", Kind.QUIET: "accent_text", Kind.SOFT: "ink2"}
        if self._kind is Kind.SOFT and self.underMouse():
            return "ink"
        return inks.get(self._kind, "ink")

    def _paint_ground(self, painter: QPainter) -> None:
        at = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        theme, over = self.theme, self.underMouse() and self.isEnabled()
        if self._kind is Kind.PRIMARY:
            painter.setPen(Qt.PenStyle.NoPen)
            ground = "accent_hover" if over or self.isDown() else "accent"
            painter.setBrush(theme.colour(ground if self.isEnabled() else "track"))
        elif self._kind is Kind.PLAIN:
            painter.setPen(QPen(theme.colour("control" if self.isEnabled() else "rule_strong"), 1))
            painter.setBrush(
                theme.colour("tint" if self.isDown() else "hover" if over else "surface")
            )
        elif over and self._kind is Kind.SOFT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint2"))
        else:
            return
        painter.drawRoundedRect(at, RADIUS, RADIUS)

    def _paint_key(self, painter: QPainter) -> None:
        wide, high = key_cap_width(self._key, self.theme), self.theme.px(20)
        right = self.width() - (self._side - 4 if self._side else 0)
        at = QRectF(right - wide, (self.height() - high) / 2, wide, high)
        ink = self.theme.colour(self._ink())
        fill = QColor(ink)
        fill.setAlphaF(0.18 if self._kind is Kind.PRIMARY else 0.10)
        paint_key_cap(painter, self.theme, self._key, at, fill=fill, ink=ink)


class IconButton(PaintedButton):
    """A button that shows only an icon; its name is heard and stands in the tooltip."""

    def __init__(
        self, icon: str, name: str, theme: Theme, *, width: int = 46, framed: bool = True
    ) -> None:
        super().__init__("", theme)
        self._icon, self._wide, self._framed = icon, width, framed
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """36 high, 46 wide unless told otherwise; never under 24."""
        theme = self.theme
        return QSize(max(LEAST_TARGET, theme.px(self._wide)), max(LEAST_TARGET, theme.px(36)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame and the icon in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, over = self.theme, self.underMouse() and self.isEnabled()
        if self._framed or over or self.isChecked():
            painter.setPen(QPen(theme.colour("control"), 1) if self._framed else Qt.PenStyle.NoPen)
            on = self.isDown() or self.isChecked()
            painter.setBrush(theme.colour("tint" if on else "hover" if over else "surface"))
            at = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(at, RADIUS, RADIUS)
        size = theme.px(18)
        pixmap = theme.icon(self._icon, 18, "ink" if self.isEnabled() else "ink3", self)
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, pixmap)
        painter.end()


class CheckBox(QCheckBox):
    """A box of 20 px in a target of 24, with its words in the body's type."""

    shows_own_focus = True

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text)
        self._theme = theme
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._measure_again)
        self._measure_again()

    def _measure_again(self) -> None:
        self.setFont(self._theme.font(Role.BODY))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Box, gap and words."""
        theme = self._theme
        wide = theme.metrics(Role.BODY).horizontalAdvance(self.text())
        return QSize(theme.px(24) + (8 + round(wide + 1) if self.text() else 0), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """Long words may stand on several lines."""
        full = self.sizeHint()
        return QSize(min(full.width(), self._theme.px(200)), full.height())

    def hasHeightForWidth(self) -> bool:
        """Long words are higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high box and words are in this width."""
        room = QRectF(0, 0, max(60, width - self._theme.px(20) - 10), 10_000)
        flags = Qt.TextFlag.TextWordWrap.value
        box = self._theme.metrics(Role.BODY).boundingRect(room, flags, self.text())
        return max(self._theme.px(28), round(box.height()) + 6)

    def hitButton(self, at: QPoint) -> bool:
        """The whole of it can be pressed, words included."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, its tick and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._theme.px(20)
        paint_check(painter, self._theme, QRectF(1, (self.height() - side) / 2, side, side), self)
        painter.setPen(self._theme.colour("ink" if self.isEnabled() else "ink3"))
        painter.setFont(self.font())
        room = QRectF(self.rect()).adjusted(side + 10, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self.text())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()


def paint_check(painter: QPainter, theme: Theme, at: QRectF, box: QCheckBox) -> None:
    """Draw a check box and, when it is checked, its tick."""
    checked = box.isChecked()
    painter.setPen(Qt.PenStyle.NoPen if checked else QPen(theme.colour("control"), 1.5))
    painter.setBrush(theme.colour("accent" if checked else "surface"))
    painter.drawRoundedRect(at.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
    if checked:
        inset = (at.width() - theme.px(16)) / 2
        tick = theme.icon("check", 16, "on_accent", box, 3)
        painter.drawPixmap(round(at.left() + inset), round(at.top() + inset), tick)
