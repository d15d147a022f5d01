"""The table of pairings: lock, who gives, who receives, fit in bars and a word, why."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from facilitator.pairing.shown import PairLine
from ui.pairing.wording import (
    fit_word,
    organisation_name,
    short_reasons,
    state_badge,
    swatch_of,
)
from ui.parts.columns import CellDelegate, Column
from ui.parts.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.words import Words
    from ui.theme.theme import Theme

T = TypeVar("T")
LOCK, FIT = "lock", "fit"
BARS = 28


class PairDelegate(CellDelegate):
    """Paints the lock as an icon and the fit as bars before its word."""

    def __init__(self, theme: Theme, columns: Sequence[Column[PairLine]], view: QWidget) -> None:
        super().__init__(theme, columns, view)
        self._view = view

    def _paint_mark(self, painter: QPainter, column: Column[T], line: T, at: QRect) -> int:
        if isinstance(line, PairLine) and column.key == LOCK:
            if line.locked:
                size = self._theme.px(16)
                lock = self._theme.icon("lock", 16, "ink", self._view)
                painter.drawPixmap(at.left(), at.top() + (at.height() - size) // 2, lock)
            # The icon says it; the words are for those who hear it.
            return at.width() + 1
        if isinstance(line, PairLine) and column.key == FIT and line.fit is not None:
            self._paint_bars(painter, int(line.fit), at)
            return self._theme.px(BARS)
        return super()._paint_mark(painter, column, line, at)

    def _paint_bars(self, painter: QPainter, band: int, at: QRect) -> None:
        unit = self._theme.factor
        foot = at.center().y() + 6 * unit
        for n in range(3):
            tall = 4 * (n + 1) * unit
            bar = QRectF(at.left() + n * 7 * unit, foot - tall, 5 * unit, tall)
            if n < band:
                painter.fillRect(bar, self._theme.colour("accent"))
            else:
                painter.setPen(QPen(self._theme.colour("control"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))


class LinkTable(Table[PairLine]):
    """Pairings line by line."""

    def __init__(
        self, theme: Theme, words: Words, name: str, *, is_plan: bool, whole: bool = False
    ) -> None:
        self._topics: Mapping[str, str] = {}
        columns = _columns(words, self, is_plan=is_plan, whole=whole)
        super().__init__(columns, theme, name, key=lambda line: line.key)
        self.setItemDelegate(PairDelegate(theme, columns, self))

    def show_pairs(self, lines: tuple[PairLine, ...], topics: Mapping[str, str]) -> None:
        """Show these pairings; topics are named in the window's language."""
        self._topics = topics
        self.show_lines(lines)

    @property
    def topics(self) -> Mapping[str, str]:
        """The Welsh names of topics."""
        return self._topics


def _columns(
    words: Words, table: LinkTable, *, is_plan: bool, whole: bool
) -> tuple[Column[PairLine], ...]:
    lock = _lock(words)
    gives = Column[PairLine](
        "gives",
        words("Gives"),
        lambda line: line.coach.name,
        width=162,
        swatch=lambda line: swatch_of(line.coach, words),
        strong=True,
    )
    receives = Column[PairLine](
        "receives",
        words("Receives"),
        lambda line: line.coachee.name,
        width=162,
        swatch=lambda line: swatch_of(line.coachee, words),
        strong=True,
    )
    from_where = Column[PairLine](
        "from", words("From"), lambda line: organisation_name(line.coach, words), width=0, spare=3
    )
    to_where = Column[PairLine](
        "to", words("To"), lambda line: organisation_name(line.coachee, words), width=0, spare=2
    )
    fit = Column[PairLine](
        FIT,
        words("Fit"),
        lambda line: line.fit,
        text=lambda line: fit_word(line.fit, words) if line.fit else "",
        order=lambda line: -int(line.fit) if line.fit else None,
        width=86,
        spare=5,
        whole=True,
        mark=BARS,
    )
    state = Column[PairLine](
        "state",
        words("State"),
        lambda line: _state_word(line, words),
        width=100,
        badge=lambda line: state_badge(line, words),
    )
    held = Column[PairLine](
        "held",
        words("Held"),
        lambda line: line.held,
        text=lambda line: words("%(held)s of %(agreed)s", held=line.held, agreed=line.contracted),
        width=64,
        whole=True,
        spare=4,
    )
    why = Column[PairLine](
        "why", words("Why"), lambda line: short_reasons(line, table.topics, words), width=0, spare=1
    )
    between = (from_where, to_where) if whole else ()
    if is_plan:
        return (lock, gives, receives, *between, fit, why)
    return (gives, receives, *between, state, held, fit, why)


def _lock(words: Words) -> Column[PairLine]:
    return Column[PairLine](
        LOCK,
        words("Lock"),
        lambda line: not line.locked,
        text=lambda line: words("locked") if line.locked else "",
        width=52,
    )


def _state_word(line: PairLine, words: Words) -> str:
    badge = state_badge(line, words)
    return badge.word if badge else ""
