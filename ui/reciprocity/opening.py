"""The rows behind a figure, with their sum: below the figures, for whichever was opened.

rows = RowsPane(theme, words, settings)
rows.offer("Mair Jones", (Openable(ref, "Given", "3 h"), ...))
rows.wanted.connect(...)            # an Openable whose rows are to be asked for
rows.show_rows(openable, behind, names)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.heads import SectionHead
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.reciprocity.flowing import WholeChips
from ui.reciprocity.wording import amount, called, counted
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.papers.shared import Named
    from facilitator.reciprocity.behind import Behind, FigureRef, Row
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


@dataclass(frozen=True)
class Openable:
    """A figure that opens its rows: which one, what it is called, and how it is said.

    `behind` holds its rows where they are known already.
    """

    ref: FigureRef
    label: str
    said: str
    behind: Behind | None = None


@dataclass(frozen=True)
class _Line:
    """A row of the table: the row behind the figure with its place and names."""

    place: int
    row: Row
    giver: str
    receiver: str


class RowsPane(QWidget):
    """A heading, the figures of what was chosen as chips, and the rows of one of them."""

    wanted = Signal(object)
    # Whether there is anything to open; without it the pane is as low as its sentence.
    filled = Signal(bool)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self._offered: tuple[Openable, ...] = ()
        self._behind: Behind | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        self.heading = SectionHead(words("Rows behind the figure"), theme)
        column.addWidget(self.heading)
        self.about = Text(
            words("Choose a figure or a line above to see the rows it is made of."),
            Role.SENTENCE,
            theme,
            wraps=True,
        )
        column.addWidget(self.about)
        self.chips = WholeChips((), theme, words("Which figure"))
        self.chips.chosen.connect(lambda _keys: self._want())
        column.addWidget(self.chips)
        self.table: Table[_Line] = Table(
            self._columns(),
            theme,
            words("Rows behind the figure"),
            key=lambda line: str(line.place),
        )
        self.table.remember(settings, "figure_rows")
        self.table.setMinimumHeight(theme.px(150))
        self.table.fit_rows()
        column.addWidget(self.table, 1)
        self.foot = Text("", Role.META, theme, wraps=True)
        column.addWidget(self.foot)
        column.addStretch()
        self.chips.hide()
        self.table.hide()

    def _columns(self) -> tuple[Column[_Line], ...]:
        words = self._words
        return (
            Column("day", words("Day"), lambda line: line.row.day,
                   text=lambda line: words.date(line.row.day, "brief") if line.row.day else "",
                   width=120, whole=True),
            Column("giver", words("Gives"), lambda line: line.giver, width=190, strong=True),
            Column("receiver", words("Receives"), lambda line: line.receiver, width=190,
                   strong=True),
            Column("amount", words("Adds"), lambda line: line.row.amount, text=self._amount,
                   right=True, width=90),
            Column("code", words("Record"), lambda line: line.row.code, width=0),
        )  # fmt: skip

    def _amount(self, line: _Line) -> str:
        return amount(line.row.amount, self._behind.unit, self._words) if self._behind else ""

    def offer(self, title: str, figures: Sequence[Openable]) -> None:
        """Offer the figures of something; the same one as before is opened where it has it."""
        before = (self.chips.keys() or ("",))[0]
        self._offered = tuple(figures)
        self.heading.title.setText(title or self._words("Rows behind the figure"))
        self.about.setVisible(not figures)
        if bool(figures) == self.table.isHidden():
            self.table.setHidden(not figures)
            self.filled.emit(bool(figures))
        self.chips.setVisible(len(figures) > 1)
        self.chips.offer((one.label, f"{one.label} · {one.said}") for one in figures)
        if not self._offered:
            self._clear()
            return
        labels = [one.label for one in figures]
        self.chips.choose(before if before in labels else labels[0])
        self._want()

    def _clear(self) -> None:
        self._behind = None
        self.table.show_lines(())
        self.foot.setText("")

    def _want(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        self.wanted.emit(chosen)

    def chosen(self) -> Openable | None:
        """The figure that is open."""
        key = (self.chips.keys() or ("",))[0]
        return next((one for one in self._offered if one.label == key), None)

    def show_rows(self, figure: Openable, behind: Behind, names: Mapping[str, Named]) -> None:
        """Show the rows of a figure, unless another has been chosen meanwhile."""
        if figure != self.chosen():
            return
        words = self._words
        self._behind = behind

        def name(code: str) -> str:
            return called(names[code], words) if code in names else code

        self.table.show_lines(
            _Line(place, row, name(row.giver), name(row.receiver))
            for place, row in enumerate(behind.rows)
        )
        rows = words.many("%(n)s row", "%(n)s rows", len(behind.rows))
        total = words("sum: %(sum)s", sum=counted(behind.total, behind.unit, words))
        parts = [rows, total]
        if behind.whole is not None:
            parts.append(words("of %(whole)s", whole=counted(behind.whole, behind.unit, words)))
        self.foot.setText(" · ".join(parts))
