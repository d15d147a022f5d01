"""Organisations: what each gave and received, as a table and as the give-and-take matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout

from facilitator.charts.matrix import Exchanges, MatrixWords, Party
from facilitator.reciprocity.behind import FigureRef
from ui.drawings.matrix import MatrixView
from ui.parts.choices import Segments
from ui.parts.text import Text
from ui.reciprocity.opening import Openable
from ui.reciprocity.sections import Section
from ui.reciprocity.tables import bodies_section
from ui.reciprocity.wording import called
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.reciprocity.answers import AllFigures, BodyLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

TABLE, MATRIX = "table", "matrix"


class BodiesSection(Section):
    """The table and the matrix of organisations."""

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self._bodies: tuple[BodyLine, ...] = ()
        self._page: AllFigures | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.segments = Segments(
            ((TABLE, words("Table")), (MATRIX, words("Matrix"))), theme, words("Show as")
        )
        self.segments.chosen.connect(lambda _key: self._show())
        column.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        self.table = bodies_section(theme, words, settings)
        self.table.opened.connect(self.opened)
        self.matrix = MatrixView(theme, words)
        self.matrix.cell_chosen.connect(self._offer_cell)
        self.across = QScrollArea()
        self.across.setWidgetResizable(True)
        self.across.setFrameShape(QScrollArea.Shape.NoFrame)
        self.across.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.across.setAccessibleName(words("Who gives to whom"))
        self.across.setWidget(self.matrix)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.across)
        column.addWidget(self.stack, 1)
        self.foot = Text(
            words("What stayed inside one organisation stands in the table, not in the matrix."),
            Role.META,
            theme,
            wraps=True,
        )
        self.foot.hide()
        column.addWidget(self.foot)

    def show_page(self, page: AllFigures) -> None:
        """Show the organisations of a page."""
        words = self._words
        self._page, self._bodies = page, page.bodies
        inside = sum(line.inside for line in page.bodies)
        self.table.show_lines(
            page.bodies, words("%(hours)s stayed inside", hours=words.hours(inside))
        )
        place = {line.code: at for at, line in enumerate(page.bodies)}
        minutes = {
            (place[giver], place[receiver]): moved
            for (giver, receiver), moved in page.matrix.items()
            if giver != receiver
        }
        parties = tuple(
            Party(called(line.name, words), line.letters, line.colour) for line in page.bodies
        )
        around = MatrixWords(words("Given"), words("Received"), words("h"))
        self.matrix.show_exchanges(Exchanges(parties, minutes), around)

    def _show(self) -> None:
        is_matrix = self.segments.key() == MATRIX
        self.stack.setCurrentIndex(int(is_matrix))
        self.foot.setVisible(is_matrix)
        self.offer_again()

    def offer_again(self) -> None:
        """Offer what is chosen again."""
        if self.segments.key() == TABLE:
            self.table.offer_again()
        elif self.matrix.cell is not None:
            self._offer_cell(*self.matrix.cell)
        else:
            self.opened.emit("", ())

    def _offer_cell(self, giver: int, receiver: int) -> None:
        if self._page is None or giver == receiver:
            self.opened.emit("", ())
            return
        words, one, other = self._words, self._bodies[giver], self._bodies[receiver]
        title = f"{called(one.name, words)} → {called(other.name, words)}"
        moved = self._page.matrix.get((one.code, other.code), 0)
        ref = FigureRef("matrix", f"{one.code}>{other.code}")
        self.opened.emit(title, (Openable(ref, words("Hours"), words.hours(moved)),))
