"""The command palette (Ctrl+K): people, things to do, papers and places, found as one types.

A provider is called with the typed text and a way to answer; it may answer at once or later
from the reader, and late answers to older text are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.finding import found as forgiving
from ui.parts.folding import folded, matches
from ui.parts.marks import key_cap_width
from ui.parts.text import Text
from ui.parts.toast import paint_shadow
from ui.shell.hits import HIT_ROLE, Entry, HitModel
from ui.shell.key_caps import KeyCap, paint_outlined_cap
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from facilitator.words import Words
    from ui.theme.theme import Theme

WIDTH, FROM_TOP, FIELD = 620, 130, 64


class Group(IntEnum):
    """The groups in their order."""

    PEOPLE = 0
    DO = 1
    PAPERS = 2
    GO = 3


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is, a few words more, its keys, and what choosing it does.

    Args:
        is_near: it has not quite what was typed; it is shown where nothing else has.
    """

    group: Group
    title: str
    do: Callable[[], None]
    detail: str = ""
    icon: str = ""
    keys: str = ""
    is_near: bool = False


def sifted(hits: Sequence[Hit], text: str) -> tuple[Hit, ...]:
    """The hits in whose words everything typed stands, titles that begin so first.

    Where there is none, those in which it stands but for one slip of the finger in a word.
    """
    wanted = folded(text).strip()
    found = [hit for hit in hits if matches(text, folded(f"{hit.title} {hit.detail}"))]
    if not found:
        near = forgiving(text, hits, lambda hit: f"{hit.title} {hit.detail}", len(hits))
        found = [replace(hit, is_near=True) for hit in near]
    return tuple(sorted(found, key=lambda hit: not folded(hit.title).startswith(wanted)))


