"""Dialogs with many fields: their content scrolls where the screen is not as high as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.parts.dialogs import Dialog

ROUND = 60
FEWEST = 160


class Scrolled(QObject):
    """Puts a dialog's content into an area that scrolls; make it before the first field.

    The heading, the trouble and the buttons stay in sight.
    """

    def __init__(self, dialog: Dialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._inside = QWidget()
        self._inside.setAutoFillBackground(False)
        content = QVBoxLayout(self._inside)
        content.setContentsMargins(4, 4, 12, 4)
        content.setSpacing(12)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setWidget(self._inside)
        dialog.content.addWidget(self._area)
        dialog.content = content
        dialog.installEventFilter(self)
        self._inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as high as every field needs, and no higher than the screen."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wide = self._inside.sizeHint().width() + 24
        high = self._inside.sizeHint().height()
        layout = self._inside.layout()
        if layout is not None and layout.hasHeightForWidth():
            high = layout.totalHeightForWidth(max(wide - 24, self._area.viewport().width()))
        screen = self._dialog.screen().availableGeometry()
        # What stands around the content: heading, trouble, buttons, margins.
        around = self._dialog.sizeHint().height() - self._area.sizeHint().height()
        most = max(FEWEST, screen.height() - ROUND - around)
        self._area.setMinimumWidth(wide)
        self._area.setFixedHeight(min(high + 2, most))
        self._dialog.adjustSize()
