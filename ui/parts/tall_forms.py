"""Dialogs with many fields: two beside each other where they belong together.

class ItemDialog(TallForm):
    ...
    self.beside(("minutes", words("Minutes"), minutes), ("uses", words("Uses"), uses))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from ui.parts.fields import Labelled
from ui.parts.forms import FormDialog

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from facilitator.words import Words
    from ui.theme.theme import Theme

WIDE = 600


class TallForm(FormDialog):
    """A wide form whose fields may stand beside each other."""

    def __init__(
        self, title: str, act: str, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(title, act, theme, words, today, parent)
        self.setMinimumWidth(min(theme.px(WIDE), self.screen().availableGeometry().width() - 80))

    def beside(self, *fields: tuple[str, str, QWidget]) -> None:
        """Put fields with their labels beside each other."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for key, label, field in fields:
            self.labelled[key] = Labelled(label, field, self.theme)
            row.addWidget(self.labelled[key], 1)
        self.content.addLayout(row)
