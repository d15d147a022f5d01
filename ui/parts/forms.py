"""Dialogs that make one draft: labelled fields, and the trouble below the field where it arose.

class RestDialog(FormDialog):
def draft(self) -> RestDraft | None: ...       # None while something is missing

dialog.drafted.connect(lambda draft: runner.act(rest, draft, then=dialog.stands, otherwise=…))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.parts.dialogs import Dialog
from ui.parts.fields import DateField, Labelled, LineField, NumberField

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from facilitator.words import Words
    from ui.theme.theme import Theme


class FormDialog(Dialog):
    """A dialog that makes one draft; `drafted` carries it and the dialog stays until it stands."""

    def __init__(
        self, title: str, act: str, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(title, theme, words, primary=act, parent=parent)
        self.today = today
        self.labelled: dict[str, Labelled] = {}
        self.primary_pressed.connect(self._draft)
        self.finished.connect(self.deleteLater)

    def add(self, key: str, label: str, field: QWidget, hint: str = "") -> None:
        """Put a field with its label into the dialog."""
        self.labelled[key] = Labelled(label, field, self.theme, hint=hint)
        self.content.addWidget(self.labelled[key])

    def day(self, key: str, label: str, day: dt.date | None) -> DateField:
        """Put a field for a day into the dialog."""
        field = DateField(self.theme, label, self.words, self.today)
        field.show_day(day)
        self.add(key, label, field)
        return field

    def line(self, key: str, label: str, text: str = "", hint: str = "") -> LineField:
        """Put a field of one line into the dialog."""
        field = LineField(self.theme, label)
        field.setText(text)
        self.add(key, label, field, hint)
        return field

    def number(self, key: str, label: str, value: int, least: int, most: int) -> NumberField:
        """Put a field for a whole number into the dialog."""
        field = NumberField(self.theme, label, least=least, most=most)
        field.setValue(value)
        self.add(key, label, field)
        return field

    def say_at(self, key: str, trouble: str) -> None:
        """Say below a field what stands in the way, and bring it into sight."""
        self.labelled[key].say(trouble)
        if trouble:
            self.labelled[key].field.setFocus()
            self.room.ensureWidgetVisible(self.labelled[key])

    def _draft(self) -> None:
        for key, labelled in self.labelled.items():
            field = labelled.field
            if isinstance(field, DateField) and not field.is_readable():
                self.say_at(key, self.words("This is not a day we can read, such as 9 March 2027."))
                return
            labelled.say("")
        draft = self.draft()
        if draft is not None:
            self.drafted.emit(draft)

    def draft(self) -> object | None:
        """What was typed as a draft; None while something is missing."""
        raise NotImplementedError
