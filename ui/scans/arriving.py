"""Files that arrive: read beside the window, sorted by their codes, filed, and told of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from facilitator.scans.actions import file_scans
from facilitator.scans.files import SUFFIXES, files_in
from facilitator.scans.questions import sorting
from facilitator.scans.reading import NotRead, pages_read
from ui.papers.pictures import ONE_AT_A_TIME
from ui.shell.errors import Teller

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from facilitator.scans.questions import Sorting
    from facilitator.scans.reading import PageRead
    from ui.scans.page import ScansPage

    Tell = Callable[[int, int], None]


class Arriving:
    """Takes files in for the page."""

    def __init__(self, page: ScansPage) -> None:
        self._page, self._words = page, page.words

    def choose_files(self) -> None:
        """Ask for PDF files and photographs."""
        dialog = QFileDialog(self._page, self._words("Read scans"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        known = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in SUFFIXES)
        dialog.setNameFilter(f"{self._words('PDF files and photographs')} ({known})")
        dialog.filesSelected.connect(lambda names: self.read_files([Path(one) for one in names]))
        dialog.open()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read the pages of these files and file them."""
        page = self._page
        page.trouble.say(None)
        page.read.setEnabled(False)

        def work(tell: Tell, stop: threading.Event) -> tuple[PageRead, ...]:
            return pages_read(files_in(paths), tell, stop, ONE_AT_A_TIME)

        def sort(pages: tuple[PageRead, ...]) -> None:
            page.ask("sorting", self._file, sorting, pages)

        job = page.runner.long(work, sort, otherwise=self.refused)
        page.progress.follow(job, self._words("Reading the pages"))

    def _file(self, found: Sorting) -> None:
        page = self._page
        page.read.setEnabled(True)
        page.said.setText(self._account(found))
        page.said.show()
        if not found.draft.pages:
            return
        page.views.choose(
            "tray" if any(one.paper_id is None for one in found.draft.pages) else "all"
        )
        page.runner.act(file_scans, found.draft, page.did, self.refused)

    def _account(self, found: Sorting) -> str:
        """What became of the pages, and which files could not be opened."""
        words = self._words
        closed = [line.page.file for line in found.at("tray") if not line.page.picture]
        parts = [
            words(
                "Filed: %(filed)s · came before: %(known)s · of another programme: %(foreign)s · "
                "on the tray: %(tray)s",
                filed=len(found.at("filed")),
                known=len(found.at("known")),
                foreign=len(found.at("foreign")),
                tray=len(found.at("tray")) - len(closed),
            )
        ]
        if closed:
            names = ", ".join(dict.fromkeys(closed))
            parts.append(words("Could not be opened as pages: %(files)s", files=names))
        slips = [code for line in found.at("tray") for code in line.slips]
        if slips:
            parts.append(words("Slips to key in under Sessions: %(codes)s", codes=", ".join(slips)))
        old = sorted({line.number for line in found.at("filed") if line.superseded})
        if old:
            parts.append(
                words("A newer version has taken the place of %(numbers)s", numbers=", ".join(old))
            )
        return ". ".join(parts)

    def refused(self, error: Exception) -> None:
        """Say why a step or a reading did not happen."""
        self._page.read.setEnabled(True)
        if not isinstance(error, NotRead):
            self._page.trouble.say(Teller(self._words).tell(error))
