"""Opens the room's screen of a gathering and writes down who comes."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from facilitator.cohorts import actions
from facilitator.cohorts.actions import AttendanceDraft
from facilitator.cohorts.room import RoomDay, room_of
from facilitator.vocabulary import AttendanceState
from ui.cohorts.room_screen import RoomScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.cohorts.page import CohortsPage
    from ui.shell.page import PageContext


class RoomDoor(QObject):
    """The screen of one gathering, as long as it is open; it outlives the page it came from."""

    def __init__(self, context: PageContext, gathering: uuid.UUID, above: QWidget) -> None:
        super().__init__(above)
        self._context, self._gathering, self._above = context, gathering, above
        self.screen: RoomScreen | None = None
        context.runner.changed.connect(self._ask)
        self._ask()

    def _ask(self, _touched: object = None) -> None:
        ask = self._context.runner.ask
        ask(f"room:{self._gathering}", self._show, room_of, self._gathering)

    def _show(self, day: RoomDay | None) -> None:
        if day is None or not isValid(self):
            return
        if self.screen is not None:
            self.screen.show_day(day)
            return
        context = self._context
        self.screen = RoomScreen(day, context.theme, context.words, context.clock, self._above)
        self.screen.came.connect(self._note)
        self.screen.left.connect(self._leave)
        self.screen.showFullScreen()
        self.screen.setFocus()

    def _note(self, person: uuid.UUID, here: bool) -> None:
        state = AttendanceState.CAME if here else AttendanceState.EXPECTED
        draft = AttendanceDraft(self._gathering, {person: state})
        # Nothing is said of it here: the screen shows it, and a toast would stand behind it.
        self._context.runner.act(actions.take_attendance, draft, otherwise=self._context.trouble)

    def _leave(self) -> None:
        self.screen = None
        self._context.runner.changed.disconnect(self._ask)
        self.deleteLater()


def open_room(page: CohortsPage, key: str = "") -> None:
    """Open the screen of this gathering; without a key, of the next one."""
    wanted = key or _next(page)
    if wanted:
        RoomDoor(page.context, uuid.UUID(wanted), page.window())


def _next(page: CohortsPage) -> str:
    if page.shown is None or not page.shown.gatherings:
        return ""
    at = page.shown.next_gathering(page.context.clock.today())
    return str(page.shown.gatherings[-1 if at is None else at].id)
