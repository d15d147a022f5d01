"""Any kind of paper on the Papers page: asked for, shown, printed, saved as one file or several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from facilitator.agreements.actions import PapersDraft, issue_papers
from facilitator.agreements.issuing import file_name
from facilitator.cycle.rules import Left
from facilitator.printing.drafts import Post, drafts_in_a_folder, post_for
from facilitator.printing.kinds import PrintKind
from facilitator.printing.numbering import Issuing, numbered_papers, to_issue
from facilitator.printing.offering import (
    Askable,
    Offered,
    askable,
    folder_name,
    in_a_folder,
    in_one_file,
    offered,
)
from facilitator.printing.wanted import Sheet, Wanted
from ui.cycle import printed
from ui.parts.dialogs import Question

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from facilitator.papers.render import Rendered
    from facilitator.papers.style import Setup
    from facilitator.programme import Done
    from ui.papers.kinds_pane import KindsPane
    from ui.papers.page import PapersPage

    Tell = Callable[[int, int], None]


class EveryPaper:
    """Turns what is chosen in the list of kinds into paper."""

    def __init__(self, page: PapersPage, pane: KindsPane) -> None:
        self._page, self._pane, self._words = page, pane, page.words
        self.sheets: tuple[Sheet, ...] = ()
        pane.changed.connect(page.show_preview)
        pane.print_wanted.connect(page.acts.print_shown)
        pane.save_wanted.connect(self.save)
        pane.save_each_wanted.connect(self.save_each)
        pane.issue_wanted.connect(self.issue)
        pane.drafts_wanted.connect(self.save_drafts)

    def refresh(self) -> None:
        """Ask whose papers can be printed."""
        self._page.ask("askable", self._offer, askable, self._page.today)

    def _offer(self, found: Askable) -> None:
        self._pane.offer(found)
        if self._page.view == "kinds":
            self._page.show_preview()

    def wanted(self) -> Wanted:
        """What is chosen, as a question."""
        return Wanted(
            self._pane.line.kind,
            self._pane.cohort,
            self._pane.person,
            self._page.languages,
            large_print=self._pane.large.isChecked(),
            spoken=self._words.language,
        )

    def show(self) -> None:
        """Show the papers of the kind that is chosen."""
        line = self._pane.line
        self._page.preview.say(line.name, line.what)
        self._page.ask("every", self._show, offered, self.wanted(), self._page.today)

    def _show(self, found: Offered) -> None:
        page = self._page
        if page.view != "kinds":
            return
        self.sheets = found.sheets
        if found.why_not is not None:
            self._pane.say_count(0, 0)
            page.showing.say_why_not(found.why_not)
            return
        sheets, setup = found.sheets, self._setup_of_all(found.sheets)

        def work(tell: Tell, stop: threading.Event) -> Rendered:
            return in_one_file(sheets, setup, tell, stop)

        page.showing.draw_rendered(
            work, lambda rendered: self._pane.say_count(len(sheets), rendered.pages)
        )

    def _setup_of_all(self, sheets: tuple[Sheet, ...]) -> Setup:
        """One print for all in one file: large where every reader wants it so."""
        return self._pane.setup(large_print=all(sheet.large_print for sheet in sheets))

    def save(self) -> None:
        """Save what is shown as one PDF."""
        pdf = self._page.shown_pdf
        if not pdf or not self.sheets:
            return
        one = self.sheets[0].file
        kind, today = self._pane.line.kind.value, self._page.today.isoformat()
        name = one if len(self.sheets) == 1 else file_name(kind, today, self._pane.cohort)
        self._page.acts.save_as(name, pdf)

    def save_each(self) -> None:
        """Save each paper in a folder, each in its reader's own print."""
        if not self.sheets:
            return
        dialog = QFileDialog(self._page, self._words("Save each in a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.write_each(Path(name)))
        dialog.open()

    def _folder(self, folder: Path) -> Path:
        """A folder in the one that was chosen, named by paper, cohort and day."""
        pane = self._pane
        parts = (self._page.today.isoformat(), pane.line.name, pane.cohort)
        return folder / folder_name(" ".join(part for part in parts if part))

    def save_drafts(self) -> None:
        """Save an e-mail draft of each paper in a folder; nothing is sent."""
        if not self.sheets:
            return
        dialog = QFileDialog(self._page, self._words("E-mail drafts"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.write_drafts(Path(name)))
        dialog.open()

    def write_drafts(self, folder: Path) -> None:
        """Write a draft of each paper whose reader's address is known."""
        codes = [sheet.person for sheet in self.sheets]
        self._page.ask("post", lambda post: self._write_drafts(folder, post), post_for, codes)

    def _write_drafts(self, folder: Path, post: Post) -> None:
        sheets, pane, page, inside = self.sheets, self._pane, self._page, self._folder(folder)

        def work(tell: Tell, stop: threading.Event) -> int:
            return drafts_in_a_folder(
                sheets, inside, lambda sheet: pane.setup(large_print=sheet.large_print), post,
                tell, stop,
            )  # fmt: skip

        def done(count: int) -> None:
            page.context.tell(
                self._words(
                    "E-mail drafts in %(folder)s: %(n)s · without an address: %(none)s",
                    folder=inside.name,
                    n=count,
                    none=len(sheets) - count,
                )
            )
            self.note_printed()

        job = page.runner.long(work, done, otherwise=page.acts.say)
        page.progress.follow(job, self._words("Writing the papers"))

    def write_each(self, folder: Path) -> None:
        """Write the papers into a folder."""
        sheets, pane, page, folder = self.sheets, self._pane, self._page, self._folder(folder)

        def work(tell: Tell, stop: threading.Event) -> int:
            return in_a_folder(
                sheets, folder, lambda sheet: pane.setup(large_print=sheet.large_print), tell, stop
            )

        def done(count: int) -> None:
            page.context.tell(
                self._words("Saved in %(folder)s: %(n)s", folder=folder.name, n=count)
            )
            self.note_printed()

        job = page.runner.long(work, done, otherwise=page.acts.say)
        page.progress.follow(job, self._words("Writing the papers"))

    def note_printed(self) -> None:
        """Certificates of a whole cohort: note it, so that its closing list need not ask."""
        pane, page = self._pane, self._page
        if pane.line.kind is PrintKind.CERTIFICATE and not pane.person and self.sheets:
            printed.note(page.context, Left.CERTIFICATES, pane.cohort)

    def issue(self) -> None:
        """Say how many papers get a number, and issue them when that is wanted."""
        self._page.ask("issuing", self._offer_issue, to_issue, self.wanted(), self._page.today)

    def _offer_issue(self, found: Issuing) -> None:
        page, words = self._page, self._words
        dialog = Question(
            words("Issue under a number"),
            words(
                "Papers that get a number and are kept, byte for byte: %(n)s. What is issued is "
                "handed out; a newer one takes its place, and nothing takes it back.",
                n=len(found.sheets),
            ),
            page.theme,
            words,
            act=words("Issue"),
            parent=page,
        )
        dialog.accepted.connect(lambda: self._begin_issue(found))
        dialog.open()

    def _begin_issue(self, found: Issuing) -> None:
        page, pane = self._page, self._pane

        def work(tell: Tell, stop: threading.Event) -> PapersDraft:
            return numbered_papers(
                found, lambda sheet: pane.setup(large_print=sheet.large_print), tell, stop
            )

        def done(what: Done[object]) -> None:
            page.did(what)
            page.show_view("issued")

        job = page.runner.long(
            work,
            lambda draft: page.runner.act(issue_papers, draft, done, page.acts.say),
            otherwise=page.acts.say,
        )
        page.progress.follow(job, self._words("Writing the papers"))
