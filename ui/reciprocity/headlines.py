"""The figures that lead, in words first; each opens its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.reciprocity import headlines as h
from facilitator.reciprocity.behind import Unit
from facilitator.reciprocity.headline_words import lead, pool
from ui.parts.buttons import Button, Kind
from ui.parts.flow import Flow
from ui.parts.heads import Figure, FigureButton
from ui.parts.split import Scroll
from ui.parts.text import Rule, Text
from ui.reciprocity.opening import Openable
from ui.reciprocity.sections import Section
from ui.reciprocity.wording import amount
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.reciprocity.answers import AllFigures
    from facilitator.reciprocity.behind import FigureRef
    from facilitator.reciprocity.headlines import Headlines
    from facilitator.words import Words
    from ui.theme.theme import Theme


class HeadlinesSection(Section):
    """People helped, hours, promises kept, people who both gave and received."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._current: tuple[str, Openable] | None = None
        inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside, words("Headlines")))
        column = QVBoxLayout(inside)
        # Room for the ring of a figure that has the keyboard.
        column.setContentsMargins(4, 0, 4, 4)
        column.setSpacing(16)
        self.lead = Text("", Role.LEAD, theme, wraps=True)
        column.addWidget(self.lead)
        column.addWidget(Rule(theme, strong=True))
        self.figures = Flow(28)
        column.addWidget(self.figures)
        column.addWidget(Rule(theme, strong=True))
        self.pool = Button("", theme, Kind.QUIET)
        self.begun = Button("", theme, Kind.QUIET)
        self.never = Button("", theme, Kind.QUIET)
        self._spoken: dict[Button, Openable] = {}
        for button in (self.pool, self.begun, self.never):
            button.clicked.connect(lambda _on=False, button=button: self._open_spoken(button))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.buttons: list[FigureButton] = []

    def show_page(self, page: AllFigures) -> None:
        """Show the figures of a page."""
        words, told = self._words, page.headlines
        self.lead.setText(lead(told, words))
        for old in self.buttons:
            self.figures.flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for shown, openable in _figures(told, words):
            button = FigureButton(shown, self._theme)
            button.clicked.connect(
                lambda _on=False, label=shown.label, one=openable: self._open(label, one)
            )
            self.buttons.append(button)
            self.figures.flow.addWidget(button)
            button.show()
        self.figures.keep_height()
        self._say_more(told)
        self.offer_again()

    def _say_more(self, told: Headlines) -> None:
        """The pool's promises, and how soon pairings began, never without the never-started."""
        words = self._words
        self.pool.setVisible(told.has_pool)
        if told.has_pool:
            self._speak(
                self.pool,
                pool(told, words),
                h.PASSED_ON,
                amount(told.passed_on, Unit.MINUTES, words),
            )
        self.begun.setVisible(told.median is not None)
        if told.median is not None:
            self._speak(
                self.begun,
                words(
                    "Half of the pairings that have begun had their first session within %(days)s",
                    days=words.many("%(n)s day", "%(n)s days", round(told.median)),
                ),
                h.MEDIAN,
                words.number(told.median),
            )
        self.never.setVisible(told.pairings > 0)
        never = words.many(
            "%(n)s of %(all)s pairings has had no session yet",
            "%(n)s of %(all)s pairings have had no session yet",
            told.never_started,
            all=told.pairings,
        )
        self._speak(self.never, never, h.NEVER, words.number(told.never_started))

    def _speak(self, button: Button, sentence: str, ref: FigureRef, said: str) -> None:
        button.setText(sentence)
        button.setAccessibleName(sentence)
        self._spoken[button] = Openable(ref, sentence, said)

    def _open_spoken(self, button: Button) -> None:
        self._open(button.text(), self._spoken[button])

    def _open(self, title: str, openable: Openable) -> None:
        self._current = (title, openable)
        self.opened.emit(title, (openable,))

    def offer_again(self) -> None:
        """Open again what was open, when the section is shown."""
        if self._current is None:
            self.opened.emit("", ())
        else:
            self.opened.emit(self._current[0], (self._current[1],))


def _figures(told: Headlines, words: Words) -> tuple[tuple[Figure, Openable], ...]:
    hours = words.number(round(told.minutes / 60, 1))
    rows = (
        (h.HELPED, str(told.people_helped), "", words("people helped")),
        (h.HOURS, hours, words("h"), words("given and received")),
        (h.KEPT, str(told.promises_kept), words("of %(all)s", all=told.promises),
         words("promises kept")),
        (h.BOTH, str(told.gave_and_received), "", words("both gave and received")),
        (h.FIRST, str(told.first_time_givers), "", words("gave for the first time")),
    )  # fmt: skip
    return tuple(
        (
            Figure(figure, label, unit, key=ref.table),
            Openable(ref, label, f"{figure} {unit}".strip()),
        )
        for ref, figure, unit, label in rows
    )
