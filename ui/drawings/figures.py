"""Figures as pictures: dumbbells, columns, the relationship bar, standing badges and fit bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.charts.bar import Share, relationship_bar
from facilitator.charts.dumbbell import Exchange, Tick, dumbbell, dumbbells, exchange_sentences
from ui.drawings.view import WideView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.charts.drawing import Drawing, Said
    from facilitator.charts.marks import Key
    from facilitator.charts.shapes import Pen
    from facilitator.words import Words
    from ui.theme.theme import Theme


class DumbbellView(WideView):
    """Hours given and received: one person on one scale, or a table of organisations."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("Hours given and received"))
        self._exchanges: tuple[Exchange, ...] = ()
        self._ticks: tuple[Tick, ...] = ((0, "0"),)
        self._is_table = False

    def show_exchange(self, exchange: Exchange, ticks: Sequence[Tick]) -> None:
        """Show what one person gave and received."""
        self._show((exchange,), ticks, is_table=False)

    def show_exchanges(self, exchanges: Sequence[Exchange], ticks: Sequence[Tick]) -> None:
        """Show a line for each organisation."""
        self._show(exchanges, ticks, is_table=True)

    def _show(
        self, exchanges: Sequence[Exchange], ticks: Sequence[Tick], *, is_table: bool
    ) -> None:
        self._exchanges, self._ticks = tuple(exchanges), tuple(ticks)
        self._is_table = is_table
        self.recompose()
        self.speak_whole()

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """One scale, or the table."""
        if not self._exchanges:
            return None
        if self._is_table:
            return dumbbells(self._exchanges, self._ticks, pen, width, size=14)
        only = self._exchanges[0]
        return dumbbell(only.given, only.received, self._ticks, pen, width)

    def said(self, key: Key) -> tuple[Said, ...]:
        """What a line says."""
        return (exchange_sentences(self._exchanges)[int(key[1])],)


class RelationshipBar(WideView):
    """Sessions held, arranged and still to arrange in one bar."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("State of every relationship"))
        self._shares: tuple[Share, Share, Share] | None = None

    def show_shares(self, held: Share, arranged: Share, to_arrange: Share) -> None:
        """Show how many sessions stand where."""
        self._shares = (held, arranged, to_arrange)
        self.recompose()
        self.speak_whole()

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The bar over the whole width."""
        return relationship_bar(*self._shares, pen, width) if self._shares else None

    def tip(self, key: Key) -> str:
        """All three figures, whatever part the pointer is on."""
        del key
        return self.accessibleDescription()
