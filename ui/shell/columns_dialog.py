"""Which columns a table shows and in which order: ticked and moved, by mouse or keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import CheckBox, IconButton
from ui.parts.dialogs import Dialog
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.words import Words
    from ui.parts.table import ColumnNow, Table
    from ui.theme.theme import Theme


class ColumnLine(QWidget):
    """One column: whether it is shown, and what moves it; Alt with an arrow moves it too."""

    def __init__(self, now: ColumnNow, theme: Theme, dialog: ColumnsDialog) -> None:
        super().__init__()
        self.key, self._dialog = now.key, dialog
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.shown = CheckBox(now.heading, theme)
        self.shown.setChecked(now.is_shown)
        self.shown.setEnabled(not now.always)
        words = dialog.words
        earlier = words("Move %(column)s forward", column=now.heading)
        later = words("Move %(column)s back", column=now.heading)
        self.earlier = IconButton("chevron-up", earlier, theme, width=36)
        self.later = IconButton("chevron-down", later, theme, width=36)
        self.earlier.clicked.connect(lambda: dialog.move_line(self, -1))
        self.later.clicked.connect(lambda: dialog.move_line(self, 1))
        row.addWidget(self.shown, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        for one in (self.shown, self.earlier, self.later):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves the column; a box would go to its neighbour."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._dialog.move_line(self, by)
                return True
        return super().eventFilter(watched, event)


class ColumnsDialog(Dialog):
    """Ticks for what is shown; the table takes it over when the dialog is agreed to."""

    def __init__(self, table: Table[object], theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(
            words("Columns of this table"), theme, words, primary=words("Use these columns"),
            parent=parent,
        )  # fmt: skip
        self._table = table
        note = words("They are remembered on this laptop. Alt with ↑ or ↓ moves a column.")
        self.content.addWidget(Text(note, Role.SENTENCE, theme, wraps=True))
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.content.addLayout(self._column)
        self.lines = [ColumnLine(now, theme, self) for now in table.columns_now()]
        for line in self.lines:
            self._column.addWidget(line)
        self._mark_ends()
        self.primary_pressed.connect(self._use)
        self.finished.connect(self.deleteLater)

    def move_line(self, line: ColumnLine, by: int) -> None:
        """Move a column one place; the first and the last stay where they are."""
        at = self.lines.index(line)
        if not 0 <= at + by < len(self.lines):
            return
        holder = self.focusWidget()
        self.lines.insert(at + by, self.lines.pop(at))
        self._column.removeWidget(line)
        self._column.insertWidget(at + by, line)
        self._mark_ends()
        # The button that was pressed may be of no use any more at an end.
        if holder is not None and not holder.isEnabled():
            line.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep_order()

    def _mark_ends(self) -> None:
        for at, line in enumerate(self.lines):
            line.earlier.setEnabled(at > 0)
            line.later.setEnabled(at < len(self.lines) - 1)

    def _keep_order(self) -> None:
        """Tab goes through the lines as they stand."""
        before: QWidget | None = None
        for line in self.lines:
            for one in (line.shown, line.earlier, line.later):
                if before is not None:
                    self.setTabOrder(before, one)
                before = one
        if before is not None:
            self.setTabOrder(before, self.cancel)

    def _use(self) -> None:
        hidden = [line.key for line in self.lines if not line.shown.isChecked()]
        keys: Sequence[str] = [line.key for line in self.lines]
        self._table.arrange_columns(keys, hidden)
        self.accept()
