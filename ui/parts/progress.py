"""Long work on the page: a bar with words and Cancel, shown only after 400 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.buttons import Button
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.job import Job
    from ui.theme.theme import Theme

PATIENCE = 400


class Bar(QWidget):
    """A bar of 6 px: the part done in the accent, the rest in the track's colour."""

    def __init__(self, theme: Theme, name: str, high: int = 6) -> None:
        super().__init__()
        self._theme, self._high = theme, high
        self._done, self._total = 0, 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(high)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of the whole is done."""
        self._done, self._total = done, total
        self.setAccessibleDescription(f"{done} / {total}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the part that is done."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("track"))
        if self._total:
            part = self.width() * min(1.0, self._done / self._total)
            painter.fillRect(QRectF(0, 0, part, self._high), self._theme.colour("accent"))
        painter.end()


class Progress(QWidget):
    """What is being done, how far it is, and Cancel.

    `progress.follow(job, words("Printing 64 pages"))` shows itself when the job lasts longer
    than 400 ms and goes when the job has ended.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, words: Words, *, patience: int = PATIENCE) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        self.what = Text("", Role.STRONG, theme)
        row.addWidget(self.what, 1)
        self.how_far = Text("", Role.META, theme)
        row.addWidget(self.how_far, 0, Qt.AlignmentFlag.AlignVCenter)
        self.cancel = Button(words("Cancel"), theme, key=words("Esc"))
        # Only while it is in sight, wherever the keyboard is.
        # Not the button's own shortcut, which would wait until the button has been seen to sink.
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self.cancel, self._cancel)
        self.cancel.clicked.connect(self._cancel)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.bar = Bar(theme, "")
        column.addWidget(self.bar)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(patience)
        self._timer.timeout.connect(self.show)
        self._job: Job | None = None
        self.hide()

    def follow(self, job: Job, what: str) -> None:
        """Show how far this job is, from 400 ms on until it has ended."""
        self._job = job
        self.what.setText(what)
        self.bar.setAccessibleName(what)
        self.how_far.setText("")
        self.bar.show_progress(0, 0)
        self.cancel.setEnabled(True)
        job.told.connect(self._tell)
        job.ended.connect(self._ended)
        self._timer.start()

    def _tell(self, done: int, total: int) -> None:
        self.bar.show_progress(done, total)
        self.how_far.setText(self._words("%(done)s of %(total)s", done=done, total=total))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        if self._job is not None:
            self._job.stop()
        self.cancelled.emit()

    def _ended(self) -> None:
        self._job = None
        self._timer.stop()
        self.hide()
