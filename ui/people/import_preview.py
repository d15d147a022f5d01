"""What an import would do: rows, questions, columns and remarks, one beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.interchange.preview import RowOutcome
from ui.parts.buttons import Button, Kind
from ui.parts.choices import Segments
from ui.parts.fields import ChoiceField
from ui.parts.split import Scroll
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.people import import_words
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.interchange.preview import Preview, RowPreview
    from facilitator.interchange.remarks import Question, Remark
    from facilitator.words import Words
    from ui.theme.theme import Theme

ROWS, QUESTIONS, COLUMNS, REMARKS = "rows", "questions", "columns", "remarks"


class PreviewPane(QWidget):
    """The preview of a list; what is answered or mapped is told, and the list read again."""

    answered = Signal(object, str, str)
    usual_wanted = Signal()
    mapped = Signal(str, str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.summary = Text("", Role.LEAD, theme, wraps=True)
        self.under = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.parts = Segments(
            (
                (ROWS, words("Rows")),
                (QUESTIONS, words("Questions")),
                (COLUMNS, words("Columns")),
                (REMARKS, words("Remarks")),
            ),
            theme,
            words("What to look at"),
        )
        self.rows = self._table()
        self.questions, self._questions = _grid()
        self.columns, self._columns = _grid()
        self.remarks = self._remarks_table()
        self.stack = QStackedWidget()
        for page in (
            self.rows,
            Scroll(self.questions, words("Questions")),
            Scroll(self.columns, words("Columns")),
            self.remarks,
        ):
            self.stack.addWidget(page)
        self.parts.chosen.connect(self._turn_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.summary, self.under, self.parts):
            column.addWidget(part)
        column.addWidget(self.stack, 1)

    def _table(self) -> Table[RowPreview]:
        words = self._words
        columns: tuple[Column[RowPreview], ...] = (
            Column("row", words("Row"), lambda line: line.row, right=True, width=56),
            Column("name", words("Name"), lambda line: line.name, width=190, strong=True),
            Column(
                "outcome",
                words("What happens"),
                lambda line: import_words.outcome(line, words),
                width=140,
            ),
            Column("why", words("Details"), lambda line: import_words.details(line, words),
                   width=0),
        )  # fmt: skip
        return Table(columns, self._theme, words("Rows"), key=lambda line: str(line.row))

    def _remarks_table(self) -> Table[Remark]:
        words = self._words
        columns: tuple[Column[Remark], ...] = (
            Column("row", words("Row"), lambda remark: remark.row, right=True, width=56),
            Column(
                "what",
                words("Remark"),
                lambda remark: words.stored(remark.key, remark.said),
                width=0,
            ),
        )
        return Table(columns, self._theme, words("Remarks"), key=lambda r: f"{r.row}:{r.key}")

    def _turn_to(self, part: str) -> None:
        self.stack.setCurrentIndex((ROWS, QUESTIONS, COLUMNS, REMARKS).index(part))

    def show_preview(self, preview: Preview) -> None:
        """Show what would happen; where something must be asked, the questions come first."""
        words = self._words
        new, changed = preview.count(RowOutcome.NEW), preview.count(RowOutcome.CHANGED)
        self.summary.setText(words("New: %(new)s. Changed: %(changed)s.", new=new, changed=changed))
        self.under.setText(
            words(
                "Left as they are: %(same)s. Cannot be taken: %(rejected)s. "
                "Questions to answer: %(open)s. Remarks: %(remarks)s.",
                same=preview.count(RowOutcome.SAME, RowOutcome.SKIP),
                rejected=len(preview.rejected),
                open=len(preview.open_questions),
                remarks=len(preview.warnings),
            )
        )
        self.rows.show_lines(preview.rows)
        self.remarks.show_lines(preview.warnings)
        self._show_questions(preview)
        self._show_columns(preview)
        part = QUESTIONS if preview.open_questions else self.parts.key()
        if part == QUESTIONS and not preview.questions:
            part = ROWS
        self.parts.choose(part)
        self._turn_to(part)

    def _show_questions(self, preview: Preview) -> None:
        words, theme = self._words, self._theme
        _empty(self._questions)
        if not preview.questions:
            none = Text(words("Nothing has to be asked."), Role.BODY_SOFT, theme)
            self._questions.addWidget(none, 0, 0, 1, 2)
            return
        usual = Button(words("Take the usual answer to all"), theme, Kind.QUIET)
        usual.setEnabled(bool(preview.open_questions))
        usual.clicked.connect(self.usual_wanted)
        self._questions.addWidget(usual, 0, 0, 1, 2)
        for at, question in enumerate(preview.questions, start=1):
            self._add_question(question, at)

    def _add_question(self, question: Question, at: int) -> None:
        words, theme = self._words, self._theme
        sentence = words.stored(question.key, question.said)
        if question.row is not None:
            sentence = words("Row %(row)s: %(what)s", row=question.row, what=sentence)
        options = [(key, import_words.choice(question, key, words)) for key in question.choices]
        answer = ChoiceField(theme, sentence, [("", words("Choose an answer…")), *options])
        answer.choose(question.answer or "")
        what = question.about or question.key
        answer.chosen.connect(
            lambda key, row=question.row: self.answered.emit(row, what, key) if key else None
        )
        self._questions.addWidget(Text(sentence, Role.BODY, theme, wraps=True), at, 0)
        self._questions.addWidget(answer, at, 1)

    def _show_columns(self, preview: Preview) -> None:
        words, theme = self._words, self._theme
        _empty(self._columns)
        for at, column in enumerate(preview.headings.columns if preview.headings else ()):
            choice = ChoiceField(theme, column.heading, import_words.fields(words))
            choice.choose(column.field or import_words.OWN)
            choice.chosen.connect(
                lambda field, heading=column.heading: self.mapped.emit(heading, field)
            )
            self._columns.addWidget(Text(column.heading, Role.BODY, theme, wraps=True), at, 0)
            self._columns.addWidget(choice, at, 1)


def _grid() -> tuple[QWidget, QGridLayout]:
    page = QWidget()
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 12, 0)
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    outer.addLayout(grid)
    outer.addStretch(1)
    return page, grid


def _empty(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
