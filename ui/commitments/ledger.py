"""The ledger: what every party gave and received, and the rows behind every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.parts.choices import Chips
from ui.parts.fields import SearchField
from ui.parts.heads import SectionHead
from ui.parts.notes import EmptyState, GhostRows
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import Qt

    from facilitator.commitments.questions import Ledger, LedgerEntry, LedgerLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


class LedgerView(QWidget):
    """Accounts above, the rows of the chosen one below, with their sums."""

    def __init__(
        self, theme: Theme, words: Words, settings: Settings, upright: Qt.Orientation
    ) -> None:
        super().__init__()
        self._words = words
        self._ledger: Ledger | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.search = SearchField(theme, words("Filter by name"))
        column.addWidget(self.search)
        self.chips = Chips(
            (
                ("all", words("Everybody")),
                ("people", words("People")),
                ("bodies", words("Organisations and the programme")),
            ),
            theme,
            words("Which accounts"),
        )
        self.chips.choose("all")
        self.chips.chosen.connect(lambda _keys: self._sift())
        column.addWidget(self.chips)
        self.accounts: Table[LedgerLine] = Table(
            self._account_columns(), theme, words("The ledger"), key=lambda line: line.code
        )
        self.accounts.remember(settings, "ledger")
        self.accounts.line_chosen.connect(self._open)
        self.search.searched.connect(self.accounts.filter)
        self.search.leads_into(self.accounts)
        self.entries: Table[LedgerEntry] = Table(
            self._entry_columns(),
            theme,
            words("Rows behind the figures"),
            key=lambda line: f"{line.source} {line.given} {line.received} {line.other.en}",
        )
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 12, 0, 0)
        under.setSpacing(8)
        self.heading = SectionHead(words("Rows behind the figures"), theme)
        under.addWidget(self.heading)
        under.addWidget(self.entries, 1)
        self.split = QSplitter(upright)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.accounts)
        self.split.addWidget(below)
        self.split.setSizes([340, 240])
        column.addWidget(self.split, 1)
        self.foot = Text("", Role.META, theme, wraps=True)
        column.addWidget(self.foot)
        self.empty = _nothing_yet(theme, words)
        self.empty.hide()
        column.addWidget(self.empty, 1)

    def state(self) -> dict[str, object]:
        """What is filtered and chosen."""
        return {
            "filter": self.search.text(),
            "chip": (self.chips.keys() or ("all",))[0],
            "chosen": self.accounts.chosen(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Filter and choose again."""
        self.search.setText(str(state.get("filter", "")))
        self.chips.choose(str(state.get("chip", "all")))
        self.accounts.choose_when_shown(str(state.get("chosen", "")))

    def _account_columns(self) -> tuple[Column[LedgerLine], ...]:
        words = self._words
        return (
            Column("who", words("Party"), self._name, width=0, strong=True),
            Column("given", words("Given"), lambda line: line.given,
                   text=lambda line: words.hours(line.given), right=True, width=110),
            Column("received", words("Received"), lambda line: line.received,
                   text=lambda line: words.hours(line.received), right=True, width=110),
            Column("balance", words("Given less received"), lambda line: line.balance,
                   text=lambda line: words.hours(line.balance), right=True, width=160),
            Column("rows", words("Rows"), lambda line: len(line.entries), right=True, width=80,
                   spare=2),
        )  # fmt: skip

    def _entry_columns(self) -> tuple[Column[LedgerEntry], ...]:
        words = self._words
        return (
            Column("day", words("Day"), lambda line: line.day,
                   text=lambda line: words.date(line.day), width=170, whole=True),
            Column("other", words("With"),
                   lambda line: line.other.name(words.language.value) or words("The programme"),
                   width=260, strong=True),
            Column("given", words("Given"), lambda line: line.given,
                   text=lambda line: words.hours(line.given) if line.given else "",
                   right=True, width=100),
            Column("received", words("Received"), lambda line: line.received,
                   text=lambda line: words.hours(line.received) if line.received else "",
                   right=True, width=100),
            Column("source", words("Record"), lambda line: line.source, width=0, spare=1),
        )  # fmt: skip

    def _name(self, line: LedgerLine) -> str:
        if line.is_programme:
            return self._words("The programme")
        return line.name.name(self._words.language.value)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show other accounts; what is chosen stays."""
        self._ledger = ledger
        words = self._words
        self.empty.setVisible(not ledger.lines)
        for part in (self.search, self.chips, self.split, self.foot):
            part.setVisible(bool(ledger.lines))
        self.foot.setText(
            " · ".join(
                (
                    words("%(hours)s have moved", hours=words.hours(ledger.moved)),
                    words("sum over all parties: %(n)s", n=ledger.sum_over_parties),
                )
            )
        )
        self._sift()

    def _sift(self) -> None:
        if self._ledger is None:
            return
        kind = (self.chips.keys() or ("all",))[0]
        self.accounts.show_lines(
            line
            for line in self._ledger.lines
            if kind == "all" or line.is_person is (kind == "people")
        )
        if not self.accounts.chosen() and self.accounts.lines():
            self.accounts.choose(self.accounts.lines()[0].code)
        self._open(self.accounts.chosen())

    def _open(self, code: str) -> None:
        """Show the rows of one account with their sums."""
        line = next((one for one in self.accounts.lines() if one.code == code), None)
        words = self._words
        self.entries.show_lines(line.entries if line else ())
        self.heading.at_right.setText(
            words(
                "given %(given)s, received %(received)s",
                given=words.hours(sum(one.given for one in line.entries)),
                received=words.hours(sum(one.received for one in line.entries)),
            )
            if line
            else ""
        )


def _nothing_yet(theme: Theme, words: Words) -> EmptyState:
    """What stands here before anything has moved."""
    return EmptyState(
        words("Nothing has moved yet"),
        words(
            "Every hour given and received stands here twice, once for each side, "
            "as soon as the first session is recorded."
        ),
        theme,
        ghost=GhostRows(theme),
    )
