"""Dialogs: a title, content, what went wrong where it went wrong, and one primary button.

dialog = Dialog(words("Snooze"), theme, words, primary=words("Snooze until Monday"), parent=self)
dialog.content.addWidget(Labelled(...))
dialog.accepted_words.connect(...); dialog.open()
dialog.say(Told(...))      # what happened, that nothing was lost, what to do next
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.announcing import announce
from ui.parts.buttons import Button, Kind
from ui.parts.tall import BAR, ContentRoom, highest
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.theme.theme import Theme


@dataclass(frozen=True)
class Told:
    """Trouble as it is told: what happened, that nothing was lost, what to do next."""

    happened: str
    kept: str = ""
    next_step: str = ""
    details: str = ""

    def in_one(self) -> str:
        """All of it as one paragraph."""
        return " ".join(part for part in (self.happened, self.kept, self.next_step) if part)


class TroubleBox(QFrame):
    """Trouble on the page, where it arose."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(2)
        self.happened = Text("", Role.STRONG, theme, colour="rust", wraps=True)
        self.rest = Text("", Role.SENTENCE, theme, colour="ink", wraps=True)
        column.addWidget(self.happened)
        column.addWidget(self.rest)
        self.hide()

    def say(self, told: Told | None) -> None:
        """Say what happened; None takes it back."""
        self.setVisible(told is not None)
        if told is not None:
            self.happened.setText(told.happened)
            self.rest.setText(" ".join(part for part in (told.kept, told.next_step) if part))
            self.rest.setVisible(bool(told.kept or told.next_step))
            self.setAccessibleName(told.in_one())
            announce(self, told.in_one(), interrupts=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint and the bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("rust_tint"))
        painter.fillRect(0, 0, 3, self.height(), self._theme.colour("rust"))
        painter.end()


class Dialog(QDialog):
    """The base of every dialog; `primary_pressed` asks, `accept()` closes.

    `drafted` carries what was typed, as the draft of a step; the dialog stays until it stands.
    """

    primary_pressed = Signal()
    drafted = Signal(object)

    def __init__(
        self,
        title: str,
        theme: Theme,
        words: Words,
        *,
        primary: str,
        cancel: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.words = theme, words
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        self.heading = Text(title, Role.SUBJECT, theme, wraps=True)
        column.addWidget(self.heading)
        self.room = ContentRoom()
        self.room.setAccessibleName(title)
        self.content = self.room.content
        column.addWidget(self.room, 1)
        self.trouble = TroubleBox(theme)
        column.addWidget(self.trouble)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.foot = row
        row.addStretch()
        self.cancel = Button(cancel or words("Cancel"), theme, height=40)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.primary = Button(primary, theme, Kind.PRIMARY, height=40)
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.primary_pressed)
        row.addWidget(self.primary)
        column.addLayout(row)

        self.room.grown.connect(self._grow)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as every field and sentence needs, and no higher than the screen."""
        layout = self.layout()
        if layout is not None:
            parent = self.parentWidget()
            beside = parent.window().width() if parent else self.screen().size().width()
            least = max(self.minimumWidth(), layout.totalMinimumSize().width())
            wide = max(least, min(layout.totalSizeHint().width(), beside))
            most = highest(self.screen())
            if layout.totalHeightForWidth(wide) > most:
                # The scroll bar stands beside the content, not on it.
                self.room.content.setContentsMargins(0, 0, BAR, 0)
            self.resize(wide, min(layout.totalHeightForWidth(wide), most))
        super().showEvent(event)

    def _grow(self) -> None:
        """Be higher when there is more to say; what was made larger by hand stays."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        needed = min(layout.totalHeightForWidth(self.width()), highest(self.screen()))
        if needed > self.height():
            self.resize(self.width(), needed)

    def say(self, told: Told | None) -> None:
        """Say what stands in the way; the dialog stays open with all that was typed."""
        self.trouble.say(told)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the raised ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("raised"))
        painter.end()


class Question(Dialog):
    """A question with one clear act: what will happen, in a sentence, and the act's own name."""

    def __init__(
        self,
        title: str,
        sentence: str,
        theme: Theme,
        words: Words,
        *,
        act: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, theme, words, primary=act, parent=parent)
        text = Text(sentence, Role.BODY_SOFT, theme, wraps=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.content.addWidget(text)
        self.primary_pressed.connect(self.accept)

    def second(self, act: str) -> Button:
        """A second act beside the first one; connect its `clicked`."""
        button = Button(act, self.theme, height=40)
        button.setAutoDefault(False)
        self.foot.insertWidget(self.foot.count() - 1, button)
        return button
