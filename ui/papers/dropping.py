"""Files dropped on the Papers page: one of ours is held against the register, scans are filed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.papers.verify import claim
from ui.papers.pictures import ONE_AT_A_TIME
from ui.shell.folders import dropped_pages
from ui.shell.split_page import SplitPage

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from facilitator.papers.verify import Claim
    from ui.papers.acts import PaperActs

    Tell = Callable[[int, int], None]


class DroppedPapers(SplitPage):
    """A page on which papers are dropped."""

    acts: PaperActs

    def read_scans(self) -> None:
        """Go to the papers that came back and read some."""
        self.context.navigate("scans", {"do": "read"})

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take PDF files and photographs."""
        if dropped_pages(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped in."""
        found = dropped_pages(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.take_in(found)

    def take_in(self, files: list[str]) -> None:
        """Say of one of our own files whether it was issued; read anything else as scans."""
        if len(files) > 1 or not files[0].lower().endswith(".pdf"):
            self.context.navigate("scans", {"files": files})
            return
        path = Path(files[0])

        def work(_tell: Tell, _stop: threading.Event) -> Claim:
            data = path.read_bytes()
            with ONE_AT_A_TIME:
                return claim(data)

        def claimed(found: Claim) -> None:
            if found.found_in == "file":
                self.acts.judge(path, found)
            else:
                self.context.navigate("scans", {"files": files})

        self.runner.long(work, claimed, otherwise=self.acts.say)
