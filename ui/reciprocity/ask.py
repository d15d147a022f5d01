"""Ask a question: the builder, the answer as table and chart, and the questions that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.charts.bars import Bar, bars
from facilitator.reciprocity.answer_table import AnswerTable, TableLine, tabled
from facilitator.reciprocity.behind import Behind, FigureRef
from ui.drawings.view import WideView
from ui.parts.buttons import Button
from ui.parts.choices import Segments
from ui.parts.fields import ChoiceField
from ui.parts.split import Scroll
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.reciprocity.ask_form import AskForm
from ui.reciprocity.opening import Openable
from ui.reciprocity.sections import Section
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from facilitator.charts.drawing import Drawing
    from facilitator.charts.shapes import Pen
    from facilitator.papers.shared import Named
    from facilitator.reciprocity.answers import AllFigures, Answered, KeptQuestion
    from facilitator.words import Words
    from ui.theme.theme import Theme

TABLE, CHART = "table", "chart"
SAVE, RENAME, DELETE, COPY, FILE, PRINT = "save", "rename", "delete", "copy", "file", "print"


class BarsView(WideView):
    """The lines of an answer as bars."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("The answer as a chart"))
        self._bars: tuple[Bar, ...] = ()

    def show_bars(self, shown: tuple[Bar, ...]) -> None:
        """Show these."""
        self._bars = shown
        self.recompose()
        self.speak_whole()

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The bars over the whole width."""
        return bars(self._bars, pen, width) if self._bars else None


class AskSection(Section):
    """What is asked above, the answer below; the chosen line opens its rows."""

    asked = Signal(object, bool)
    act_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words, today: dt.date) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._kept: tuple[KeptQuestion, ...] = ()
        self.found: Answered | None = None
        self.answer: AnswerTable | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._kept_row())
        self.form = AskForm(theme, words, today)
        self.form.changed.connect(self._changed)
        column.addWidget(self.form)
        column.addWidget(Rule(theme))
        column.addLayout(self._head())
        self.note = Text("", Role.META, theme, wraps=True)
        column.addWidget(self.note)
        self.table: Table[TableLine] | None = None
        self.tables = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self.tables)
        self.tables.setContentsMargins(0, 0, 0, 0)
        self.chart = BarsView(theme, words)
        self.stack = QStackedWidget()
        self.stack.addWidget(holder)
        self.stack.addWidget(Scroll(self.chart, words("The answer as a chart")))
        self.stack.setMinimumHeight(theme.px(140))
        column.addWidget(self.stack, 1)

    def _kept_row(self) -> QHBoxLayout:
        words, theme = self._words, self._theme
        row = QHBoxLayout()
        row.setSpacing(8)
        self.kept = ChoiceField(theme, words("Questions that are kept"))
        self.kept.setMinimumWidth(theme.px(240))
        self.kept.chosen.connect(self._take)
        row.addWidget(self.kept)
        self.acts: dict[str, Button] = {}
        for act, name in (
            (SAVE, words("Keep…")), (RENAME, words("Rename…")), (DELETE, words("Delete")),
        ):  # fmt: skip
            row.addWidget(self._act(act, name))
        row.addStretch()
        return row

    def _head(self) -> QHBoxLayout:
        words, theme = self._words, self._theme
        row = QHBoxLayout()
        row.setSpacing(8)
        self.segments = Segments(
            ((TABLE, words("Table")), (CHART, words("Chart"))), theme, words("Show as")
        )
        self.segments.chosen.connect(lambda key: self.stack.setCurrentIndex(int(key == CHART)))
        row.addWidget(self.segments)
        row.addStretch()
        for act, name in (
            (COPY, words("Copy")), (FILE, words("Save as…")), (PRINT, words("Print")),
        ):  # fmt: skip
            row.addWidget(self._act(act, name))
        return row

    def _act(self, act: str, name: str) -> Button:
        button = Button(name, self._theme)
        button.clicked.connect(lambda: self.act_wanted.emit(act))
        self.acts[act] = button
        return button

    # The question.

    def offer(self, found: AllFigures) -> None:
        """Offer the organisations and cohorts there are."""
        self.form.offer(found)

    def show_kept(self, kept: tuple[KeptQuestion, ...]) -> None:
        """Offer the questions that are kept."""
        words, now = self._words, self.kept.key()
        self._kept = kept
        self.kept.offer((("", words("A new question")), *((str(one.id), one.name) for one in kept)))
        self.kept.choose(now)
        self._enable()

    def chosen(self) -> KeptQuestion | None:
        """The kept question that is shown."""
        key = self.kept.key()
        return next((one for one in self._kept if str(one.id) == key), None)

    def choose(self, key: str) -> None:
        """Show a kept question."""
        self.kept.choose(key)
        self._take(key)

    def _take(self, _key: str) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.form.show_question(chosen.question)
        self._enable()
        self.ask()

    def _enable(self) -> None:
        has_one = self.chosen() is not None
        self.acts[RENAME].setEnabled(has_one)
        self.acts[DELETE].setEnabled(has_one)

    def _changed(self) -> None:
        self.ask()

    def ask(self) -> None:
        """Ask what stands in the builder."""
        self.asked.emit(self.form.question(), self.form.is_leaving)

    # The answer.

    def show_answer(self, found: Answered) -> None:
        """Show an answer, unless another has been asked for meanwhile."""
        if found.answer.question != self.form.question():
            return
        words = self._words
        self.found, self.answer = found, tabled(found, words)
        notes = []
        if found.is_leaving:
            notes.append(words("Small numbers are hidden: it may leave the programme."))
        if self.answer.has_hidden:
            notes.append(
                words(
                    "A dash stands where a figure is about one to four people, or would let such "
                    "a figure be worked out."
                )
            )
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))
        self._show_table(self.answer)
        self.chart.show_bars(
            tuple(
                Bar(line.name, line.figures[-1], self.figure(line.figures[-1]))
                for line in self.answer.lines[:-1] or self.answer.lines
            )
        )

    def _show_table(self, answer: AnswerTable) -> None:
        chosen = self.table.chosen() if self.table is not None else ""
        if self.table is not None:
            self.tables.removeWidget(self.table)
            self.table.deleteLater()
        columns = [
            Column[TableLine](
                "part", answer.heading, lambda line: line.name, width=220, strong=True
            )
        ]
        columns += [self._column(at, heading) for at, heading in enumerate(answer.columns)]
        columns.append(Column[TableLine]("end", "", lambda _line: "", width=0))
        self.table = Table(
            columns, self._theme, self._words("The answer"), key=lambda line: line.key
        )
        self.tables.addWidget(self.table)
        self.table.show_lines(answer.lines)
        self.table.line_chosen.connect(self._offer)
        self.table.choose(chosen or answer.lines[-1].key)

    def _column(self, at: int, heading: str) -> Column[TableLine]:
        def value(line: TableLine) -> int | None:
            return line.figures[at]

        def text(line: TableLine) -> str:
            return self.figure(line.figures[at])

        wide = max(90, 9 * len(heading) + 24)
        return Column(f"c{at}", heading, value, text=text, right=True, width=wide)

    def figure(self, value: int | None) -> str:
        """A figure as it is read; a dash where it is hidden."""
        if value is None or self.answer is None:
            return "–"
        return self._words.hours(value) if self.answer.is_minutes else self._words.number(value)

    def offer_again(self) -> None:
        """Offer the rows of the chosen line, or ask first."""
        if self.table is None:
            self.ask()
        else:
            self._offer(self.table.chosen())

    def _offer(self, key: str) -> None:
        found, answer = self.found, self.answer
        line = next((one for one in answer.lines if one.key == key), None) if answer else None
        if found is None or answer is None or line is None:
            self.opened.emit("", ())
            return
        unit = found.answer.question.measure.unit
        self.opened.emit(
            line.name,
            tuple(
                Openable(
                    FigureRef("answer", line.key, column),
                    heading,
                    self.figure(figure),
                    Behind(unit, found.answer.behind(line.key, column)),
                )
                for heading, column, figure in zip(
                    answer.columns, answer.column_keys, line.figures, strict=True
                )
                if figure is not None
            ),
        )

    def names(self) -> Mapping[str, Named]:
        """Names of what the rows speak of."""
        return self.found.names if self.found else {}

    def begin(self) -> None:
        """Put the keyboard into the builder."""
        self.form.measure.setFocus(Qt.FocusReason.OtherFocusReason)
