"""A paper of one person: seen page by page, then printed or saved."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from facilitator.errors import RuleBroken
from facilitator.papers.render import render
from facilitator.papers.style import PaperSize, Setup
from facilitator.papers.whole_files import write_whole
from facilitator.printing.drafts import Letter, Post, draft_name, draft_of, post_for
from facilitator.printing.kinds import PrintKind
from facilitator.printing.making import sheets
from facilitator.printing.wanted import Sheet, Wanted
from facilitator.words import Language
from ui.papers.preview import PreviewPane
from ui.papers.printing import can_hand_over, choice_of, draw, hand_over, has_printer
from ui.parts.buttons import Button
from ui.parts.dialogs import Dialog, Told
from ui.parts.progress import Progress
from ui.shell.errors import Teller

if TYPE_CHECKING:
    import datetime as dt
    import threading
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.people.person import PersonDetail
    from facilitator.words import Words
    from ui.shell.page import PageContext

    Tell = Callable[[int, int], None]

LANGUAGES = {
    "cy": (Language.CY,),
    "en": (Language.EN,),
    "both": (Language.CY, Language.EN),
}


class OneSheet(Protocol):
    """A paper with the file it is saved as."""

    @property
    def file(self) -> str:
        """The name of its file."""

    @property
    def paper(self) -> Paper:
        """Its plan."""

    @property
    def large_print(self) -> bool:
        """Whether the reader wants large print."""


@dataclass(frozen=True)
class ForOne:
    """A paper for one person: its title, its name, and the question that gives its plan.

    The question takes the languages asked for (none: the reader's own) and the day.
    """

    title: str
    name: str
    question: Callable[[Session, tuple[Language, ...], dt.date], OneSheet | None]


def statement_of(person: PersonDetail, words: Words) -> ForOne:
    """A person's own statement."""
    title = words("Statement of %(name)s", name=person.full_name)

    def question(db: Session, languages: tuple[Language, ...], today: dt.date) -> OneSheet | None:
        return _paper(db, Wanted(PrintKind.STATEMENT, "", person.code, languages), today)

    return ForOne(title, words("Statement, printed as a draft"), question)


class PaperDialog(Dialog):
    """Shows a paper for one person as it will be printed.

    `went` says that it was printed, saved, or drafted as an e-mail.
    """

    went = Signal()

    def __init__(self, paper: ForOne, context: PageContext, parent: QWidget) -> None:
        words, theme = context.words, context.theme
        super().__init__(
            paper.title, theme, words, primary=words("Print…"), cancel=words("Close"), parent=parent
        )
        self._context, self._paper = context, paper
        self._sheet: OneSheet | None = None
        self._left = False
        self.pdf = b""
        self.setMinimumSize(theme.px(560), 480)
        self.resize(theme.px(720), min(theme.px(900), max(480, parent.height() - 40)))
        self.preview = PreviewPane(theme, words, context.runner)
        self.preview.languages_chosen.connect(self.ask)
        self.content.addWidget(self.preview, 1)
        self.progress = Progress(theme, words)
        self.content.addWidget(self.progress)
        self.save = Button(words("Save as PDF…"), theme, height=40)
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._choose_file)
        self.foot.insertWidget(1, self.save)
        self.draft = Button(words("E-mail draft…"), theme, height=40)
        self.draft.setAutoDefault(False)
        self.draft.clicked.connect(self._choose_draft)
        self.foot.insertWidget(2, self.draft)
        self._post: Post | None = None
        self.primary_pressed.connect(self._print)
        self.finished.connect(self._leave)
        self._enable()
        self.ask("")

    def _leave(self) -> None:
        """What is still being prepared is not shown any more."""
        self._left = True
        self.progress.cancel.click()

    def _enable(self) -> None:
        for button in (self.primary, self.save):
            button.setEnabled(bool(self.pdf))
        self.draft.setVisible(bool(self.pdf and self._addressed()))

    def _addressed(self) -> bool:
        """Whether the paper is for somebody whose address is known."""
        known = self._post.people if self._post is not None else {}
        return isinstance(self._sheet, Sheet) and self._sheet.person in known

    def ask(self, languages: str) -> None:
        """Ask for the paper in these languages, the reader's own by default."""
        chosen, today = LANGUAGES.get(languages, ()), self._context.clock.today()
        question = self._paper.question
        self._context.runner.ask("people:paper", self._render, question, chosen, today)

    def _render(self, sheet: OneSheet | None) -> None:
        if self._left:
            return
        self._sheet = sheet
        if sheet is None:
            self.preview.show_pdf(
                b"", self.words("There is nothing to print for somebody at rest or gone.")
            )
            return
        if isinstance(sheet, Sheet) and sheet.person:
            self._context.runner.ask("people:post", self._offer_draft, post_for, (sheet.person,))
        setup = Setup(PaperSize.A4, large_print=sheet.large_print)

        def work(_tell: Tell, _stop: threading.Event) -> bytes:
            return render(sheet.paper, setup).pdf

        job = self._context.runner.long(work, self._show, otherwise=self._say)
        self.progress.follow(job, self.words("Preparing the paper"))

    def _show(self, pdf: bytes) -> None:
        if self._left:
            return
        self.pdf = pdf
        name = self._sheet.file if self._sheet else ""
        self.preview.say(self._paper.name, name)
        self.preview.show_pdf(pdf)
        self._enable()

    def _say(self, error: Exception) -> None:
        if self._left:
            return
        self.say(Teller(self.words).tell(error))

    def _offer_draft(self, post: Post) -> None:
        if not self._left:
            self._post = post
            self._enable()

    def _choose_draft(self) -> None:
        dialog = QFileDialog(self, self.words("E-mail draft…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("eml")
        dialog.setNameFilter("E-mail (*.eml)")
        dialog.selectFile(draft_name(self._sheet.file) if self._sheet else "")
        dialog.fileSelected.connect(lambda chosen: self.write_draft(Path(chosen)))
        dialog.open()

    def write_draft(self, path: Path) -> None:
        """Save what is shown as a letter not yet sent; nothing is ever sent from here."""
        if not isinstance(self._sheet, Sheet) or self._post is None:
            return
        sheet = self._sheet
        letter = Letter(sheet.person, sheet.language, sheet.file, self.pdf)
        made = draft_of(letter, self._post)
        if made is None:
            self.say(Told(self.words("What is kept as their address is not one.")))
            return
        self._write(path, made)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.words("Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile(self._sheet.file if self._sheet else "")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Save what is shown."""
        self._write(path, self.pdf)

    def _write(self, path: Path, made: bytes) -> None:
        saved = self.words("Saved %(file)s", file=path.name)
        self._context.runner.long(
            lambda _tell, _stop: write_whole(path, made),
            lambda _none: self._gone(saved),
            otherwise=self._say,
        )

    def _gone(self, said: str) -> None:
        """It is on its way: say so."""
        self._context.tell(said)
        if not self._left:
            self.went.emit()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if not has_printer():
            self.say(
                Told(
                    self.words("No printer is set up on this laptop."),
                    next_step=self.words("Save the paper as a PDF and print it elsewhere."),
                )
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self._send(printer))
        # QPrintDialog hides the plain `open` behind one that wants a slot's name.
        QDialog.open(dialog)

    def _send(self, printer: object) -> None:
        from PySide6.QtPrintSupport import QPrinter

        if not isinstance(printer, QPrinter):
            return
        pdf, sent = self.pdf, self.words("Sent to %(printer)s", printer=printer.printerName())
        if not can_hand_over():
            draw(pdf, printer)
            self._gone(sent)
            return
        choice = choice_of(printer)

        def work(_tell: Tell, _stop: threading.Event) -> None:
            with tempfile.TemporaryDirectory(prefix="facilitator-") as folder:
                path = Path(folder) / "paper.pdf"
                path.write_bytes(pdf)
                hand_over(path, choice)

        self._context.runner.long(work, lambda _none: self._gone(sent), otherwise=self._say)


def first_of(
    db: Session,
    kinds: Sequence[PrintKind],
    code: str,
    languages: tuple[Language, ...],
    today: dt.date,
) -> Sheet | None:
    """The first of these kinds that there is for somebody."""
    papers = (_paper(db, Wanted(kind, "", code, languages), today) for kind in kinds)
    return next((paper for paper in papers if paper is not None), None)


def _paper(db: Session, wanted: Wanted, today: dt.date) -> Sheet | None:
    """The one paper that is wanted; none where there is nothing to print."""
    try:
        return sheets(db, wanted, today)[0]
    except RuleBroken:
        return None
