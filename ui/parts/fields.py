"""Fields of a form, each with its label above, a hint beside and the trouble below.

    code = LineField(theme, words("Code on the slip"))
    form.addWidget(Labelled(words("Code on the slip"), code, theme))

A field's Ctrl+Z is the field's own while it holds words that are not saved, and the
programme's otherwise.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.parts.announcing import announce
from ui.parts.days import read_day
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.words import Words
    from ui.theme.theme import Theme


# The calendar's button in a field for a day; and how fully a day is said where there is room.
OPENER = 26
STYLES = ("full", "long", "brief")
ALT = Qt.KeyboardModifier.AltModifier
RESIZED = Qt.WidgetAttribute.WA_Resized


def wants_undo(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether a field shall keep this key from the programme's undo and redo."""
    if not isinstance(event, QKeyEvent):
        return True
    if event.matches(QKeySequence.StandardKey.Undo):
        return undo
    return redo if event.matches(QKeySequence.StandardKey.Redo) else True


class LineField(QLineEdit):
    """One line of text."""

    def __init__(self, theme: Theme, name: str = "", *, hint: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self.theme.font(Role.BODY))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the programme where the field has nothing of its own to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and not wants_undo(
            event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)


class SearchField(LineField):
    """A field that filters as one types; Esc empties it, ↓ goes to what it filters."""

    searched = Signal(str)
    down = Signal()

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__(theme, hint, hint=hint)
        self.textChanged.connect(self.searched)

    def _dress(self) -> None:
        super()._dress()
        self.setTextMargins(self.theme.px(28), 0, 0, 0)

    def leads_into(self, below: QAbstractItemView) -> None:
        """↓ goes into this list; its first line is chosen where none is."""

        def step_in() -> None:
            below.setFocus(Qt.FocusReason.TabFocusReason)
            if not below.selectionModel().hasSelection():
                below.setCurrentIndex(below.model().index(0, 0))

        self.down.connect(step_in)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, ↓ goes down; everything else is typing."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and a magnifying glass before its words."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = self.theme.px(18)
        glass = self.theme.icon("search", 18, "ink2", self)
        painter.drawPixmap(12, (self.height() - size) // 2, glass)
        painter.end()


class NumberField(QSpinBox):
    """A whole number between two bounds."""

    def __init__(
        self, theme: Theme, name: str, *, least: int = 0, most: int = 9999, step: int = 1
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setSingleStep(step)
        # The style sheet's padding does not reach the line inside.
        self.lineEdit().setTextMargins(9, 0, 9, 0)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(Role.BODY))
        self.setFixedHeight(self._theme.px(36))


class ChoiceField(QComboBox):
    """One of several, by key."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, options: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.offer(options)
        self.activated.connect(lambda _at: self.chosen.emit(self.key()))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(Role.BODY))

    def minimumSizeHint(self) -> QSize:
        """A long option does not make its dialog wider than the screen."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._theme.px(300)), least.height())

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Show these (key, words); the chosen key stays where it is still there."""
        before = self.key()
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.choose(before)

    def choose(self, key: str) -> None:
        """Choose by key, in silence; an unknown key leaves the first."""
        self.setCurrentIndex(max(0, self.findData(key)) if self.count() else -1)

    def key(self) -> str:
        """The chosen key, "" where there is nothing to choose."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, str) else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and a chevron behind its words."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = self._theme.px(16)
        chevron = self._theme.icon("chevron-down", 16, "ink2", self)
        painter.drawPixmap(self.width() - size - 10, (self.height() - size) // 2, chevron)
        painter.end()


class DateField(LineField):
    """A day, typed as one says it (30/3, 30 March, +7) or picked from a calendar; may be empty."""

    day_changed = Signal(object)

    def __init__(self, theme: Theme, name: str, words: Words, today: dt.date) -> None:
        super().__init__(theme, name, hint=words("day/month/year"))
        self._words, self._today = words, today
        self._day: dt.date | None = None
        self._calendar: QCalendarWidget | None = None
        self.opener = QToolButton(self)
        self.opener.setAutoRaise(True)
        self.opener.setCursor(Qt.CursorShape.PointingHandCursor)
        # With the keyboard the calendar opens with Alt and the arrow down.
        self.opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.opener.setAccessibleName(words("Pick a day from a calendar"))
        self.opener.setToolTip(words("Pick a day from a calendar"))
        self.opener.clicked.connect(self._pick)
        self.editingFinished.connect(self._read)
        self._dress()

    def _dress(self) -> None:
        super()._dress()
        if hasattr(self, "opener"):
            side = self.theme.px(16)
            self.opener.setIcon(QIcon(self.theme.icon("calendar", 16, "ink2", self)))
            self.opener.setIconSize(QSize(side, side))
            self.setTextMargins(0, 0, self.theme.px(OPENER) - 6, 0)
            self._place_opener()

    def _place_opener(self) -> None:
        side = self.theme.px(OPENER)
        self.opener.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the calendar's button at the right, and say the day as fully as there is room."""
        super().resizeEvent(event)
        self._place_opener()
        if self._day is not None and self._is_unchanged() and not self.hasFocus():
            self.show_day(self._day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and the arrow down, or F4, opens the calendar."""
        down = event.key() == Qt.Key.Key_Down
        if (down and event.modifiers() & ALT) or event.key() == Qt.Key.Key_F4:
            self._pick()
        else:
            super().keyPressEvent(event)

    def _said(self, day: dt.date) -> str:
        """The day in the fullest words for which there is room."""
        room = self.width() - self.theme.px(OPENER) - 24
        ways = [self._words.date(day, style) for style in STYLES]
        metrics = self.fontMetrics()
        fitting = (way for way in ways if metrics.horizontalAdvance(way) <= room)
        return next(fitting, ways[-1]) if self.testAttribute(RESIZED) else ways[0]

    def _is_unchanged(self) -> bool:
        """Whether the day stands as it was written here."""
        return self._day is not None and self.text() in {
            self._words.date(self._day, style) for style in STYLES
        }

    def day(self) -> dt.date | None:
        """The day that stands in the field; None when it is empty or cannot be read."""
        self._read()
        return self._day

    def is_readable(self) -> bool:
        """Whether the field is empty or holds a day."""
        self._read()
        return self._day is not None or not self.text().strip()

    def show_day(self, day: dt.date | None) -> None:
        """Put a day into the field, or empty it."""
        self._day = day
        self.setText("" if day is None else self._said(day))

    def typed_day(self) -> dt.date | None:
        """The day as far as it is typed; unlike `day()` this leaves the words as they are."""
        read = read_day(self.text(), self._today, self._words)
        return self._day if read is None and self._is_unchanged() else read

    def _read(self) -> None:
        read = self.typed_day()
        if read != self._day:
            self._day = read
            self.day_changed.emit(read)
        if read is not None:
            self.setText(self._said(read))

    def _pick(self) -> None:
        calendar = QCalendarWidget()
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAccessibleName(self.accessibleName())
        day = self.day() or self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar = calendar
        calendar.show()

    def _picked(self, picked: QDate) -> None:
        day = dt.date(picked.year(), picked.month(), picked.day())
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        if day != self._day:
            self.show_day(day)
            self.day_changed.emit(day)


class TextField(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    def __init__(self, theme: Theme, name: str, *, lines: int = 3, hint: str = "") -> None:
        super().__init__()
        self._theme, self._lines = theme, lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(Role.BODY))
        self.setFixedHeight(self._theme.line(Role.BODY) * self._lines + 22)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the programme where the field has nothing of its own to undo."""
        document = self.document()
        if event.type() == QEvent.Type.ShortcutOverride and not wants_undo(
            event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)


class Labelled(QWidget):
    """A field with its label above, perhaps a hint on the right, and its trouble below.

    Without a label the field says its name itself, as those of a filter do.
    """

    def __init__(self, label: str, field: QWidget, theme: Theme, *, hint: str = "") -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        if label:
            head = QHBoxLayout()
            head.setSpacing(12)
            self.label = Text(label, Role.META, theme)
            self.label.setBuddy(field)
            head.addWidget(self.label, 1)
            if hint:
                head.addWidget(Text(hint, Role.META, theme))
            column.addLayout(head)
        column.addWidget(field)
        self._trouble = Text("", Role.META, theme, colour="rust", wraps=True)
        self._trouble.hide()
        column.addWidget(self._trouble)
        if not field.accessibleName():
            field.setAccessibleName(label)

    def mind_day(self, field: DateField, words: Words) -> None:
        """Say below the field, as soon as one leaves it, that a day cannot be read."""
        sentence = words("This is not a day we can read, such as 9 March 2027.")
        told = (field.editingFinished, field.day_changed)
        for signal in told:
            signal.connect(lambda *_: self.say("" if field.is_readable() else sentence))

    def say(self, trouble: str) -> None:
        """Say below the field what stands in the way; "" takes it back."""
        if trouble and trouble != self._trouble.text():
            announce(self.field, trouble, interrupts=True)
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self.field.setAccessibleDescription(trouble)
