"""Details that are edited where they stand: click or F2 to edit, Enter keeps, Esc leaves it.

    field = DetailField(words("Asks"), theme, lambda: LineField(theme, words("Asks")))
    field.show_value(person.asks)
    field.kept.connect(self._keep_asks)      # runner.act(..., otherwise=...) and field.refuse(...)

`refuse(error sentence)` opens the field again with what was typed, so that nothing is lost.
The editor is made when it is first opened: most values of a page are only read.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from ui.parts.fields import ChoiceField, DateField, LineField, NumberField, TextField
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.theme.theme import Theme

# A line may end here; nothing is seen of it.
BREAK = "\u200b"
LABEL, WIDEST_LABEL, BESIDE = 108, 132, 10


class _ValueButton(QPushButton):
    """The value as words; pressing it begins to edit."""

    shows_own_focus = True

    def __init__(self, theme: Theme, empty: str) -> None:
        super().__init__()
        self._theme, self._empty, self._value = theme, empty, ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_value(self, value: str) -> None:
        """Show other words."""
        self._value = value
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def minimumSizeHint(self) -> QSize:
        """One line, never under 24."""
        return QSize(60, max(24, self._theme.line(Role.BODY) + 2))

    def hasHeightForWidth(self) -> bool:
        """Long values take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the words are in this width."""
        flags = int(self._wrapping(max(20, width)))
        room = QRectF(0, 0, max(20, width), 10_000)
        shown = self._breakable()
        high = self._theme.metrics(Role.BODY).boundingRect(room, flags, shown).height()
        return max(24, self._theme.line(Role.BODY) + 2, round(high) + 2)

    def _wrapping(self, width: int) -> Qt.TextFlag:
        """Between words; within one only where even its parts are longer than a line."""
        metrics, parts = self._theme.metrics(Role.BODY), self._breakable().replace(BREAK, " ")
        longest = max((metrics.horizontalAdvance(one) for one in parts.split()), default=0)
        fits = longest <= width
        return Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere

    def _breakable(self) -> str:
        """The words, where an address may go on in the next line after its @."""
        return self._value.replace("@", f"@{BREAK}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words; hover and focus show that they can be edited."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        if self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), theme.colour("hover"))
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(theme.colour("ink" if self._value else "ink3"))
        flags = self._wrapping(self.width()) | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(self.rect()), flags, self._breakable() or self._empty)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class OneOfTwo(QStackedLayout):
    """Value or editor, as high as the one that is seen; Qt's own is as high as the higher."""

    def sizeHint(self) -> QSize:
        """What the seen one would like."""
        seen = self.currentWidget()
        return seen.sizeHint() if seen is not None else super().sizeHint()

    def minimumSize(self) -> QSize:
        """What the seen one needs."""
        seen = self.currentWidget()
        if seen is None:
            return super().minimumSize()
        return seen.minimumSizeHint().expandedTo(seen.minimumSize())

    def hasHeightForWidth(self) -> bool:
        """Where the seen one has."""
        seen = self.currentWidget()
        return seen is not None and seen.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """How high the seen one is in this width."""
        seen = self.currentWidget()
        return seen.heightForWidth(width) if seen is not None else -1

    def show_one(self, widget: QWidget) -> None:
        """Let this one be seen, in its own height."""
        self.setCurrentWidget(widget)
        self.update()


