"""Topics in one line, parted by commas; known ones are completed while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from ui.parts.fields import LineField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from ui.theme.theme import Theme


class TopicsField(LineField):
    """Topics, the most important first; ↓ or Enter in the list takes the one that is meant."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__(theme, name)
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take)

    def offer(self, names: Iterable[str]) -> None:
        """Complete to these names."""
        self._known.setStringList(list(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While the list of known topics is open its keys are the list's own."""
        popup = self._completer.popup()
        is_open = popup is not None and popup.isVisible()
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab}
        if is_open and event.key() in keys:
            event.ignore()
            return
        super().keyPressEvent(event)
        begun = self._begun()
        if event.text() and len(begun) > 1:
            self._completer.setCompletionPrefix(begun)
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    def _begun(self) -> str:
        """The topic that is being typed: what stands after the last comma."""
        return self.text()[: self.cursorPosition()].rpartition(",")[2].strip()

    def _take(self, name: str) -> None:
        cursor = self.cursorPosition()
        before, comma, _begun = self.text()[:cursor].rpartition(",")
        head = f"{before}{comma} " if comma else ""
        self.setText(f"{head}{name}{self.text()[cursor:]}")
        self.setCursorPosition(len(head) + len(name))


def topics_typed(text: str) -> list[str]:
    """What stands between the commas, each once."""
    parts = (part.strip() for part in text.replace(";", ",").split(","))
    return list(dict.fromkeys(part for part in parts if part))
