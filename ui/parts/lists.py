"""A list in a dialog: the rows that a figure is made of, to read, copy, filter and open.

dialog = ListDialog(words("Sessions"), rows, theme, words, self, act=words("Open"))
dialog.row_opened.connect(...); dialog.open()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.parts.dialogs import Dialog
from ui.parts.fields import SearchField
from ui.parts.rows import Row, RowList
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.words import Words
    from ui.theme.theme import Theme

MANY = 8


class ListDialog(Dialog):
    """Rows with a filter; Enter or the button opens the chosen one where something opens."""

    row_opened = Signal(str)

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        theme: Theme,
        words: Words,
        parent: QWidget,
        *,
        act: str = "",
        empty: str = "",
    ) -> None:
        super().__init__(
            title, theme, words, primary=act or words("Close"), cancel=words("Close"), parent=parent
        )
        self.setMinimumWidth(theme.px(520))
        self._opens = bool(act)
        self.cancel.setVisible(self._opens)
        self.filter = SearchField(theme, words("Filter"))
        self.filter.setVisible(len(rows) > MANY)
        self.content.addWidget(self.filter)
        self.rows = RowList(theme, title, margin=8)
        self.rows.show_rows(rows)
        self.rows.setMinimumHeight(theme.two_line_row * max(2, min(MANY, len(rows))) + 4)
        self.content.addWidget(self.rows)
        if not rows:
            self.rows.hide()
            self.content.addWidget(Text(empty, Role.BODY_SOFT, theme, wraps=True))
        self.filter.searched.connect(self.rows.filter)
        self.filter.down.connect(self.rows.setFocus)
        self.rows.row_opened.connect(self._open)
        self.primary_pressed.connect(self._primary)
        self.finished.connect(self.deleteLater)
        self.rows.choose_first()
        self.rows.setFocus()

    def _primary(self) -> None:
        self._open(self.rows.chosen())

    def _open(self, key: str) -> None:
        self.accept()
        if self._opens and key:
            self.row_opened.emit(key)
