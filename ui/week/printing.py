"""*My week* on paper: made beside the window, kept in a folder of its own, and opened."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.papers.my_week import my_week_paper
from facilitator.papers.render import render
from facilitator.week.sheet import my_week_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from threading import Event

    from facilitator.papers.my_week import MyWeek
    from facilitator.papers.plan import Paper
    from ui.shell.page import Page


def print_my_week(page: Page) -> None:
    """Ask for the week, set it as a page in the window's language, and open the PDF."""
    language, today = page.words.language, page.context.clock.today()

    def make(week: MyWeek) -> None:
        show_weeks(page, my_week_paper(week, language), week.begins)

    page.ask("sheet", make, my_week_of, today, language)


def show_weeks(page: Page, paper: Paper, day: dt.date) -> None:
    """Make the PDF beside the window, and open it."""

    def write(tell: Callable[[int, int], None], stop: Event) -> Path:
        made = render(paper, tell=tell, stop=stop)
        folder = Path(tempfile.mkdtemp(prefix="facilitator-"))
        # Another program shows it for as long as it likes; it names people, so it goes with us.
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = folder / f"my-week-{day.isoformat()}.pdf"
        path.write_bytes(made.pdf)
        return path

    def show(path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        page.context.tell(page.words("My week is open to be printed"))

    page.runner.long(write, show, otherwise=page.context.trouble)
