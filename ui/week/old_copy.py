"""On *This week*: the newest copy in the second place is old, with the act that makes a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.notes import Note, NoteItem

if TYPE_CHECKING:
    from facilitator.store.second_place import SecondPlace
    from facilitator.words import Words
    from ui.shell.page import Page
    from ui.theme.theme import Theme

COPY = "copy"


class OldCopyNote(QWidget):
    """Nothing while no second place is set or its copy is fresh."""

    def __init__(self, page: Page, theme: Theme, words: Words) -> None:
        super().__init__()
        self._page, self._theme, self._words = page, theme, words
        self._folder: Path | None = None
        self.note: Note | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 0)
        self.hide()

    def look(self) -> None:
        """Ask where the second place is, then look how old its newest copy is."""
        from facilitator.settings.questions import second_place_of

        if self._page.context.window is not None and self._page.context.path is not None:
            self._page.ask("second_place", self._look_there, second_place_of)

    def _look_there(self, folder: str) -> None:
        window, path = self._page.context.window, self._page.context.path
        self._folder = Path(folder) if folder else None
        if self._folder is None or window is None or path is None:
            self.hide()
            return
        upkeep, there = window.doors.upkeep, self._folder
        self._page.runner.long(
            lambda _tell, _stop: upkeep.second_place(path, there),
            self.show_place,
            otherwise=lambda _error: self.hide(),
        )

    def show_place(self, place: SecondPlace) -> None:
        """Say that the newest copy is old; a fresh one is no matter."""
        today, words = self._page.context.clock.today(), self._words
        if self.note is not None:
            self._column.removeWidget(self.note)
            self.note.deleteLater()
            self.note = None
        self.setVisible(place.is_old(today))
        if not place.is_old(today):
            return
        folder, days = str(place.folder), place.days_old(today)
        if not place.is_there:
            said = words("%(folder)s cannot be reached now. Put the stick in.", folder=folder)
        elif days is None:
            said = words("%(folder)s: no copy lies there yet.", folder=folder)
        else:
            said = words(
                "%(folder)s: the newest copy is %(days)s days old.", folder=folder, days=days
            )
        item = NoteItem(COPY, said, words("Copy there now"))
        self.note = Note(words("The second place of the backups"), [item], self._theme)
        self.note.act_wanted.connect(lambda _key: self.copy())
        self._column.addWidget(self.note)

    def copy(self) -> None:
        """Copy the newest backup there, and look again."""
        window, path, folder = self._page.context.window, self._page.context.path, self._folder
        if window is None or path is None or folder is None:
            return
        upkeep, words, page = window.doors.upkeep, self._words, self._page

        def copied(to: Path) -> None:
            page.context.tell(words("Copied %(file)s", file=to.name))
            self.look()

        page.runner.long(
            lambda _tell, _stop: upkeep.copy_to_second_place(path, folder),
            copied,
            otherwise=page.context.trouble,
        )
