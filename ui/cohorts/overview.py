"""A cohort at a glance: the first sentence, the calendar, who gives to whom, its rings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.charts.matrix import Exchanges, MatrixWords, Party
from facilitator.charts.ring import state_ring
from ui.cohorts.wording import (
    calendar_of,
    lead_sentence,
    month_name,
    ring_badge,
    ring_facts,
)
from ui.drawings.lines import TimelineView
from ui.drawings.matrix import MatrixView
from ui.drawings.painter import MarkPainter
from ui.parts.buttons import Button, Kind, PaintedButton
from ui.parts.heads import SectionHead
from ui.parts.marks import SHAPE, Shape, paint_shape
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.cohorts.questions import Overview, RingLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

GAP = 44
MATRIX = 660
SCROLL_BAR = 12
NARROWEST = 300


class RingRow(PaintedButton):
    """A ring in the list: its small drawing, name, how far, and how it stands.

    Args:
        longest: the longest name and the longest state of the list; between them every row
            says how far its ring is, as fully as there is room for in all of them.
    """

    shows_own_focus = True

    def __init__(
        self, ring: RingLine, theme: Theme, words: Words, longest: tuple[str, str] | None = None
    ) -> None:
        super().__init__("", theme)
        self.longest = longest or (ring.name, ring_badge(ring, words).word)
        self._short = words("%(held)s of %(agreed)s", held=sum(ring.links), agreed=len(ring.links))
        self._ring, self._facts = ring, ring_facts(ring, words)
        self._badge = ring_badge(ring, words)
        self.setAccessibleName(f"{ring.name}. {self._facts}. {self._badge.word}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """44 high at 100 %."""
        return QSize(self.theme.px(NARROWEST), self.theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Room for name and badge."""
        return QSize(self.theme.px(220), self.theme.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row and the rule below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, high = self.theme, self.height()
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        size = theme.px(32)
        if self._ring.links:
            drawing = state_ring(self._ring.links, float(size))
            MarkPainter(painter, theme).draw(drawing, 4, (high - size) / 2)
        left = size + theme.px(16)
        badge_left = self._paint_badge(painter, high)
        self._paint_words(painter, left, badge_left - 12)
        painter.fillRect(0, high - 1, self.width(), 1, theme.colour("rule"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -2))
        painter.end()

    def _paint_badge(self, painter: QPainter, high: int) -> int:
        theme, badge = self.theme, self._badge
        wide = round(theme.metrics(Role.META_STRONG).horizontalAdvance(badge.word)) + 1
        side = theme.px(SHAPE)
        left = self.width() - 2 - wide - theme.px(16)
        where = QRectF(left, (high - side) / 2, side, side)
        paint_shape(painter, badge.shape, where, theme.colour(badge.colour))
        painter.setPen(theme.colour(badge.colour))
        painter.setFont(theme.font(Role.META_STRONG))
        room = QRectF(self.width() - 2 - wide, 0, wide + 2, high)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, badge.word)
        return left

    def _paint_words(self, painter: QPainter, left: int, right: int) -> None:
        theme, high = self.theme, self.height()
        name = theme.metrics(Role.STRONG).horizontalAdvance(self.longest[0])
        state = theme.metrics(Role.META_STRONG).horizontalAdvance(self.longest[1])
        room = self.width() - round(state) - theme.px(SHAPE + 16)
        second = left + max(theme.px(80), round(name) + theme.px(20))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font(Role.STRONG))
        painter.drawText(
            QRectF(left, 0, max(0, right - left), high),
            Qt.AlignmentFlag.AlignVCenter,
            self._ring.name,
        )
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font(Role.SENTENCE))
        wide = theme.metrics(Role.SENTENCE).horizontalAdvance(self._facts)
        facts = self._facts if second + wide <= room else self._short
        if second + theme.metrics(Role.SENTENCE).horizontalAdvance(facts) <= right:
            where = QRectF(second, 0, right - second, high)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, facts)


