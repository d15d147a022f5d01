"""The year's archive: which cohorts may go, a yes for each, then the names go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.archiving import actions
from facilitator.archiving.questions import ArchiveLine, archive_list
from facilitator.printing.kinds import PrintKind
from ui.parts.answers import AnswerStack, column_of
from ui.parts.buttons import Button, Kind
from ui.parts.choices import FlowLayout
from ui.parts.dialogs import Question, TroubleBox
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.people.printing import ForOne, PaperDialog, first_of
from ui.shell.errors import Teller
from ui.shell.page import Page, PageAction, PageContext
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.words import Language
    from ui.parts.dialogs import Dialog
    from ui.people.printing import OneSheet
    from ui.theme.breadth import Breadth


class ArchivePage(Page):
    """Cohorts whose years are over, as a table; below it whose names would go."""

    place = "archive"
    tables = frozenset(
        {"archiving", "cohort", "enrolment", "pairing", "commitment", "request", "programme",
         "person"}
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.dialog: Dialog | None = None
        self._lines: dict[str, ArchiveLine] = {}
        self.head = PageHead(words("The year's archive"), theme)
        self.trouble = TroubleBox(theme)
        self.table: Table[ArchiveLine] = Table(
            self._columns(), theme, words("The year's archive"), key=lambda line: line.code
        )
        self.table.line_chosen.connect(lambda _key: self._choose())
        self.table.line_opened.connect(lambda _key: self.say_yes())
        self.effect = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.names = Text("", Role.SENTENCE, theme, wraps=True)
        self.yes = Button(words("Yes, this cohort may go"), theme, Kind.PRIMARY, key="↵")
        self.yes.clicked.connect(self.say_yes)
        self.back_button = Button(words("Take the yes back"), theme)
        self.back_button.clicked.connect(self.take_back)
        self.go = Button(words("Let the names go…"), theme)
        self.go.clicked.connect(self.let_go)
        self.print = Button(words("Print list and proof…"), theme, icon="printer")
        self.print.clicked.connect(self.print_proof)
        self.empty = EmptyState(
            words("Nothing may go yet"),
            words(
                "A closed cohort comes here when the months are over for which records are "
                "kept. Every January is a good time to look."
            ),
            theme,
            primary=words("How long records are kept…"),
        )
        self.empty.primary_wanted.connect(lambda: context.navigate("settings", {}))
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.table, 1)
        column.addWidget(self.effect)
        column.addWidget(self.names)
        acts = QWidget()
        row = FlowLayout(acts, 8)
        for button in (self.yes, self.back_button, self.go, self.print):
            row.addWidget(button)
        column.addWidget(acts)
        self.stack = AnswerStack(whole, self.empty)
        self._column = column_of(self, self.head, self.trouble, self.stack)
        self.fit(self.breadth)

    def _columns(self) -> tuple[Column[ArchiveLine], ...]:
        words = self.words
        return (
            Column("cohort", words("Cohort"), self._title, width=220, strong=True),
            Column("ended", words("Ended"), lambda line: line.ended,
                   text=lambda line: words.date(line.ended, "day"), width=130),
            Column("kept", words("Records kept"), lambda line: line.months, text=self._kept,
                   width=190),
            Column("stands", words("Stands at"), self._stands, width=200),
            Column("people", words("Names"), lambda line: line.people,
                   text=lambda line: words.number(line.people), right=True, width=90),
            Column("stay", words("Stay"), lambda line: line.stayed,
                   text=lambda line: words.number(line.stayed), right=True, width=0),
        )  # fmt: skip

    def _title(self, line: ArchiveLine) -> str:
        return line.title_cy if self.words.language.value == "cy" else line.title_en

    def _kept(self, line: ArchiveLine) -> str:
        words = self.words
        months = words.many("%(n)s month", "%(n)s months", line.months)
        if not line.has_own_months:
            return months
        return words("%(months)s, its own number", months=months)

    def _stands(self, line: ArchiveLine) -> str:
        words = self.words
        if line.done_on is not None:
            return words("names went on %(day)s", day=words.date(line.done_on, "day"))
        if line.agreed_on is not None:
            return words("yes since %(day)s", day=words.date(line.agreed_on, "day"))
        return words("may go")

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask which cohorts may go."""
        self.ask("archive", self._show, archive_list, self.context.clock.today())

    def _show(self, lines: Sequence[ArchiveLine]) -> None:
        words = self.words
        self._lines = {line.code: line for line in lines}
        self.table.show_lines(lines)
        waiting = sum(line.agreed_on is None for line in lines)
        said = words.many("%(n)s cohort waits for a yes", "%(n)s cohorts wait for a yes", waiting)
        self.head.say(words("The year's archive"), said if lines else "")
        self.stack.show_answer(found=bool(lines))
        if lines and self.table.chosen() not in self._lines:
            self.table.choose(lines[0].code)
        self._choose()

    def chosen(self) -> ArchiveLine | None:
        """The cohort that is chosen."""
        return self._lines.get(self.table.chosen())

    def _agreed(self) -> list[ArchiveLine]:
        return [one for one in self._lines.values() if one.agreed_on and one.done_on is None]

    def _choose(self) -> None:
        words, line = self.words, self.chosen()
        self.yes.setEnabled(line is not None and line.agreed_on is None)
        self.back_button.setEnabled(line is not None and line in self._agreed())
        self.go.setEnabled(bool(self._agreed()))
        if line is not None:
            self.effect.setText(
                words(
                    "Names that go: %(people)s · people who stay, because something of theirs is "
                    "not over: %(stay)s · kept as counts: %(sessions)s sessions, %(hours)s",
                    people=line.people, stay=line.stayed, sessions=line.sessions,
                    hours=words.hours(line.minutes),
                )
            )  # fmt: skip
            self.names.setText(", ".join(name for _key, name in line.going))
        self.actions_changed.emit()

    # -- acts -----------------------------------------------------------------------------------

    def say_yes(self) -> None:
        """Say that the names of the chosen cohort may go; nothing goes yet."""
        line = self.chosen()
        if line is not None and line.agreed_on is None:
            self._do(actions.say_yes, actions.YesDraft(line.cohort_id, line.cohort_version))

    def take_back(self) -> None:
        """Take the yes back."""
        line = self.chosen()
        if line is not None and line.agreement is not None:
            self._do(actions.take_yes_back, actions.TakeBackDraft(*line.agreement))

    def let_go(self) -> None:
        """Ask once more, then let the names of every cohort with a yes go."""
        words, agreed = self.words, self._agreed()
        if not agreed:
            return
        names = sum(line.people for line in agreed)
        dialog = Question(
            words("Let the names go"),
            words(
                "%(cohorts)s: %(names)s names, with their addresses, notes and archived papers, "
                "go from the record and from its history. Minutes and counts stay. This cannot "
                "be undone; backups from before are thinned out within six months.",
                cohorts=", ".join(self._title(line) for line in agreed),
                names=names,
            ),
            self.theme, words, act=words("Let them go"), parent=self,
        )  # fmt: skip
        dialog.cancel.setText(words("Keep them"))
        draft = actions.LetGoDraft([line.agreement for line in agreed if line.agreement])
        dialog.accepted.connect(lambda: self._do(actions.let_names_go, draft))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def print_proof(self) -> None:
        """Show the list of what may go and the proof of what went."""

        def question(
            db: Session, languages: tuple[Language, ...], today: dt.date
        ) -> OneSheet | None:
            return first_of(db, (PrintKind.ARCHIVE_PROOF,), "", languages, today)

        title = self.words("Proof of the year's archive")
        self.dialog = PaperDialog(ForOne(title, title, question), self.context, self.window())
        self.dialog.open()

    def _do(self, action: Callable[..., Any], draft: object) -> None:
        self.trouble.say(None)

        def refused(error: Exception) -> None:
            self.trouble.say(Teller(self.words).tell(error))

        self.runner.act(action, draft, self.did, refused)

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """The cohort."""
        return {"chosen": self.table.chosen()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a cohort again."""
        self.table.choose_when_shown(str(state.get("chosen", "")))
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """Yes, back, let go, print."""
        words, line = self.words, self.chosen()
        open_yes = line is not None and line.agreed_on is None
        return (
            PageAction(words("Yes, this cohort may go"), self.say_yes, "Ctrl+E", "check",
                       enabled=open_yes),
            PageAction(words("Take the yes back"), self.take_back, "", "rotate-cw",
                       enabled=line is not None and line in self._agreed()),
            PageAction(words("Let the names go…"), self.let_go, "", "check",
                       enabled=bool(self._agreed())),
            PageAction(words("Print list and proof…"), self.print_proof, "", "printer", "papers"),
        )  # fmt: skip

    def print_page(self) -> bool:
        """The list and the proof."""
        self.print_proof()
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
