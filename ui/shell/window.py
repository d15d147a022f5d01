"""The main window: welcome or frame, navigation, undo, language, theme, what changed.

It paints before anything of the store is imported, and before most of its own parts are: with
`at_once=False` there is only a first frame until that was painted. Hence the imports inside.
Pages come with `import_module` once the runner has opened the programme in its own thread.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from facilitator.errors import Trouble
from facilitator.words import Language, Words
from ui.shell.navigation import Stop, Trail
from ui.shell.places import BESIDE, GUIDE, PLACES, SETTINGS
from ui.shell.welcoming import WelcomingWindow
from ui.theme.breadth import Breadth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from facilitator.clock import Clock
    from ui.runner import Runner
    from ui.shell.doors import Doors
    from ui.shell.half_typed import HalfTypedWatch
    from ui.shell.keeper import Keeper
    from ui.shell.locking import LockPage
    from ui.shell.page import PageContext, Touched
    from ui.shell.places import PlaceSpec
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


class MainWindow(WelcomingWindow):
    """The window of the program."""

    bug_met = Signal(object)
    first_painted = Signal()
    furnished = Signal()

    def __init__(
        self,
        doors: Doors,
        clock: Clock,
        settings: Settings,
        theme: Theme,
        language: Language,
        places: Sequence[PlaceSpec] = (*PLACES, *BESIDE, SETTINGS, GUIDE),
        *,
        at_once: bool = True,
    ) -> None:
        super().__init__(tuple(places))
        self.doors, self.clock, self.settings, self.theme = doors, clock, settings, theme
        self.words = Words(language)
        self.keeper: Keeper | None = None
        self._finds = False
        self.typing: HalfTypedWatch | None = None
        self.setObjectName("main_window")
        self.setMinimumSize(800, 600)
        self.resize(1440, 900)
        self.restoreGeometry(settings.blob("window"))
        # The size may be of another screen than the laptop has today.
        self.resize(self.size().boundedTo(self.screen().availableGeometry().size()))
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.is_furnished = False
        if at_once:
            self.furnish()

    def furnish(self, ahead: Callable[[], None] = lambda: None) -> None:
        """Make all that stands in the window; `furnished` follows.

        `ahead` is done as soon as files can be opened, before the rest is made.
        """
        from ui.shell.look import Look
        from ui.shell.opening import Opening
        from ui.shell.upkeep import UpkeepOrders

        self.opening = Opening(self.doors, self.clock, self.theme, self.words, self)
        self.opening.looked.connect(self._programme_looked_at)
        self.opening.opened.connect(self._programme_opened)
        self.opening.begun.connect(self._programme_begun)
        self.opening.failed.connect(self._programme_failed)
        self.opening.left.connect(self._opening_left)
        ahead()
        self.upkeep = UpkeepOrders(self)
        self.look = Look(self, self.settings, self.theme)
        self.theme.changed.connect(self._fit)
        self.is_furnished = True
        self._build()
        self.setAcceptDrops(True)
        self.furnished.emit()

    def _build(self) -> None:
        """Make everything that holds words; called again when the language changes."""
        from ui.parts.toast import Toast
        from ui.shell.frame import Frame
        from ui.shell.menus import Menus
        from ui.shell.orders import orders_of

        self.look.speak(self.words)
        self.menus = Menus(self.menuBar(), self.words, orders_of(self))
        self.menus.schemes[self.settings.scheme].setChecked(True)
        self.menus.contrast.setChecked(self.settings.high_contrast)
        while (old := self.stack.currentWidget()) is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self._welcome = None
        self.frame = Frame(self._places, self.theme, self.words, self.path)
        self.frame.side.place_chosen.connect(self.go)
        self.frame.side.find_wanted.connect(self.open_palette)
        self.frame.side.language_wanted.connect(self.switch_language)
        self.frame.pages.page_made.connect(self._page_made)
        self.frame.pages.page_shown.connect(self._show_page_actions)
        self.stack.addWidget(self.frame)
        vars(self).pop("lock_page", None)
        self._drop_palette()
        for panel in self.findChildren(Toast):
            panel.hide()
            panel.deleteLater()
        self.toast = Toast(self.stack, self.theme, self.words)
        self.toast.undo_wanted.connect(self.undo)
        self.menus.show_recent([(path.stem, path) for path in self.settings.recent])
        self.setWindowTitle(self._title())
        self._fit()

    @cached_property
    def lock_page(self) -> LockPage:
        """What stands over a locked programme; made when it is first locked."""
        from ui.shell.locking import LockPage

        page = LockPage(self.theme, self.words)
        page.given.connect(self._unlock)
        page.left.connect(self.close_programme)
        self.stack.addWidget(page)
        return page

    def _say(self, message: str, undo: bool) -> None:
        self.toast.say(message, undo=undo)

    def open_guide(self) -> None:
        """Open the guide at the page of this place; without a programme, the list of every key."""
        if any(place.key == "guide" for place in self._places) and self.runner is not None:
            self.go("guide", {"for": self._place})
        else:
            self.show_keys()

    def show_keys(self) -> None:
        """List every key of the window."""
        from ui.shell.help import KeysDialog

        KeysDialog(self.menus.keys(), self.theme, self.words, self).open()

    def quit(self) -> None:
        """Close the window and with it the program."""
        self.close()

    def begin(self, path: Path | None = None, passphrase: str | None = None) -> None:
        """Show the welcome page, or the frame of the programme that is being opened.

        A window that is not furnished paints its first frame before it does either.
        """
        if not self.is_furnished:
            self._begin_with_a_frame(path, passphrase)
            return
        if path is None:
            self.show_welcome()
        else:
            self.opening.open(path, passphrase)

    def _begin_with_a_frame(self, path: Path | None, passphrase: str | None) -> None:
        from ui.shell.first_frame import FirstFrame

        breadth = Breadth.of(self.width(), self.theme.factor)
        name = path.stem if path else None
        first = FirstFrame(self.theme, self.words, name, self._place, breadth)
        self.stack.addWidget(first)

        def go_on() -> None:
            self.first_painted.emit()
            self.furnish(lambda: self.opening.open_ahead(path, passphrase))
            self.begin(path, passphrase)

        first.painted.connect(go_on)

    def _programme_begun(self, path: Path) -> None:
        if self.runner is None:
            self.menuBar().show()
            self.frame.side.programme.show_name(path.stem)
            self.frame.side.show_place(self._place)
            self.stack.setCurrentWidget(self.frame)

    def _programme_failed(self, error: Exception) -> None:
        self._opening_left()
        self.show_trouble(error)

    def _programme_opened(self, path: Path, runner: Runner) -> None:
        if self.runner is not None:
            self._let_go()
            self._build()
        from ui.shell.half_typed import HalfTypedWatch
        from ui.shell.keeper import Keeper
        from ui.shell.steps import Steps

        runner.setParent(self)
        self.path, self.runner = path, runner
        self.settings.opened(path)
        runner.changed.connect(self._programme_changed)
        runner.failed.connect(self.show_trouble)
        self._trail = Trail()
        self.steps = Steps(
            runner,
            self.doors,
            lambda: self.words,
            lambda: self.menus,
            self._say,
            self.show_trouble,
        )
        self.keeper = Keeper(runner, path, self)
        self._bring_pages()
        self._show_place(Stop(self._place, self._after_opening))
        self._after_opening = {}
        self.steps.ask()
        self._ask_counts()
        self.say_what_waits()
        self.typing = HalfTypedWatch(runner, self)

    def _bring_pages(self) -> None:
        """Let pages be made, and the palette find people and papers."""
        if self.runner is None:
            return
        context = self._context(self.runner)
        self.frame.pages.begin(context)
        self.menus.show_programme(is_open=True)
        if self.keeper is not None:
            self.keeper.show()
        if self.steps is not None:
            self.steps.show_labels()
        self._finds = False
        self._ask_about()
        self.menuBar().show()
        self.stack.setCurrentWidget(self.frame)

    def open_palette(self) -> None:
        """Open the palette over the frame; what it finds in the programme comes the first time."""
        if self.runner is not None and not self._finds:
            self._finds = True
            for provider in self.finder.load(self._context(self.runner)):
                self.palette_panel.add_provider(provider)
        super().open_palette()

    def _context(self, runner: Runner) -> PageContext:
        from ui.shell.page import PageContext

        return PageContext(
            runner=runner,
            words=self.words,
            theme=self.theme,
            clock=self.clock,
            settings=self.settings,
            navigate=self.go,
            toast=self.toast.say,
            tell=partial(self.toast.say, undo=False),
            trouble=self.show_trouble,
            alphabet=self.words.language,
            path=self.path,
            counts=self.frame.side.show_counts,
            window=self,
        )

    def lock_now(self) -> None:
        """Close the file and ask for its passphrase again; pages stay as they are."""
        if self.keeper is not None:
            self.keeper.lock_now()

    def _unlock(self, passphrase: str) -> None:
        if self.keeper is not None:
            self.keeper.unlock(passphrase)

    def close_programme(self) -> None:
        """Let the programme go and show the welcome page."""
        self._let_go()
        self._build()
        self.show_welcome()

    def _let_go(self) -> None:
        if self.typing is not None:
            self.typing.look()
        if self.keeper is not None:
            self.keeper.close()
        if self.runner is not None:
            self.runner.close()
            self.runner.deleteLater()
        self._counted = {}
        self.runner = self.path = self._about = self.steps = self.typing = self.keeper = None

    def _programme_changed(self, touched: Touched) -> None:
        self.frame.pages.programme_changed(touched)
        self._ask_about()
        self._ask_counts()

    def others_changed(self, touched: Touched) -> None:
        """Somebody else changed something on the server: pages that show it ask again."""
        self._programme_changed(touched)
        if self.steps is not None:
            self.steps.ask()

    def show_trouble(self, error: Exception) -> None:
        """Say in plain words what went wrong, where the page has no better place for it."""
        from ui.shell.errors import Teller
        from ui.shell.help import TroubleDialog

        if not isinstance(error, Trouble):
            self.bug_met.emit(error)
        told = Teller(self.words).tell(error)
        # A page that asks again and again says the same thing once.
        shown = [one.told for one in self.findChildren(TroubleDialog) if one.isVisible()]
        if told not in shown:
            TroubleDialog(told, self.theme, self.words, self).open()

    # Language, colours, sizes.

    def switch_language(self) -> None:
        """Speak the other language."""
        self.speak_language(self.words.language.other)

    def speak_language(self, language: Language) -> None:
        """Build every page again in this language and give it back its state."""
        if language is self.words.language:
            return
        states = self.frame.pages.states()
        was_open = self.runner is not None
        self.words = Words(language)
        self.opening.words = self.words
        self.settings.language = language
        self._build()
        if was_open:
            self._bring_pages()
            self.frame.pages.give_back(states)
            self._show_place(Stop(self._place))
        else:
            self.show_welcome()

    def _fit(self) -> None:
        if self.is_furnished:
            self.frame.fit(Breadth.of(self.width(), self.theme.factor))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size, finish what is being written, let the file go."""
        self.settings.keep_blob("window", self.saveGeometry())
        self.settings.save()
        if self.is_furnished:
            self._let_go()
            self.opening.close()
        super().closeEvent(event)
