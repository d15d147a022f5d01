"""Dialogs of staying in touch: decide on a step, note the reply, close the step."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.care.actions import (
    CloseStepDraft,
    GroupSupervisionDraft,
    ReplyDraft,
    TakeStepDraft,
)
from facilitator.care.questions import lasts_until
from facilitator.vocabulary import StepKind, StepOutcome
from ui.care.wording import noticed_words, outcomes, span, step_name, step_says
from ui.parts.fields import ChoiceField, Labelled, LineField, NumberField, TextField
from ui.parts.forms import FormDialog
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.care.questions import CareOfPerson, StepLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


class StepDialog(FormDialog):
    """Decide on a step: which, until when, why; one that leaves out others says why."""

    def __init__(
        self, care: CareOfPerson, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Staying in touch with %(name)s", name=care.name)
        super().__init__(title, words("Take this step"), theme, words, today, parent)
        self.setMinimumWidth(theme.px(540))
        self._care = care
        language = words.language.value
        for one in care.proposal.because:
            self.content.addWidget(
                Text(noticed_words(one, words), Role.BODY_SOFT, theme, wraps=True)
            )
        steps = [(kind.value, step_name(kind, words)) for kind in StepKind]
        self.kind = ChoiceField(theme, words("Step"), steps)
        self.kind.choose((care.proposal.step or care.next_step).value)
        self.add("kind", words("Step"), self.kind)
        self.says = Text("", Role.SENTENCE, theme, wraps=True)
        self.content.addWidget(self.says)
        cohorts = [
            (str(one.id), one.title_cy if language == "cy" else one.title_en)
            for one in care.cohorts
        ]
        self.cohort = ChoiceField(theme, words("Which cohort"), cohorts or [("", "–")])
        self.add("cohort", words("Which cohort"), self.cohort)
        self.ends = self.day("ends", words("Until"), None)
        self.because = self.line(
            "because", words("Because"), hint=words("stands in their own data")
        )
        self.skipped = LineField(theme, words("Why gentler steps are left out"))
        self._skipped = Labelled(words("Why gentler steps are left out"), self.skipped, theme)
        self.content.addWidget(self._skipped)
        self.kind.chosen.connect(lambda _key: self._fit())
        self._fit()
        self.because.setFocus()

    def _fit(self) -> None:
        kind = StepKind(self.kind.key())
        self.says.setText(step_says(kind, self.words))
        self.ends.show_day(lasts_until(kind, self.today))
        self.labelled["cohort"].setVisible(kind is StepKind.STEP_OUT_COHORT)
        self._skipped.setVisible(self._leaves_out(kind))

    def _leaves_out(self, kind: StepKind) -> bool:
        return kind.place > self._care.next_step.place

    def draft(self) -> TakeStepDraft | None:
        """The step; None while a reason is missing."""
        kind, words = StepKind(self.kind.key()), self.words
        if not self.because.text().strip():
            self.say_at("because", words("Say in a few words why; they may read it."))
            self.because.setFocus()
            return None
        leaves_out = self._leaves_out(kind)
        missing = leaves_out and not self.skipped.text().strip()
        self._skipped.say(words("Say in a few words why; they may read it.") if missing else "")
        if missing:
            self.skipped.setFocus()
            return None
        of_cohort = kind is StepKind.STEP_OUT_COHORT and self.cohort.key()
        return TakeStepDraft(
            person_id=self._care.person_id,
            kind=kind,
            because=self.because.text(),
            ends_on=self.ends.day(),
            skipped=self.skipped.text() if leaves_out else "",
            cohort_id=uuid.UUID(self.cohort.key()) if of_cohort else None,
        )


class GroupSupervisionDialog(FormDialog):
    """Supervision that several coaches had together, logged once."""

    def __init__(
        self, people: Sequence[uuid.UUID], theme: Theme, words: Words, today: dt.date,
        parent: QWidget,
    ) -> None:  # fmt: skip
        title = words("Supervision in a group")
        super().__init__(title, words("Note supervision"), theme, words, today, parent)
        self._people = people
        sentence = words.many(
            "Noted once for %(n)s person: each had all of its minutes.",
            "Noted once for %(n)s people: each had all of its minutes.",
            len(people),
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.on = self.day("on", words("Day"), today)
        self.minutes = NumberField(theme, words("Minutes"), least=1, most=1440, step=15)
        self.minutes.setValue(90)
        self.add("minutes", words("Minutes"), self.minutes)
        self.whom = self.line("whom", words("With whom"))

    def draft(self) -> GroupSupervisionDraft:
        """The supervision."""
        day = self.on.day() or self.today
        return GroupSupervisionDraft(self._people, day, self.minutes.value(), self.whom.text())


class ReplyDialog(FormDialog):
    """What a member said to a step, in their own words."""

    def __init__(
        self,
        care: CareOfPerson,
        step: StepLine,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("The reply of %(name)s", name=care.name)
        super().__init__(title, words("Keep the reply"), theme, words, today, parent)
        self._step = step
        about = f"{step_name(step.kind, words)} · {span(step, words)}"
        self.content.addWidget(Text(about, Role.STRONG, theme, wraps=True))
        self.reply = TextField(theme, words("In their own words"), lines=4)
        self.reply.setPlainText(step.reply)
        self.add("reply", words("In their own words"), self.reply)
        self.on = self.day("on", words("Said on"), step.replied_on or today)
        self.reply.setFocus()

    def draft(self) -> ReplyDraft | None:
        """The reply."""
        said = self.reply.toPlainText().strip()
        if not said:
            self.say_at("reply", self.words("Write what they said, in their own words."))
            return None
        return ReplyDraft(self._step.id, self._step.version, said, self.on.day() or self.today)


class CloseDialog(FormDialog):
    """How a step came to its end."""

    def __init__(
        self,
        care: CareOfPerson,
        step: StepLine,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("The step with %(name)s comes to its end", name=care.name)
        super().__init__(title, words("Close the step"), theme, words, today, parent)
        self._step = step
        about = f"{step_name(step.kind, words)} · {span(step, words)}"
        self.content.addWidget(Text(about, Role.STRONG, theme, wraps=True))
        self.outcome = ChoiceField(theme, words("How it ended"), outcomes(words))
        self.add("outcome", words("How it ended"), self.outcome)
        self.note = self.line("note", words("A word about it"))

    def draft(self) -> CloseStepDraft | None:
        """The end of the step; a mistake says what it was."""
        outcome, note = StepOutcome(self.outcome.key()), self.note.text().strip()
        if outcome is StepOutcome.WITHDRAWN and not note:
            self.say_at("note", self.words("Say in a few words what was wrong."))
            return None
        return CloseStepDraft(self._step.id, self._step.version, outcome, note)
