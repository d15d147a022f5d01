"""The headings of a table: over figures they stand where the figures end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.parts.columns import BEHIND_FIGURES

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPainter

    from ui.theme.theme import Theme


class Headings(QHeaderView):
    """A header whose headings keep the same air as the cells below them."""

    def __init__(self, theme: Theme, figures: Collection[int], table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme, self._figures = theme, frozenset(figures)
        self.setSectionsClickable(True)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint one heading; the rule below goes through."""
        behind = rect.right() + 2 < self.viewport().width()
        if at not in self._figures or not behind:
            super().paintSection(painter, rect, at)
            return
        painter.fillRect(rect, self._theme.colour("surface"))
        foot = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(foot, self._theme.colour("rule_strong"))
        super().paintSection(painter, rect.adjusted(0, 0, -BEHIND_FIGURES, 0), at)
