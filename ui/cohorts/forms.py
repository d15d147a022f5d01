"""Dialogs of the page: a cohort, who joins, a role, a gathering."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from facilitator.cohorts.actions import (
    CohortChange,
    CohortDraft,
    EnrolDraft,
    EnrolmentChange,
    GatheringChange,
    GatheringDraft,
)
from facilitator.cohorts.rules import DEFAULT_EXCHANGE, ExchangeRule
from facilitator.vocabulary import CohortState, Counts, EnrolmentRole
from ui.cohorts.wording import roles, rule_sentence, states
from ui.parts.buttons import CheckBox
from ui.parts.days import read_day
from ui.parts.fields import ChoiceField, DateField, Labelled, LineField, NumberField, SearchField
from ui.parts.forms import FormDialog
from ui.parts.marks import Badge, Shape, Swatch
from ui.parts.rows import Row, RowList
from ui.parts.text import Sentence, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.cohorts.people import Candidate, EnrolledLine
    from facilitator.cohorts.questions import CohortFacts, GatheringLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

MOST_MINUTES = 1440


class CohortForm(FormDialog):
    """A cohort, new or as it stands; what is agreed reads as a sentence while one types."""

    def __init__(
        self,
        facts: CohortFacts | None,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Open a cohort") if facts is None else words("Change this cohort")
        act = words("Open the cohort") if facts is None else words("Keep the changes")
        super().__init__(title, act, theme, words, today, parent)
        self.setMinimumWidth(theme.px(560))
        self._facts = facts
        self.title_en = LineField(theme, words("Title in English"))
        self.title_cy = LineField(theme, words("Title in Welsh"))
        self._beside(
            ("title_en", words("Title in English"), self.title_en),
            ("title_cy", words("Title in Welsh"), self.title_cy),
        )
        self.start = DateField(theme, words("First day"), words, today)
        self.end = DateField(theme, words("Last day"), words, today)
        self._beside(
            ("start", words("First day"), self.start), ("end", words("Last day"), self.end)
        )
        self.receives = NumberField(theme, words("Sessions received"), most=60)
        self.gives = NumberField(theme, words("Sessions given"), most=60)
        self.minutes = NumberField(
            theme, words("Minutes each"), least=1, most=MOST_MINUTES, step=15
        )
        self._beside(
            ("receives", words("Sessions received"), self.receives),
            ("gives", words("Sessions given"), self.gives),
            ("minutes", words("Minutes each"), self.minutes),
        )
        self.give_by = DateField(theme, words("All given by"), words, today)
        self.place = LineField(theme, words("Where it meets"))
        self._beside(
            ("give_by", words("All given by"), self.give_by),
            ("place", words("Where it meets"), self.place),
        )
        self.elsewhere = CheckBox(words("Only sessions given elsewhere count"), theme)
        self.content.addWidget(self.elsewhere)
        self.state = ChoiceField(theme, words("Stage"), states(words))
        self.kept = NumberField(theme, words("Months that records are kept"), most=600)
        # At nothing the programme's own number holds.
        self.kept.setSpecialValueText(words("as in Settings"))
        self._beside(
            ("state", words("Stage"), self.state),
            ("kept", words("Months that records are kept"), self.kept),
        )
        self.rule = Sentence("", theme, role=Role.BODY_SOFT)
        self.rule.setMinimumHeight(2 * theme.line(Role.BODY))
        self.content.addWidget(self.rule)
        self._fill(facts)
        self._keep_saying()
        self.title_en.setFocus()

    def _keep_saying(self) -> None:
        """Whatever the sentence is made of says it again when it changes."""
        for number in (self.receives, self.gives, self.minutes):
            number.valueChanged.connect(self._say_rule)
        self.give_by.textChanged.connect(self._say_rule)
        self.end.textChanged.connect(self._say_rule)
        self.elsewhere.toggled.connect(self._say_rule)
        self._say_rule()

    def _beside(self, *fields: tuple[str, str, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for key, label, field in fields:
            self.labelled[key] = Labelled(label, field, self.theme)
            row.addWidget(self.labelled[key], 1)
        self.content.addLayout(row)

    def _fill(self, facts: CohortFacts | None) -> None:
        rule = facts.exchange if facts else DEFAULT_EXCHANGE
        if facts is not None:
            self.title_en.setText(facts.title_en)
            self.title_cy.setText(facts.title_cy)
            self.start.show_day(facts.start)
            self.end.show_day(facts.end)
            welsh = self.words.language.value == "cy"
            self.place.setText(facts.place_cy if welsh else facts.place_en)
        self.receives.setValue(rule.receives_sessions)
        self.gives.setValue(rule.gives_sessions)
        self.minutes.setValue(rule.session_minutes)
        self.give_by.show_day(rule.give_by)
        self.elsewhere.setChecked(rule.counts is Counts.EXTERNAL)
        self.kept.setValue((facts.retention_months if facts else None) or 0)
        self.state.choose((facts.state if facts else CohortState.OPEN).value)

    def _exchange(self) -> ExchangeRule:
        return replace(self._amounts(), give_by=self.give_by.day() or self.end.day())

    def _amounts(self) -> ExchangeRule:
        return ExchangeRule(
            self.receives.value(),
            self.gives.value(),
            self.minutes.value(),
            None,
            Counts.EXTERNAL if self.elsewhere.isChecked() else Counts.ANY,
        )

    def _say_rule(self) -> None:
        """Write what is agreed as it stands now, a half-typed day read as far as it can be."""
        words, today = self.words, self.today
        typed = read_day(self.give_by.text(), today, words)
        typed = typed or read_day(self.end.text(), today, words)
        rule = replace(self._amounts(), give_by=typed)
        self.rule.say(rule_sentence(rule, words), [words.date(typed)] if typed else [])

    def draft(self) -> CohortDraft | CohortChange | None:
        """The cohort."""
        english, welsh = self.title_en.text().strip(), self.title_cy.text().strip()
        if not english and not welsh:
            self.labelled["title_en"].say(self.words("A title in one language is needed."))
            self.title_en.setFocus()
            return None
        start, end = self.start.day(), self.end.day()
        if start and end and end < start:
            self.labelled["end"].say(self.words("The last day is before the first."))
            return None
        rule = self._exchange()
        if not rule.receives_sessions and not rule.gives_sessions:
            self.labelled["receives"].say(
                self.words("Say how many sessions each receives or gives.")
            )
            return None
        if self._facts is None:
            return CohortDraft(
                english, welsh, start, end, rule, place_en=self.place.text(),
                state=CohortState(self.state.key()),
                retention_months=self.kept.value() or None,
            )  # fmt: skip
        place = "place_cy" if self.words.language.value == "cy" else "place_en"
        fields = {
            "title_en": english or welsh,
            "title_cy": welsh or english,
            "start": start,
            "end": end,
            "receives_sessions": rule.receives_sessions,
            "gives_sessions": rule.gives_sessions,
            "session_minutes": rule.session_minutes,
            "give_by": rule.give_by,
            "counts": rule.counts,
            "state": CohortState(self.state.key()),
            "retention_months": self.kept.value() or None,
            place: self.place.text().strip(),
        }
        return CohortChange(self._facts.id, self._facts.version, fields)


class EnrolDialog(FormDialog):
    """Several people join at once; a sentence says beforehand what will happen."""

    def __init__(
        self,
        facts: CohortFacts,
        people: Sequence[Candidate],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Enrol people in %(cohort)s", cohort=facts.title(words.language.value))
        super().__init__(title, words("Enrol"), theme, words, today, parent)
        self.setMinimumWidth(theme.px(560))
        self._facts = facts
        self._is_in = {str(one.id) for one in people if one.is_in}
        self.filter = SearchField(theme, words("Filter by name or organisation"))
        self.content.addWidget(self.filter)
        self.rows = RowList(theme, words("People to enrol"), margin=10, many=True)
        self.rows.setMinimumHeight(theme.two_line_row * 6)
        self.rows.show_rows([self._row(one) for one in people])
        self.content.addWidget(self.rows)
        hint = words("Choose several with Ctrl or Shift; Ctrl+A chooses all that are shown.")
        self.content.addWidget(Text(hint, Role.META, theme, wraps=True))
        self.role = ChoiceField(theme, words("They"), roles(words))
        self.add("role", words("They"), self.role)
        self.outcome = Sentence("", theme, role=Role.BODY_SOFT)
        self.content.addWidget(self.outcome)
        self.filter.searched.connect(self.rows.filter)
        self.filter.down.connect(self.rows.setFocus)
        self.rows.rows_chosen.connect(self._say_outcome)
        self._say_outcome(())
        self.filter.setFocus()

    def _row(self, one: Candidate) -> Row:
        words, mark = self.words, one.organisation
        name = mark.name(words.language.value) if mark else ""
        return Row(
            str(one.id),
            one.name,
            under="" if mark else words("No organisation"),
            swatch=Swatch(mark.colour, name, mark.letters) if mark else None,
            badge=Badge(Shape.DOT, words("in it already"), "accent_text") if one.is_in else None,
        )

    def _say_outcome(self, chosen: Sequence[str]) -> None:
        words = self.words
        joining = [key for key in chosen if key not in self._is_in]
        already = len(chosen) - len(joining)
        if already:
            said = words("Join: %(n)s. In it already: %(already)s.", n=len(joining),
                         already=already)  # fmt: skip
        else:
            said = words("Join: %(n)s.", n=len(joining))
        self.outcome.say(said, [words.number(len(joining))])
        self.primary.setText(words.many("Enrol one person", "Enrol %(n)s people", len(joining)))
        self.primary.setEnabled(bool(joining))
        self.primary.updateGeometry()

    def draft(self) -> EnrolDraft | None:
        """The people who join."""
        keys = [uuid.UUID(key) for key in self.rows.all_chosen() if key not in self._is_in]
        if not keys:
            return None
        return EnrolDraft(self._facts.id, keys, EnrolmentRole(self.role.key()))


class RoleDialog(FormDialog):
    """What one person does in the cohort."""

    def __init__(
        self, line: EnrolledLine, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(line.name, words("Keep the change"), theme, words, today, parent)
        self._line = line
        self.role = ChoiceField(theme, words("In this cohort"), roles(words))
        self.role.choose(line.role.value)
        self.add("role", words("In this cohort"), self.role)

    def draft(self) -> EnrolmentChange:
        """The change."""
        fields = {"role": EnrolmentRole(self.role.key())}
        return EnrolmentChange(self._line.id, self._line.version, fields)


class GatheringForm(FormDialog):
    """A gathering, new or as it stands: name, day, times, place."""

    def __init__(
        self,
        facts: CohortFacts,
        gathering: GatheringLine | None,
        number: int,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        new = gathering is None
        title = words("Plan a gathering") if new else words("Change this gathering")
        act = words("Plan the gathering") if new else words("Keep the changes")
        super().__init__(title, act, theme, words, today, parent)
        self._facts, self._gathering = facts, gathering
        name = words("Gathering %(number)s", number=number) if new else ""
        welsh = words.language.value == "cy"
        self.title_en = self.line(
            "title_en",
            words("Title in English"),
            gathering.title_en if gathering else "" if welsh else name,
        )
        self.title_cy = self.line(
            "title_cy",
            words("Title in Welsh"),
            gathering.title_cy if gathering else name if welsh else "",
        )
        self.on = self.day("day", words("Day"), gathering.day if gathering else None)
        self.starts = self.line(
            "starts", words("From"), gathering.starts_at if gathering else "09:30", words("09:30")
        )
        self.ends = self.line(
            "ends", words("Until"), gathering.ends_at if gathering else "12:30", words("12:30")
        )
        place = gathering.place(words.language.value) if gathering else ""
        self.place = self.line("place", words("Where"), place)

    def draft(self) -> GatheringDraft | GatheringChange | None:
        """The gathering."""
        words, day = self.words, self.on.day()
        english, welsh = self.title_en.text().strip(), self.title_cy.text().strip()
        if not english and not welsh:
            self.labelled["title_en"].say(words("A title in one language is needed."))
            return None
        if day is None:
            self.labelled["day"].say(words("A day is needed."))
            self.on.setFocus()
            return None
        starts, ends = _clock_time(self.starts.text()), _clock_time(self.ends.text())
        place = self.place.text().strip()
        if self._gathering is None:
            return GatheringDraft(self._facts.id, english, day, welsh, starts, ends, place, place)
        kept = "place_cy" if words.language.value == "cy" else "place_en"
        fields = {
            "title_en": english or welsh,
            "title_cy": welsh or english,
            "day": day,
            "starts_at": starts,
            "ends_at": ends,
            kept: place,
        }
        return GatheringChange(self._gathering.id, self._gathering.version, fields)


def _clock_time(text: str) -> str:
    """A time as it is kept: 9.30, 930 and 9:30 are all 09:30; what cannot be read stays."""
    digits = "".join(letter for letter in text if letter.isdigit())
    if len(digits) in {3, 4}:
        return f"{digits[:-2].zfill(2)}:{digits[-2:]}"
    if len(digits) in {1, 2} and digits == text.strip():
        return f"{digits.zfill(2)}:00"
    return text.strip()
