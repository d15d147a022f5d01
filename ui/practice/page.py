"""Readiness and practice: who may coach today and why, with what is on record of each."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.errors import Trouble
from facilitator.interchange.credential_sheet import save_log
from facilitator.people.readiness import Asked, Standing
from facilitator.practice import actions
from facilitator.practice.credentials import CredentialLog, credential_log
from facilitator.practice.questions import PracticeLine, asked_of_coaches, practice_list
from facilitator.practice.wording import standings
from ui.parts.buttons import Button
from ui.parts.choices import Chips
from ui.parts.dialogs import TroubleBox
from ui.parts.fields import SearchField
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState
from ui.parts.split import Scroll
from ui.parts.table import Table
from ui.parts.text import Rule, Text
from ui.practice.columns import practice_columns
from ui.practice.detail import PracticeDetail
from ui.practice.forms import AskedDialog, CpdDialog, LogDialog, PaperDialog, SupervisionDialog
from ui.practice.supervising import ask_for_group
from ui.shell.asking import open_form
from ui.shell.errors import Teller
from ui.shell.page import Page, PageAction, PageContext
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from facilitator.exchange_vocabulary import PracticeKind
    from ui.parts.forms import FormDialog
    from ui.theme.breadth import Breadth

ALL = "all"
_TABLE, _EMPTY, _WAITING = 0, 1, 2


class PracticePage(Page):
    """A table of whoever coaches, one of them in detail."""

    place = "practice"
    tables = frozenset(
        {
            "assurance", "cpd", "supervision", "qualification", "practice_rule", "session",
            "correction", "pairing", "person", "affiliation", "organisation", "consent", "pause",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.dialog: FormDialog | None = None
        self._lines: tuple[PracticeLine, ...] = ()
        self._asked: Mapping[PracticeKind, Asked] = {}
        self._wanted = ""
        self._detail_first = False
        self.asked = Button(words("What is asked…"), theme, icon="sliders-horizontal")
        self.asked.clicked.connect(self.ask_what)
        self.due = Button(words("Who is due for supervision…"), theme, icon="users")
        self.due.clicked.connect(self.supervise)
        title, acts = words("Readiness and practice"), (self.due, self.asked)
        self.head = PageHead(title, theme, actions=acts)
        self.trouble = TroubleBox(theme)
        self.search = SearchField(theme, words("Filter by name or organisation"))
        self.chips = Chips(((ALL, words("All")),), theme, words("Who is shown"))
        self.chips.choose(ALL)
        self.chips.chosen.connect(lambda _keys: self._sift())
        self.table: Table[PracticeLine] = Table(
            practice_columns(words), theme, words("Who coaches"), key=lambda line: str(line.id)
        )
        self.table.remember(context.settings, "practice")
        self.table.line_chosen.connect(lambda _key: self._show_one())
        self.table.line_opened.connect(lambda _key: self.add_paper())
        self.search.searched.connect(self.table.filter)
        self.search.leads_into(self.table)
        self.foot = Text("", Role.META, theme, wraps=True)
        self.detail = PracticeDetail(theme, words)
        self.detail.wanted.connect(self._do)
        self.empty = EmptyState(
            words("Nobody coaches yet"),
            words(
                "Whoever has room to give, has coached or has a qualification on record stands "
                "here, with what is asked of them and how far it has come."
            ),
            theme,
            primary=words("What is asked…"),
        )
        self.empty.primary_wanted.connect(self.ask_what)
        self._lay_out()

    def _lay_out(self) -> None:
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.search, self.chips):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.left, 1)
        self._rule = Rule(self.theme, upright=True)
        row.addWidget(self._rule)
        self.whole_detail = Scroll(self.detail, self.words("What is on record"))
        row.addWidget(self.whole_detail)
        self.stack = QStackedWidget()
        self.stack.addWidget(whole)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(QWidget())
        self.stack.setCurrentIndex(_WAITING)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(self.head)
        self._column.addWidget(self.trouble)
        self._column.addWidget(self.stack, 1)
        self.fit(self.breadth)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask who coaches and what is asked of them."""
        today, alphabet = self.context.clock.today(), self.context.alphabet.value
        self.ask("asked", self._keep_asked, asked_of_coaches)
        self.ask("list", self._show, practice_list, today, alphabet)

    def _keep_asked(self, asked: Mapping[PracticeKind, Asked]) -> None:
        self._asked = asked

    def _show(self, lines: tuple[PracticeLine, ...]) -> None:
        self._lines = lines
        words = self.words
        count = {one: sum(line.readiness.standing is one for line in lines) for one in Standing}
        self.chips.offer(
            (
                (ALL, f"{words('All')} · {len(lines)}"),
                *(
                    (one.value, f"{_capital(standings(words)[one])} · {count[one]}")
                    for one in Standing
                ),
            )
        )
        self.head.say(
            words("Readiness and practice"),
            words(
                "%(ready)s of %(all)s may be paired as coaches today",
                ready=len(lines) - count[Standing.NOT_YET],
                all=len(lines),
            )
            if lines
            else "",
        )
        self.stack.setCurrentIndex(_TABLE if lines else _EMPTY)
        self._sift()
        if self._wanted and self.table.choose(self._wanted):
            self._wanted = ""

    def _sift(self) -> None:
        kind = (self.chips.keys() or (ALL,))[0]
        self.table.show_lines(
            line for line in self._lines if kind in {ALL, line.readiness.standing.value}
        )
        lines = self.table.lines()
        if lines and not self.table.chosen():
            self.table.choose(str(lines[0].id))
        words = self.words
        self.foot.setText(
            words(
                "Coached: %(coached)s · supervision: %(had)s",
                coached=words.hours(sum(line.coached for line in lines)),
                had=words.hours(sum(line.supervised for line in lines)),
            )
        )
        self._show_one()

    def chosen(self) -> PracticeLine | None:
        """The chosen coach."""
        key = self.table.chosen()
        return next((line for line in self._lines if str(line.id) == key), None)

    def _show_one(self) -> None:
        line = self.chosen()
        one_pane = self.breadth.one_pane
        alone = one_pane and self._detail_first and line is not None
        self.left.setVisible(not alone)
        self.whole_detail.setVisible(alone or (line is not None and not one_pane))
        self._rule.setVisible(line is not None and not one_pane)
        self.actions_changed.emit()
        if line is not None:
            self.detail.show_line(line, self.context.clock.today())

    # -- acts -----------------------------------------------------------------------------------

    def ask_what(self) -> None:
        """Set what is asked of whoever coaches."""
        if self._asked:
            self.open_form(
                AskedDialog(self._asked, self.theme, self.words, self._today, self),
                actions.ask_of_coaches,
            )

    @property
    def _today(self) -> dt.date:
        return self.context.clock.today()

    def add_paper(self) -> None:
        """Keep a document of the chosen coach."""
        self._on_one(PaperDialog, actions.keep_assurance)

    def add_supervision(self) -> None:
        """Keep supervision of the chosen coach."""
        self._on_one(SupervisionDialog, actions.keep_supervision)

    def add_cpd(self) -> None:
        """Keep development of the chosen coach."""
        self._on_one(CpdDialog, actions.record_cpd)

    def _on_one(self, made: Callable[..., FormDialog], action: Callable[..., object]) -> None:
        line = self.chosen()
        if line is not None:
            self.open_form(made(line, self.theme, self.words, self._today, self), action)

    def open_log(self) -> None:
        """Show the credential log of the chosen coach."""
        line = self.chosen()
        if line is not None:
            self.ask("log", self._show_log, credential_log, line.id, self._today)

    def _show_log(self, log: CredentialLog | None) -> None:
        if log is None:
            return
        dialog = LogDialog(log, self.theme, self.words, self._today, self)
        dialog.save_wanted.connect(lambda key: self._choose_file(log, key))
        dialog.print.clicked.connect(lambda: self._print_log(dialog, log))
        self.dialog = dialog
        dialog.open()

    def _print_log(self, dialog: FormDialog, log: CredentialLog) -> None:
        dialog.accept()
        state = {"view": "kinds", "kind_chosen": "credential-log", "person": log.code}
        self.context.navigate("papers", state)

    def _choose_file(self, log: CredentialLog, key: str) -> None:
        """Ask where the log goes, as a workbook or as CSV."""
        words = self.words
        chooser = QFileDialog(self, words("Save as spreadsheet"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters([words("Workbook (*.xlsx)"), words("Comma-separated (*.csv)")])
        chooser.setDefaultSuffix("xlsx")
        chooser.selectFile(f"{log.code}-{key}.xlsx")
        chooser.fileSelected.connect(lambda name: self.save_log(log, key, Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def save_log(self, log: CredentialLog, key: str, path: Path) -> None:
        """Write the log as a spreadsheet and say so."""
        try:
            save_log(log, key, self.words, path)
        except Trouble as error:
            self._refused(error)
            return
        self.context.tell(self.words("Saved: %(file)s", file=path.name))
        if self.dialog is not None:
            self.dialog.accept()

    def _do(self, wanted: str) -> None:
        """What a line of the detail asks for."""
        kind, _, key = wanted.partition(":")
        doing = {
            "paper": self.add_paper,
            "supervision": self.add_supervision,
            "cpd": self.add_cpd,
            "log": self.open_log,
        }
        if kind in doing and not key:
            doing[kind]()
        elif kind == "person":
            line = self.chosen()
            if line is not None:
                self.context.navigate("people", {"chosen": str(line.id)})
        else:
            action = {
                "drop_paper": actions.remove_assurance,
                "drop_supervision": actions.remove_supervision,
                "drop_cpd": actions.remove_cpd,
            }[kind]
            self.trouble.say(None)
            self.runner.act(action, uuid.UUID(key), self.did, self._refused)

    def supervise(self) -> None:
        """Show who is due, and note supervision of a group once."""
        ask_for_group(self, self.open_form)

    def open_form(self, dialog: FormDialog, action: Callable[..., object]) -> None:
        """Open a dialog whose draft is handed to an action."""
        self.dialog = dialog
        open_form(self, dialog, action)

    def _refused(self, error: Exception) -> None:
        self.trouble.say(Teller(self.words).tell(error))

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """Filter and chosen coach."""
        return {
            "filter": self.search.text(),
            "chip": (self.chips.keys() or (ALL,))[0],
            "chosen": self.table.chosen(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a coach again."""
        self.search.setText(str(state.get("filter", self.search.text())))
        if state.get("chip"):
            self.chips.choose(str(state["chip"]))
        self._wanted = str(state.get("chosen", ""))
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """What can be done with the chosen coach, and what is asked of all."""
        words, one = self.words, self.chosen() is not None
        return (
            PageAction(words("Keep a document…"), self.add_paper, "Ctrl+N", "file-text",
                       enabled=one),
            PageAction(words("Keep supervision…"), self.add_supervision, "", "users", enabled=one),
            PageAction(words("Keep development…"), self.add_cpd, "", "book-open", enabled=one),
            PageAction(words("Credential log…"), self.open_log, "", "table-2", enabled=one),
            PageAction(words("What is asked…"), self.ask_what, "", "sliders-horizontal"),
            PageAction(words("Who is due for supervision…"), self.supervise, "Ctrl+E", "users"),
        )  # fmt: skip

    def to_filter(self) -> bool:
        """Into the filter."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
        self._fit_detail()
        self._show_one()

    def show_details(self) -> None:
        """In a slim window show the chosen coach instead of the table, or the table again."""
        if self.breadth.one_pane:
            self._detail_first = not self._detail_first
            self._show_one()
            (self.detail.log if self._detail_first else self.table).setFocus()

    def back(self) -> bool:
        """From the chosen coach back to the table, where only one of them has room."""
        if not (self.breadth.one_pane and self._detail_first):
            return False
        self.show_details()
        return True

    def _fit_detail(self) -> None:
        if self.breadth.one_pane:
            self.whole_detail.setMinimumWidth(0)
            self.whole_detail.setMaximumWidth(16_777_215)
            return
        slim = self.breadth.drawer or self.width() < self.theme.px(1150)
        self.whole_detail.setFixedWidth(self.theme.px(300 if slim else 360))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower page has a narrower detail."""
        super().resizeEvent(event)
        self._fit_detail()


def _capital(said: str) -> str:
    """A standing as the word on a chip begins."""
    return said[:1].upper() + said[1:]
