"""Figures as pictures: dumbbells, columns, the relationship bar, standing badges and fit bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.charts.badges import Shape, fit, standing
from facilitator.charts.bar import Share, relationship_bar
from facilitator.charts.columns import Month, months_columns
from facilitator.charts.dumbbell import Exchange, Tick, dumbbell, dumbbells, exchange_sentences
from facilitator.charts.forecast import Forecast, arrival_sentence, forecast
from ui.drawings.view import DrawingView, WideView

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class ColumnsView(WideView):
    """Sessions held each month against the plan."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("Sessions held each month"))
        self._months: tuple[Month, ...] = ()

    def show_months(self, months: Sequence[Month]) -> None:
        """Show these months."""
        self._months = tuple(months)
        self.recompose()
        self.speak_whole()

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The columns over the whole width."""
        if not self._months:
            return None
        return months_columns(self._months, pen, width, 140 * pen.factor, 13)


class ForecastView(WideView):
    """When rings come round at the present pace, and the day promised."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("When rings come round"))
        self._forecast: Forecast | None = None

    def show_forecast(self, shown: Forecast) -> None:
        """Show these arrivals."""
        self._forecast = shown
        self.recompose()
        self.speak_whole()

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The line over the whole width."""
        return forecast(self._forecast, pen, width) if self._forecast else None

    def said(self, key: Key) -> tuple[Said, ...]:
        """When a ring comes round."""
        return (arrival_sentence(self._forecast, int(key[1])),) if self._forecast else ()


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


class _Badge(DrawingView):
    """A shape with a word, as large as it needs; its word is its name."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _take(self, word: str) -> None:
        self._word = word
        self.setAccessibleName(word)
        self.recompose()


class StandingBadge(_Badge):
    """Where somebody stands: shape, then word, then colour."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._shape = Shape.HOLLOW
        self._size = 13

    def show_standing(self, shape: Shape, word: str, size: int = 13) -> None:
        """Show a standing in the reader's words."""
        self._shape, self._size = shape, size
        self._take(word)

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The shape and the word."""
        del width
        return standing(self._shape, self._word, pen, self._size) if self._word else None


class FitBars(_Badge):
    """How well two people fit: bars and a word."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._band = 1

    def show_fit(self, band: int, word: str) -> None:
        """Show one to three bars and the word for them."""
        self._band = band
        self._take(word)

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The bars and the word."""
        del width
        return fit(self._band, self._word, pen) if self._word else None
