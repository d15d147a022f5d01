"""The welcome page: three choices with keys 1 to 3, recent programmes, language, the promise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.words import Language
from ui.parts.buttons import Button, Kind, PaintedButton
from ui.parts.choices import Segments
from ui.parts.heads import SectionHead
from ui.parts.marks import key_cap_width
from ui.parts.split import Scroll
from ui.parts.text import Text
from ui.shell.key_caps import paint_outlined_cap
from ui.shell.mark import Mark
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.words import Words
    from ui.theme.theme import Theme

COLUMN = 720


@dataclass(frozen=True)
class RecentFile:
    """A programme opened lately, in words."""

    path: Path
    title: str
    under: str
    when: str = ""
    is_here: bool = True


class Choice(PaintedButton):
    """One of the three choices: icon, what it is, a line about it, its key."""

    shows_own_focus = True

    def __init__(self, title: str, under: str, icon: str, key: str, theme: Theme) -> None:
        super().__init__("", theme)
        self._title, self._under, self._icon, self._key = title, under, icon, key
        self.setAccessibleName(title)
        self.setAccessibleDescription(under)
        self.setToolTip(key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """88 high."""
        return QSize(self.theme.px(320), self.theme.px(88))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The choice with the keyboard is the tinted one."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile; the one with the keyboard has tint and a 2 px border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self.theme, self.hasFocus()
        painter.setPen(QPen(theme.colour("focus" if on else "control"), 2 if on else 1))
        ground = "tint" if on or self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.colour(ground))
        edge = 1 if on else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        size = theme.px(30)
        pixmap = theme.icon(self._icon, 30, "accent_text", self)
        painter.drawPixmap(theme.px(29), (self.height() - size) // 2, pixmap)
        left = theme.px(84)
        wide, high = key_cap_width(self._key, theme), theme.px(20)
        cap = QRectF(self.width() - 28 - wide, (self.height() - high) / 2, wide, high)
        paint_outlined_cap(painter, theme, self._key, cap)
        room = QRect(left, theme.px(17), round(cap.left()) - left - 12, theme.px(28))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font(Role.CHOICE))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font(Role.SENTENCE))
        under = QRect(left, theme.px(46), room.width(), theme.px(24))
        text = painter.fontMetrics().elidedText(
            self._under, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class RecentButton(PaintedButton):
    """One recent programme, 54 high."""

    def __init__(self, recent: RecentFile, theme: Theme) -> None:
        super().__init__("", theme)
        self._recent = recent
        self.setAccessibleName(recent.title)
        self.setAccessibleDescription(recent.under)
        self.setToolTip(str(recent.path))
        self.setEnabled(recent.is_here)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """54 high."""
        return QSize(self.theme.px(320), self.theme.px(54))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon, name, a line about it, and when."""
        painter = QPainter(self)
        theme, recent = self.theme, self._recent
        if recent.is_here and (self.underMouse() or self.hasFocus()):
            painter.fillRect(self.rect(), theme.colour("hover"))
        size = theme.px(20)
        soft = "ink2" if recent.is_here else "ink3"
        pixmap = theme.icon("file-lock-2", 20, soft, self)
        painter.drawPixmap(2, (self.height() - size) // 2, pixmap)
        room = self.rect().adjusted(theme.px(36), 6, 0, -4)
        painter.setPen(theme.colour("ink" if recent.is_here else "ink3"))
        painter.setFont(theme.font(Role.STRONG))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, recent.title)
        painter.setPen(theme.colour(soft))
        painter.setFont(theme.font(Role.SENTENCE))
        under = painter.fontMetrics().elidedText(
            recent.under, Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, under)
        right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, right, recent.when)
        line = QRect(theme.px(36), self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.colour("rule"))
        painter.end()


