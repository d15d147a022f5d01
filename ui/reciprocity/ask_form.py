"""The builder of a question: what, of whom, when, split by up to two things, and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.reciprocity.answer_table import measure_name, split_name, whose_name
from facilitator.reciprocity.asking import Measure, Question, Split, Whose
from ui.parts.fields import ChoiceField, DateField, Labelled
from ui.parts.flow import Flow
from ui.reciprocity.wording import called

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from facilitator.reciprocity.answers import AllFigures
    from facilitator.words import Words
    from ui.theme.theme import Theme

STAYS, LEAVES = "stays", "leaves"


class AskForm(Flow):
    """Fields side by side, as many as there is room for; every change asks again."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words, today: dt.date) -> None:
        super().__init__(12)
        self._words = words
        splits = (("", words("nothing")), *((one.value, split_name(one, words)) for one in Split))
        self.measure = ChoiceField(
            theme,
            words("What is counted"),
            ((one.value, measure_name(one, words)) for one in Measure),
        )
        self.organisation = ChoiceField(theme, words("Organisation"))
        self.whose = ChoiceField(
            theme, words("Which side"), ((one.value, whose_name(one, words)) for one in Whose)
        )
        self.cohort = ChoiceField(theme, words("Cohort"))
        self.since = DateField(theme, words("From"), words, today)
        self.until = DateField(theme, words("Until"), words, today)
        self.first = ChoiceField(theme, words("Split by"), splits)
        self.second = ChoiceField(theme, words("And by"), splits)
        self.goes = ChoiceField(
            theme,
            words("Where it goes"),
            ((STAYS, words("It stays with us")), (LEAVES, words("It leaves the programme"))),
        )
        for field in self._choices():
            field.chosen.connect(lambda _key: self._tell())
        for day in (self.since, self.until):
            day.day_changed.connect(lambda _day: self._tell())
        widths: tuple[tuple[QWidget, int], ...] = (
            (self.measure, 200), (self.first, 220), (self.second, 220), (self.organisation, 230),
            (self.whose, 244), (self.cohort, 200), (self.since, 170), (self.until, 170),
            (self.goes, 230),
        )  # fmt: skip
        for one, width in widths:
            labelled = Labelled(one.accessibleName(), one, theme)
            labelled.setFixedWidth(theme.px(width))
            if isinstance(one, DateField):
                labelled.mind_day(one, words)
            self.flow.addWidget(labelled)
        self._offer((), ())

    def _choices(self) -> tuple[ChoiceField, ...]:
        return (
            self.measure, self.organisation, self.whose, self.cohort, self.first, self.second,
            self.goes,
        )  # fmt: skip

    def offer(self, found: AllFigures) -> None:
        """Offer the organisations and cohorts there are; what was chosen stays."""
        words = self._words
        self._offer(
            tuple((one.code, called(one.name, words)) for one in found.bodies),
            tuple((one.code, called(one.name, words) or one.code) for one in found.choices),
        )

    def _offer(
        self, bodies: tuple[tuple[str, str], ...], cohorts: tuple[tuple[str, str], ...]
    ) -> None:
        words = self._words
        for field, all_of_them, options in (
            (self.organisation, words("All organisations"), bodies),
            (self.cohort, words("All cohorts"), cohorts),
        ):
            now = field.key()
            field.offer((("", all_of_them), *options))
            field.choose(now)
        self._enable()

    def _enable(self) -> None:
        self.whose.setEnabled(bool(self.organisation.key()))
        self.second.setEnabled(bool(self.first.key()))

    def _tell(self) -> None:
        self._enable()
        self.changed.emit()

    @property
    def is_leaving(self) -> bool:
        """Whether the answer is to leave the programme."""
        return self.goes.key() == LEAVES

    def question(self) -> Question:
        """The question as it stands."""
        splits = [self.first.key(), self.second.key() if self.first.key() else ""]
        chosen = dict.fromkeys(split for split in splits if split)
        return Question(
            measure=Measure(self.measure.key()),
            cohort=self.cohort.key(),
            organisation=self.organisation.key(),
            whose=Whose(self.whose.key()),
            since=self.since.day(),
            until=self.until.day(),
            by=tuple(Split(one) for one in chosen),
        )

    def show_question(self, question: Question) -> None:
        """Fill the fields with a question, in silence."""
        by = (*(one.value for one in question.by), "", "")
        self.measure.choose(question.measure.value)
        self.organisation.choose(question.organisation)
        self.whose.choose(question.whose.value)
        self.cohort.choose(question.cohort)
        self.since.show_day(question.since)
        self.until.show_day(question.until)
        self.first.choose(by[0])
        self.second.choose(by[1])
        self._enable()
