"""Saves the sessions that are arranged as a file for any calendar program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from facilitator.interchange.calendar import calendar_of
from facilitator.papers.whole_files import write_whole

if TYPE_CHECKING:
    from facilitator.interchange.calendar import Entries
    from ui.shell.page import Page


def choose_calendar_file(page: Page) -> None:
    """Ask where to, then save gatherings and arranged sessions from today on."""
    dialog = QFileDialog(page, page.words("Save for a calendar"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("ics")
    dialog.setNameFilter("iCalendar (*.ics)")
    dialog.selectFile("facilitator.ics")
    dialog.fileSelected.connect(lambda name: save_calendar(page, Path(name)))
    dialog.open()


def save_calendar(page: Page, path: Path) -> None:
    """Write the calendar file, whole or not at all, and say what is in it."""
    words, clock = page.words, page.context.clock

    def write(found: Entries) -> None:
        said = words(
            "Saved %(file)s: gatherings %(gatherings)s, sessions %(sessions)s",
            file=path.name,
            gatherings=found.gatherings,
            sessions=found.sessions,
        )
        page.runner.long(
            lambda _tell, _stop: write_whole(path, found.text.encode()),
            lambda _none: page.context.tell(said),
            otherwise=page.context.trouble,
        )

    page.ask("calendar", write, calendar_of, None, clock.today(), words.language, clock.now())
