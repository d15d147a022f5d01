"""The plain facts of a session: how long, which day, the next one, where, how, told by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.fields import ChoiceField, DateField, Labelled, LineField, NumberField
from ui.sessions.wording import modes, tellers

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.words import Words
    from ui.theme.theme import Theme


class Facts(QWidget):
    """Two lines of fields; a day that cannot be read is said below it and never guessed."""

    def __init__(self, theme: Theme, words: Words, today: dt.date) -> None:
        super().__init__()
        self._words = words
        self.minutes = NumberField(theme, words("Minutes"), most=24 * 60, step=5)
        self.day = DateField(theme, words("Day"), words, today)
        self.next = DateField(theme, words("Next date"), words, today)
        self.place = LineField(theme, words("Where"))
        self.mode = ChoiceField(theme, words("How"), modes(words))
        self.told = ChoiceField(theme, words("Who told us"), tellers(words))
        self._days: dict[DateField, Labelled] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for line in (
            ((self.minutes, 1), (self.day, 2), (self.next, 2)),
            ((self.place, 2), (self.mode, 1), (self.told, 1)),
        ):
            row = QHBoxLayout()
            row.setSpacing(16)
            for field, stretch in line:
                labelled = Labelled(field.accessibleName(), field, theme)
                row.addWidget(labelled, stretch, Qt.AlignmentFlag.AlignTop)
                if isinstance(field, DateField):
                    self._days[field] = labelled
            column.addLayout(row)

    def can_read_days(self) -> bool:
        """Whether each day is empty or can be read; the first that cannot is said and waits."""
        unread = [field for field in self._days if not field.is_readable()]
        sentence = self._words("This is not a day we can read, such as 9 March 2027.")
        for field, labelled in self._days.items():
            labelled.say(sentence if field in unread else "")
        if unread:
            unread[0].setFocus()
        return not unread

    def empty_next(self, today: dt.date) -> None:
        """As for the next session: today, an hour; who told us stays as it was."""
        self.day.show_day(today)
        self.next.show_day(None)
        self.minutes.setValue(60)
        self.place.setText("")
        self.mode.choose("")
        for labelled in self._days.values():
            labelled.say("")
