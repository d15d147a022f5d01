"""The ledger as it is kept: every row, reversals among them, and the sum over all parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.parts.buttons import Button
from ui.parts.fields import SearchField
from ui.parts.table import Table
from ui.parts.text import Text
from ui.reciprocity.sections import Section
from ui.reciprocity.tables import journal_columns
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.papers.shared import Named
    from facilitator.reciprocity.journal import JournalLine, LedgerRows
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


class JournalSection(Section):
    """The rows of the ledger, the newest first."""

    new_wanted = Signal()
    has_rows = False

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self._names: dict[str, Named] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.search = SearchField(theme, words("Filter"))
        column.addWidget(self.search)
        self.table: Table[JournalLine] = Table(
            journal_columns(words, self._names),
            theme,
            words("The ledger"),
            key=lambda line: line.key,
        )
        self.table.remember(settings, "figures/journal")
        column.addWidget(self.table, 1)
        self.foot = Text("", Role.META, theme, wraps=True)
        column.addWidget(self.foot)
        self.new = Button(words("Record something given…"), theme, icon="plus")
        self.new.clicked.connect(self.new_wanted)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self.search.searched.connect(self.table.filter)
        self.search.leads_into(self.table)

    def show_rows(self, rows: LedgerRows) -> None:
        """Show other rows, with what they add up to."""
        words = self._words
        self._names.clear()
        self._names.update(rows.names)
        self.table.show_lines(rows.lines)
        self.foot.setText(
            " · ".join(
                (
                    words.many("%(n)s row", "%(n)s rows", len(rows.lines)),
                    words("%(hours)s have moved", hours=words.hours(rows.moved)),
                    words("sum over all parties: %(n)s", n=rows.sum_over_parties),
                )
            )
        )
