"""Issued papers: every one that was handed out, to find, open again, and mark as signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.vocabulary import PaperKind, PaperState
from ui.papers.wording import paper_kinds
from ui.parts.buttons import Button, Kind
from ui.parts.choices import FlowLayout
from ui.parts.fields import SearchField
from ui.parts.notes import EmptyState
from ui.parts.split import Scroll
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.agreements.questions import PaperLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

MARGIN = 40


class IssuedPane(QWidget):
    """Filter, table, and what can be done with the chosen ones."""

    paper_chosen = Signal(str)
    issue_wanted = Signal()
    sign_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self._lines: dict[str, PaperLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, 24, 16)
        column.setSpacing(12)
        self.filter = SearchField(theme, words("Filter by number, name or state"))
        column.addWidget(self.filter)
        self.table: Table[PaperLine] = Table(
            self._columns(), theme, words("Issued papers"), key=lambda line: str(line.id), many=True
        )
        self.table.remember(settings, "issued")
        self.filter.searched.connect(self.table.filter)
        self.filter.searched.connect(lambda _text: self._say_count())
        self.filter.leads_into(self.table)
        self.table.line_chosen.connect(self._choose)
        column.addWidget(self.table, 1)
        self.empty = EmptyState(
            words("Nothing issued yet"),
            words(
                "Issued papers: 0. Agreements get their number and are kept here, byte for byte, "
                "once they are issued."
            ),
            theme,
            primary=words("Issue agreements…"),
        )
        self.empty.primary_wanted.connect(self.issue_wanted)
        self._empty_room = Scroll(self.empty, words("Issued papers"))
        self._empty_room.hide()
        column.addWidget(self._empty_room, 1)
        self.count = Text("", Role.META, theme)
        column.addWidget(self.count)
        column.addWidget(self._buttons(theme))

    def _buttons(self, theme: Theme) -> QWidget:
        words = self._words
        foot = QWidget()
        flow = FlowLayout(foot, 8)
        self.issue = Button(words("Issue agreements…"), theme, Kind.PRIMARY)
        self.sign = Button(words("Mark as signed…"), theme)
        self.save = Button(words("Save copies…"), theme)
        self.print = Button(words("Print"), theme, icon="printer")
        self.check = Button(words("Check a file…"), theme)
        for button, signal in (
            (self.issue, self.issue_wanted), (self.sign, self.sign_wanted),
            (self.print, self.print_wanted), (self.save, self.save_wanted),
            (self.check, self.check_wanted),
        ):  # fmt: skip
            button.clicked.connect(signal)
            flow.addWidget(button)
        return foot

    def _columns(self) -> tuple[Column[PaperLine], ...]:
        words = self._words
        kinds = paper_kinds(words)
        languages = {"cy": words("Welsh"), "en": words("English"), "both": words("Both")}
        return (
            Column("number", words("Number"), lambda line: line.number, width=136, strong=True,
                   whole=True),
            Column("pairing", words("Pairing or cohort"), self._whose, width=230),
            Column("reader", words("Reader"), lambda line: line.reader, width=150, spare=4),
            Column("signed", words("Signed"), self._signed_on,
                   text=self._signed, width=130),
            Column("state", words("State"), self._state, width=110),
            Column("kind", words("Kind"), lambda line: kinds[line.kind], width=130, spare=3),
            Column("language", words("Language"),
                   lambda line: languages.get(line.language, line.language), width=90, spare=2),
            Column("issued", words("Issued"), lambda line: line.issued,
                   text=lambda line: words.date(line.issued, "brief"), width=116, spare=5,
                   whole=True),
            Column("where", words("Kept where"), lambda line: line.kept_where, width=0, spare=1),
        )  # fmt: skip

    def _whose(self, line: PaperLine) -> str:
        """The pairing or the cohort that the paper is about, else the whole programme."""
        cohort = line.cohort.read_in(self._words.language)
        return line.pairing or line.subject or cohort or self._words("Programme")

    def _signed_on(self, line: PaperLine) -> object:
        days = (line.signed_coach, line.signed_coachee, line.signed)
        return max((day for day in days if day is not None), default=None)

    def _signed(self, line: PaperLine) -> str:
        words = self._words
        if not line.takes_signatures:
            return ""
        if line.kind is not PaperKind.AGREEMENT:
            by = line.signed_by or words("not yet")
            return words("by all") if line.signed else by
        if line.signed_coach and line.signed_coachee:
            return words("by both")
        if line.signed_coach:
            return words("by the coach")
        return words("by the coachee") if line.signed_coachee else words("not yet")

    def _state(self, line: PaperLine) -> str:
        words = self._words
        return words("counts") if line.state is PaperState.ISSUED else words("superseded")

    def show_papers(self, lines: Sequence[PaperLine]) -> None:
        """Show these; the first is chosen where none was."""
        self._lines = {str(line.id): line for line in lines}
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.filter.setVisible(bool(lines))
        self._empty_room.setVisible(not lines)
        # The empty state offers the one thing there is to do; the rest needs a paper.
        for part in (self.count, self.issue, self.sign, self.print, self.save):
            part.setVisible(bool(lines))
        self._say_count()
        if lines and not self.table.chosen():
            shown = self.table.lines()
            if shown:
                self.table.choose(str(shown[0].id))
        self._choose(self.table.chosen())

    def _say_count(self) -> None:
        words, shown = self._words, len(self.table.lines())
        self.count.setText(words("%(shown)s of %(all)s", shown=shown, all=len(self._lines)))

    def _choose(self, key: str) -> None:
        chosen = self.chosen()
        self.sign.setEnabled(any(line.takes_signatures for line in chosen))
        for button in (self.save, self.print):
            button.setEnabled(bool(chosen))
        self.paper_chosen.emit(key)

    def chosen(self) -> tuple[PaperLine, ...]:
        """The chosen papers, from top to bottom."""
        return tuple(self._lines[key] for key in self.table.all_chosen() if key in self._lines)
