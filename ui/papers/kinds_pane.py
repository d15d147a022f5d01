"""Every kind of paper in one list, with what to choose for it: cohort, person, sheet, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.papers.style import PaperSize, Setup
from facilitator.printing.kinds import (
    BY_COHORT,
    BY_PERSON,
    DRAFTS,
    KindLine,
    PrintKind,
    group_names,
    kind_lines,
)
from facilitator.printing.numbering import ISSUABLE
from ui.parts.buttons import Button, CheckBox, Kind
from ui.parts.choices import FlowLayout
from ui.parts.fields import ChoiceField, Labelled, SearchField
from ui.parts.split import Scroll
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.printing.offering import Askable
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

MARGIN = 40
LEAST_TABLE = 200
EVERY = "every"


class KindsPane(QWidget):
    """Filter, list of kinds, what is chosen for them, and what is done with the paper shown."""

    changed = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    save_each_wanted = Signal()
    issue_wanted = Signal()
    drafts_wanted = Signal()

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._wanted = ""
        self._lines = {
            line.kind.value: line for line in kind_lines(words) if line.kind is not PrintKind.PACK
        }
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = QWidget()
        outer.addWidget(Scroll(inside, words("Kinds of paper")), 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 4, 24, 12)
        column.setSpacing(12)
        self.filter = SearchField(theme, words("Filter the kinds of paper"))
        column.addWidget(self.filter)
        self.table: Table[KindLine] = Table(
            self._columns(), theme, words("Kinds of paper"), key=lambda line: line.kind.value
        )
        # What a paper is says more than the group it stands in; the group can be asked for.
        self.table.hide_at_first("group")
        self.table.remember(settings, "kinds-of-paper")
        self.filter.searched.connect(self.table.filter)
        self.filter.leads_into(self.table)
        self.table.line_chosen.connect(self._choose)
        # In a low window the pane scrolls rather than the list shrinking to nothing.
        self.table.setMinimumHeight(theme.px(LEAST_TABLE))
        column.addWidget(self.table, 1)
        column.addWidget(self._choices())
        self.note = Text("", Role.SENTENCE, theme, wraps=True)
        column.addWidget(self.note)
        outer.addWidget(self._buttons())
        self.table.show_lines(self._lines.values())

    def _columns(self) -> tuple[Column[KindLine], ...]:
        words = self._words
        groups = group_names(words)
        places = {group: place for place, group in enumerate(groups)}
        return (
            Column("name", words("Paper"), lambda line: line.name, width=230, strong=True),
            Column("group", words("What for"), lambda line: places[line.group],
                   text=lambda line: groups[line.group], width=120, spare=1),
            Column("what", words("What it is"), lambda line: line.what, width=0, spare=2),
        )  # fmt: skip

    def _choices(self) -> QWidget:
        words, theme = self._words, self._theme
        room = QWidget()
        flow = FlowLayout(room, 12)
        self.cohorts = ChoiceField(theme, words("Cohort"), ((EVERY, words("Every cohort")),))
        self.people = ChoiceField(theme, words("Person"), ((EVERY, words("Everybody")),))
        self.people.setMaximumWidth(theme.px(260))
        self.sheet = ChoiceField(
            theme, words("Paper size"), (("a4", words("A4")), ("letter", words("Letter")))
        )
        for label, field in (
            (words("Cohort"), self.cohorts), (words("Person"), self.people),
            (words("Paper size"), self.sheet),
        ):  # fmt: skip
            field.chosen.connect(self._chosen)
            flow.addWidget(Labelled(label, field, theme))
        self.large = CheckBox(words("Large print"), theme)
        self.plain = CheckBox(words("Without colours"), theme)
        for box in (self.large, self.plain):
            box.toggled.connect(lambda _on: self.changed.emit())
            flow.addWidget(box)
        return room

    def _buttons(self) -> QWidget:
        words = self._words
        foot, inside = QWidget(), QWidget()
        around = QVBoxLayout(foot)
        around.setContentsMargins(MARGIN, 8, 24, 12)
        around.addWidget(inside)
        flow = FlowLayout(inside, 8)
        self.print = Button(
            words("Print"), self._theme, Kind.PRIMARY, icon="printer", key=words("Ctrl P")
        )
        self.save = Button(words("Save as one PDF"), self._theme)
        self.save_each = Button(words("Save each in a folder…"), self._theme)
        self.issue = Button(words("Issue under a number…"), self._theme)
        self.drafts = Button(words("E-mail drafts in a folder…"), self._theme, icon="mail")
        for button, signal in (
            (self.print, self.print_wanted), (self.save, self.save_wanted),
            (self.save_each, self.save_each_wanted), (self.issue, self.issue_wanted),
            (self.drafts, self.drafts_wanted),
        ):  # fmt: skip
            button.clicked.connect(signal)
            button.setEnabled(False)
            flow.addWidget(button)
        return foot

    @property
    def line(self) -> KindLine:
        """The kind that is chosen, else the first of the list."""
        return self._lines.get(self.table.chosen(), next(iter(self._lines.values())))

    @property
    def cohort(self) -> str:
        """The code of the cohort that is chosen; "" for every cohort."""
        key = self.cohorts.key()
        return "" if key == EVERY or self.line.kind not in BY_COHORT else key

    @property
    def person(self) -> str:
        """The code of the person who is chosen; "" for everybody."""
        key = self.people.key()
        return "" if key == EVERY or self.line.kind not in BY_PERSON else key

    def setup(self, *, large_print: bool) -> Setup:
        """The sheet and the print that were chosen, large where the reader wants it so."""
        return Setup(
            PaperSize(self.sheet.key() or "a4"),
            large_print=large_print or self.large.isChecked(),
            black_and_white=self.plain.isChecked(),
        )

    def offer(self, askable: Askable) -> None:
        """Offer these cohorts and people."""
        language = self._words.language
        self._offer(
            self.cohorts,
            self._words("Every cohort"),
            [(code, title.read_in(language) or code) for code, title in askable.cohorts],
        )
        self._offer(self.people, self._words("Everybody"), list(askable.people))
        if not self.table.chosen():
            self.table.choose(self.line.kind.value)

    def choose_cohort(self, code: str) -> None:
        """Choose the cohort of this code, at once or when it is offered."""
        self._wanted = code
        self.cohorts.choose(code)

    def _offer(self, field: ChoiceField, every: str, options: list[tuple[str, str]]) -> None:
        before = (self._wanted if field is self.cohorts else "") or field.key()
        field.offer(((EVERY, every), *options))
        field.choose(before if before in dict(options) else EVERY)

    def _chosen(self, _key: str) -> None:
        self._wanted = ""
        self.changed.emit()

    def _choose(self, _key: str) -> None:
        kind = self.line.kind
        self.cohorts.setEnabled(kind in BY_COHORT)
        self.people.setEnabled(kind in BY_PERSON)
        self.drafts.setVisible(kind in BY_PERSON)
        self.issue.setVisible(kind in ISSUABLE)
        self.changed.emit()

    def say_count(self, papers: int, pages: int) -> None:
        """Say how much there is, and whether it prints as a draft."""
        words = self._words
        lines = []
        if papers:
            lines.append(
                words("Papers: %(papers)s · pages: %(pages)s.", papers=papers, pages=pages)
            )
        if self.line.kind in DRAFTS:
            lines.append(
                words(
                    "Printed as drafts, without a number. They are numbered and kept once they "
                    "are issued."
                )
            )
        self.note.setText(" ".join(lines))
        for button in (self.print, self.save, self.save_each):
            button.setEnabled(papers > 0)
        self.drafts.setEnabled(papers > 0)
        self.issue.setEnabled(papers > 0)
