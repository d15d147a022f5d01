"""Other laptops: exchange files go out and come in, and a cohort is lent for a while."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from facilitator.errors import RuleBroken, Trouble
from facilitator.laptops import actions
from facilitator.laptops.files import SUFFIX, read_from, written_to
from facilitator.laptops.meeting import meeting
from facilitator.laptops.questions import ExchangeLine, LoanLine, laptops
from ui.laptops.dialogs import LendDialog, LetterDialog, MeetingDialog
from ui.parts.buttons import Button, Kind
from ui.parts.choices import FlowLayout
from ui.parts.dialogs import TroubleBox
from ui.parts.heads import PageHead, SectionHead
from ui.parts.split import Scroll
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.shell.asking import open_form
from ui.shell.errors import Teller
from ui.shell.page import Page, PageAction, PageContext
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.laptops.actions import BroughtIn
    from facilitator.laptops.meeting import Meeting
    from facilitator.laptops.questions import Laptops
    from facilitator.programme import Done
    from ui.parts.dialogs import Dialog
    from ui.theme.breadth import Breadth


class LaptopsPage(Page):
    """This laptop's letter, the cohorts on other laptops, and the exchange files so far."""

    place = "laptops"
    tables = frozenset({"bundle", "loan", "cohort", "programme"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self.dialog: Dialog | None = None
        self._here: Laptops | None = None
        self.head = PageHead(words("Another laptop"), theme)
        self.trouble = TroubleBox(theme)
        self.note = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.make = Button(words("Make an exchange file…"), theme, Kind.PRIMARY)
        self.make.clicked.connect(self.choose_where)
        self.bring = Button(words("Bring one in…"), theme)
        self.bring.clicked.connect(self.choose_file)
        self.lend = Button(words("Lend a cohort…"), theme)
        self.lend.clicked.connect(self.lend_cohort)
        self.letter = Button(words("Letter of this laptop…"), theme)
        self.letter.clicked.connect(self.name_laptop)
        self.said = Text("", Role.SENTENCE, theme, wraps=True)
        self.said.hide()
        self.loans: Table[LoanLine] = Table(
            self._loan_columns(), theme, words("Cohorts on other laptops"),
            key=lambda line: str(line.id),
        )  # fmt: skip
        self.loans.line_chosen.connect(lambda _key: self._choose())
        self.return_button = Button(words("Take it back"), theme)
        self.return_button.clicked.connect(self.take_back)
        self.no_loans = Text(words("No cohort is lent."), Role.BODY_SOFT, theme, wraps=True)
        self.exchanges: Table[ExchangeLine] = Table(
            self._exchange_columns(), theme, words("Exchange files"),
            key=lambda line: str(line.id),
        )  # fmt: skip
        self.no_exchanges = Text(
            words("No exchange file was made here or brought in yet."),
            Role.BODY_SOFT, theme, wraps=True,
        )  # fmt: skip
        self._lay_out()

    def _lay_out(self) -> None:
        acts = QWidget()
        row = FlowLayout(acts, 8)
        for button in (self.make, self.bring, self.lend, self.letter):
            row.addWidget(button)
        theme, words = self.theme, self.words
        # The page scrolls as one, so that large text cuts nothing.
        inside = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inside, words("Another laptop")))
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(12)
        for widget in (self.head, self.trouble, self.note, acts, self.said):
            self._column.addWidget(widget)
        self._column.addWidget(Rule(theme))
        self._column.addWidget(SectionHead(words("Cohorts on other laptops"), theme))
        self._column.addWidget(self.no_loans)
        self._column.addWidget(self.loans, 1)
        self._column.addWidget(self.return_button)
        self._column.addWidget(Rule(theme))
        self._column.addWidget(SectionHead(words("Exchange files"), theme))
        self._column.addWidget(self.no_exchanges)
        self._column.addWidget(self.exchanges, 2)
        self._foot = self._column.count()
        self._column.addStretch(0)
        self.fit(self.breadth)

    def _loan_columns(self) -> tuple[Column[LoanLine], ...]:
        words = self.words
        return (
            Column("cohort", words("Cohort"), self._title, width=220, strong=True),
            Column("letter", words("Laptop"), lambda line: line.letter, width=90),
            Column("whom", words("Lent to"), lambda line: line.to_whom, width=180),
            Column("until", words("Until"), lambda line: line.until or line.lent_on,
                   text=self._until, width=0),
        )  # fmt: skip

    def _exchange_columns(self) -> tuple[Column[ExchangeLine], ...]:
        words = self.words
        return (
            Column("day", words("Day"), lambda line: line.day,
                   text=lambda line: words.date(line.day, "day"), width=160),
            Column("way", words("Way"), lambda line: line.is_ours,
                   text=lambda line: words("made here") if line.is_ours else words("brought in"),
                   width=160),
            Column("letter", words("Laptop"), lambda line: line.letter, width=90),
            Column("steps", words("Steps"), lambda line: line.steps,
                   text=lambda line: words.number(line.steps), right=True, width=0),
        )  # fmt: skip

    def _title(self, line: LoanLine) -> str:
        return line.cohort_cy if self.words.language.value == "cy" else line.cohort_en

    def _until(self, line: LoanLine) -> str:
        words = self.words
        if line.until is None:
            return words("until it is given back")
        day = words.date(line.until, "day")
        return words("%(day)s, past", day=day) if line.is_past else day

    # -- what is shown ------------------------------------------------------------------------

    def begin(self) -> None:
        """Put the keyboard on what is done first: without rows there is no list to stand in."""
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask for the letter, the loans and the files."""
        self.ask("laptops", self._show, laptops, self.context.clock.today())

    def _show(self, here: Laptops) -> None:
        words, self._here = self.words, here
        self.head.say(
            words("Another laptop"), words("This laptop is %(letter)s", letter=here.letter)
        )
        self.note.setText(
            words(
                "Two laptops with a copy each of this programme hand each other files, encrypted "
                "and signed, on a stick or by e-mail. Steps here that no other laptop is known to "
                "have: %(n)s.",
                n=words.number(here.since),
            )
        )
        self.loans.show_lines(here.loans)
        self.exchanges.show_lines(here.exchanges)
        self.loans.setVisible(bool(here.loans))
        self.return_button.setVisible(bool(here.loans))
        self.no_loans.setVisible(not here.loans)
        self.exchanges.setVisible(bool(here.exchanges))
        self.no_exchanges.setVisible(not here.exchanges)
        # Without a table nothing takes the room, and what is said stands close together.
        self._column.setStretch(self._foot, 0 if here.loans or here.exchanges else 1)
        self.lend.setEnabled(bool(here.to_lend))
        if here.loans and not self.loans.chosen():
            self.loans.choose(str(here.loans[0].id))
        self._choose()

    def chosen(self) -> LoanLine | None:
        """The loan that is chosen."""
        loans = self._here.loans if self._here else ()
        return next((one for one in loans if str(one.id) == self.loans.chosen()), None)

    def _choose(self) -> None:
        self.return_button.setEnabled(self.chosen() is not None)
        self.actions_changed.emit()

    # -- out ------------------------------------------------------------------------------------

    def choose_where(self) -> None:
        """Ask where the exchange file is to lie."""
        letter = self._here.letter if self._here else "A"
        day = self.context.clock.today().isoformat()
        dialog = QFileDialog(self, self.words("Make an exchange file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{self.words('Exchange files')} (*{SUFFIX})")
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(f"{letter}-{day}{SUFFIX}")
        dialog.fileSelected.connect(lambda name: self.make_at(Path(name)))
        dialog.open()

    def make_at(self, path: Path) -> None:
        """Make an exchange file and write it there."""
        self.trouble.say(None)

        def write(done: Done[bytes]) -> None:
            try:
                written_to(path, done.value)
            except Trouble as error:
                self._refused(error)
                return
            self._tell(self.words("Made: %(file)s", file=path.name))

        self.runner.act(actions.hand_over, actions.HandOver(), write, self._refused)

    # -- in -------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for an exchange file."""
        dialog = QFileDialog(self, self.words("Bring an exchange file in"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{self.words('Exchange files')} (*{SUFFIX})")
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read an exchange file and show what it would change."""
        self.trouble.say(None)
        self.said.hide()
        try:
            envelope = read_from(path)
        except Trouble as error:
            self._refused(error)
            return

        def look(db: Session) -> Meeting | RuleBroken:
            try:
                return meeting(db, envelope)
            except RuleBroken as refusal:
                return refusal

        self.ask("meeting", lambda found: self._meet(found, envelope), look)

    def _meet(self, found: Meeting | RuleBroken, envelope: bytes) -> None:
        if isinstance(found, RuleBroken):
            self._refused(found)
            return
        if not found.has_news:
            self._tell(self.words("Nothing in it is new here."))
            return
        dialog = MeetingDialog(found, self.theme, self.words, self.window())
        dialog.wanted.connect(lambda choices: self._bring(dialog, envelope, choices))
        self.dialog = dialog
        dialog.open()

    def _bring(self, dialog: MeetingDialog, envelope: bytes, choices: dict[Any, Any]) -> None:
        words = self.words

        def stands(done: Done[BroughtIn]) -> None:
            dialog.accept()
            value = done.value
            told = [words.stored(key, {"about": about}) for key, about in value.told]
            counts = words(
                "New: %(new)s · changed: %(changed)s · gone: %(gone)s",
                new=value.new, changed=value.changed, gone=value.gone,
            )  # fmt: skip
            self._tell("\n".join([counts, *told]))
            self.refresh()

        def refused(error: Exception) -> None:
            dialog.say(Teller(words).tell(error))

        self.runner.act(actions.bring_in, actions.BringIn(envelope, choices), stands, refused)

    # -- loans ----------------------------------------------------------------------------------

    def lend_cohort(self) -> None:
        """Ask which cohort goes to which laptop."""
        if self._here is None or not self._here.to_lend:
            return
        today = self.context.clock.today()
        dialog = LendDialog(self._here.to_lend, self.theme, self.words, today, self.window())
        self._form(dialog, actions.lend_cohort)

    def name_laptop(self) -> None:
        """Ask for this laptop's letter."""
        if self._here is None:
            return
        today = self.context.clock.today()
        dialog = LetterDialog(self._here.letter, self.theme, self.words, today, self.window())
        self._form(dialog, actions.name_laptop)

    def _form(self, dialog: LendDialog | LetterDialog, action: Callable[..., Any]) -> None:
        self.dialog = dialog
        open_form(self, dialog, action)

    def take_back(self) -> None:
        """Write the chosen cohort here again."""
        line = self.chosen()
        if line is not None:
            draft = actions.ReturnDraft(line.id)
            self.runner.act(actions.take_cohort_back, draft, self.did, self._refused)

    def _refused(self, error: Exception) -> None:
        self.trouble.say(Teller(self.words).tell(error))

    def _tell(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()

    # -- the page -----------------------------------------------------------------------------

    def state(self) -> Mapping[str, object]:
        """The loan that is chosen."""
        return {"chosen": self.loans.chosen()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Show a loan again."""
        self.loans.choose_when_shown(str(state.get("chosen", "")))
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """Make, bring in, lend, take back, the letter."""
        words = self.words
        return (
            PageAction(words("Make an exchange file…"), self.choose_where, "Ctrl+N"),
            PageAction(words("Bring one in…"), self.choose_file),
            PageAction(words("Lend a cohort…"), self.lend_cohort,
                       enabled=bool(self._here and self._here.to_lend)),
            PageAction(words("Take it back"), self.take_back, enabled=self.chosen() is not None),
            PageAction(words("Letter of this laptop…"), self.name_laptop),
        )  # fmt: skip

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
