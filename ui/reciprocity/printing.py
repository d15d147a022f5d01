"""Papers made beside the window from the page of figures, and opened to be printed."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.papers.render import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from facilitator.papers.plan import Paper
    from ui.shell.page import Page


def open_papers(page: Page, papers: list[tuple[str, Paper]], said: str) -> None:
    """Render papers by file name, open each, and say so."""

    def write(tell: Callable[[int, int], None], stop: Event) -> list[Path]:
        folder = Path(tempfile.mkdtemp(prefix="facilitator-"))
        # Another program shows them for as long as it likes; they name people, so they go with us.
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        made = []
        for done, (name, paper) in enumerate(papers):
            if stop.is_set():
                break
            path = folder / name
            path.write_bytes(render(paper).pdf)
            made.append(path)
            tell(done + 1, len(papers))
        return made

    def show(paths: list[Path]) -> None:
        for path in paths:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        page.context.tell(said)

    page.runner.long(write, show, otherwise=page.context.trouble)
