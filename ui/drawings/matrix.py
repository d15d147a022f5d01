"""Who gives to whom as a grid of cells to walk, with a sentence below that says the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal

from facilitator.charts.matrix import (
    LEAST_LABEL,
    LEAST_SUM,
    NARROWEST,
    Exchanges,
    MatrixWords,
    cell_sentence,
    matrix,
)
from ui.drawings.view import WalkedView
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from facilitator.charts.drawing import Drawing, Said
    from facilitator.charts.marks import Key
    from facilitator.charts.shapes import Pen
    from facilitator.words import Words
    from ui.theme.theme import Theme


USUAL, WIDE, MANY = 660, 740, 9


class MatrixView(WalkedView):
    """The give-and-take matrix: arrows move the cell, Enter opens its sessions."""

    cell_chosen = Signal(int, int)
    cell_opened = Signal(int, int)

    least = 420

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("Who gives to whom"))
        self._exchanges: Exchanges | None = None
        self._round: MatrixWords | None = None
        self._tell: Callable[[int, int], str] | None = None

    def show_exchanges(
        self,
        exchanges: Exchanges,
        around: MatrixWords,
        tell: Callable[[int, int], str] | None = None,
    ) -> None:
        """Show who gave how much to whom; `tell` may say more of a cell than the plain sentence."""
        self._exchanges, self._round, self._tell = exchanges, around, tell
        if self._current not in self.keys():
            self._current = None
        self.recompose()
        self.speak_whole()

    @property
    def _widest(self) -> int:
        """Many parties leave little room for their names: then it is drawn wider."""
        return WIDE if self._exchanges and len(self._exchanges.parties) > MANY else USUAL

    @property
    def cell(self) -> tuple[int, int] | None:
        """The giver and the receiver of the current cell."""
        return (int(self._current[1]), int(self._current[2])) if self._current else None

    @property
    def cell_words(self) -> str:
        """The sentence that stands under the matrix."""
        return self.sentence(self._current) if self._current else ""

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The matrix in at most its drawn width."""
        if self._exchanges is None or self._round is None:
            return None
        return matrix(
            self._exchanges, self._round, pen, min(width, self._widest * pen.factor), self.cell
        )

    def keys(self) -> list[Key]:
        """The cells row by row."""
        count = len(self._exchanges.parties) if self._exchanges else 0
        return [("cell", giver, receiver) for giver in range(count) for receiver in range(count)]

    def said(self, key: Key) -> tuple[Said, ...]:
        """How much one party gave another."""
        if self._exchanges is None:
            return ()
        return (cell_sentence(self._exchanges, int(key[1]), int(key[2])),)

    def sentence(self, key: Key) -> str:
        """What the caller tells of a cell, else the plain sentence."""
        if self._tell is not None:
            return self._tell(int(key[1]), int(key[2]))
        return super().sentence(key)

    def chosen(self, key: Key) -> None:
        """Tell that a cell was chosen."""
        self.cell_chosen.emit(int(key[1]), int(key[2]))

    def opened(self, key: Key) -> None:
        """Tell that the sessions of a cell were asked for."""
        self.cell_opened.emit(int(key[1]), int(key[2]))

    def step(self, key: int) -> Key | None:
        """The neighbouring cell; Home and End lead to the ends of the row."""
        if self._exchanges is None or not self._exchanges.parties:
            return None
        last = len(self._exchanges.parties) - 1
        giver, receiver = self.cell or (0, -1 if key == Qt.Key.Key_Right else 0)
        places = {
            Qt.Key.Key_Right: (giver, receiver + 1),
            Qt.Key.Key_Left: (giver, receiver - 1),
            Qt.Key.Key_Down: (giver + 1, receiver),
            Qt.Key.Key_Up: (giver - 1, receiver),
            Qt.Key.Key_Home: (giver, 0),
            Qt.Key.Key_End: (giver, last),
        }
        for which, (row, column) in places.items():
            if key == which:
                return ("cell", min(last, max(0, row)), min(last, max(0, column)))
        return None

    def sizeHint(self) -> QSize:
        """As wide as it is drawn with full cells."""
        width = self.theme.px(self._widest)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """The matrix and the sentence below it."""
        return super().heightForWidth(width) + self.theme.px(34)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the narrowest cells, high enough for every row."""
        count = len(self._exchanges.parties) if self._exchanges else 0
        width = max(
            self.theme.px(self.least), self.theme.px(LEAST_LABEL + NARROWEST * count + LEAST_SUM)
        )
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paint_over(self, painter: QPainter) -> None:
        """Write the sentence of the current cell below."""
        drawing = self.drawing
        if drawing is None or not self.cell_words:
            return
        painter.setFont(self.theme.font(Role.SENTENCE))
        painter.setPen(self.theme.colour("ink2"))
        area = self.rect().adjusted(0, round(drawing.height) + 4, 0, 0)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            area, int(flags.value) | int(Qt.TextFlag.TextWordWrap.value), self.cell_words
        )
