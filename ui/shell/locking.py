"""The lock: after idle minutes the file is closed and its passphrase asked for again.

Pages and open dialogs are only hidden, so what was half-typed stands as it was left.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.parts.buttons import Button, Kind
from ui.parts.fields import Labelled, LineField
from ui.parts.text import Text
from ui.shell.errors import Teller
from ui.shell.mark import Mark
from ui.shell.opening import is_wrong_passphrase
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.clock import Clock
    from facilitator.words import Words
    from ui.runner import Runner
    from ui.shell.doors import Doors
    from ui.theme.theme import Theme

MINUTE = 60_000
BY_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Says `idle` when neither key nor mouse was used for so many minutes."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    def start(self, milliseconds: int) -> None:
        """Count from now on; 0 never says anything."""
        self._timer.stop()
        if milliseconds > 0:
            self._timer.start(milliseconds)
        self._watch(QGuiApplication.focusWindow())

    def again(self) -> None:
        """Count anew: something is still under way."""
        self.start(self._timer.interval())

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    @property
    def is_counting(self) -> bool:
        """Whether it counts now."""
        return self._timer.isActive()

    def _watch(self, window: QWindow | None) -> None:
        # Dialogs are windows of their own; each is watched from its first focus on.
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count anew with every key and every move."""
        if event.type() in BY_HAND and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)


class LockPage(QWidget):
    """Stands over the programme while it is locked: its name, and the passphrase."""

    given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.setAccessibleName(words("Locked"))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.addStretch(2)
        line = QHBoxLayout()
        line.addStretch(1)
        self._middle = QWidget()
        line.addWidget(self._middle, 100)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(3)
        self._fill(QVBoxLayout(self._middle))
        theme.changed.connect(self._measure)
        self._measure()

    def _fill(self, column: QVBoxLayout) -> None:
        words, theme = self._words, self._theme
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Mark(theme, 48))
        self.title = Text("", Role.TITLE, theme, wraps=True)
        column.addWidget(self.title)
        said = words("Locked, and the file is closed. What you were doing stands as you left it.")
        column.addWidget(Text(said, Role.BODY_SOFT, theme, wraps=True))
        self.field = LineField(theme, words("Passphrase"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._give)
        self.labelled = Labelled(words("Passphrase"), self.field, theme)
        column.addWidget(self.labelled)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.open = Button(words("Unlock"), theme, Kind.PRIMARY, height=40)
        self.open.clicked.connect(self._give)
        row.addWidget(self.open)
        leave = Button(words("Close the programme"), theme, Kind.QUIET)
        leave.clicked.connect(self.left)
        row.addWidget(leave)
        row.addStretch()
        column.addLayout(row)

    def _measure(self) -> None:
        self._middle.setMaximumWidth(self._theme.px(480))
        self.update()

    def begin(self, name: str) -> None:
        """Stand there for this programme, with an empty field."""
        self.title.setText(name)
        self.field.clear()
        self.say("")

    def say(self, sentence: str) -> None:
        """Say at the field what was wrong; "" takes it back."""
        self.labelled.say(sentence)
        self.open.setEnabled(True)
        self.field.setEnabled(True)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self.field.text():
            self.labelled.say("")
            self.open.setEnabled(False)
            self.given.emit(self.field.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the surface."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.end()


class Lock(QObject):
    """Locks one open programme and opens it again with its passphrase."""

    locked = Signal()
    unlocked = Signal()
    refused = Signal(str)
    failed = Signal(object)

    def __init__(
        self, runner: Runner, doors: Doors, path: Path, clock: Clock, window: QWidget
    ) -> None:
        super().__init__(runner)
        self._runner, self._doors, self._path, self._clock = runner, doors, path, clock
        self._window = window
        self._hidden: list[QDialog] = []
        self.words: Words | None = None
        self.idle = IdleWatch(self)
        self.idle.idle.connect(self._when_idle)
        runner.opened.connect(self._open)
        runner.not_opened.connect(self.not_open)

    def _when_idle(self) -> None:
        if self._runner.is_at_work:
            self.idle.again()
        else:
            self.lock()

    def lock(self) -> None:
        """Hide everything, close the connections and let the file go."""
        if self._runner.is_resting:
            return
        self.idle.stop()
        self._hidden = [one for one in self._window.findChildren(QDialog) if one.isVisible()]
        for dialog in self._hidden:
            dialog.hide()
        self._runner.rest()
        self.locked.emit()

    def unlock(self, passphrase: str | None) -> None:
        """Open the file again."""
        self._runner.wake(
            partial(self._doors.writer, self._path, passphrase, self._clock),
            partial(self._doors.reader, self._path, passphrase, self._clock),
        )

    def _open(self) -> None:
        self.unlocked.emit()
        for dialog in self._hidden:
            dialog.open()
        self._hidden = []

    def not_open(self, error: Exception) -> None:
        """Say at the field that it was another passphrase, or pass on what else went wrong."""
        if is_wrong_passphrase(error) and self.words is not None:
            self.refused.emit(Teller(self.words).tell(error).happened)
        else:
            self.failed.emit(error)
