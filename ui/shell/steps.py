"""Undo and redo as the window offers them: labels in the menu, the toast, the step itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from facilitator.programme import Done
    from facilitator.words import Words
    from ui.runner import Runner
    from ui.shell.doors import Doors, UndoState
    from ui.shell.menus import Menus

    Step = tuple[str, Mapping[str, object]]


class Steps(QObject):
    """Follows the steps of one open programme, those before this window as well."""

    def __init__(
        self,
        runner: Runner,
        doors: Doors,
        words: Callable[[], Words],
        menus: Callable[[], Menus],
        say: Callable[[str, bool], None],
        tell: Callable[[Exception], None],
    ) -> None:
        super().__init__(runner)
        self._runner, self._doors = runner, doors
        self._words, self._menus, self._say, self._tell = words, menus, say, tell
        self._undo: Step | None = None
        self._redo: Step | None = None
        self._turning = 0
        runner.stepped.connect(self._stepped)

    def ask(self) -> None:
        """Ask the record what would be undone and redone now, and say it in the menu."""
        self._runner.ask("shell:undo", self._show_state, self._doors.undo_state)

    def show_labels(self) -> None:
        """Say in the menu what would be undone and redone, as far as it is known."""
        self._menus().show_labels(self._sentence(self._undo), self._sentence(self._redo))

    def _stepped(self, done: Done[object]) -> None:
        # A step can be undone at once; what undo and redo leave is the record's to say.
        if not self._turning:
            self._undo, self._redo = (done.label, done.values), None
            self.show_labels()
        self.ask()

    def undo(self) -> None:
        """Take the newest step of this person back."""
        self._turning += 1
        self._runner.undo(self._undone, self._refused)

    def redo(self) -> None:
        """Carry out again what was taken back last."""
        self._turning += 1
        self._runner.redo(self._redone, self._refused)

    def _show_state(self, state: UndoState) -> None:
        self._undo, self._redo = state.undo, state.redo
        self.show_labels()

    def _sentence(self, step: Step | None) -> str:
        return self._words().stored(*step) if step else ""

    def _undone(self, done: Done[None]) -> None:
        self._turning -= 1
        what = self._words().stored(done.label, done.values)
        self._say(self._words()("Taken back: %(what)s", what=what), False)  # noqa: FBT003  no Undo

    def _redone(self, done: Done[None]) -> None:
        self._turning -= 1
        self._say(self._words().stored(done.label, done.values), True)  # noqa: FBT003  with Undo

    def _refused(self, error: Exception) -> None:
        """Say why the step stays; what the menu offered may have been another one."""
        self._turning -= 1
        self.ask()
        self._tell(error)
