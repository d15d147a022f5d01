"""At opening: what is new after an update, and the first steps of an empty programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pathlib import Path

    from ui.shell.doors import About
    from ui.shell.window import MainWindow


class News(QObject):
    """Looks, when a programme is opened, whether the program is another than last time."""

    def __init__(self, window: MainWindow, version: str) -> None:
        super().__init__(window)
        self._window, self._version = window, version
        window.opening.opened.connect(self._look)

    def _look(self) -> None:
        """Whoever begins today is told nothing: everything is new."""
        settings = self._window.settings
        before, settings.seen_version = settings.seen_version, self._version
        if before and before != self._version:
            self._tell()

    def _tell(self) -> None:
        from ui.parts.dialogs import Question

        window, words = self._window, self._window.words
        dialog = Question(
            words("Facilitator %(version)s", version=self._version),
            words("The program was brought up to date since you were here. Your file is safe."),
            window.theme,
            words,
            act=words("Read what is new"),
            parent=window,
        )
        dialog.cancel.setText(words("Later"))
        dialog.accepted.connect(lambda: window.go("guide", {"do": "new"}))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class Beginner(QObject):
    """Leads whoever opens a programme in which nobody is to its first steps, once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.opening.opened.connect(self._look)

    def _look(self, path: Path) -> None:
        window = self._window
        if window.runner is None or window.settings.is_ticked(f"begun/{path.stem}"):
            return
        window.settings.tick(f"begun/{path.stem}", on=True)
        window.runner.ask("shell:beginner", self._lead, window.doors.about)

    def _lead(self, about: About) -> None:
        """Not away from where one has gone in the meantime."""
        page = self._window.current_page()
        if not about.counts.get("people") and page is not None and page.place == "week":
            self._window.go("steps")
