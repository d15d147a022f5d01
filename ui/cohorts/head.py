"""The head of the page: which cohort, at which stage, its sides, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.cohorts.wording import facts_line, rule_sentence, state_badge
from ui.parts.buttons import Button, IconButton, Kind
from ui.parts.choices import Segments
from ui.parts.fields import ChoiceField
from ui.parts.marks import Badge, BadgeView, Shape
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from facilitator.cohorts.questions import CohortFacts, Overview
    from facilitator.words import Words
    from ui.theme.breadth import Breadth
    from ui.theme.theme import Theme

OVERVIEW, PEOPLE, GATHERINGS, RINGS, PAPERS = (
    "overview", "people", "gatherings", "rings", "papers",
)  # fmt: skip


class Head(QWidget):
    """Title with its badge at the left; sides and acts at the right or below."""

    cohort_chosen = Signal(str)
    side_chosen = Signal(str)
    summary_wanted = Signal()
    gathering_wanted = Signal()
    change_wanted = Signal()
    new_wanted = Signal()
    close_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words, self._slim = theme, words, False
        self.title = Text("", Role.TITLE, theme)
        self.badge = BadgeView(Badge(Shape.HOLLOW, ""), theme)
        self.cohort = ChoiceField(theme, words("Cohort"))
        self.cohort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.cohort.chosen.connect(self.cohort_chosen)
        self.more = IconButton("ellipsis", words("More"), theme, width=36)
        self.more.clicked.connect(self._open_menu)
        self.under = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.sides = Segments(
            (
                (OVERVIEW, words("Overview")),
                (PEOPLE, words("People")),
                (GATHERINGS, words("Gatherings")),
                (RINGS, words("Rings")),
                (PAPERS, words("Papers")),
            ),
            theme,
            words("Side of the cohort"),
        )
        self.sides.chosen.connect(self.side_chosen)
        self.summary = Button(words("Progress summary"), theme, icon="file-text")
        self.summary.clicked.connect(self.summary_wanted)
        self.gathering = Button(words("Open gathering"), theme, Kind.PRIMARY)
        self.gathering.clicked.connect(self.gathering_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._first_line())
        column.addWidget(self.under)
        column.addSpacing(6)
        column.addWidget(self._acts_line())

    def _first_line(self) -> QHBoxLayout:
        """Title and badge, and at the right which cohort it is."""
        first = QHBoxLayout()
        first.setSpacing(14)
        for widget in (self.title, self.badge):
            first.addWidget(widget)
        first.addStretch(1)
        self.chooser = QHBoxLayout()
        self.chooser.setSpacing(8)
        for control in (self.cohort, self.more):
            self.chooser.addWidget(control)
        first.addLayout(self.chooser)
        return first

    def _acts_line(self) -> QWidget:
        """The sides of the cohort, and beside them or below what can be done."""
        acts = QWidget()
        # As narrow as the page likes: then the acts go below the sides.
        acts.setMinimumWidth(1)
        self._acts = QBoxLayout(QBoxLayout.Direction.LeftToRight, acts)
        self._acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setSpacing(8)
        self._acts.addWidget(self.sides, 0, Qt.AlignmentFlag.AlignLeft)
        self._acts.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        for act in (self.summary, self.gathering):
            beside.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        self._acts.addLayout(beside)
        return acts

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._words("Open a cohort…")).triggered.connect(self.new_wanted)
        menu.addAction(self._words("Change this cohort…")).triggered.connect(self.change_wanted)
        menu.addAction(self._words("Close the cohort…")).triggered.connect(self.close_wanted)
        following = menu.addAction(self._words("Start the next from this one…"))
        following.triggered.connect(self.next_wanted)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def offer_cohorts(self, cohorts: Sequence[CohortFacts], chosen: str) -> None:
        """Offer these cohorts; the chooser is hidden where there is nothing to choose."""
        language = self._words.language.value
        self.cohort.offer([(str(one.id), one.title(language)) for one in cohorts])
        self.cohort.choose(chosen)
        self.cohort.setVisible(len(cohorts) > 1)
        metrics = self.cohort.fontMetrics()
        widest = max((metrics.horizontalAdvance(one.title(language)) for one in cohorts), default=0)
        self.cohort.setFixedWidth(min(self._theme.px(260), widest + self._theme.px(56)))

    def show_cohort(self, shown: Overview, today: dt.date) -> None:
        """Say which cohort, at which stage, how many people and rings."""
        words, facts = self._words, shown.facts
        self.title.setText(facts.title(words.language.value))
        self.badge.show_badge(state_badge(facts, today, words))
        self.under.setText(facts_line(shown, words))
        self.under.setToolTip(rule_sentence(facts.exchange, words))
        at = shown.next_gathering(today)
        if not shown.gatherings:
            self.gathering.setText(words("Plan a gathering"))
        elif at is None:
            self.gathering.setText(words("Open the last gathering"))
        else:
            self.gathering.setText(words("Open gathering %(number)s", number=at + 1))
        self.gathering.updateGeometry()
        self._fit_acts()

    def side(self) -> str:
        """Which side is shown."""
        return self.sides.key()

    def choose_side(self, key: str) -> None:
        """Mark a side as shown, in silence."""
        self.sides.choose(key)
        self._show_acts()

    def fit(self, breadth: Breadth) -> None:
        """Keep the second button for where there is room."""
        self._slim = breadth.one_pane
        self._show_acts()

    def _show_acts(self) -> None:
        """People and gatherings have acts of their own; each side has one that stands out."""
        side = self.side()
        self.summary.setVisible(side in {OVERVIEW, PAPERS} and not self._slim)
        self.gathering.setVisible(side not in {PEOPLE, GATHERINGS})
        self._fit_acts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the acts beside the sides, or below them."""
        super().resizeEvent(event)
        self._fit_acts()

    def _fit_acts(self) -> None:
        summary = 0 if self.summary.isHidden() else self.summary.sizeHint().width()
        gathering = 0 if self.gathering.isHidden() else self.gathering.sizeHint().width()
        wanted = self.sides.sizeHint().width() + summary + gathering + 32
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if wanted <= self.width() else ways.TopToBottom
        self._acts.setDirection(way)
