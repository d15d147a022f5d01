"""The content of a dialog: as high as it needs, and it scrolls where the screen is too low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

ROUND = 60
FEWEST = 120
BAR = 14


class ContentRoom(QScrollArea):
    """Holds the fields and sentences of a dialog; heading, trouble and buttons stay in sight."""

    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.inside = QWidget()
        self.inside.setAutoFillBackground(False)
        self.content = QVBoxLayout(self.inside)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(12)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        self.inside.installEventFilter(self)

    def hasHeightForWidth(self) -> bool:
        """Sentences that wrap are higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All of the content in this width."""
        content = self.content
        high = content.totalHeightForWidth(width) if content.hasHeightForWidth() else 0
        return max(high, content.totalSizeHint().height())

    def sizeHint(self) -> QSize:
        """All of the content."""
        wide = max(self.content.totalSizeHint().width(), self.width() if self.isVisible() else 0)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """As wide as the content must be; a few lines of it are enough."""
        least = self.content.totalMinimumSize()
        return QSize(least.width(), min(FEWEST, least.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when there is more to show than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.grown.emit()
        return super().eventFilter(watched, event)


def highest(screen: QScreen) -> int:
    """How high a dialog may be on this screen."""
    return screen.availableGeometry().height() - ROUND
