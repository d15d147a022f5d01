"""*My week* on paper: made beside the window, kept in a folder of its own, and opened."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.papers.my_week import MyWeek, my_week_paper
from facilitator.papers.render import render
from facilitator.week.sheet import my_week_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from ui.shell.page import Page


def print_my_week(page: Page) -> None:
    """Ask for the week, set it as a page in the window's language, and open the PDF."""
    language = page.words.language

    def make(week: MyWeek) -> None:
        def write(tell: Callable[[int, int], None], stop: Event) -> Path:
            made = render(my_week_paper(week, language), tell=tell, stop=stop)
            folder = Path(tempfile.mkdtemp(prefix="facilitator-"))
            # Another program shows it for as long as it likes; it names people, so it goes with us.
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            path = folder / f"my-week-{week.begins.isoformat()}.pdf"
            path.write_bytes(made.pdf)
            return path

        page.runner.long(write, show, otherwise=page.context.trouble)

    def show(path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        page.context.toast(page.words("My week is open to be printed"))

    page.ask("sheet", make, my_week_of, page.context.clock.today(), language)
