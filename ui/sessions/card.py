"""The pair that was found: who, which session, what was recorded last, the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from facilitator.sessions.slips import APART
from ui.parts.text import Text
from ui.sessions.wording import status_words
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.sessions.questions import PairToRecord
    from facilitator.words import Words
    from ui.theme.theme import Theme


class PairCard(QFrame):
    """The pair that was found, on canvas with the bar of the agreement's cards."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(4)
        self.names = Text("", Role.SUBJECT, theme, wraps=True)
        self.facts = Text("", Role.SENTENCE, theme, wraps=True)
        column.addWidget(self.names)
        column.addWidget(self.facts)
        theme.changed.connect(self.update)
        self.hide()

    def show_pair(
        self, pair: PairToRecord | None, today: dt.date, *, by_slip: bool = False
    ) -> None:
        """Show a pair, or nothing; say that the code is right where a slip's was typed."""
        self.setVisible(pair is not None)
        if pair is None:
            return
        words = self._words
        self.names.setText(f"{pair.coach.name} → {pair.coachee.name}")
        number = words(
            "Session %(n)s of %(all)s",
            n=pair.next_number,
            all=max(pair.contracted, pair.next_number),
        )
        waiting = pair.waiting(today) or pair.to_come(today)
        arranged = words("arranged for %(date)s", date=words.date(waiting.day)) if waiting else ""
        right = words("The code is right") if by_slip else ""
        facts = [
            right,
            number,
            arranged,
            self._newest(pair, today),
            self._agreement(pair),
            pair.code,
        ]
        self.facts.setText(" · ".join(part for part in facts if part))
        self.setAccessibleName(f"{self.names.text()}. {self.facts.text()}")

    def _newest(self, pair: PairToRecord, today: dt.date) -> str:
        """What was recorded last, and whether that was this very slip."""
        words, newest = self._words, pair.newest
        if newest is None:
            return ""
        if newest.by_slip and today - newest.day < APART and pair.waiting(today) is None:
            return words(
                "a slip of these two was recorded on %(on)s, for %(day)s",
                on=words.date(newest.recorded_on, "short"),
                day=words.date(newest.day, "short"),
            )
        happened = status_words(newest.status, words)
        return words(
            "last: %(day)s, %(happened)s",
            day=words.date(newest.day, "short"),
            happened=happened,
        )

    def _agreement(self, pair: PairToRecord) -> str:
        if not pair.agreement:
            return self._words("no agreement on paper yet")
        if pair.is_signed:
            return self._words("agreement %(number)s signed", number=pair.agreement)
        return self._words("agreement %(number)s not signed yet", number=pair.agreement)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        painter.fillRect(0, 0, 3, self.height(), self._theme.colour("accent"))
        painter.end()
