"""Things that lie in lines and are never cut: as high as they need in the width they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QStackedWidget

from ui.parts.choices import Chips

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class WholeChips(Chips):
    """Chips of which every line is seen."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the lines need."""
        super().resizeEvent(event)
        self.keep_height()

    def event(self, event: QEvent) -> bool:
        """Measure again when other chips stand in it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.keep_height()
        return super().event(event)

    def keep_height(self) -> None:
        """Keep the height that the lines need in this width."""
        layout = self.layout()
        high = layout.heightForWidth(self.width()) if layout is not None else 0
        if high != self.minimumHeight():
            self.setMinimumHeight(high)


class CurrentStack(QStackedWidget):
    """Sections one above the other; only the one that is seen says how much room is needed."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """What the current section would like."""
        now = self.currentWidget()
        return now.sizeHint() if now is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the current section needs."""
        now = self.currentWidget()
        return now.minimumSizeHint() if now is not None else super().minimumSizeHint()
