"""Filter chips and segments: one or several of a few, always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.parts.buttons import RADIUS, PaintedButton
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.theme.theme import Theme


class FilterChip(PaintedButton):
    """A round chip of 28 px that is chosen or not."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text, theme)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """As wide as its words in the stronger weight, so that choosing moves nothing."""
        wide = self.theme.metrics(Role.META_STRONG).horizontalAdvance(self.text())
        return QSize(round(wide) + 28, self.theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip; chosen it has tint, accent border and weight 600."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, chosen = self.theme, self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if chosen else "control"), 1))
        ground = "tint" if chosen else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.colour(ground))
        at = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(at, at.height() / 2, at.height() / 2)
        painter.setPen(theme.colour("accent_text" if chosen else "ink2"))
        painter.setFont(theme.font(Role.META_STRONG if chosen else Role.META))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class FlowLayout(QLayout):
    """Lays things out in lines, as words are."""

    def __init__(
        self, parent: QWidget | None = None, gap: int = 8, between: int | None = None
    ) -> None:
        super().__init__(parent)
        self._gap, self._between = gap, gap if between is None else between
        self._things: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add one more thing at the end."""
        self._things.append(item)

    def count(self) -> int:
        """How many things there are."""
        return len(self._things)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The thing at this place, None behind the last."""
        return self._things[index] if 0 <= index < len(self._things) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the thing at this place out."""
        return self._things.pop(index) if 0 <= index < len(self._things) else None

    def hasHeightForWidth(self) -> bool:
        """A narrower flow is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are in this width."""
        return self._lay(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, room: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(room)
        self._lay(room, moves=True)

    def sizeHint(self) -> QSize:
        """All in one line where there is room."""
        sizes = [thing.sizeHint() for thing in self._seen()]
        wide = sum(size.width() + self._gap for size in sizes) - self._gap
        return QSize(max(0, wide), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The largest single thing."""
        least = QSize()
        for thing in self._things:
            least = least.expandedTo(thing.minimumSize())
        return least

    def _seen(self) -> list[QLayoutItem]:
        """What is not hidden: hidden things leave no gap."""
        return [thing for thing in self._things if not thing.isEmpty()]

    def _lay(self, room: QRect, *, moves: bool) -> int:
        x, y, line = room.x(), room.y(), 0
        for thing in self._seen():
            size = thing.sizeHint()
            if x + size.width() > room.right() + 1 and line:
                x, y, line = room.x(), y + line + self._between, 0
            if moves:
                thing.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - room.y()


class Chips(QWidget):
    """A line of chips with keys: one of them (`exclusive`) or several are chosen."""

    chosen = Signal(object)

    def __init__(
        self,
        options: Iterable[tuple[str, str]],
        theme: Theme,
        name: str,
        *,
        exclusive: bool = True,
    ) -> None:
        super().__init__()
        self._theme, self._exclusive = theme, exclusive
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, 6)
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._group.buttonClicked.connect(self._tell)
        self._chips: dict[str, FilterChip] = {}
        self._wished: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.offer(options)

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Show these (key, words); what was chosen stays chosen where it is still there."""
        before = self.keys()
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for key, text in options:
            chip = FilterChip(text, self._theme)
            self._chips[key] = chip
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            chip.show()
        self.choose(*(self._wished or before))
        self.updateGeometry()

    def choose(self, *keys: str) -> None:
        """Mark these chips as chosen, in silence; one that is not offered yet, once it is."""
        self._wished = () if all(key in self._chips for key in keys) else keys
        for key, chip in self._chips.items():
            if key in keys or not self._exclusive:
                chip.setChecked(key in keys)

    def keys(self) -> tuple[str, ...]:
        """The keys that are chosen."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def chip(self, key: str) -> FilterChip:
        """The chip of this key."""
        return self._chips[key]

    def _tell(self) -> None:
        self.chosen.emit(self.keys())


class _Segment(PaintedButton):
    """One segment; it draws its own part of the shared frame."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text, theme)
        self.setCheckable(True)
        self.first = self.last = False

    def sizeHint(self) -> QSize:
        """14 px words with 14 of air on either side."""
        wide = self.theme.metrics(Role.SENTENCE_STRONG).horizontalAdvance(self.text())
        return QSize(round(wide) + 28, self.theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segment; chosen it has tint and accent words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, chosen = self.theme, self.isChecked()
        left = 0.5 if self.first else -0.5
        path = _part_of_frame(
            QRectF(left, 0.5, self.width() - left - 0.5, self.height() - 1),
            first=self.first,
            last=self.last,
        )
        ground = "tint" if chosen else "hover" if self.underMouse() else "surface"
        painter.fillPath(path, theme.colour(ground))
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.drawPath(path)
        painter.setPen(theme.colour("accent_text" if chosen else "ink2"))
        painter.setFont(theme.font(Role.SENTENCE_STRONG))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def _part_of_frame(at: QRectF, *, first: bool, last: bool) -> QPainterPath:
    """A rectangle that is round only at the ends of the row."""
    path = QPainterPath()
    path.addRoundedRect(at, RADIUS, RADIUS)
    square = QPainterPath()
    if not first:
        square.addRect(at.adjusted(0, 0, -at.width() / 2, 0))
    if not last:
        square.addRect(at.adjusted(at.width() / 2, 0, 0, 0))
    return path.united(square).simplified()


class _SegmentFlow(FlowLayout):
    """Segments side by side, in two frames one below the other where one has no room."""

    def setGeometry(self, room: QRect) -> None:
        """Put every segment in its place and round the ends of each line."""
        super().setGeometry(room)
        parts = [part for item in self._things if isinstance(part := item.widget(), _Segment)]
        for at, part in enumerate(parts):
            part.first = at == 0 or parts[at - 1].y() != part.y()
            part.last = at == len(parts) - 1 or parts[at + 1].y() != part.y()
            part.update()


class Segments(QWidget):
    """Two to five words in one frame, of which exactly one is chosen.

    Those that `wrap` go on in a second line where the page is narrow.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        theme: Theme,
        name: str,
        now: str = "",
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        fixed = QSizePolicy.Policy.Fixed
        row: QLayout = _SegmentFlow(self, 0, 6) if wrap else QHBoxLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred if wrap else fixed, fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._parts: dict[str, _Segment] = {}
        for key, text in options:
            part = _Segment(text, theme)
            self._parts[key] = part
            self._group.addButton(part)
            row.addWidget(part)
        keys = list(self._parts)
        self._parts[keys[0]].first = self._parts[keys[-1]].last = True
        self.choose(now or keys[0])
        self._group.buttonClicked.connect(lambda _part: self.chosen.emit(self.key()))

    def choose(self, key: str) -> None:
        """Mark this one as chosen, in silence."""
        self._parts[key].setChecked(True)

    def key(self) -> str:
        """The key that is chosen."""
        return next(key for key, part in self._parts.items() if part.isChecked())

    def part(self, key: str) -> PaintedButton:
        """The button of this key."""
        return self._parts[key]