class _HitDelegate(QStyledItemDelegate):
    """Paints group heads (30) and hits (46)."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """30 for a head, 46 for a hit."""
        entry = index.data(HIT_ROLE)
        head = isinstance(entry, Entry) and entry.hit is None
        return QSize(200, self._theme.px(30 if head else 46))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a head or a hit."""
        entry = index.data(HIT_ROLE)
        if not isinstance(entry, Entry):
            return
        painter.save()
        if entry.hit is None:
            painter.setFont(self._theme.font(Role.META_STRONG))
            painter.setPen(self._theme.colour("accent_text"))
            room = option.rect.adjusted(20, 4, -20, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, entry.head)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_hit(painter, entry.hit, option.rect, chosen=chosen)
        painter.restore()

    def _paint_hit(self, painter: QPainter, hit: Hit, at: QRect, *, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            painter.fillRect(at, theme.colour("tint"))
            painter.fillRect(QRect(at.left(), at.top(), 3, at.height()), theme.colour("accent"))
        size = theme.px(18)
        if hit.icon:
            tone = "accent_text" if chosen else "ink2"
            pixmap = theme.icon(hit.icon, 18, tone, self._view)
            painter.drawPixmap(at.left() + 20, at.top() + (at.height() - size) // 2, pixmap)
        keys = self._paint_keys(painter, "↵" if chosen and not hit.keys else hit.keys, at)
        left = at.left() + 34 + size
        role = Role.STRONG if chosen else Role.BODY
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("ink"))
        room = QRect(left, at.top(), at.right() - left - keys, at.height())
        title = painter.fontMetrics().elidedText(
            hit.title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        room.setLeft(left + painter.fontMetrics().horizontalAdvance(title) + 12)
        painter.setFont(theme.font(Role.SENTENCE))
        painter.setPen(theme.colour("ink2"))
        detail = painter.fontMetrics().elidedText(
            hit.detail, Qt.TextElideMode.ElideRight, max(0, room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, detail)

    def _paint_keys(self, painter: QPainter, keys: str, at: QRect) -> int:
        """Paint the key cap at the right and say how much room it took."""
        if not keys:
            return 20
        wide, high = key_cap_width(keys, self._theme), self._theme.px(20)
        cap = QRectF(at.right() - 20 - wide, at.top() + (at.height() - high) / 2, wide, high)
        paint_outlined_cap(painter, self._theme, keys, cap)
        return round(wide) + 32


class Palette(QWidget):
    """The scrim over the window and the panel on it."""

    closed = Signal()

    def __init__(self, parent: QWidget, theme: Theme, words: Words) -> None:
        super().__init__(parent)
        self._theme, self._words, self._room = theme, words, parent
        self._providers: list[Callable[[str, Callable[[Sequence[Hit]], None]], None]] = []
        self._found: dict[int, tuple[Hit, ...]] = {}
        self._asked = 0
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setAccessibleName(words("Find or do"))
        self.field.setPlaceholderText(words("Find or do…"))
        self.field.setFrame(False)
        self.field.setObjectName("palette_field")
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.count = Text("", Role.SENTENCE, theme, parent=self)
        self.hits = QListView(self)
        self._model = HitModel(self._heads(words))
        self._arrange_list(words)
        self._foot = self._build_foot(words)
        theme.changed.connect(self._place)
        parent.installEventFilter(self)
        self.hide()

    @staticmethod
    def _heads(words: Words) -> tuple[str, ...]:
        return (words("People"), words("Do"), words("Papers"), words("Go"))

    def _arrange_list(self, words: Words) -> None:
        self.hits.setAccessibleName(words("What was found"))
        self.hits.setModel(self._model)
        self.hits.setItemDelegate(_HitDelegate(self._theme, self.hits))
        self.hits.setFrameShape(QFrame.Shape.NoFrame)
        self.hits.viewport().setAutoFillBackground(False)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setMouseTracking(True)
        self.hits.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.clicked.connect(lambda _index: self._do())

    def _build_foot(self, words: Words) -> QWidget:
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(6)
        for caps, said in (
            (("↑", "↓"), words("choose")),
            (("↵",), words("open")),
            ((words("Esc"),), words("back where you were")),
        ):
            for cap in caps:
                row.addWidget(KeyCap(cap, self._theme))
            row.addWidget(Text(said, Role.META, self._theme))
            row.addSpacing(14)
        row.addStretch()
        return foot

    def add_provider(
        self, provider: Callable[[str, Callable[[Sequence[Hit]], None]], None]
    ) -> None:
        """Ask this one too from now on."""
        self._providers.append(provider)

    def open(self) -> None:
        """Show the palette, empty; Esc gives the focus back to where it was."""
        self._before = self.window().focusWidget()
        self.field.clear()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ask("")

    def close_palette(self) -> None:
        """Hide it and give the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def shown_hits(self) -> tuple[Hit, ...]:
        """What is listed now, without the groups' heads."""
        return self._model.hits()

    def _ask(self, text: str) -> None:
        self._asked += 1
        self._found = {}
        for number, provider in enumerate(self._providers):
            provider(text, self._answer_for(number, self._asked))
        self._show_found()

    def _answer_for(self, number: int, asked: int) -> Callable[[Sequence[Hit]], None]:
        def answer(hits: Sequence[Hit]) -> None:
            if asked == self._asked:
                self._found[number] = tuple(hits)
                self._show_found()

        return answer

    def _show_found(self) -> None:
        found = [hit for number in sorted(self._found) for hit in self._found[number]]
        if not all(hit.is_near for hit in found):
            found = [hit for hit in found if not hit.is_near]
        # A group with something that begins as typed goes before the others.
        typed = folded(self.field.text()).strip()
        first = {hit.group for hit in found if folded(hit.title).startswith(typed)}
        found.sort(key=lambda hit: (hit.group not in first, hit.group))
        self._model.show_hits(tuple(found))
        self.count.setText(self._words("%(count)s found", count=len(found)))
        self._choose(self._model.next_hit(-1, 1))
        self._place()

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.hits.setCurrentIndex(self._model.index(row))

    def _step(self, by: int) -> None:
        self._choose(self._model.next_hit(self.hits.currentIndex().row(), by))

    def _do(self) -> None:
        entry = self.hits.currentIndex().data(HIT_ROLE)
        if isinstance(entry, Entry) and entry.hit is not None:
            self.close_palette()
            entry.hit.do()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field; and the window's new size."""
        if watched is self._room and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel closes it."""
        if not self._panel().contains(event.position().toPoint()):
            self.close_palette()

    def _panel(self) -> QRect:
        wide = min(self._theme.px(WIDTH), self._room.width() - 32)
        top = min(self._theme.px(FROM_TOP), max(16, self._room.height() // 6))
        field, foot = self._theme.px(FIELD), self._theme.px(40)
        most = self._room.height() - top - field - foot - 24
        rows = min(self._model.height(self._theme.px(30), self._theme.px(46)), most)
        return QRect((self._room.width() - wide) // 2, top, wide, field + rows + foot + 10)

    def _place(self) -> None:
        self.setGeometry(self._room.rect())
        panel = self._panel()
        field, foot = self._theme.px(FIELD), self._theme.px(40)
        self.field.setFont(self._theme.font(Role.LEAD))
        self.count.adjustSize()
        left = 18 + self._theme.px(20) + 6
        room = panel.width() - left - self.count.width() - 44
        self.field.setGeometry(panel.left() + left, panel.top() + 8, room, field - 16)
        self.count.move(
            panel.right() - self.count.width() - 20,
            panel.top() + (field - self.count.height()) // 2,
        )
        self.hits.setGeometry(
            panel.left() + 1,
            panel.top() + field + 2,
            panel.width() - 2,
            panel.height() - field - foot - 6,
        )
        self._foot.setGeometry(panel.left(), panel.bottom() - foot, panel.width(), foot)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint scrim, shadow, panel and its two rules."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, panel = self._theme, QRectF(self._panel())
        painter.fillRect(self.rect(), theme.colour("scrim"))
        paint_shadow(painter, panel, 10)
        edge = theme.tokens.dark or theme.tokens.high_contrast
        painter.setPen(QPen(theme.colour("control"), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(panel, 10, 10)
        field, foot = theme.px(FIELD), theme.px(40)
        rule = theme.colour("rule")
        painter.fillRect(QRectF(panel.left() + 1, panel.top() + field, panel.width() - 2, 1), rule)
        line = QRectF(panel.left() + 1, panel.bottom() - foot - 1, panel.width() - 2, 1)
        painter.fillRect(line, rule)
        size = theme.px(20)
        glass = theme.icon("search", 20, "ink2", self)
        painter.drawPixmap(round(panel.left()) + 18, round(panel.top() + (field - size) / 2), glass)
        painter.end()
