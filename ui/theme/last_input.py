"""Whether the mouse or a key was used last in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget


class LastInput(QObject):
    """Looks at what the system hands to the window of a widget, and at nothing else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.was_mouse = False
        self._watched: QWindow | None = None

    def watch(self, widget: QWidget) -> None:
        """Watch the window of this widget from now on."""
        window = widget.window().windowHandle()
        if window is None or window is self._watched:
            return
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        window.installEventFilter(self)
        self._watched = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a press of the mouse or of a key."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress or kind is QEvent.Type.TouchBegin:
            self.was_mouse = True
        elif kind is QEvent.Type.KeyPress:
            self.was_mouse = False
        return super().eventFilter(watched, event)
