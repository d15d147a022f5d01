"""Things side by side in as many lines as they need, never higher than those lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.choices import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Flow(QWidget):
    """A widget whose `flow` holds things side by side, as many as there is room for."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.flow = FlowLayout(self, gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the lines need."""
        super().resizeEvent(event)
        self.keep_height()

    def event(self, event: QEvent) -> bool:
        """Measure again when something in it became larger or was added."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.keep_height()
        return super().event(event)

    def keep_height(self) -> None:
        """Keep the height that the lines need in this width, neither less nor more."""
        high = self.flow.heightForWidth(self.width())
        if high != self.minimumHeight() or high != self.maximumHeight():
            self.setFixedHeight(high)
