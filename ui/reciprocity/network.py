"""Measures of the network with what each of them means; none of them is a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.reciprocity.behind import FigureRef
from ui.parts.buttons import Button, Kind
from ui.parts.split import Scroll
from ui.parts.text import Rule, Text
from ui.reciprocity.opening import Openable
from ui.reciprocity.sections import Section
from ui.reciprocity.wording import share
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.reciprocity.answers import AllFigures
    from facilitator.words import Words
    from ui.theme.theme import Theme

WIDEST = 760
MEASURES = ("circulation", "stands_with", "weighted_reciprocity", "e_i", "gini_giving")


class NetworkSection(Section):
    """Circulation, what is on its way, direct return, across organisations, spread of giving."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self._current = ""
        inside = QWidget()
        inside.setMaximumWidth(theme.px(WIDEST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        self.figures: dict[str, Button] = {}
        for measure in MEASURES:
            button = Button("", theme, Kind.QUIET)
            button.clicked.connect(lambda _on=False, measure=measure: self._open(measure))
            self.figures[measure] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(Text(_note(measure, words), Role.SENTENCE, theme, wraps=True))
            column.addSpacing(6)
            column.addWidget(Rule(theme))
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        notes = Scroll(inside, words("Network"))
        notes.setMinimumHeight(theme.px(200))
        outer.addWidget(notes)

    def show_page(self, page: AllFigures) -> None:
        """Show the measures of a page."""
        words, found = self._words, page.network
        travelling = sum(line.minutes for line in found.stands_with)
        said = {
            "circulation": words(
                "%(home)s of %(all)s have come home (%(share)s)",
                home=words.hours(found.came_home),
                all=words.hours(found.total),
                share=share(found.circulation, words),
            ),
            "stands_with": words(
                "%(hours)s stand with %(parties)s now",
                hours=words.hours(travelling),
                parties=words.many(
                    "%(n)s who received more than they gave",
                    "%(n)s who received more than they gave",
                    len(found.stands_with),
                ),
            ),
            "weighted_reciprocity": words(
                "Returned directly: %(share)s", share=share(found.weighted_reciprocity, words)
            ),
            "e_i": words("Across organisations (E-I): %(share)s", share=share(found.e_i, words)),
            "gini_giving": words(
                "Spread of giving (Gini): %(share)s", share=share(found.gini, words)
            ),
        }
        for measure, button in self.figures.items():
            button.setText(said[measure])
            button.setAccessibleName(said[measure])
        self.offer_again()

    def _open(self, measure: str) -> None:
        self._current = measure
        title = self.figures[measure].text()
        self.opened.emit(title, (Openable(FigureRef(measure), title, ""),))

    def offer_again(self) -> None:
        """Open again what was open."""
        if self._current:
            self._open(self._current)
        else:
            self.opened.emit("", ())


def _note(measure: str, words: Words) -> str:
    """What a measure means, and what it does not."""
    return {
        "circulation": words(
            "The largest part of all hours that is balanced for everybody: each gave as much of "
            "it as they received, directly or round a ring. A healthy ring reads 0 until its "
            "last arrow moves, so it is read over whole cohorts and never leads. The rows show "
            "one way of several in which so much comes home."
        ),
        "stands_with": words(
            "Hours that are still travelling stand with whoever received more than they gave: "
            "that is where the next gift can come from. It says nothing of what was promised."
        ),
        "weighted_reciprocity": words(
            "The share of hours that went back to the very person they came from (Squartini and "
            "others, 2013). A ring in which everybody gives to the next has none of it, and "
            "needs none. The correlation of Garlaschelli and Loffredo is not shown: it calls a "
            "perfect ring the opposite of reciprocal."
        ),
        "e_i": words(
            "Hours across organisations less hours inside one, by all hours (Krackhardt and "
            "Stern, 1988): 1 when all went across, −1 when all stayed inside. Two people without "
            "an organisation are across."
        ),
        "gini_giving": words(
            "How evenly giving is spread over everybody in the programme, those who have not "
            "given included: 0 when all gave alike, near 1 when one gave everything. High "
            "spread with much coming home is fine."
        ),
    }[measure]
