"""Rule-sentence rows: who, the rule with its numbers, and what to do about it.

    group = SentenceGroup(words("Decide"), theme, words)
    group.show_lines((RuleLine("key", "Priya Nair leaves on 12 March", "Her ring …", ("11 days",),
                               act="Mend the ring", age="today"), ...))
    group.act_wanted.connect(...)       # key: the suggested act
    group.snooze_wanted, group.no_concern_wanted, group.rule_wanted, group.row_chosen

One row is chosen at a time; it opens and shows its actions with their keys ↵, S and N. A screen
reader hears every action on every row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import Button, Kind
from ui.parts.text import Rule, Sentence, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.words import Words
    from ui.theme.theme import Theme

GUTTER = 128
AGE = 84
BATCH = 24


@dataclass(frozen=True)
class RuleLine:
    """One thing that asks for attention, as values.

    Args:
        who: the first line.
        sentence: the rule in one sentence, its threshold last.
        strong: the phrases of the sentence that stand in strong ink.
        act: the suggested act, named ("Write to both").
        age: since when, in words.
    """

    key: str
    who: str
    sentence: str
    strong: tuple[str, ...] = ()
    act: str = ""
    age: str = ""


class SentenceRow(QFrame):
    """One rule-sentence row; opens when it is chosen."""

    chosen = Signal(str)
    act_wanted = Signal(str)
    snooze_wanted = Signal(str)
    no_concern_wanted = Signal(str)
    rule_wanted = Signal(str)
    step_wanted = Signal(int)

    def __init__(self, line: RuleLine, theme: Theme, words: Words) -> None:
        super().__init__()
        self.line = line
        self._theme = theme
        self.is_open = self._by_mouse = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{line.who}. {line.sentence}")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(16)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(Text(line.who, Role.STRONG, theme, wraps=True))
        texts.addWidget(Sentence(line.sentence, theme, line.strong))
        head.addLayout(texts, 1)
        self._quiet = Button(line.act, theme, Kind.QUIET)
        # Showing it before it has a parent would open a window of its own.
        if not line.act:
            self._quiet.hide()
        self._quiet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._quiet.setAccessibleName(_of(line.act, line.who, words))
        head.addWidget(self._quiet)
        age = self._age = Text(line.age, Role.META, theme)
        age.setMinimumWidth(theme.px(AGE))
        age.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(age)
        column.addLayout(head)
        self._words = words
        self._drawer: QWidget | None = None
        self._quiet.clicked.connect(self._act)
        theme.changed.connect(self._measure)
        self._measure()

    def _build_drawer(self) -> QWidget:
        """The actions; made when the row first opens, for most rows never do."""
        line, theme, words = self.line, self._theme, self._words
        drawer = QWidget(self)
        row = QHBoxLayout(drawer)
        row.setContentsMargins(0, 10, 0, 4)
        row.setSpacing(8)
        if line.act:
            act = Button(line.act, theme, Kind.PRIMARY, key="↵", height=34)
            act.setAccessibleName(_of(line.act, line.who, words))
            act.clicked.connect(self._act)
            row.addWidget(act)
        snooze = Button(words("Snooze…"), theme, Kind.SOFT, key="S", height=34)
        snooze.setAccessibleName(_of(snooze.text(), line.who, words))
        snooze.clicked.connect(lambda: self.snooze_wanted.emit(self.line.key))
        row.addWidget(snooze)
        leave = Button(words("Not a concern…"), theme, Kind.SOFT, key="N", height=34)
        leave.setAccessibleName(_of(leave.text(), line.who, words))
        leave.clicked.connect(lambda: self.no_concern_wanted.emit(self.line.key))
        row.addWidget(leave)
        row.addStretch()
        rule = Button(words("Change the rule"), theme, Kind.QUIET)
        rule.setAccessibleName(_of(rule.text(), line.who, words))
        rule.clicked.connect(lambda: self.rule_wanted.emit(self.line.key))
        row.addWidget(rule)
        before: QWidget = self
        for button in drawer.findChildren(
            Button, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            QWidget.setTabOrder(before, button)
            before = button
        return drawer

    def _measure(self) -> None:
        self.setMinimumHeight(self._theme.px(20) + self._theme.px(19) + 19)
        self.update()

    def _act(self) -> None:
        self.act_wanted.emit(self.line.key)

    def open(self, *, wide: bool) -> None:
        """Open the row with its actions, or close it."""
        self.is_open = wide
        if wide and self._drawer is None:
            self._drawer = self._build_drawer()
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._drawer)
        if self._drawer is not None:
            self._drawer.setVisible(wide)
        self._quiet.setVisible(bool(self.line.act) and not wide)
        height = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignVCenter
        self._age.setAlignment(Qt.AlignmentFlag.AlignRight | height)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the row."""
        super().mousePressEvent(event)
        self.chosen.emit(self.line.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row that the keyboard reaches is the chosen one."""
        super().focusInEvent(event)
        self._by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        self.chosen.emit(self.line.key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↵ acts, S snoozes, N sets aside, the arrows go to the next row."""
        self._by_mouse = False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._act()
        elif key == Qt.Key.Key_S and not event.modifiers():
            self.snooze_wanted.emit(self.line.key)
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.no_concern_wanted.emit(self.line.key)
        elif key in steps:
            self.step_wanted.emit(steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tint and bar when open, and the keyboard's ring inside."""
        painter = QPainter(self)
        if self.is_open:
            painter.fillRect(self.rect(), self._theme.colour("tint"))
            painter.fillRect(0, 0, 3, self.height(), self._theme.colour("accent"))
        by_key = self.hasFocus() and not self._by_mouse
        if by_key or (self.is_open and self._theme.tokens.high_contrast):
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(6, 3, -4, -4))
        painter.end()


def _of(act: str, who: str, words: Words) -> str:
    """An act with whom it is about, as a screen reader says it among many of the same name."""
    return words("%(act)s: %(who)s", act=act, who=who)


class SentenceGroup(QWidget):
    """Rows of one kind with the group's name in the gutter (above the rows, where it is narrow)."""

    row_chosen = Signal(str)
    act_wanted = Signal(str)
    snooze_wanted = Signal(str)
    no_concern_wanted = Signal(str)
    rule_wanted = Signal(str)
    left = Signal(int)

    def __init__(self, title: str, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.rows: list[SentenceRow] = []
        # A long list is built in batches, while it is looked at, so that the window never waits.
        self._waiting: list[RuleLine] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._build_batch)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Rule(theme, strong=True))
        self._above = Text(title, Role.SECTION, theme)
        self._above.setContentsMargins(0, 8, 0, 6)
        self._above.hide()
        outer.addWidget(self._above)
        line = QHBoxLayout()
        line.setSpacing(0)
        self._gutter = Text(title, Role.SECTION, theme, wraps=True)
        self._gutter.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._gutter.setContentsMargins(0, 8, 8, 0)
        line.addWidget(self._gutter)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        line.addLayout(self._column, 1)
        outer.addLayout(line)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._gutter.setFixedWidth(self._theme.px(GUTTER))

    def fit(self, *, gutter: bool) -> None:
        """Put the group's name into the gutter, or above the rows."""
        self._gutter.setVisible(gutter)
        self._above.setVisible(not gutter)

    def show_lines(self, lines: Iterable[RuleLine]) -> None:
        """Show these rows; a group without rows is not shown."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = []
        self._waiting = list(lines)
        self.setVisible(bool(self._waiting))
        self._build_batch()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on building what is looked at."""
        super().showEvent(event)
        if self._waiting:
            self._later.start()

    def _build_batch(self) -> None:
        batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        for line in batch:
            self._build_row(line)
        if self._waiting and self.isVisible():
            self._later.start()

    def _build_row(self, line: RuleLine) -> None:
        if self.rows:
            self._column.addWidget(Rule(self._theme))
        row = SentenceRow(line, self._theme, self._words)
        row.chosen.connect(self.row_chosen)
        row.act_wanted.connect(self.act_wanted)
        row.snooze_wanted.connect(self.snooze_wanted)
        row.no_concern_wanted.connect(self.no_concern_wanted)
        row.rule_wanted.connect(self.rule_wanted)
        row.step_wanted.connect(self._step)
        self.rows.append(row)
        self._column.addWidget(row)
        # The layout would show it later; only what is shown can have the keyboard.
        row.show()

    def choose(self, key: str) -> bool:
        """Open the row with this key and close the others; False when it is not here."""
        while any(line.key == key for line in self._waiting):
            self._build_batch()
        for row in self.rows:
            row.open(wide=row.line.key == key)
        return any(row.line.key == key for row in self.rows)

    def _step(self, by: int) -> None:
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), 0) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit(by)
