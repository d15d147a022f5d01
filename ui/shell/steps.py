"""Undo and redo as the window offers them: labels in the menu, the toast, the step itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.programme import Done
    from facilitator.words import Words
    from ui.runner import Runner
    from ui.shell.menus import Menus


class Steps(QObject):
    """Follows the steps of one open programme."""

    def __init__(
        self,
        runner: Runner,
        words: Callable[[], Words],
        menus: Callable[[], Menus],
        say: Callable[[str, bool], None],
    ) -> None:
        super().__init__(runner)
        self._runner, self._words, self._menus, self._say = runner, words, menus, say
        self._undo = self._redo = ""
        self._taking_back = False
        runner.stepped.connect(self._stepped)

    def show_labels(self) -> None:
        """Say in the menu what would be undone and redone."""
        self._menus().show_labels(self._undo, self._redo)

    def undo(self) -> None:
        """Take the newest step of this person back."""
        self._runner.undo(self._undone)

    def redo(self) -> None:
        """Carry out again what was taken back last."""
        self._runner.redo(self._redone)

    def _sentence(self, done: Done[None] | Done[object]) -> str:
        return self._words().stored(done.label, done.values)

    def _stepped(self, done: Done[object]) -> None:
        self._undo, self._redo = self._sentence(done), ""
        self.show_labels()

    def _undone(self, done: Done[None]) -> None:
        what = self._sentence(done)
        self._undo, self._redo = "", what
        self.show_labels()
        self._say(self._words()("Taken back: %(what)s", what=what), False)  # noqa: FBT003  no Undo

    def _redone(self, done: Done[None]) -> None:
        self._undo, self._redo = self._sentence(done), ""
        self.show_labels()
        self._say(self._undo, True)  # noqa: FBT003  with Undo
