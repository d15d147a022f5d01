"""The band of the two answers: how many are being coached now, and how every relationship is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.charts.bar import Share
from facilitator.week.standing import Relationship
from ui.drawings.figures import RelationshipBar
from ui.parts.buttons import PaintedButton
from ui.parts.choices import FlowLayout
from ui.parts.heads import Clickable
from ui.parts.marks import Badge, BadgeView, Shape
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.week.questions import WeekPage
    from facilitator.words import Words
    from ui.theme.theme import Theme

LEFT = 380


class AnswerHeading(PaintedButton):
    """The heading of an answer; pressing it opens the list behind it."""

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        wide = self.theme.metrics(Role.SUBJECT).horizontalAdvance(self.text())
        return QSize(round(wide) + 2, max(24, self.theme.line(Role.SUBJECT)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words; under the pointer in the accent."""
        painter = QPainter(self)
        painter.setFont(self.theme.font(Role.SUBJECT))
        painter.setPen(self.theme.colour("accent_text" if self.underMouse() else "ink"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class Answers(QWidget):
    """Both answers side by side, one above the other where it is slim."""

    people_wanted = Signal()
    pairings_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._is_wide = True
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 14)
        self._box.setSpacing(0)
        self.left, self.right = Clickable(), Clickable()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build_left()
        self._build_right()
        self._box.addWidget(self.left)
        self._rule = Rule(theme, strong=True, upright=True)
        self._box.addWidget(self._rule)
        self._box.addSpacing(28)
        self._box.addWidget(self.right, 1)
        self.left.pressed.connect(self.people_wanted)
        self.right.pressed.connect(self.pairings_wanted)
        theme.changed.connect(self._measure)
        self._measure()

    def _build_left(self) -> None:
        words, theme = self._words, self._theme
        row = QHBoxLayout(self.left)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(16)
        self.figure = Text("–", Role.HEADLINE, theme)
        row.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        self.people = AnswerHeading(words("being coached now"), theme)
        self.people.clicked.connect(self.people_wanted)
        column.addWidget(self.people)
        self.where = Text("", Role.SENTENCE, theme, wraps=True)
        column.addWidget(self.where)
        column.addStretch()
        self._waiting = FlowLayout(gap=20)
        column.addLayout(self._waiting)
        row.addLayout(column, 1)

    def _build_right(self) -> None:
        words, theme = self._words, self._theme
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        self.relationships = AnswerHeading(words("State of every relationship"), theme)
        self.relationships.clicked.connect(self.pairings_wanted)
        head.addWidget(self.relationships)
        head.addStretch()
        self.contracted = Text("", Role.SENTENCE, theme)
        head.addWidget(self.contracted)
        column.addLayout(head)
        self.bar = RelationshipBar(theme, words)
        self.bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addWidget(self.bar)
        self._bands = FlowLayout(gap=24)
        column.addLayout(self._bands)

    def _measure(self) -> None:
        upright = self._box.direction() is QBoxLayout.Direction.LeftToRight
        self.left.setMinimumWidth(self._theme.px(LEFT) if self._is_wide else 0)
        self.left.setMaximumWidth(self._theme.px(LEFT) if upright else 16_777_215)

    def fit(self, *, beside: bool, wide: bool = True) -> None:
        """Put the answers side by side or one above the other."""
        self._is_wide = beside and wide
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._rule.setVisible(beside)
        self._measure()

    def show_page(self, page: WeekPage) -> None:
        """Show the answers of a day."""
        words, totals = self._words, page.totals
        self.figure.setText(words.number(page.being_coached_now))
        self.people.setAccessibleName(f"{page.being_coached_now} {self.people.text()}")
        bodies = words.many("in %(n)s organisation", "in %(n)s organisations", page.organisations)
        cohorts = words.many("%(n)s cohort", "%(n)s cohorts", page.cohorts)
        self.where.setText(f"{bodies} · {cohorts}")
        self._refill(self._waiting, self._badges_of_people(page))
        contracted = words.many(
            "%(n)s session contracted", "%(n)s sessions contracted", totals.contracted
        )
        silent = totals.past_without_outcome
        if silent:
            contracted = f"{contracted} · {words('%(n)s to hear about', n=silent)}"
        self.contracted.setText(contracted)
        self.bar.show_shares(
            Share(totals.held, words("held")),
            Share(totals.arranged, words("arranged")),
            Share(totals.to_arrange, words("still to arrange")),
        )
        self._refill(self._bands, self._badges_of_pairings(page))

    def _badges_of_people(self, page: WeekPage) -> list[Badge]:
        words = self._words
        waiting = words.many("%(n)s waits for a coach", "%(n)s wait for a coach", page.waiting)
        resting = words("%(n)s resting", n=page.resting)
        found = [(page.resting, Shape.BARS, resting), (page.waiting, Shape.HOLLOW, waiting)]
        return [Badge(shape, word, "ink2") for number, shape, word in found if number]

    def _badges_of_pairings(self, page: WeekPage) -> list[Badge]:
        words, bands = self._words, page.bands
        wants = bands[Relationship.NEEDS_CHECK_IN]
        check_in = words.many("%(n)s needs a check-in", "%(n)s need a check-in", wants)
        on_track = words("%(n)s on track", n=bands[Relationship.ON_TRACK])
        early = words("%(n)s too early to tell", n=bands[Relationship.TOO_EARLY])
        resting = words("%(n)s at rest", n=bands[Relationship.RESTING])
        found = (
            (Relationship.ON_TRACK, Badge(Shape.DOT, on_track, "accent_text")),
            (Relationship.NEEDS_CHECK_IN, Badge(Shape.DIAMOND, check_in, "rust")),
            (Relationship.TOO_EARLY, Badge(Shape.HOLLOW, early, "ink2")),
            (Relationship.RESTING, Badge(Shape.BARS, resting, "ink2")),
        )
        return [badge for band, badge in found if bands[band]]

    def _refill(self, flow: FlowLayout, badges: list[Badge]) -> None:
        while (item := flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for badge in badges:
            view = BadgeView(badge, self._theme, Role.SENTENCE_STRONG)
            view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            flow.addWidget(view)
            view.show()
