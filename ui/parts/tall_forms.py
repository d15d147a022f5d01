"""Dialogs with many fields: two beside each other where they belong together, and a scroll bar.

class ItemDialog(TallForm):
    ...
    self.beside(("minutes", words("Minutes"), minutes), ("uses", words("Uses"), uses))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.fields import Labelled
from ui.parts.forms import FormDialog
from ui.parts.split import Scroll

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QShowEvent

    from facilitator.words import Words
    from ui.theme.theme import Theme

WIDE = 600


class TallForm(FormDialog):
    """A form that is never higher than the screen: its fields scroll, its buttons stay."""

    def __init__(
        self, title: str, act: str, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(title, act, theme, words, today, parent)
        self.fields = QWidget()
        inside = QVBoxLayout(self.fields)
        inside.setContentsMargins(3, 3, 14, 3)
        inside.setSpacing(12)
        self.scroller = Scroll(self.fields, title)
        self.content.addWidget(self.scroller, 1)
        self.content = inside
        self.setMinimumWidth(min(theme.px(WIDE), self.screen().availableGeometry().width() - 80))

    def beside(self, *fields: tuple[str, str, QWidget]) -> None:
        """Put fields with their labels beside each other."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for key, label, field in fields:
            self.labelled[key] = Labelled(label, field, self.theme)
            row.addWidget(self.labelled[key], 1)
        self.content.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the fields need, and no higher than the screen."""
        super().showEvent(event)
        wide = self.minimumWidth()
        self.resize(wide, self.height())
        layout = self.fields.layout()
        room = wide - 56 - 14
        high = layout.totalHeightForWidth(room) if layout and layout.hasHeightForWidth() else 0
        high = max(high, self.fields.sizeHint().height()) + 4
        most = self.screen().availableGeometry().height() - 60
        around = self.sizeHint().height() - self.scroller.sizeHint().height()
        self.resize(wide, min(most, around + high))

    def say_at(self, key: str, trouble: str) -> None:
        """Say below a field what stands in the way, and bring it into sight."""
        self.labelled[key].say(trouble)
        if trouble:
            self.labelled[key].field.setFocus()
            self.scroller.ensureWidgetVisible(self.labelled[key])
