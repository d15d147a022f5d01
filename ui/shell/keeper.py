"""What the window says of the open programme's keeping: what is saved, and what is locked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from facilitator.errors import RuleBroken, StaleData
from ui.shell.errors import Teller
from ui.shell.locking import MINUTE, Lock
from ui.shell.others import Others
from ui.shell.rounds import Rounds

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.runner import Runner
    from ui.shell.window import MainWindow
    from ui.stale import StaleAct


class Keeper(QObject):
    """Follows the steps of one open programme to its file, and closes the file when idle."""

    def __init__(self, runner: Runner, path: Path, window: MainWindow) -> None:
        super().__init__(runner)
        self._window, self.path = window, path
        self._unsaved: Exception | None = None
        self._before: QWidget | None = None
        self.is_encrypted = window.doors.upkeep.is_encrypted(path)
        self.reads_only = window.doors.upkeep.reads_only(path)
        self.lock = Lock(runner, window.doors, path, window.clock, window)
        self.lock.locked.connect(self._locked)
        self.lock.unlocked.connect(self._unlocked)
        self.lock.refused.connect(self._not_opened)
        self.lock.failed.connect(self._not_unlocked)
        runner.busy.connect(lambda busy: window.frame.side.saved.show_busy(busy=busy))
        runner.stepped.connect(lambda _done: self._keep(None))
        runner.refused.connect(self._refused)
        runner.reconcile = self._reconcile
        self.count_idle_time()
        self.rounds = Rounds(runner, path, self.lock, window)
        self.is_on_server = window.doors.upkeep.is_on_server(path)
        self.others = Others(runner, window.doors, path) if self.is_on_server else None
        if self.others is not None:
            self.others.changed.connect(window.others_changed)
        # Once the window stands: the question is asked over it.
        QTimer.singleShot(0, self, self.rounds.ask_about_older)

    # What is saved.

    def show(self) -> None:
        """Say it all again in a window that was built anew."""
        window = self._window
        why = Teller(window.words).tell(self._unsaved).happened if self._unsaved else ""
        window.frame.side.saved.show_trouble(why)
        window.frame.show_reads_only(reads_only=self.reads_only)
        window.menus.show_lock(can=self.is_encrypted)
        window.menus.show_on_server(on_server=self.is_on_server)
        window.frame.side.show_where(window.doors.where(self.path))

    def _refused(self, error: Exception) -> None:
        # What the rules refuse was never to be saved; what disk or program refuse is missing.
        if not isinstance(error, RuleBroken | StaleData):
            self._keep(error)

    def _keep(self, error: Exception | None) -> None:
        if error is not self._unsaved:
            self._unsaved = error
            self.show()

    def _reconcile(self, stale: StaleAct) -> bool:
        """Ask whose words shall stand where a form was stale; the dialog comes when wanted."""
        reconciler = import_module("ui.history.clashes").Reconciler(self._window)
        taken: bool = reconciler.take(stale)
        return taken

    # The lock.

    def count_idle_time(self) -> None:
        """Lock after as many idle minutes as the settings say; a plain file is never locked."""
        minutes = self._window.settings.lock_after if self.is_encrypted else 0
        self.lock.idle.start(minutes * MINUTE)

    def lock_now(self) -> None:
        """Close the file and ask for its passphrase again; pages stay as they are."""
        if self.is_encrypted:
            self.lock.lock()

    def unlock(self, passphrase: str) -> None:
        """Open the file again with this passphrase."""
        self.lock.words = self._window.words
        self.lock.unlock(passphrase)

    def _locked(self) -> None:
        window = self._window
        if self.others is not None:
            self.others.rest()
        if window.typing is not None:
            window.typing.look()
        self._before = window.focusWidget()
        window.hide_palette()
        window.toast.hide()
        window.menuBar().hide()
        window.stack.setCurrentWidget(window.lock_page)
        window.lock_page.begin(window.programme_name())

    def _not_opened(self, sentence: str) -> None:
        self._window.lock_page.say(sentence)

    def _not_unlocked(self, error: Exception) -> None:
        self._window.lock_page.say("")
        self._window.show_trouble(error)

    def _unlocked(self) -> None:
        window = self._window
        window.menuBar().show()
        window.stack.setCurrentWidget(window.frame)
        self.show()
        page = window.frame.pages.current()
        if page is not None:
            page.refresh()
        if self._before is not None:
            self._before.setFocus()
        self.count_idle_time()
        if self.others is not None:
            self.others.wake()
        window.say_what_waits()

    def close(self) -> None:
        """The programme is let go: hear of nobody any more."""
        if self.others is not None:
            self.others.close()
