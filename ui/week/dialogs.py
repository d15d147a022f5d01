"""What can be said to a row of the week: not before a day, no concern, another limit."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from facilitator.settings.actions import LimitDraft
from facilitator.settings.questions import LIMIT_SOURCES
from facilitator.week.actions import DismissDraft, SnoozeDraft
from facilitator.week.questions import Origin
from ui.parts.buttons import Button
from ui.parts.choices import Chips
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, DateField, Labelled, LineField, NumberField
from ui.parts.text import Text
from ui.theme.type_roles import Role
from ui.week.wording import rule_name, said, title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.week.questions import Reason, WeekRow
    from facilitator.words import Words
    from ui.theme.theme import Theme

_DAY = dt.timedelta(days=1)
EVERYWHERE = ""


class SnoozeDialog(Dialog):
    """Put a row off until a day, because of something; `drafted` carries it."""

    def __init__(
        self, row: WeekRow, today: dt.date, theme: Theme, words: Words, parent: QWidget | None
    ) -> None:
        heading, act = words("Not before a day"), words("Snooze")
        super().__init__(heading, theme, words, primary=act, parent=parent)
        self._row = row
        self.content.addWidget(Text(title(row, words), Role.STRONG, theme, wraps=True))
        self.content.addWidget(Text(said(row, words)[0], Role.BODY_SOFT, theme, wraps=True))
        monday = today + (7 - today.weekday()) * _DAY
        self._days = {"1": monday, "2": monday + 7 * _DAY, "4": monday + 21 * _DAY}
        self.chips = Chips(
            (
                ("1", words("Next Monday")),
                ("2", words("Monday in two weeks")),
                ("4", words("Monday in four weeks")),
            ),
            theme,
            words("Until"),
        )
        self.chips.choose("1")
        self.content.addWidget(self.chips)
        self.until = DateField(theme, words("Until"), words, today)
        self.until.show_day(monday)
        self.chips.chosen.connect(lambda keys: self.until.show_day(self._days[keys[0]]))
        self._until = Labelled(words("Until"), self.until, theme)
        self.content.addWidget(self._until)
        self.why = LineField(theme, words("Because"))
        self.content.addWidget(Labelled(words("Because"), self.why, theme))
        self.primary_pressed.connect(self._draft)
        self.why.setFocus()

    def _draft(self) -> None:
        until = self.until.day()
        self._until.say("" if until else self.words("Type a day such as 30/3, or pick one."))
        if until is not None:
            first, also = _rows(self._row)
            self.drafted.emit(
                SnoozeDraft(
                    (first[0],),
                    first[1],
                    until,
                    self.why.text(),
                    title(self._row, self.words),
                    also,
                )
            )


class NoConcernDialog(Dialog):
    """Say that a row is no concern while the facts are these; `drafted` carries it."""

    def __init__(self, row: WeekRow, theme: Theme, words: Words, parent: QWidget | None) -> None:
        heading, act = words("Not a concern"), words("Set it aside")
        super().__init__(heading, theme, words, primary=act, parent=parent)
        self._row = row
        self.content.addWidget(Text(title(row, words), Role.STRONG, theme, wraps=True))
        sentence = words(
            "It stays away while the facts are these, and comes back when they change."
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.why = LineField(theme, words("Because"))
        self.content.addWidget(Labelled(words("Because"), self.why, theme))
        self.primary_pressed.connect(self._draft)
        self.why.setFocus()

    def _draft(self) -> None:
        first, also = _rows(self._row)
        name = title(self._row, self.words)
        self.drafted.emit(DismissDraft((first[0],), first[1], self.why.text(), name, also))


class LimitDialog(Dialog):
    """Change after how many days a rule speaks; says where the present number comes from."""

    def __init__(self, row: WeekRow, theme: Theme, words: Words, parent: QWidget | None) -> None:
        heading, act = words("Change the rule"), words("Keep this limit")
        super().__init__(heading, theme, words, primary=act, parent=parent)
        self._reasons = {reason.rule: reason for reason in row.reasons if reason.default}
        self.rule = ChoiceField(
            theme, words("Rule"), [(rule, rule_name(rule, words)) for rule in self._reasons]
        )
        self.content.addWidget(Labelled(words("Rule"), self.rule, theme))
        self.days = NumberField(theme, words("Limit"), least=1, most=730)
        hint = words("days, or times where the rule counts times")
        self.content.addWidget(Labelled(words("Limit"), self.days, theme, hint=hint))
        self.scope = ChoiceField(theme, words("Holds for"))
        self._scope = Labelled(words("Holds for"), self.scope, theme)
        self.content.addWidget(self._scope)
        self.origin = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.content.addWidget(self.origin)
        self.follow = Button(words("Follow the programme"), theme, height=40)
        self.follow.setAutoDefault(False)
        self.follow.clicked.connect(lambda: self._draft(None))
        self.foot.insertWidget(1, self.follow)
        self.rule.chosen.connect(lambda _rule: self._show())
        self.scope.chosen.connect(lambda _key: self._show_days())
        self.primary_pressed.connect(lambda: self._draft(self.days.value()))
        self._show()
        self.days.setFocus()
        self.days.selectAll()

    def _draft(self, days: int | None) -> None:
        cohort = self.scope.key()
        key = uuid.UUID(cohort) if cohort else None
        self.drafted.emit(LimitDraft(self.rule.key(), days, key))

    def _show(self) -> None:
        reason, words = self._reasons[self.rule.key()], self.words
        scopes = [(EVERYWHERE, words("the whole programme"))]
        if reason.cohort is not None:
            welsh = words.language.value == "cy"
            title = reason.cohort.title_cy if welsh else reason.cohort.title_en
            scopes.append((str(reason.cohort.id), words("%(cohort)s only", cohort=title)))
        self.scope.offer(scopes)
        own = reason.origin is Origin.COHORT and reason.cohort is not None
        self.scope.choose(scopes[-1][0] if own else EVERYWHERE)
        self._scope.setVisible(len(scopes) > 1)
        self._show_days()

    def _show_days(self) -> None:
        reason = self._reasons[self.rule.key()]
        of_cohort = self.scope.key() != EVERYWHERE
        own = of_cohort and reason.origin is Origin.COHORT
        self.days.setValue(reason.limit if of_cohort else reason.elsewhere)
        self.follow.setVisible(own)
        self.origin.setText(self._from(reason, of_cohort=of_cohort))

    def _from(self, reason: Reason, *, of_cohort: bool) -> str:
        """Where the number comes from, in a sentence."""
        words = self.words
        if of_cohort and reason.origin is Origin.COHORT:
            return words(
                "%(limit)s was set for this cohort; elsewhere it is %(elsewhere)s.",
                limit=reason.limit,
                elsewhere=reason.elsewhere,
            )
        if reason.elsewhere == reason.default:
            begins = words("Facilitator begins with %(limit)s.", limit=reason.default)
            source = LIMIT_SOURCES.get(self.rule.key(), "")
            return f"{begins} {words.stored(source)}." if source else begins
        return words(
            "%(limit)s was set for this programme; Facilitator begins with %(default)s.",
            limit=reason.elsewhere,
            default=reason.default,
        )


def _rows(row: WeekRow) -> tuple[tuple[str, str], tuple[tuple[str, str], ...]]:
    """The rules of a row with their subjects: the first, and the others."""
    pairs = [(reason.rule, reason.found.subject) for reason in row.reasons]
    return pairs[0], tuple(pairs[1:])
