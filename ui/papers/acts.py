"""What is done with papers: print, save, issue, mark as signed, check a file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from facilitator.agreements import actions
from facilitator.agreements.issuing import file_name, prepared
from facilitator.agreements.questions import judged, number_series, paper_bytes
from facilitator.agreements.verdict import said_of
from facilitator.cohorts.actions import GatheringChange, change_gathering
from facilitator.cohorts.sheets import PackPart, cover_of, papers_of
from facilitator.errors import Trouble
from facilitator.papers.jobs import PackJob
from facilitator.papers.render import Stopped
from facilitator.papers.rendering import PaperMill
from facilitator.papers.verify import claim
from facilitator.papers.whole_files import write_whole
from facilitator.printing.usual import issue_outlook
from facilitator.printing.wanted import BOTH
from facilitator.reciprocity.issuing import prepared_summary
from ui.papers.dialogs import IssueDialog, SayDialog, SeveralSignDialog, SignDialog
from ui.papers.pictures import ONE_AT_A_TIME
from ui.papers.printing import can_hand_over, choice_of, draw, hand_over, has_printer
from ui.shell.errors import Teller

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from facilitator.agreements.questions import NumberSeries, PaperLine, Verdict
    from facilitator.papers.verify import Claim
    from facilitator.printing.usual import IssueOutlook
    from facilitator.programme import Done
    from ui.papers.page import PapersPage

    Tell = Callable[[int, int], None]


class PaperActs:
    """The acts of the Papers page; errors are said on the page."""

    def __init__(self, page: PapersPage) -> None:
        self._page = page
        self._words, self._theme, self._runner = page.words, page.theme, page.runner
        self.dialog: IssueDialog | None = None
        mill = self._mill = PaperMill()
        page.destroyed.connect(mill.close)

    def sentence(self, error: Exception) -> str:
        """An error as the page says it."""
        return Teller(self._words).tell(error).in_one()

    # The pack.

    def _pack_job(self, path: Path) -> PackJob | None:
        page = self._page
        if page.pack is None:
            return None
        parts = {PackPart(key) for key in page.pack_pane.list.ticked()}
        found = papers_of(page.pack, parts, page.languages)
        spoken = self._words.language
        copies = tuple(one.copy for one in found)
        return PackJob(path, cover_of(page.pack, spoken), spoken, copies, page.setup)

    def _render_pack(self, path: Path, then: Callable[[], None]) -> None:
        try:
            job = self._pack_job(path)
        except Trouble as error:
            self.say(error)
            return
        if job is None:
            return
        mill, page = self._mill, self._page

        def work(tell: Tell, stop: threading.Event) -> None:
            mill.carry_out(job, tell, stop)

        self._busy(busy=True)
        running = self._runner.long(work, lambda _none: self._ready(then), otherwise=self.say)
        page.progress.follow(running, self._words("Preparing the pack"))

    def _ready(self, then: Callable[[], None]) -> None:
        self._busy(busy=False)
        then()

    def _busy(self, *, busy: bool) -> None:
        for button in (self._page.pack_pane.print, self._page.pack_pane.save):
            button.setEnabled(not busy)

    def save_pack(self) -> None:
        """Ask where to, then write the pack there as one PDF."""
        page = self._page
        if page.pack is None:
            return
        name = file_name("pack", page.pack.on.isoformat(), page.pack.top.cohort.en)
        self._ask_file(name, self.write_pack)

    def write_pack(self, path: Path) -> None:
        """Write the pack to a file: whole, or not at all."""
        saved = self._words("Saved %(file)s", file=path.name)

        def done() -> None:
            self._page.context.tell(saved)
            self._note_prepared()

        self._render_pack(path, done)

    def _note_prepared(self) -> None:
        """Note on the gathering that its pack is prepared, so that the week need not ask."""
        pack, today = self._page.pack, self._page.today
        if pack is not None and (pack.prepared_on is None or pack.is_out_of_date):
            change = GatheringChange(pack.gathering_id, pack.version, {"pack_prepared_on": today})
            self._runner.act(change_gathering, change, otherwise=self.say)

    def print_pack(self) -> None:
        """Render the pack and print it as chosen in the system's dialog."""
        if not self._page.pack_pane.list.ticked():
            return
        folder = tempfile.TemporaryDirectory(prefix="facilitator-")
        path = Path(folder.name) / "pack.pdf"

        def printing() -> None:
            self._print(path.read_bytes())
            folder.cleanup()
            self._note_prepared()

        if self._printer_is_there():
            self._render_pack(path, printing)

    # Printing and saving what is shown.

    def print_shown(self) -> None:
        """Print the very bytes that the preview shows."""
        if self._page.shown_pdf and self._printer_is_there():
            self._print(self._page.shown_pdf)

    def _printer_is_there(self) -> bool:
        if has_printer():
            return True
        words = self._words
        self._tell(
            words("No printer"),
            words(
                "No printer is set up on this laptop. Save the papers as a PDF and print them "
                "where there is one; nothing is lost."
            ),
        )
        return False

    def _print(self, pdf: bytes) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        dialog = QPrintDialog(printer, self._page)
        dialog.accepted.connect(lambda: self._send(pdf, printer))
        # QPrintDialog hides the plain `open` behind one that wants a slot's name.
        QDialog.open(dialog)

    def _send(self, pdf: bytes, printer: object) -> None:
        from PySide6.QtPrintSupport import QPrinter

        if not isinstance(printer, QPrinter):
            return
        sent = self._words("Sent to %(printer)s", printer=printer.printerName())
        if not can_hand_over():
            draw(pdf, printer)
            self._went(sent)
            return
        choice = choice_of(printer)

        def work(_tell: Tell, _stop: threading.Event) -> None:
            with tempfile.TemporaryDirectory(prefix="facilitator-") as folder:
                path = Path(folder) / "papers.pdf"
                path.write_bytes(pdf)
                hand_over(path, choice)

        self._runner.long(work, lambda _none: self._went(sent), otherwise=self.say)

    def _went(self, said: str) -> None:
        """Papers are on their way: say so, and note what is noted of their kind."""
        self._page.context.tell(said)
        if self._page.view == "kinds":
            self._page.every.note_printed()

    def save_shown(self) -> None:
        """Save the summary that is shown, a draft, as a PDF."""
        page = self._page
        if page.shown_pdf:
            pdf = page.shown_pdf
            name = file_name("draft-summary", page.today.isoformat(), "")
            self._ask_file(name, lambda path: self.write(path, pdf))

    def save_as(self, name: str, pdf: bytes) -> None:
        """Ask where to, then save this PDF there."""
        self._ask_file(name, lambda path: self.write(path, pdf))

    def write(self, path: Path, pdf: bytes) -> None:
        """Write these bytes to a file, whole or not at all."""
        saved = self._words("Saved %(file)s", file=path.name)
        self._runner.long(
            lambda _tell, _stop: write_whole(path, pdf),
            lambda _none: self._went(saved),
            otherwise=self.say,
        )

    def save_copies(self) -> None:
        """Save the chosen issued papers, byte for byte, into a folder."""
        if not self._page.issued.chosen():
            return
        dialog = QFileDialog(self._page, self._words("Save copies"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.write_copies(Path(name)))
        dialog.open()

    def write_copies(self, folder: Path) -> None:
        """Write the chosen issued papers into a folder."""
        for line in self._page.issued.chosen():
            path = folder / line.file_name

            def kept(pdf: bytes, path: Path = path) -> None:
                self.write(path, pdf)

            self._runner.ask(f"papers:copy:{line.id}", kept, paper_bytes, line.id)

    def _ask_file(self, name: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._page, self._words("Save as one PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    # Issuing and signing.

    def issue(self, pairing_id: str = "") -> None:
        """Say what issuing would do, perhaps for one pairing, and do it when that is wanted."""
        self._page.ask(
            "outlook",
            lambda outlook: self._offer_issue(outlook, pairing_id),
            issue_outlook,
            self._page.today,
        )

    def _offer_issue(self, outlook: IssueOutlook, pairing_id: str) -> None:
        page = self._page
        dialog = self.dialog = IssueDialog(outlook, self._theme, self._words, page)
        dialog.choose(pairing_id)
        dialog.matters_chosen.connect(lambda: page.showing.show_drafts(dialog.matters()))
        dialog.rejected.connect(page.show_preview)
        page.showing.show_drafts(dialog.matters())
        size = page.setup.size

        def done(what: Done[object]) -> None:
            dialog.accept()
            page.did(what)
            page.show_view("issued")

        def refused(error: Exception) -> None:
            dialog.primary.setEnabled(True)
            if not isinstance(error, Stopped):
                dialog.say(Teller(self._words).tell(error))

        def begin() -> None:
            dialog.primary.setEnabled(False)
            job = self._runner.long(
                lambda tell, stop: prepared(
                    dialog.matters(), outlook.series, paper_size=size, tell=tell, stop=stop
                ),
                lambda draft: self._runner.act(actions.issue_agreements, draft, done, refused),
                otherwise=refused,
            )
            dialog.progress.follow(job, self._words("Writing the agreements"))
            dialog.rejected.connect(job.stop)

        dialog.primary_pressed.connect(begin)
        dialog.open()

    def issue_summary(self) -> None:
        """Give the summary that is shown a number and keep it."""
        self._page.ask("series", self._issue_summary, number_series)

    def _issue_summary(self, series: NumberSeries) -> None:
        page, summary = self._page, self._page.summary
        if summary is None:
            return
        key, languages, setup = page.cohort_key(), page.languages or BOTH, page.setup

        def done(what: Done[object]) -> None:
            page.did(what)
            page.show_view("issued")

        self._runner.long(
            lambda _tell, _stop: prepared_summary(summary, series, key, languages, setup),
            lambda draft: self._runner.act(actions.issue_summary, draft, done, self.say),
            otherwise=self.say,
        )

    def sign(self) -> None:
        """Mark the chosen agreements as signed."""
        page = self._page
        lines = [line for line in page.issued.chosen() if line.agreement_id is not None]
        others = [line for line in page.issued.chosen() if line.takes_signatures]
        if not lines and others:
            self._sign_several(others[0])
        if not lines:
            return
        dialog = SignDialog(lines, page.today, self._theme, self._words, page)

        def done(what: Done[object]) -> None:
            dialog.accept()
            page.did(what)

        def begin() -> None:
            self._runner.act(
                actions.mark_several_signed,
                actions.SignaturesDraft(dialog.drafts()),
                done,
                lambda error: dialog.say(Teller(self._words).tell(error)),
            )

        dialog.primary_pressed.connect(begin)
        dialog.open()

    def _sign_several(self, line: PaperLine) -> None:
        """Note who has signed a paper that several sign."""
        page = self._page
        dialog = SeveralSignDialog(line, page.today, self._theme, self._words, page)

        def done(what: Done[object]) -> None:
            dialog.accept()
            page.did(what)

        dialog.primary_pressed.connect(
            lambda: self._runner.act(
                actions.mark_paper_signed,
                dialog.draft(),
                done,
                lambda error: dialog.say(Teller(self._words).tell(error)),
            )
        )
        dialog.open()

    # Checking a file.

    def choose_to_check(self) -> None:
        """Ask for a PDF and say whether it was issued."""
        dialog = QFileDialog(self._page, self._words("Check a file"))
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.fileSelected.connect(lambda name: self.check(Path(name)))
        dialog.open()

    def check(self, path: Path) -> None:
        """Hold a file against the register of what was issued."""

        def work(_tell: Tell, _stop: threading.Event) -> Claim:
            data = path.read_bytes()
            with ONE_AT_A_TIME:
                return claim(data)

        self._runner.long(work, lambda found: self.judge(path, found), otherwise=self.say)

    def judge(self, path: Path, found: Claim) -> None:
        """Say what the register knows of what a file claims to be."""
        self._page.ask("verdict", lambda verdict: self._said(path, verdict), judged, found)

    def _said(self, path: Path, verdict: Verdict) -> None:
        self._tell(path.name, said_of(verdict, self._words))

    def _tell(self, title: str, sentence: str) -> None:
        SayDialog(title, sentence, self._theme, self._words, self._page).open()

    def say(self, error: Exception) -> None:
        """Say on the page what stood in the way."""
        self._busy(busy=False)
        if not isinstance(error, Stopped):
            self._page.context.trouble(error)
