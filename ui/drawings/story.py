"""A person's story as a line through time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.charts.story import Happening, happening_sentence, story
from ui.drawings.view import WalkedView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.charts.drawing import Drawing, Said
    from facilitator.charts.marks import Key
    from facilitator.charts.shapes import Pen
    from facilitator.words import Words
    from ui.theme.theme import Theme


class StoryView(WalkedView):
    """A person's story, newest first: arrows walk it, Enter opens a line."""

    happening_chosen = Signal(int)
    happening_opened = Signal(int)

    least = 320

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("Timeline"))
        self._happenings: tuple[Happening, ...] = ()

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Show what happened, in this order."""
        self._happenings = tuple(happenings)
        if self._current not in self.keys():
            self._current = None
        self.recompose()
        self.speak_whole()

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The story over the whole width."""
        return story(self._happenings, pen, width) if self._happenings else None

    def keys(self) -> list[Key]:
        """The lines of the story."""
        return [("happening", n) for n in range(len(self._happenings))]

    def said(self, key: Key) -> tuple[Said, ...]:
        """What is said of a line."""
        return (happening_sentence(self._happenings[int(key[1])]),)

    def chosen(self, key: Key) -> None:
        """Tell that a line was chosen."""
        self.happening_chosen.emit(int(key[1]))

    def opened(self, key: Key) -> None:
        """Tell that a line was asked for."""
        self.happening_opened.emit(int(key[1]))
