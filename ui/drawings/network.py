"""Who is connected to whom as a map to walk: clusters of organisations, bridges named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPixmap

from facilitator.charts.network import Network, network, over
from ui.drawings.painter import MarkPainter, pen_for
from ui.drawings.view import WalkedView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from facilitator.charts.drawing import Drawing
    from facilitator.charts.marks import Key
    from facilitator.charts.shapes import Pen
    from facilitator.words import Words
    from ui.theme.theme import Theme

LEAST_HIGH = 430


class NetworkView(WalkedView):
    """The map: arrows walk the people by organisation, Enter opens a person.

    The map itself is painted once and kept; a choice paints only what stands over it.
    """

    person_chosen = Signal(int)
    person_opened = Signal(int)

    least = 420

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("Who is connected to whom"))
        self._shown: Network | None = None
        self._tell: Callable[[int], str] = lambda _place: ""
        self._kept: QPixmap | None = None

    def show_network(self, shown: Network, tell: Callable[[int], str]) -> None:
        """Show who is connected to whom; `tell` says a person's connections in a sentence."""
        self._shown, self._tell = shown, tell
        self._current = None
        self.recompose()
        self.speak_whole()

    @property
    def person(self) -> int | None:
        """The place of the person who is chosen."""
        return int(self._current[1]) if self._current else None

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The map in the room it has."""
        if self._shown is None:
            return None
        return network(self._shown, pen, width, max(self._high(width), self.height()))

    def _high(self, width: float) -> float:
        return max(self.theme.px(LEAST_HIGH), 0.55 * width)

    def heightForWidth(self, width: int) -> int:
        """At least so high that names and clusters find room."""
        return round(self._high(width))

    def sizeHint(self) -> QSize:
        """The room the map would like."""
        return QSize(self._narrowest(), self.heightForWidth(max(self._narrowest(), self.width())))

    def minimumSizeHint(self) -> QSize:
        """The room the map needs."""
        return QSize(self._narrowest(), self.theme.px(LEAST_HIGH))

    def recompose(self) -> None:
        """Lay the map out again."""
        self._kept = None
        super().recompose()

    def resizeEvent(self, event: object) -> None:
        """Lay the map out again in another size; height counts here too."""
        self.recompose()
        super().resizeEvent(event)  # type: ignore[arg-type]  # it is the event Qt hands over

    def keys(self) -> list[Key]:
        """The people, organisation by organisation."""
        return [("person", at) for at in range(len(self._shown.members))] if self._shown else []

    def sentence(self, key: Key) -> str:
        """A person's connections, or an organisation's name."""
        if self._shown is None:
            return ""
        if key[0] == "cluster":
            return self._shown.clusters[int(key[1])].name
        return self._tell(int(key[1]))

    def choose(self, key: Key) -> None:
        """Make a person the current one and say it; the map below stays as it is painted."""
        is_new = key != self._current
        self._current = key
        self.update()
        self.announce(self.sentence(key))
        if is_new:
            self.chosen(key)

    def chosen(self, key: Key) -> None:
        """Tell who was chosen."""
        self.person_chosen.emit(int(key[1]))

    def opened(self, key: Key) -> None:
        """Tell who was opened."""
        self.person_opened.emit(int(key[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the kept map, then what stands over it."""
        drawing, shown = self.drawing, self._shown
        if drawing is None or shown is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted(drawing))
        if self.person is not None:
            marker = MarkPainter(painter, self.theme)
            for mark in over(shown, drawing, pen_for(self.theme), self.person):
                marker.mark(mark)
        self.paint_over(painter)
        painter.end()

    def _painted(self, drawing: Drawing) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._kept is None or self._kept.devicePixelRatio() != ratio:
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(self.theme.colour("surface"))
            painter = QPainter(self._kept)
            MarkPainter(painter, self.theme).draw(drawing)
            painter.end()
        return self._kept
