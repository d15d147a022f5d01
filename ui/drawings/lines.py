"""Timelines: a cohort's calendar, and the days on which rings come round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.charts.coming_round import RingsToCome, rings_to_come
from facilitator.charts.timeline import Calendar, calendar_sentence, timeline
from ui.drawings.view import WalkedView, WideView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.charts.drawing import Drawing, Said
    from facilitator.charts.marks import Key
    from facilitator.charts.shapes import Pen
    from facilitator.words import Words
    from ui.theme.theme import Theme


class TimelineView(WalkedView):
    """A cohort's calendar: arrows walk the gatherings, Enter opens one."""

    gathering_chosen = Signal(int)
    gathering_opened = Signal(int)

    least = 480

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("Calendar of the cohort"))
        self._calendar: Calendar | None = None

    def show_calendar(self, calendar: Calendar) -> None:
        """Show a cohort's days."""
        self._calendar = calendar
        if self._current not in self.keys():
            self._current = None
        self.recompose()
        self.speak_whole()

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The calendar over the whole width."""
        return timeline(self._calendar, pen, width) if self._calendar else None

    def keys(self) -> list[Key]:
        """The gatherings in the order of their days."""
        if self._calendar is None:
            return []
        days = [gathering.day for gathering in self._calendar.gatherings]
        return [("gathering", n) for n in sorted(range(len(days)), key=lambda n: days[n])]

    def said(self, key: Key) -> tuple[Said, ...]:
        """What is said of a gathering, a milestone or a bank holiday."""
        return (calendar_sentence(self._calendar, key),) if self._calendar else ()

    def chosen(self, key: Key) -> None:
        """Tell that a gathering was chosen."""
        self.gathering_chosen.emit(int(key[1]))

    def opened(self, key: Key) -> None:
        """Tell that a gathering was asked for."""
        self.gathering_opened.emit(int(key[1]))


class ComingRoundView(WideView):
    """When the rings of a plan would come round, each a disc on one line."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("When the rings would come round"))
        self._rings: RingsToCome | None = None

    def show_rings(self, rings: RingsToCome) -> None:
        """Show the days of these rings."""
        self._rings = rings
        self.recompose()
        self.speak_whole()

    def compose(self, pen: Pen, width: float) -> Drawing | None:
        """The line over the whole width."""
        return rings_to_come(self._rings, pen, width) if self._rings else None

    def said(self, key: Key) -> tuple[Said, ...]:
        """The day of one ring."""
        drawing = self.drawing
        return (drawing.alt[int(key[1])],) if drawing else ()
