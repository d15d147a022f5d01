"""The screen in the room: big type, the day's steps, who is here, who sits where.

Only first names and tables stand on it. The arrows go from step to step, a badge's code is typed
or scanned anywhere and Enter notes that its person is here, Esc leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator.cohorts.room import guest_called
from ui.cohorts.room_parts import BOLD, SEMIBOLD, NameTile, Scale, StepButton, TableLine, TimeLeft
from ui.parts.choices import FlowLayout
from ui.parts.split import Scroll
from ui.shell.mark import Mark

if TYPE_CHECKING:
    from facilitator.clock import Clock
    from facilitator.cohorts.room import Guest, RoomDay, RoomTable
    from facilitator.words import Words
    from ui.theme.theme import Theme

TICK = 20_000


class RoomScreen(QWidget):
    """A window of its own over the whole screen; `came` tells who is here or is not."""

    came = Signal(object, bool)
    left = Signal()

    def __init__(
        self, day: RoomDay, theme: Theme, words: Words, clock: Clock, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("The room’s screen"))
        self.setAccessibleName(words("The room’s screen"))
        self.setMinimumSize(800, 560)
        self._theme, self._words, self._clock = theme, words, clock
        self._scale, self.step = Scale(), 0
        self.day = day
        self._labels: list[tuple[QLabel, int, int, str]] = []
        self.steps: list[StepButton] = []
        self.tiles: dict[str, NameTile] = {}
        self.tables: list[TableLine] = []
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_time)
        self._timer.start(TICK)
        theme.changed.connect(self._dress)
        self.show_day(day)

    # -- how it is laid out -------------------------------------------------------------------

    def _label(self, size: int, weight: int = 400, colour: str = "ink") -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._labels.append((label, size, weight, colour))
        return label

    def _lay_out(self) -> None:
        words = self._words
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(Mark(self._theme, 52))
        names = QVBoxLayout()
        names.setSpacing(2)
        self.programme = self._label(24, SEMIBOLD)
        self.under = self._label(22, colour="ink2")
        names.addWidget(self.programme)
        names.addWidget(self.under)
        head.addLayout(names, 1)
        self.time = self._label(44, BOLD)
        head.addWidget(self.time)
        self._outer.addLayout(head)
        self._middle = QHBoxLayout()
        self._middle.addLayout(self._build_left(), 0)
        self._middle.addLayout(self._build_right(), 1)
        self._outer.addLayout(self._middle, 1)
        foot = QHBoxLayout()
        keys = self._label(15, colour="ink2")
        keys.setText(words("← → step   Enter: the typed badge is here   Esc: leave the screen"))
        promise = self._label(15, colour="ink2")
        promise.setText(words("Only first names and tables are shown here."))
        foot.addWidget(keys, 1)
        foot.addWidget(promise)
        self._outer.addLayout(foot)

    def _build_left(self) -> QVBoxLayout:
        words = self._words
        left = QVBoxLayout()
        left.setSpacing(0)
        self._agenda = QVBoxLayout()
        self._agenda.setSpacing(4)
        left.addLayout(self._agenda)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.count = self._label(56, BOLD)
        row.addWidget(self.count)
        beside = QVBoxLayout()
        self.of_all = self._label(24, SEMIBOLD)
        self.said = self._label(22, colour="ink2")
        beside.addStretch()
        beside.addWidget(self.of_all)
        beside.addWidget(self.said)
        beside.addStretch()
        row.addLayout(beside, 1)
        left.addLayout(row)
        self.code = QLineEdit()
        self.code.setPlaceholderText(words("Code on the badge"))
        self.code.setAccessibleName(words("Code on the badge"))
        self.code.returnPressed.connect(self._note_badge)
        left.addWidget(self.code)
        left.addSpacing(12)
        return left

    def _build_right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(12)
        top = QHBoxLayout()
        titles = QVBoxLayout()
        self.now = self._label(40, BOLD)
        self.now.setWordWrap(True)
        self.sentence = self._label(22, colour="ink2")
        self.sentence.setWordWrap(True)
        titles.addWidget(self.now)
        titles.addWidget(self.sentence)
        top.addLayout(titles, 1)
        self.time_left = TimeLeft(self._theme, self._scale, self._words("minutes"))
        top.addWidget(self.time_left)
        right.addLayout(top)
        self.inside = QWidget()
        self.area: QScrollArea = Scroll(self.inside, self._words("Who is here and who sits where"))
        right.addWidget(self.area, 1)
        return right

    # -- what is shown ------------------------------------------------------------------------

    def show_day(self, day: RoomDay) -> None:
        """Show the day as the record has it now; the step stays."""
        self.day = day
        welsh = self._words.language.value == "cy"
        self.programme.setText(day.programme_cy if welsh else day.programme_en)
        place = day.place_cy if welsh else day.place_en
        title = day.title_cy if welsh else day.title_en
        self.under.setText(" · ".join(part for part in (title, place) if part))
        self.count.setText(str(day.here))
        self.of_all.setText(self._words("of %(all)s are here", all=len(day.guests)))
        self._show_agenda()
        self._show_step()
        self._show_time()
        self._dress()

    def _titles(self) -> list[tuple[str, str]]:
        words, day = self._words, self.day
        rounds = [("", words("Round %(n)s", n=at)) for at in range(1, len(day.rounds) + 1)]
        first, last = (day.starts_at, words("Welcome")), (day.ends_at, words("Thanks and close"))
        return [first, *rounds, last]

    def _show_agenda(self) -> None:
        titles = self._titles()
        if [step.text() for step in self.steps] != [title for _clock, title in titles]:
            for old in self.steps:
                self._agenda.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.steps = []
            for at, (clock, title) in enumerate(titles):
                button = StepButton(clock, title, self._theme, self._scale)
                button.clicked.connect(lambda _on=False, at=at: self.go(at))
                self._agenda.addWidget(button)
                self.steps.append(button)
        self.step = min(self.step, len(self.steps) - 1)
        for at, button in enumerate(self.steps):
            button.is_done, button.is_now = at < self.step, at == self.step
            button.update()

    def go(self, step: int) -> None:
        """Go to a step of the day."""
        self.step = max(0, min(step, len(self.steps) - 1))
        self._show_agenda()
        self._show_step()
        self._dress()

    def _show_step(self) -> None:
        words, last = self._words, len(self.steps) - 1
        self.now.setText(self._heading())
        old = self.area.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.inside = QWidget()
        self.inside.setAutoFillBackground(False)
        self.tiles, self.tables = {}, []
        if self.step == 0:
            self.sentence.setText(words("Click your name, or type the code on your badge."))
            self._show_guests()
        elif self.step == last:
            self.sentence.setText(words("Leave your slip at the door. Thank you for today."))
        else:
            self.sentence.setText(
                words("Find your table: the first name gives, the second receives.")
            )
            self._show_tables(self.day.rounds[self.step - 1])
        self.area.setWidget(self.inside)

    def _heading(self) -> str:
        """What happens now, in big letters."""
        if self.step == 0:
            return self._words("Welcome: say that you are here")
        if self.step == len(self.steps) - 1:
            return self._words("Slips in, thanks, close")
        return self._words("Round %(n)s: who sits where", n=self.step)

    def _show_guests(self) -> None:
        flow = FlowLayout(self.inside, self._scale.px(10))
        for guest in sorted(self.day.guests, key=lambda one: one.name.casefold()):
            tile = NameTile(guest, self._theme, self._scale, self._words("is here"))
            tile.setFont(self._scale.font(24, SEMIBOLD))
            tile.clicked.connect(lambda on=False, guest=guest: self.came.emit(guest.id, on))
            flow.addWidget(tile)
            self.tiles[guest.code] = tile

    def _show_tables(self, tables: tuple[RoomTable, ...]) -> None:
        grid = QGridLayout(self.inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._scale.px(36))
        grid.setVerticalSpacing(0)
        half = -(-len(tables) // 2) if len(tables) > FEW else len(tables)
        for at, table in enumerate(tables):
            said = self._words(
                "Table %(n)s: %(giver)s gives, %(receiver)s receives",
                n=table.number, giver=table.giver, receiver=table.receiver,
            )  # fmt: skip
            line = TableLine(table, said, self._theme, self._scale)
            line.setMinimumHeight(self._scale.px(66))
            grid.addWidget(line, at % half, at // half)
            self.tables.append(line)
        grid.setRowStretch(half, 1)
        for column in range(-(-len(tables) // half)):
            grid.setColumnStretch(column, 1)

    def _show_time(self) -> None:
        now = self._clock.now().astimezone()
        self.time.setText(now.strftime("%H:%M"))
        starts, ends = _minutes(self.day.starts_at), _minutes(self.day.ends_at)
        on_the_day = now.date() == self.day.day and starts is not None and ends is not None
        at = now.hour * 60 + now.minute
        if on_the_day and starts is not None and ends is not None and at >= starts:
            self.time_left.show_left(ends - at, ends - starts)
        else:
            self.time_left.show_left(0, 0)

    # -- who is here --------------------------------------------------------------------------

    def _note_badge(self) -> None:
        guest = guest_called(self.day.guests, self.code.text())
        if guest is None:
            self.said.setText(self._words("No badge has this code"))
            self.code.selectAll()
            return
        self.code.clear()
        self.said.setText(self._welcome(guest))
        if not guest.is_here:
            self.came.emit(guest.id, True)  # noqa: FBT003  the signal carries one plain yes or no

    def _welcome(self, guest: Guest) -> str:
        return self._words("Welcome, %(name)s", name=guest.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on and back, Esc leaves; letters and digits are a badge's code."""
        key = event.key()
        if key in {Qt.Key.Key_Right, Qt.Key.Key_PageDown}:
            self.go(self.step + 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_PageUp}:
            self.go(self.step - 1)
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif event.text().isalnum():
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
            self.code.insert(event.text())
        else:
            super().keyPressEvent(event)

    # -- looks --------------------------------------------------------------------------------

    def _dress(self) -> None:
        """Give every label its size on this screen and its colour."""
        px = self._scale.px
        for label, size, weight, colour in self._labels:
            label.setFont(self._scale.font(size, weight))
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(colour))
            label.setPalette(palette)
        self.code.setFont(self._scale.font(22))
        self.code.setMinimumHeight(px(48))
        self._outer.setContentsMargins(px(56), px(34), px(56), px(20))
        self._outer.setSpacing(px(16))
        self._middle.setSpacing(px(56))
        for button in self.steps:
            button.setFixedSize(px(420), px(62))
        self.code.setFixedWidth(px(420))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the height of the screen."""
        super().resizeEvent(event)
        self._scale.fit(self.height())
        self._show_step()
        self._dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the ground and the rule below the head."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        side, top = self._scale.px(56), self._middle.geometry().top() - self._scale.px(8)
        rule = self._theme.colour("rule_strong")
        painter.fillRect(side, top, self.width() - 2 * side, 1, rule)
        painter.end()

    def closeEvent(self, event: object) -> None:
        """Stop the clock and say that the screen is left."""
        self._timer.stop()
        self.left.emit()
        super().closeEvent(event)  # type: ignore[arg-type]  # Qt's own event


FEW = 6


def _minutes(clock: str) -> int | None:
    """Minutes since midnight of a time such as 10:30; None where none is said."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes) if hours.isdigit() and minutes.isdigit() else None
