"""The head of the page: which cohort, which side, run and publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.pairing.centre import MATRIX, RINGS, TABLE
from ui.pairing.wording import round_word
from ui.parts.buttons import Button, Kind
from ui.parts.choices import Segments
from ui.parts.fields import ChoiceField
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from facilitator.pairing.shown import CohortToPair, PairingsShown
    from facilitator.words import Words
    from ui.theme.theme import Theme


class Head(QWidget):
    """Title and facts at the left; sides and the two acts at the right."""

    cohort_chosen = Signal(str)
    side_chosen = Signal(str)
    run_wanted = Signal()
    publish_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.title = Text(words("Pairings"), Role.TITLE, theme)
        self.cohort = ChoiceField(theme, words("Cohort"))
        self.cohort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.cohort.chosen.connect(self.cohort_chosen)
        self.under = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.sides = Segments(
            ((RINGS, words("Rings")), (TABLE, words("Table")), (MATRIX, words("Matrix"))),
            theme,
            words("View"),
        )
        self.sides.chosen.connect(self.side_chosen)
        self.run = Button(words("Run again"), theme, icon="rotate-cw")
        self.run.setToolTip(words("Ctrl R"))
        self.run.clicked.connect(self.run_wanted)
        self.publish = Button(words("Publish"), theme, Kind.PRIMARY)
        self.publish.clicked.connect(self.publish_wanted)
        left = QVBoxLayout()
        left.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self.title)
        first.addWidget(self.cohort)
        first.addStretch(1)
        left.addLayout(first)
        left.addWidget(self.under)
        self._acts = QWidget()
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(8)
        for widget in (self.sides, self.run, self.publish):
            acts.addWidget(widget)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addLayout(left, 1)
        self._row.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(self._row)
        self._is_below = False

    def offer_cohorts(self, cohorts: Sequence[CohortToPair], chosen: str) -> None:
        """Offer these cohorts; the chooser is hidden where there is nothing to choose."""
        language = self._words.language.value
        self.cohort.offer([(str(cohort.id), cohort.title(language)) for cohort in cohorts])
        self.cohort.choose(chosen)
        self.cohort.setVisible(len(cohorts) > 1)
        widest = max(
            (
                self.cohort.fontMetrics().horizontalAdvance(self.cohort.itemText(at))
                for at in range(self.cohort.count())
            ),
            default=0,
        )
        self.cohort.setFixedWidth(min(self._theme.px(260), widest + self._theme.px(56)))

    def show_all(self, shown: PairingsShown) -> None:
        """Say which cohort and which run, and what can be done."""
        words, kept = self._words, shown.round
        title = shown.cohort.title(words.language.value)
        if kept is None:
            under = words("%(cohort)s · no run yet", cohort=title)
        else:
            under = words(
                "%(cohort)s · run %(number)s · %(state)s",
                cohort=title,
                number=kept.number,
                state=round_word(kept.state, words),
            )
        if kept is not None and shown.is_plan and kept.status == "best-so-far":
            under = words(
                "%(facts)s · best so far, at most %(bound)s people can be placed",
                facts=under,
                bound=kept.bound or shown.cohort.people,
            )
        self.under.setText(under)
        has_something = bool(shown.lines) or kept is not None
        self.sides.setVisible(has_something)
        self.run.setVisible(has_something)
        self.run.setText(words("Run again") if kept else words("Run"))
        self.run.updateGeometry()
        self.publish.setVisible(shown.is_plan and bool(shown.lines))
        count = len(shown.lines)
        self.publish.setText(words.many("Publish one pairing", "Publish %(n)s pairings", count))
        self.publish.updateGeometry()
        self.arrange()

    def show_nothing(self) -> None:
        """There is no cohort."""
        self.under.setText(self._words("No cohort yet"))
        for widget in (self.sides, self.run, self.publish):
            widget.hide()

    def show_waiting(self) -> None:
        """It is not known yet what there is: no word and no button claims anything."""
        self.show_nothing()
        self.under.setText("")

    def set_busy(self, *, busy: bool) -> None:
        """While a run is on its way, neither run again nor publish."""
        self.run.setEnabled(not busy)
        self.publish.setEnabled(not busy)

    def side(self) -> str:
        """Which side is shown."""
        return self.sides.key()

    def choose_side(self, key: str) -> None:
        """Mark a side as shown, in silence."""
        self.sides.choose(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the acts below the title where there is no room beside it."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put the acts beside the title, or below it where there is no room."""
        chooser = self.cohort.width() + 16 if self.cohort.isVisibleTo(self) else 0
        needed = self.title.sizeHint().width() + chooser + self._acts.sizeHint().width() + 40
        below = needed > self.width()
        if below == self._is_below:
            return
        self._is_below = below
        self._row.removeWidget(self._acts)
        self._column.removeWidget(self._acts)
        if below:
            self._column.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._row.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignTop)