class Welcome(QWidget):
    """The first thing one sees without a programme."""

    start_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal()
    server_wanted = Signal()
    recent_wanted = Signal(object)
    forget_wanted = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self, words: Words, theme: Theme, recent: Sequence[RecentFile], version: str
    ) -> None:
        super().__init__()
        self._theme = theme
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setContentsMargins(32, 20, 32, 20)
        page.addLayout(self._head(words, version))
        page.addStretch(2)
        line = QHBoxLayout()
        line.addStretch(1)
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._fill(column, words)
        self._add_recent(column, words, recent)
        line.addWidget(self._middle, 100)
        line.addStretch(1)
        page.addLayout(line)
        page.addStretch(5)
        page.addLayout(self._foot(words))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inside, words("Welcome")))
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._middle.setMaximumWidth(self._theme.px(COLUMN))
        self.update()

    def _head(self, words: Words, version: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Text(f"Facilitator {version}", Role.META, self._theme))
        head.addStretch()
        languages = ((Language.EN, "English"), (Language.CY, "Cymraeg"))
        self.language = Segments(languages, self._theme, words("Language"), words.language)
        self.language.chosen.connect(self.language_chosen)
        head.addWidget(self.language)
        return head

    def _fill(self, column: QVBoxLayout, words: Words) -> None:
        theme = self._theme
        column.addWidget(Mark(theme, 64))
        column.addSpacing(8)
        column.addWidget(
            Text(words("Coaching that comes back round."), Role.WELCOME, theme, wraps=True)
        )
        promise = words(
            "Keep who coaches whom, what was promised and what came back.\n"
            "Everything stays in one file on this laptop."
        )
        column.addWidget(Text(promise, Role.LEAD_SOFT, theme, wraps=True))
        column.addSpacing(16)
        self.choices = (
            Choice(
                words("Start a programme"),
                words("Name it, add the organisations, bring the people in"),
                "plus",
                "1",
                theme,
            ),
            Choice(
                words("Import people from a spreadsheet"),
                words("CSV, Excel or a paste; you see every row before anything is kept"),
                "table-2",
                "2",
                theme,
            ),
            Choice(
                words("Look round the sample"),
                words("Invented people in 12 organisations; throw it away when you like"),
                "book-open",
                "3",
                theme,
            ),
        )
        wanted = (self.start_wanted, self.import_wanted, self.sample_wanted)
        for choice, signal in zip(self.choices, wanted, strict=True):
            choice.clicked.connect(signal)
            column.addWidget(choice)

    def _add_recent(self, column: QVBoxLayout, words: Words, recent: Sequence[RecentFile]) -> None:
        column.addSpacing(12)
        self.open_other = Button(words("Open another file…"), self._theme, Kind.QUIET)
        self.open_other.clicked.connect(self.open_wanted)
        self.open_server = Button(words("Open on a server…"), self._theme, Kind.QUIET)
        self.open_server.clicked.connect(self.server_wanted)
        title = words("Opened lately") if recent else ""
        head = SectionHead(title, self._theme, action=self.open_server)
        head.add_action(self.open_other)
        column.addWidget(head)
        self.recent: list[RecentButton] = []
        self.removes: list[Button] = []
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for file in recent:
            button = RecentButton(file, self._theme)
            button.clicked.connect(lambda _on=False, path=file.path: self.recent_wanted.emit(path))
            self.recent.append(button)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(button, 1)
            if not file.is_here:
                row.addWidget(self._remove(file, words))
            rows.addLayout(row)
        column.addLayout(rows)

    def _remove(self, file: RecentFile, words: Words) -> Button:
        button = Button(words("Take off the list"), self._theme, Kind.QUIET)
        button.setAccessibleDescription(file.title)
        button.clicked.connect(lambda _on=False, path=file.path: self.forget_wanted.emit(path))
        self.removes.append(button)
        return button

    def _foot(self, words: Words) -> QHBoxLayout:
        foot = QHBoxLayout()
        offline = words(
            "Works without a network. Nothing leaves this laptop unless you print it or save it."
        )
        foot.addWidget(Text(offline, Role.META, self._theme, wraps=True), 1)
        foot.addWidget(Text(words("F1 opens the guide"), Role.META, self._theme))
        return foot

    def begin(self) -> None:
        """Put the keyboard on the first choice."""
        self.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 3 choose; the arrows go from choice to choice."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self.choices) and not event.modifiers():
            self.choices[number].click()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, PaintedButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the surface."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.end()
