"""What the figures are about: a cohort, a period, and a day as which the record is read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.reciprocity.behind import Scope
from ui.parts.buttons import Button, Kind
from ui.parts.fields import ChoiceField, DateField, Labelled
from ui.parts.flow import Flow
from ui.parts.text import Text
from ui.reciprocity.wording import called
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.reciprocity.answers import SumLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

# What each section cannot be cut by: promises and the ledger are states of the whole programme.
WITHOUT = frozenset({"ledger", "ask", "ready", "hours"})


class ScopeBar(QWidget):
    """A cohort, from, until; and a line that says when the record is read as of another day."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words, today: dt.date) -> None:
        super().__init__()
        self._words, self._today, self._as_of = words, today, today
        self._wanted = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.fields = Flow(8)
        self.cohort = ChoiceField(theme, words("Cohort"), (("", words("The whole programme")),))
        self.cohort.setMinimumWidth(theme.px(220))
        self.since = DateField(theme, words("From"), words, today)
        self.until = DateField(theme, words("Until"), words, today)
        for field in (self.since, self.until):
            field.setPlaceholderText(field.accessibleName())
            field.day_changed.connect(lambda _day: self.changed.emit())
        self.cohort.chosen.connect(lambda _key: self.changed.emit())
        self.fields.flow.addWidget(self.cohort)
        for field in (self.since, self.until):
            minded = Labelled("", field, theme)
            minded.setFixedWidth(theme.px(180))
            minded.mind_day(field, words)
            self.fields.flow.addWidget(minded)
        column.addWidget(self.fields)
        self.stood = Text("", Role.SENTENCE, theme, wraps=True)
        self.back = Button(words("Back to today"), theme, Kind.QUIET)
        self.back.clicked.connect(self._to_today)
        column.addWidget(self.stood)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._tell()

    def offer(self, cohorts: Sequence[SumLine]) -> None:
        """Offer these cohorts."""
        words, now = self._words, self._wanted or self.cohort.key()
        self.cohort.offer(
            (
                ("", words("The whole programme")),
                *((one.code, called(one.name, words) or one.code) for one in cohorts),
            )
        )
        self.cohort.choose(now)
        self._wanted = ""

    def scope(self) -> Scope:
        """What was chosen."""
        cohort = self._wanted or self.cohort.key()
        return Scope(self._as_of, self.since.day(), self.until.day(), cohort or None)

    def show_for(self, section: str) -> None:
        """Show the fields where the section can be cut by them."""
        self.fields.setVisible(section not in WITHOUT)

    def _to_today(self) -> None:
        self._as_of = self._today
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        is_other = self._as_of != self._today
        self.stood.setVisible(is_other)
        self.back.setVisible(is_other)
        words = self._words
        self.stood.setText(
            words("As the record stood on %(day)s.", day=words.date(self._as_of, "full"))
        )

    def state(self) -> dict[str, str]:
        """What was chosen, as plain values."""
        since, until = self.since.day(), self.until.day()
        return {
            "cohort": self._wanted or self.cohort.key(),
            "since": since.isoformat() if since else "",
            "until": until.isoformat() if until else "",
            "as_of": "" if self._as_of == self._today else self._as_of.isoformat(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose again what was chosen."""
        self._wanted = str(state.get("cohort") or "")
        if not self._wanted:
            self.cohort.choose("")
        self.since.show_day(_day(state.get("since")))
        self.until.show_day(_day(state.get("until")))
        self._as_of = _day(state.get("as_of")) or self._today
        self._tell()


def _day(kept: object) -> dt.date | None:
    return dt.date.fromisoformat(str(kept)) if kept else None
