"""The progress summary: of a cohort or the programme, looked at before it is issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.papers.summary_more import Rate, SummaryForm
from ui.parts.buttons import Button, Kind
from ui.parts.choices import FlowLayout
from ui.parts.fields import ChoiceField, Labelled, LineField
from ui.parts.split import Scroll
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from facilitator.papers.shared import Named
    from facilitator.papers.summary import Summary
    from facilitator.words import Words
    from ui.theme.theme import Theme

MARGIN = 40
PROGRAMME = "programme"


class SummaryPane(QWidget):
    """Which summary, what it will say in short, and the act of issuing it."""

    cohort_chosen = Signal(str)
    issue_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        inside = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inside, words("Progress summary")))
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 4, MARGIN, 16)
        column.setSpacing(16)
        self.cohorts = ChoiceField(
            theme, words("Summary of"), ((PROGRAMME, words("The whole programme")),)
        )
        self.cohorts.chosen.connect(self.cohort_chosen)
        column.addWidget(Labelled(words("Summary of"), self.cohorts, theme))
        self._add_forms(column, theme)
        self.lead = Text("", Role.LEAD, theme, wraps=True)
        column.addWidget(self.lead)
        self.facts = Text("", Role.BODY_SOFT, theme, wraps=True)
        column.addWidget(self.facts)
        column.addWidget(
            Text(
                words(
                    "Nobody is named beside anything not done, and counts below five are not "
                    "given. What you see is a draft until you issue it; an issued summary has a "
                    "number and is kept unchanged."
                ),
                Role.SENTENCE,
                theme,
                wraps=True,
            )
        )
        foot = QWidget()
        row = FlowLayout(foot, 8)
        self.issue = Button(words("Issue this summary"), theme, Kind.PRIMARY, height=40)
        self.print = Button(words("Print"), theme, icon="printer", height=40)
        self.save = Button(words("Save as PDF"), theme, height=40)
        for button, signal in (
            (self.issue, self.issue_wanted), (self.print, self.print_wanted),
            (self.save, self.save_wanted),
        ):  # fmt: skip
            button.clicked.connect(signal)
            row.addWidget(button)
        column.addWidget(foot)
        column.addStretch()

    def _add_forms(self, column: QVBoxLayout, theme: Theme) -> None:
        """The three forms, and the rate that the longer one can name."""
        words = self._words
        forms = (
            (SummaryForm.BOARD.value, words("One page, for a board")),
            (SummaryForm.FUNDER.value, words("Longer, for a funder")),
            (SummaryForm.STORY.value, words("A story without counts, for a very small cohort")),
        )
        self.forms = ChoiceField(theme, words("Form"), forms)
        self.forms.chosen.connect(self._choose_form)
        column.addWidget(Labelled(words("Form"), self.forms, theme))
        self.rate = LineField(theme, words("An hour is worth, in pounds"))
        self.source = LineField(theme, words("Where that rate comes from"))
        self.rates: list[Labelled] = []
        for field, name in (
            (self.rate, words("An hour is worth, in pounds")),
            (self.source, words("Where that rate comes from")),
        ):
            field.editingFinished.connect(lambda: self.cohort_chosen.emit(self.cohorts.key()))
            self.rates.append(Labelled(name, field, theme))
            column.addWidget(self.rates[-1])
            self.rates[-1].hide()

    def _choose_form(self, key: str) -> None:
        for one in self.rates:
            one.setVisible(key == SummaryForm.FUNDER.value)
        self.cohort_chosen.emit(self.cohorts.key())

    def asked(self) -> tuple[SummaryForm, Rate | None]:
        """The form and the rate together, as the question takes them."""
        return self.form(), self.named_rate()

    def form(self) -> SummaryForm:
        """The form that was chosen."""
        return SummaryForm(self.forms.key() or SummaryForm.BOARD.value)

    def named_rate(self) -> Rate | None:
        """The rate that was named; none where nothing readable stands there."""
        text = self.rate.text().strip().lstrip("£").replace(",", ".")
        said, good = QLocale.c().toDouble(text)
        if self.form() is not SummaryForm.FUNDER or not good or said <= 0:
            return None
        return Rate(round(said * 100), self.source.text().strip())

    def offer(self, titles: Sequence[tuple[uuid.UUID, str, Named]]) -> None:
        """Offer the programme and these cohorts."""
        words = self._words
        self.cohorts.offer(
            (
                (PROGRAMME, words("The whole programme")),
                *((str(key), title.read_in(words.language)) for key, _, title in titles),
            )
        )

    def show_summary(self, summary: Summary) -> None:
        """Say in short what the paper says."""
        words = self._words
        self.lead.setText(
            words(
                "%(hours)s given · organisations: %(organisations)s",
                hours=words("hidden") if summary.given is None else words.hours(summary.given),
                organisations=summary.organisations,
            )
        )
        self.facts.setText(
            words(
                "Sessions held: %(held)s · promises kept or on time: %(kept)s of %(all)s · "
                "%(starts)s to %(ends)s",
                held=words("hidden") if summary.sessions_held is None else summary.sessions_held,
                kept=summary.promises_kept_or_on_time,
                all=summary.promises,
                starts=words.date(summary.starts),
                ends=words.date(summary.ends),
            )
        )