class DetailField(QWidget):
    """A label, a value, and the editor that takes the value's place while one edits."""

    kept = Signal(object)
    editing = Signal(bool)
    measured = Signal()

    def __init__(
        self,
        label: str,
        theme: Theme,
        make_editor: Callable[[], QWidget],
        *,
        name: str = "",
        empty: str = "–",
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._make_editor = theme, make_editor
        self.name = name or label
        self._value: object = ""
        self._stack = OneOfTwo()
        self.value = _ValueButton(theme, empty)
        self.value.setEnabled(not read_only)
        self._label = label
        self.value.clicked.connect(self.edit)
        self._stack.addWidget(self.value)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        self.label = Text(label, Role.BODY_SOFT, theme, wraps=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._stack, 0, 1)
        self._trouble = Text("", Role.META, theme, colour="rust", wraps=True)
        self._trouble.hide()
        grid.addWidget(self._trouble, 1, 1)
        grid.setColumnStretch(1, 1)
        theme.changed.connect(self._measure)
        self._measure()

    @cached_property
    def editor(self) -> QWidget:
        """The field in which the value is edited."""
        editor = self._make_editor()
        editor.setAccessibleName(self.name)
        self._stack.addWidget(editor)
        QWidget.setTabOrder(self.value, editor)
        editor.installEventFilter(self)
        if isinstance(editor, ChoiceField):
            editor.chosen.connect(lambda _key: self.keep())
        return editor

    def _measure(self) -> None:
        self.label.setFixedWidth(self.label_room())
        self.measured.emit()

    def label_room(self) -> int:
        """How wide the label would like its column, the air before the value included."""
        words = self._theme.metrics(Role.BODY_SOFT).horizontalAdvance(self._label)
        wanted = round(words) + 1 + self._theme.px(BESIDE)
        return min(self._theme.px(WIDEST_LABEL), max(self._theme.px(LABEL), wanted))

    def align_value(self, room: int) -> None:
        """Let the value begin this far from the left, as in the fields around it."""
        self.label.setFixedWidth(room)

    def show_value(self, value: object, words: str | None = None) -> None:
        """Show a value, in `words` where it does not read itself; not while it is edited."""
        self._value = value
        text = words if words is not None else "" if value is None else str(value)
        self.value.show_value(text)
        self.value.setAccessibleName(f"{self._label}: {text}" if text else self._label)

    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return "editor" in vars(self) and self._stack.currentWidget() is self.editor

    def edit(self) -> None:
        """Open the editor with the value in it."""
        put_value(self.editor, self._value)
        self._open_editor()

    def _open_editor(self) -> None:
        self._stack.show_one(self.editor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.editor, QLineEdit):
            self.editor.selectAll()
        self.editing.emit(True)  # noqa: FBT003  the signal carries one plain yes or no

    def keep(self) -> None:
        """Close the editor and tell the new value, if it is another one."""
        value = value_of(self.editor)
        self.leave()
        if value != self._value:
            self.kept.emit(value)

    def leave(self) -> None:
        """Close the editor; the value stays as it was."""
        if not self.is_editing():
            return
        self.say("")
        self._stack.show_one(self.value)
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editing.emit(False)  # noqa: FBT003

    def refuse(self, trouble: str) -> None:
        """Open the editor again with what was typed, and say what stands in the way."""
        self.say(trouble)
        self._open_editor()

    def say(self, trouble: str) -> None:
        """Say below the value what stands in the way; "" takes it back."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def event(self, event: QEvent) -> bool:
        """F2 on a value is the value's own, not the page's."""
        is_mine = event.type() == QEvent.Type.ShortcutOverride and self.value.isEnabled()
        if is_mine and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits."""
        if event.key() == Qt.Key.Key_F2 and self.value.isEnabled():
            self.edit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the editor Enter keeps (Ctrl+Enter in several lines) and Esc leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            many = isinstance(self.editor, QPlainTextEdit)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (control or not many):
                self.keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)


class DetailGrid(QWidget):
    """Detail fields below each other, `columns` beside each other where there is room."""

    def __init__(self, fields: list[DetailField], *, columns: int = 2) -> None:
        super().__init__()
        self._fields = fields
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(10)
        self.arrange(columns)
        if fields:
            fields[-1].measured.connect(self._align)
        self._align()

    def _align(self) -> None:
        """Every value begins where the longest label of the grid lets it."""
        room = max((field.label_room() for field in self._fields), default=0)
        for field in self._fields:
            field.align_value(room)

    def arrange(self, columns: int) -> None:
        """Lay the fields out in this many columns."""
        for at, field in enumerate(self._fields):
            self._grid.addWidget(field, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def put_value(editor: QWidget, value: object) -> None:
    """Put a value into a field of any kind."""
    if isinstance(editor, DateField):
        editor.show_day(value if isinstance(value, dt.date) else None)
    elif isinstance(editor, ChoiceField):
        editor.choose(str(value or ""))
    elif isinstance(editor, NumberField):
        editor.setValue(value if isinstance(value, int) else 0)
    elif isinstance(editor, TextField):
        editor.setPlainText("" if value is None else str(value))
    elif isinstance(editor, LineField):
        editor.setText("" if value is None else str(value))


def value_of(editor: QWidget) -> object:
    """The value that stands in a field of any kind: text, number, key or day."""
    if isinstance(editor, DateField):
        return editor.typed_day()
    if isinstance(editor, ChoiceField):
        return editor.key()
    if isinstance(editor, NumberField):
        return editor.value()
    if isinstance(editor, TextField):
        return editor.toPlainText().strip()
    return editor.text().strip() if isinstance(editor, LineField) else ""
