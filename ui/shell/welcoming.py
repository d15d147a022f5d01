"""Before a programme is open: the welcome page, and who is there while it is being opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from facilitator.words import Language
from ui.shell.naming import NamingWindow
from ui.shell.navigation import Stop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QStackedWidget

    from ui.connections import FirstLook
    from ui.runner import Runner
    from ui.shell.page import PageContext
    from ui.shell.places import PlaceSpec
    from ui.shell.settings import Settings
    from ui.shell.welcome import Welcome
    from ui.theme.theme import Theme


class WelcomingWindow(NamingWindow):
    """A window without a programme, or with one that is being opened."""

    settings: Settings
    theme: Theme
    stack: QStackedWidget

    def __init__(self, places: tuple[PlaceSpec, ...]) -> None:
        super().__init__(places)
        self._after_opening: Mapping[str, object] = {}
        self._welcome: Welcome | None = None

    def _build(self) -> None:
        """Make everything that holds words."""
        raise NotImplementedError

    def speak_language(self, language: Language) -> None:
        """Build every page again in this language."""
        raise NotImplementedError

    def _context(self, runner: Runner) -> PageContext:
        """What a page is given."""
        raise NotImplementedError

    @property
    def welcome(self) -> Welcome:
        """The welcome page; made when it is first wanted, for most starts name a programme."""
        if self._welcome is None:
            self._welcome = self._made_welcome()
            self.stack.addWidget(self._welcome)
        return self._welcome

    def _made_welcome(self) -> Welcome:
        from ui.shell.orders import VERSION
        from ui.shell.recent import recent_files
        from ui.shell.welcome import Welcome

        today, where = self.clock.today(), self.doors.where
        recent = recent_files(self.settings.recent, self.words, today, where)
        welcome = Welcome(self.words, self.theme, recent, VERSION)
        welcome.start_wanted.connect(self.opening.start_new)
        welcome.import_wanted.connect(self._start_with_import)
        welcome.sample_wanted.connect(self.opening.open_sample)
        welcome.open_wanted.connect(self.opening.choose_file)
        welcome.server_wanted.connect(self.opening.open_on_server)
        welcome.recent_wanted.connect(self.open_file)
        welcome.forget_wanted.connect(self._forget)
        welcome.language_chosen.connect(lambda key: self.speak_language(Language(key)))
        return welcome

    def show_welcome(self) -> None:
        """Show the three choices, unless a programme is open."""
        if self.runner is not None:
            return
        self.menuBar().hide()
        self.stack.setCurrentWidget(self.welcome)
        self.welcome.begin()

    def _start_with_import(self) -> None:
        self._after_opening = {"do": "import"}
        self._place = "people"
        self.opening.start_new()

    def _opening_left(self) -> None:
        self._after_opening = {}
        if self.runner is None:
            self._place = self._places[0].key
        self.show_welcome()

    def _forget(self, path: Path) -> None:
        self.settings.forget(path)
        self._build()
        self.show_welcome()

    def _programme_looked_at(self, path: Path, runner: Runner, look: FirstLook) -> None:
        """Show who is there while the rest of the program is imported and the file made ready."""
        if self.runner is None:
            context = replace(self._context(runner), path=path, first_look=look)
            self.frame.pages.begin(context)
            self._show_place(Stop(self._place))
        # What is shown is painted before the timer comes.
        QTimer.singleShot(0, runner.go_on)
