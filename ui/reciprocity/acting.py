"""What is done on the page of figures: questions kept, answers handed out, invitations, gifts."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from facilitator.agreements.questions import heading
from facilitator.commitments.questions import Party, parties
from facilitator.interchange.sheet_out import Table, clipboard_text, write_csv, write_workbook
from facilitator.papers.answer import AnswerSheet, answer_paper
from facilitator.papers.cards import HourCard, hour_cards_paper
from facilitator.papers.invitation import Invitation, invitation_paper
from facilitator.reciprocity import actions
from facilitator.reciprocity.lineage import hour_cards
from facilitator.reciprocity.ready import invitations
from ui.reciprocity import ask as a
from ui.reciprocity.dialogs import GivenDialog, NameDialog
from ui.reciprocity.printing import open_papers
from ui.shell.errors import Teller

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.papers.shared import Heading
    from facilitator.programme import Done
    from facilitator.store.journal import Step
    from ui.parts.dialogs import Dialog
    from ui.reciprocity.page import FiguresPage


class FigureActs:
    """Acts of one page; dialogs stand on it and say what went wrong."""

    def __init__(self, page: FiguresPage) -> None:
        self._page = page
        self.dialog: Dialog | None = None

    def act(self, wanted: str) -> None:
        """Do what a button of the question stands for."""
        {
            a.SAVE: self.save, a.RENAME: self.rename, a.DELETE: self.delete,
            a.COPY: self.copy, a.FILE: self.choose_file, a.PRINT: self.print_answer,
        }[wanted]()  # fmt: skip

    # Questions that are kept.

    def save(self) -> None:
        """Keep the question under a name."""
        page, words = self._page, self._page.words
        chosen = page.asking.chosen()
        dialog = NameDialog(
            words("Keep this question"), words("Keep"), chosen.name if chosen else "",
            page.theme, words, page.window(),
        )  # fmt: skip
        question = page.asking.form.question()
        dialog.named.connect(
            lambda name: self._do(
                actions.save_question, actions.QuestionDraft(name, question), self._choose
            )
        )
        self._open(dialog)

    def _choose(self, done: Done[Any]) -> None:
        self._page.wants_kept(str(done.value))

    def rename(self) -> None:
        """Give the kept question another name."""
        page, words, chosen = self._page, self._page.words, self._page.asking.chosen()
        if chosen is None:
            return
        dialog = NameDialog(
            words("Rename this question"), words("Rename"), chosen.name, page.theme, words,
            page.window(),
        )  # fmt: skip
        dialog.named.connect(
            lambda name: self._do(
                actions.rename_question, actions.RenameDraft(chosen.id, chosen.version, name)
            )
        )
        self._open(dialog)

    def delete(self) -> None:
        """Keep the question no longer; undo brings it back."""
        chosen = self._page.asking.chosen()
        if chosen is not None:
            self._do(actions.delete_question, chosen.id)

    # Answers that are handed out.

    def table(self) -> Table | None:
        """The answer as a table for spreadsheets."""
        answer = self._page.asking.answer
        if answer is None:
            return None
        rows = tuple(
            (line.name, *(answer.figure(figure) for figure in line.figures))
            for line in answer.lines
        )
        return Table(answer.title, (answer.heading, *answer.columns), rows)

    def _leaves(self) -> None:
        """Note that an answer left, so that later ones of the day do not tell more."""
        asking = self._page.asking
        if asking.found is not None and asking.found.is_leaving:
            question = asking.found.answer.question
            self._page.runner.act(
                actions.note_left, question, lambda _done: None, self._page.context.trouble
            )

    def copy(self) -> None:
        """Put the answer on the clipboard as a table."""
        table = self.table()
        if table is not None:
            QGuiApplication.clipboard().setText(clipboard_text(table))
            self._leaves()
            self._page.context.tell(self._page.words("The answer was copied as a table"))

    def choose_file(self) -> None:
        """Ask where the answer is to be saved, as XLSX or CSV."""
        page = self._page
        dialog = QFileDialog(page, page.words("Save the answer"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setNameFilters(["XLSX (*.xlsx)", "CSV (*.csv)"])
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix("csv" if "csv" in kind else "xlsx")
        )
        dialog.selectFile(page.words("answer") + ".xlsx")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the answer to a file: CSV where its name says so, else a workbook."""
        table, page = self.table(), self._page
        if table is None:
            return

        def work(_tell: object, _stop: object) -> None:
            if path.suffix.lower() == ".csv":
                write_csv(table, path)
            else:
                write_workbook([table], path)

        def written(_nothing: None) -> None:
            self._leaves()
            page.context.tell(page.words("Saved %(file)s", file=path.name))

        page.runner.long(work, written, otherwise=page.context.trouble)

    def print_answer(self) -> None:
        """Make the answer a page and open it."""
        page, asking = self._page, self._page.asking
        answer, found = asking.answer, asking.found
        if answer is None or found is None:
            return
        chosen = asking.chosen()

        def make(top: Heading) -> None:
            sheet = AnswerSheet(
                top=top,
                name=chosen.name if chosen else "",
                asked=answer.title,
                headings=(answer.heading, *answer.columns),
                rows=tuple(
                    (line.name, *(asking.figure(figure) for figure in line.figures))
                    for line in answer.lines
                ),
                is_leaving=found.is_leaving,
                has_hidden=answer.has_hidden,
            )
            paper = answer_paper(sheet, page.words.language)
            open_papers(page, [("answer.pdf", paper)], page.words("The answer is open"))
            self._leaves()

        page.ask("top", make, heading, None, page.context.clock.today())

    # Invitations, and what is given without a session.

    def invite(self, people: tuple[str, ...]) -> None:
        """Make an invitation for each of these people and open them."""
        page = self._page

        def make(letters: tuple[Invitation, ...]) -> None:
            papers = [
                (f"invitation-{number}.pdf", invitation_paper(letter))
                for number, letter in enumerate(letters, start=1)
            ]
            said = page.words.many(
                "%(n)s invitation is open", "%(n)s invitations are open", len(papers)
            )
            open_papers(page, papers, said)

        keys = frozenset(uuid.UUID(one) for one in people)
        page.ask("invitations", make, invitations, keys, page.context.clock.today())

    def print_card(self, person: uuid.UUID) -> None:
        """Make the card *Where your hour went* of a person and open it."""
        page, today = self._page, self._page.context.clock.today()

        def make(cards: tuple[HourCard, ...]) -> None:
            def set_out(top: Heading) -> None:
                paper = hour_cards_paper(top, cards)
                open_papers(page, [("hour-card.pdf", paper)], page.words("The card is open"))

            page.ask("card-top", set_out, heading, None, today)

        page.ask("card", make, hour_cards, [person], today)

    def record_given(self) -> None:
        """Record a place, a course or a room that somebody gave."""
        page = self._page

        def show(found: tuple[Party, ...]) -> None:
            dialog = GivenDialog(
                found, page.cohort_keys(), page.context.clock.today(), page.theme, page.words,
                page.window(),
            )  # fmt: skip
            dialog.drafted.connect(lambda draft: self._do(actions.record_movement, draft))
            self._open(dialog)

        page.ask("parties", show, parties)

    # Doing.

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(lambda _how: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: Dialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _do(
        self,
        action: Callable[[Step, Any], Any],
        draft: object,
        then: Callable[[Done[Any]], None] | None = None,
    ) -> None:
        page = self._page

        def stands(done: Done[Any]) -> None:
            if self.dialog is not None:
                self.dialog.accept()
            page.did(done)
            if then is not None:
                then(done)

        def refused(error: Exception) -> None:
            if self.dialog is not None:
                self.dialog.say(Teller(page.words).tell(error))
            else:
                page.context.trouble(error)

        page.runner.act(action, draft, stands, refused)
