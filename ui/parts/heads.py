"""Heads and bands: a page's title with its actions, a section's heading, a band of figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.buttons import PaintedButton
from ui.parts.marks import SHAPE, Shape, paint_shape
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.theme.theme import Theme


class PageHead(QWidget):
    """The title of a page (28), a line below it, and at the right what can be done."""

    def __init__(
        self, title: str, theme: Theme, *, under: str = "", actions: Iterable[QWidget] = ()
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(16)
        self.title = Text(title, Role.TITLE, theme, wraps=True)
        first.addWidget(self.title, 1)
        column.addLayout(first)
        self.under = Text(under, Role.BODY_SOFT, theme, wraps=True)
        self.under.setVisible(bool(under))
        column.addWidget(self.under)
        row.addLayout(column, 1)
        self._row = row
        for action in actions:
            self.add_action(action)

    def add_action(self, action: QWidget) -> None:
        """Put one more button at the right."""
        self._row.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, title: str, under: str = "") -> None:
        """Show another title and line."""
        self.title.setText(title)
        self.under.setText(under)
        self.under.setVisible(bool(under))


class SectionHead(QWidget):
    """A section's heading (18/700 in the accent), with words or an action at the right."""

    def __init__(
        self,
        title: str,
        theme: Theme,
        *,
        at_right: str = "",
        action: QWidget | None = None,
        above: int = 0,
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        # More air above a heading than below it says what belongs together.
        row.setContentsMargins(0, above, 0, 0)
        row.setSpacing(12)
        self.title = Text(title, Role.SECTION, theme)
        row.addWidget(self.title)
        row.addStretch()
        self.at_right = Text(at_right, Role.SENTENCE, theme)
        row.addWidget(self.at_right)
        self._row = row
        if action is not None:
            self.add_action(action)

    def add_action(self, action: QWidget) -> None:
        """Put one more action at the right."""
        self._row.addWidget(action)


@dataclass(frozen=True)
class Figure:
    """A figure with its unit and what it counts; `key` is told when it is pressed."""

    figure: str
    label: str
    unit: str = ""
    key: str = ""
    shape: Shape | None = None


class FigureButton(PaintedButton):
    """One figure (34/700), its unit and its label; pressing it opens the rows it is made of."""

    def __init__(self, figure: Figure, theme: Theme) -> None:
        super().__init__("", theme)
        self._figure = figure
        self.setAccessibleName(" ".join(p for p in (figure.figure, figure.unit, figure.label) if p))
        if not figure.key:
            self.setEnabled(False)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()

    def sizeHint(self) -> QSize:
        """As wide as the figure or its label, whichever is wider."""
        theme, figure = self.theme, self._figure
        first = theme.metrics(Role.FIGURE).horizontalAdvance(figure.figure)
        if figure.unit:
            first += 6 + theme.metrics(Role.UNIT).horizontalAdvance(figure.unit)
        second = theme.metrics(Role.SENTENCE).horizontalAdvance(figure.label)
        second += theme.px(18) if figure.shape else 0
        return QSize(round(max(first, second)) + 4, theme.px(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint figure, unit, shape and label."""
        painter = QPainter(self)
        theme, figure = self.theme, self._figure
        high = theme.line(Role.FIGURE)
        painter.setFont(theme.font(Role.FIGURE))
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            QRectF(0, 0, self.width(), high), Qt.AlignmentFlag.AlignVCenter, figure.figure
        )
        wide = theme.metrics(Role.FIGURE).horizontalAdvance(figure.figure)
        painter.setFont(theme.font(Role.UNIT))
        painter.setPen(theme.colour("ink2"))
        unit = QRectF(wide + 6, 0, self.width(), high)
        painter.drawText(unit, Qt.AlignmentFlag.AlignVCenter, figure.unit)
        self._paint_label(painter, high)
        painter.end()

    def _paint_label(self, painter: QPainter, top: int) -> None:
        theme, left = self.theme, 0
        under = QRectF(0, top, self.width(), self.height() - top)
        if self._figure.shape:
            side = theme.px(SHAPE)
            at = QRectF(1, under.center().y() - side / 2, side, side)
            paint_shape(painter, self._figure.shape, at, theme.colour("accent_text"))
            left = theme.px(18)
        over = self.underMouse() and self.isEnabled()
        painter.setPen(theme.colour("accent_text" if over else "ink2"))
        painter.setFont(theme.font(Role.SENTENCE))
        painter.drawText(
            under.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._figure.label
        )


class FigureBand(QWidget):
    """Figures beside each other between two rules, and perhaps a drawing after them."""

    opened = Signal(str)

    def __init__(
        self, figures: Sequence[Figure], theme: Theme, *, after: QWidget | None = None
    ) -> None:
        super().__init__()
        self._theme, self._after = theme, after
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule(theme, strong=True))
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 14, 0, 14)
        self._row.setSpacing(24)
        column.addLayout(self._row)
        column.addWidget(Rule(theme, strong=True))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._buttons: list[QWidget] = []
        self.show_figures(figures)
        self._before_after = Rule(theme, strong=True, upright=True)
        if after is not None:
            self._row.addWidget(self._before_after)
            self._row.addWidget(after, 1)
            # Where the drawing is hidden the figures stay at the left.
            self._row.addStretch(0)

    def fit(self, room: int, least: int) -> bool:
        """Show the drawing only where `least` is left for it beside the figures."""
        if self._after is None:
            return True
        shown = self._figures_width() + 2 * self._row.spacing() + 1 + least <= room
        self._before_after.setVisible(shown)
        self._after.setVisible(shown)
        return shown

    def figures_fit(self, room: int) -> bool:
        """Whether the figures alone have room enough."""
        return self._figures_width() <= room

    def _figures_width(self) -> int:
        wide = sum(widget.sizeHint().width() for widget in self._buttons)
        return wide + self._row.spacing() * max(0, len(self._buttons) - 1)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show other figures."""
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for at, figure in enumerate(figures):
            if at:
                self._buttons.append(Rule(self._theme, strong=True, upright=True))
            button = FigureButton(figure, self._theme)
            button.clicked.connect(lambda _on=False, key=figure.key: self.opened.emit(key))
            self._buttons.append(button)
        for at, widget in enumerate(self._buttons):
            self._row.insertWidget(at, widget)
        if self._after is None and self._row.count() == len(self._buttons):
            self._row.addStretch(1)


class Clickable(QWidget):
    """A plain area that can be pressed; used where a whole drawing opens its list."""

    pressed = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that it was pressed."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