class LegendMark(QWidget):
    """What a mark of the calendar means."""

    def __init__(self, kind: str, word: str, theme: Theme) -> None:
        super().__init__()
        self._kind, self._word, self._theme = kind, word, theme
        self.setAccessibleName(word)
        wide = theme.metrics(Role.META).horizontalAdvance(word)
        self.setFixedSize(round(wide) + theme.px(22), theme.line(Role.META))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark and its word."""
        painter = QPainter(self)
        theme, high = self._theme, self.height()
        if self._kind == "gathering":
            at = QRectF(2, (high - 9) / 2, 9, 9)
            paint_shape(painter, Shape.DIAMOND, at, theme.colour("accent"))
        else:
            painter.fillRect(QRectF(4, (high - 9) / 2, 4, 9), theme.colour("ink2"))
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font(Role.META))
        room = QRectF(self.rect()).adjusted(theme.px(18), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.end()


class OverviewPane(QWidget):
    """The overview of one cohort; what is pressed opens what it is made of."""

    gathering_opened = Signal(int)
    cell_opened = Signal(int, int)
    ring_opened = Signal(str)
    all_rings_wanted = Signal()
    given_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._shown: Overview | None = None
        self._room = 0
        self.lead = Text("", Role.LEAD, theme, wraps=True)
        self.timeline = TimelineView(theme, words)
        self.timeline.gathering_opened.connect(self.gathering_opened)
        self.timeline.gathering_chosen.connect(lambda _at: None)
        self.matrix = MatrixView(theme, words)
        self.matrix.cell_opened.connect(self.cell_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.lead)
        column.addWidget(Rule(theme, strong=True))
        column.addWidget(self._calendar_part())
        column.addWidget(Rule(theme, strong=True))
        self._below = QGridLayout()
        self._below.setHorizontalSpacing(GAP)
        self._below.setVerticalSpacing(16)
        self._give_and_take = self._matrix_part()
        self._rings_part = self._ring_list()
        column.addLayout(self._below)
        column.addStretch(1)
        self._arrange(beside=True)

    def _calendar_part(self) -> QWidget:
        part, theme, words = QWidget(), self._theme, self._words
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        self.months = Text("", Role.SECTION, theme)
        head.addWidget(self.months)
        head.addStretch(1)
        head.addWidget(LegendMark("gathering", words("gathering"), theme))
        head.addSpacing(14)
        head.addWidget(LegendMark("holiday", words("bank holiday"), theme))
        column.addLayout(head)
        column.addWidget(self.timeline)
        self.no_days = Text(
            words("No days yet: give the cohort its first and last day, or plan a gathering."),
            Role.BODY_SOFT,
            theme,
            wraps=True,
        )
        column.addWidget(self.no_days)
        return part

    def _matrix_part(self) -> QWidget:
        part, theme, words = QWidget(), self._theme, self._words
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._all_given = Button(words("Show every session"), theme, Kind.QUIET)
        self._all_given.clicked.connect(self.given_wanted)
        text = words("hours; rows give, columns receive")
        head = SectionHead(words("Who gives to whom"), theme, at_right=text, action=self._all_given)
        column.addWidget(head)
        self.matrix_room = QScrollArea()
        self.matrix_room.setFrameShape(QFrame.Shape.NoFrame)
        self.matrix_room.setWidgetResizable(True)
        self.matrix_room.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.matrix_room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.matrix_room.viewport().setAutoFillBackground(False)
        self.matrix_room.setWidget(self.matrix)
        self.matrix.setAutoFillBackground(False)
        column.addWidget(self.matrix_room)
        self.nothing_given = Text(
            words("Nothing has been given in this cohort yet."), Role.BODY_SOFT, theme, wraps=True
        )
        column.addWidget(self.nothing_given)
        column.addStretch(1)
        return part

    def _ring_list(self) -> QWidget:
        part, theme, words = QWidget(), self._theme, self._words
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._all_rings = Button("", theme, Kind.QUIET)
        self._all_rings.clicked.connect(self.all_rings_wanted)
        column.addWidget(SectionHead(words("Rings"), theme, action=self._all_rings))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(32)
        self._rows.setVerticalSpacing(0)
        column.addLayout(self._rows)
        self.ring_note = Text("", Role.SENTENCE, theme, wraps=True)
        column.addWidget(self.ring_note)
        column.addStretch(1)
        return part

    def show_overview(self, shown: Overview, today: dt.date) -> None:
        """Show a cohort."""
        self._shown = shown
        words = self._words
        self.lead.setText(lead_sentence(shown.lead, words))
        calendar = calendar_of(shown, today, words)
        self.timeline.setVisible(calendar is not None)
        self.no_days.setVisible(calendar is None)
        if calendar is not None:
            self.timeline.show_calendar(calendar)
            first, last = month_name(calendar.first, words), month_name(calendar.last, words)
            self.months.setText(words("%(first)s to %(last)s", first=first, last=last))
        else:
            self.months.setText(words("Calendar"))
        self._show_matrix(shown)
        self._show_rings(shown)
        self._fit_below()

    def _show_matrix(self, shown: Overview) -> None:
        words = self._words
        language = words.language.value
        parties = tuple(
            Party(mark.name(language), mark.letters, mark.colour) for mark in shown.parties
        )
        around = MatrixWords(words("given"), words("received"), words("h"))
        self.matrix_room.setVisible(bool(parties))
        self._all_given.setVisible(bool(parties))
        self.nothing_given.setVisible(not parties)
        exchanges = Exchanges(parties, dict(shown.minutes))

        def tell(giver: int, receiver: int) -> str:
            if giver == receiver:
                return words(
                    "%(name)s: people are not paired within one organisation.",
                    name=parties[giver].name,
                )
            return words(
                "%(giver)s gave %(receiver)s %(hours)s; sessions: %(n)s. Enter opens them.",
                giver=parties[giver].name,
                receiver=parties[receiver].name,
                hours=words.hours(shown.minutes.get((giver, receiver), 0)),
                n=shown.sessions.get((giver, receiver), 0),
            )

        self.matrix.show_exchanges(exchanges, around, tell)

    def _show_rings(self, shown: Overview) -> None:
        words = self._words
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        strong = self._theme.metrics(Role.STRONG)
        names = [ring.name for ring in shown.rings]
        states = [ring_badge(ring, words).word for ring in shown.rings]
        longest = (
            max(names, key=strong.horizontalAdvance, default=""),
            max(states, key=strong.horizontalAdvance, default=""),
        )
        self.rows = [RingRow(ring, self._theme, words, longest) for ring in shown.rings]
        for row, ring in zip(self.rows, shown.rings, strict=True):
            row.clicked.connect(lambda _on=False, key=str(ring.id): self.ring_opened.emit(key))
        self._all_rings.setText(words("All %(n)s", n=len(shown.rings)))
        self._all_rings.setVisible(bool(shown.rings))
        self._all_rings.updateGeometry()
        if not shown.rings:
            self.ring_note.setText(words("No rings yet: they come with the pairing."))
            return
        hours = words.hours(shown.facts.exchange.minutes_to_give)
        self.ring_note.setText(
            words("A ring has come round when every link has given its %(hours)s.", hours=hours)
        )

    def fit(self, room: int) -> None:
        """Arrange for this many pixels of width."""
        self._room = room
        self._fit_below()

    def _fit_below(self) -> None:
        matrix = self.matrix.minimumSizeHint().width() if self._shown else 0
        beside = self._room >= matrix + GAP + self._theme.px(NARROWEST)
        room = self._room - GAP - self._theme.px(NARROWEST) if beside else self._room
        wide = max(matrix, min(room, self._theme.px(MATRIX)))
        bar = 0 if matrix <= self._room else SCROLL_BAR
        self.matrix_room.setFixedHeight(self.matrix.heightForWidth(wide) + bar)
        self.matrix_room.setMinimumWidth(wide if beside else 0)
        self._arrange(beside=beside)

    def _arrange(self, *, beside: bool) -> None:
        for part in (self._give_and_take, self._rings_part):
            self._below.removeWidget(part)
        if beside:
            self._below.addWidget(self._give_and_take, 0, 0, Qt.AlignmentFlag.AlignTop)
            self._below.addWidget(self._rings_part, 0, 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._below.addWidget(self._rings_part, 0, 0)
            self._below.addWidget(self._give_and_take, 1, 0, Qt.AlignmentFlag.AlignTop)
        self._below.setColumnStretch(0, 0 if beside else 1)
        self._below.setColumnStretch(1, 1 if beside else 0)
        columns = 1 if beside else max(1, min(3, self._room // self._theme.px(NARROWEST + 32)))
        if self._shown is not None:
            for row in self.rows:
                self._rows.removeWidget(row)
            for at, row in enumerate(self.rows):
                self._rows.addWidget(row, at // columns, at % columns)
