"""Surveys on paper: which forms went out, how many came back, what they say together."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.cohorts.questions import cohort_list
from facilitator.equality.actions import key_in_pile
from facilitator.equality.questions import equality_sums
from facilitator.printing.kinds import PrintKind
from facilitator.printing.surveys import survey_sheet
from facilitator.surveys import actions
from facilitator.surveys.forms import survey_text
from facilitator.surveys.questions import SurveyLine, surveys_of
from facilitator.surveys.wording import respondents, survey_waves
from ui.cohorts.chooser import CohortChooser
from ui.equality.dialog import EqualityDialog
from ui.parts.answers import AnswerStack, column_of
from ui.parts.buttons import Button, Kind
from ui.parts.dialogs import TroubleBox
from ui.parts.flow import Flow
from ui.parts.heads import PageHead, SectionHead
from ui.parts.notes import EmptyState
from ui.parts.split import FittingScroll
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.people.printing import ForOne, PaperDialog, first_of
from ui.shell.asking import open_form
from ui.shell.page import Page, PageAction, PageContext
from ui.surveys.forms import HandOutForm, KeyInForm
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.cohorts.questions import CohortFacts
    from facilitator.equality.questions import AnswerLine
    from facilitator.printing.wanted import Sheet
    from facilitator.programme import Done
    from facilitator.words import Language
    from ui.parts.dialogs import Dialog
    from ui.people.printing import OneSheet
    from ui.theme.breadth import Breadth


class SurveysPage(Page):
    """One cohort's forms as a table, and below it what the chosen ones say."""

    place = "surveys"
    tables = frozenset({"survey_round", "survey_form", "cohort"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.dialog: Dialog | None = None
        self._lines: dict[str, SurveyLine] = {}
        self.cohort = CohortChooser(theme, words)
        self.cohort.chosen.connect(self.show_cohort)
        self.head = PageHead(words("Surveys"), theme, actions=(self.cohort,))
        self.trouble = TroubleBox(theme)
        self.table: Table[SurveyLine] = Table(
            self._columns(), theme, words("Surveys"), key=lambda line: line.key
        )
        self.table.line_chosen.connect(self._choose)
        self.table.line_opened.connect(lambda _key: self.key_in())
        self.said = SectionHead(words("What they say together"), theme)
        self.report = Text("", Role.BODY, theme, wraps=True)
        self.key = Button(words("Key in a form…"), theme, Kind.PRIMARY, key="↵")
        self.key.clicked.connect(self.key_in)
        self.out = Button(words("Handed out…"), theme)
        self.out.clicked.connect(self.hand_out)
        self.print = Button(words("Print the form…"), theme, icon="printer")
        self.print.clicked.connect(self.print_form)
        self.equality = Button(words("Equality monitoring…"), theme)
        self.equality.clicked.connect(self.count_equality)
        self.empty = EmptyState(
            words("No cohort yet"),
            words("Surveys belong to a cohort: open one first."),
            theme,
            primary=words("Cohorts"),
        )
        self.empty.primary_wanted.connect(lambda: context.navigate("cohorts", {}))
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.table.fit_rows()
        column.addWidget(self.table, 2)
        column.addWidget(self.said)
        # What they say may be long: it scrolls beside its heading, the acts stay in sight.
        said = QWidget()
        inside = QVBoxLayout(said)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.report)
        column.addWidget(FittingScroll(said, self.words("What they say together")), 1)
        acts = Flow()
        for button in (self.key, self.out, self.print, self.equality):
            acts.flow.addWidget(button)
        column.addWidget(acts)
        column.addStretch()
        self.stack = AnswerStack(whole, self.empty)
        self._column = column_of(self, self.head, self.trouble, self.stack)
        self.fit(self.breadth)

    def _columns(self) -> tuple[Column[SurveyLine], ...]:
        words = self.words
        who, when = respondents(words), survey_waves(words)
        order = list(when)
        return (
            Column("when", words("When"), lambda line: order.index(line.wave),
                   text=lambda line: when[line.wave], width=140, strong=True),
            Column("who", words("Who answers"), lambda line: who[line.respondent], width=240),
            Column("out", words("Handed out"), lambda line: line.report.handed_out,
                   text=lambda line: words.number(line.report.handed_out) if
                   line.report.handed_out else "–", right=True, width=110),
            Column("back", words("Came back"), lambda line: line.report.came_back,
                   text=lambda line: words.number(line.report.came_back) if
                   line.report.handed_out else "–", right=True, width=110),
            Column("rate", words("In a hundred"), lambda line: line.report.rate or 0,
                   text=lambda line: f"{line.report.rate} %" if line.report.rate is not None
                   else "–", width=0),
        )  # fmt: skip

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask which cohorts there are, then for the one that is shown."""
        self.ask("cohorts", self._show_cohorts, cohort_list)

    def _show_cohorts(self, cohorts: tuple[CohortFacts, ...]) -> None:
        wanted = self.cohort.show_cohorts(cohorts)
        self.stack.show_answer(found=wanted is not None)
        if wanted is not None:
            self.ask("surveys", self._show, surveys_of, wanted)

    def _show(self, lines: Sequence[SurveyLine]) -> None:
        words = self.words
        self._lines = {line.key: line for line in lines}
        self.table.show_lines(lines)
        handed = sum(line.report.handed_out for line in lines)
        back = sum(line.report.came_back for line in lines)
        self.head.say(
            words("Surveys"),
            words("%(back)s of %(out)s forms came back; nobody is named", back=back, out=handed),
        )
        if self.table.chosen() not in self._lines:
            self.table.choose(lines[0].key)
        self._choose(self.table.chosen())

    def _choose(self, key: str) -> None:
        line = self._lines.get(key)
        if line is not None:
            self.report.setText(self._report(line))
            self.key.setEnabled(line.report.handed_out > line.report.came_back)
        self.actions_changed.emit()

    def _report(self, line: SurveyLine) -> str:
        words, report = self.words, line.report
        if not report.handed_out:
            return words("Not handed out yet. Print the form, and say how many you handed out.")
        if report.is_hidden:
            return words("Fewer than five came back: what they say is not shown to anybody.")
        text = survey_text(line.respondent, line.wave, words.language)
        said = [
            f"{words.number(middle) if middle is not None else '–'}   {statement}"
            for statement, middle in zip(text.statements, report.medians, strict=True)
        ]
        quotes = [f"“{quote}”" for quote in report.quotes]
        return "\n".join((words("Median of 1 to 5:"), *said, *quotes))

    def show_cohort(self, key: str) -> None:
        """Show another cohort."""
        self.cohort.want(key)
        self.refresh()

    def chosen(self) -> SurveyLine | None:
        """The kind of form that is chosen."""
        return self._lines.get(self.table.chosen())

    # -- acts -----------------------------------------------------------------------------------

    def hand_out(self) -> None:
        """Say how many were handed out."""
        line = self.chosen()
        if line is not None:
            form = HandOutForm(
                uuid.UUID(self.cohort.wanted), line, self.theme, self.words,
                self.context.clock.today(), self.window(),
            )  # fmt: skip
            self._open(form, actions.hand_out)

    def key_in(self) -> None:
        """Key in forms, one after the other; the dialog stays for the next."""
        line = self.chosen()
        if line is None:
            return
        if not line.report.handed_out:
            self.hand_out()
            return
        form = KeyInForm(
            uuid.UUID(self.cohort.wanted), line, self.theme, self.words,
            self.context.clock.today(), self.window(),
        )  # fmt: skip
        self._open(form, actions.key_in_form, lambda _done: form.next_one())

    def print_form(self) -> None:
        """Show the form as it is printed."""
        line = self.chosen()
        if line is None:
            return

        def question(db: Session, languages: tuple[Language, ...], today: dt.date) -> Sheet:
            return survey_sheet(db, line.respondent, line.wave, languages, today)

        title = self.words("Survey form")
        self.dialog = PaperDialog(ForOne(title, title, question), self.context, self.window())
        self.dialog.open()

    def count_equality(self) -> None:
        """Show the sums of equality monitoring, and count a pile of its forms in."""
        self.ask("equality", self._count, equality_sums)

    def _count(self, sums: Sequence[AnswerLine]) -> None:
        today = self.context.clock.today()
        dialog = EqualityDialog(sums, self.theme, self.words, today, self.window())
        dialog.form_wanted.connect(lambda: self._print_equality(dialog))
        self._open(dialog, key_in_pile)

    def _print_equality(self, above: EqualityDialog) -> None:
        def question(
            db: Session, languages: tuple[Language, ...], today: dt.date
        ) -> OneSheet | None:
            return first_of(db, (PrintKind.EQUALITY_FORM,), "", languages, today)

        title = self.words("Equality form")
        PaperDialog(ForOne(title, title, question), self.context, above).open()

    def _open(
        self,
        dialog: Dialog,
        action: Callable[..., object],
        then: Callable[[Done[Any]], None] | None = None,
    ) -> None:
        self.dialog = dialog
        open_form(self, dialog, action, then, stays=then is not None)

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """The cohort and the kind of form."""
        return {"cohort": self.cohort.wanted, "chosen": self.table.chosen()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a cohort again."""
        self.cohort.want(str(state.get("cohort", "")))
        self.table.choose_when_shown(str(state.get("chosen", "")))
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """Key in, say how many went out, print."""
        words, here = self.words, self.chosen() is not None
        return (
            PageAction(words("Key in a form…"), self.key_in, "Ctrl+N", "plus", enabled=here),
            PageAction(words("Handed out…"), self.hand_out, "Ctrl+E", "pencil", enabled=here),
            PageAction(words("Print the form…"), self.print_form, "", "printer", "papers",
                       enabled=here),
            PageAction(words("Equality monitoring…"), self.count_equality, "", "users"),
        )  # fmt: skip

    def print_page(self) -> bool:
        """The form that is chosen."""
        self.print_form()
        return self.chosen() is not None

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
