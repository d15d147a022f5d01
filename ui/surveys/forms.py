"""Dialogs of surveys: how many went out, and keying in one form after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.surveys.actions import FormDraft, HandOutDraft
from facilitator.surveys.forms import survey_text
from facilitator.surveys.rules import scores_typed
from facilitator.surveys.wording import respondents, survey_waves
from ui.parts.buttons import CheckBox
from ui.parts.fields import LineField
from ui.parts.forms import FormDialog
from ui.parts.text import Text
from ui.shell.errors import Teller
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from PySide6.QtWidgets import QWidget

    from facilitator.surveys.questions import SurveyLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


def _kind(line: SurveyLine, words: Words) -> str:
    return f"{respondents(words)[line.respondent]} · {survey_waves(words)[line.wave]}"


class HandOutForm(FormDialog):
    """How many forms were handed out."""

    def __init__(
        self,
        cohort_id: uuid.UUID,
        line: SurveyLine,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(_kind(line, words), words("Keep the number"), theme, words, today, parent)
        self._cohort, self._line = cohort_id, line
        handed = line.report.handed_out
        self.count = self.number("count", words("Forms handed out, in all"), handed, 0, 9999)
        self.on = self.day("on", words("On"), today)
        self.count.selectAll()
        self.count.setFocus()

    def draft(self) -> HandOutDraft:
        """The number."""
        line, on = self._line, self.on.day() or self.today
        return HandOutDraft(self._cohort, line.respondent, line.wave, self.count.value(), on)


class KeyInForm(FormDialog):
    """One form: a digit for each statement, and words where they may be quoted."""

    def __init__(
        self,
        cohort_id: uuid.UUID,
        line: SurveyLine,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = _kind(line, words)
        super().__init__(title, words("Keep, and the next"), theme, words, today, parent)
        self._cohort, self._line = cohort_id, line
        self._in = line.report.came_back
        text = survey_text(line.respondent, line.wave, words.language)
        self._statements = len(text.statements)
        listed = "\n".join(f"{at}. {one}" for at, one in enumerate(text.statements, 1))
        self.content.addWidget(Text(listed, Role.SENTENCE, theme, wraps=True))
        hint = words("a digit for each, 1 to 5; a dash where nothing is ticked")
        self.scores = LineField(theme, words("Answers"))
        self.add("scores", words("Answers"), self.scores, hint)
        self.may_quote = CheckBox(words("The form says: my words may be quoted"), theme)
        self.content.addWidget(self.may_quote)
        self.quote = self.line("quote", words("Their words"))
        self.quote.setEnabled(False)
        self.quote.setMaxLength(500)
        self.may_quote.toggled.connect(self.quote.setEnabled)
        self.count = Text("", Role.META, theme)
        self.content.addWidget(self.count)
        self.cancel.setText(words("Close"))
        self._say_count()
        self.scores.setFocus()

    def _say_count(self) -> None:
        of = self._line.report.handed_out
        self.count.setText(self.words("In so far: %(count)s of %(of)s", count=self._in, of=of))

    def next_one(self) -> None:
        """Empty the form for the next; close it when all are in."""
        self._in += 1
        self.say(None)
        self.scores.clear()
        self.quote.clear()
        self.may_quote.setChecked(False)
        self._say_count()
        self.scores.setFocus()
        if self._in >= self._line.report.handed_out:
            self.accept()

    def draft(self) -> FormDraft | None:
        """The form, where its answers can be read."""
        try:
            scores = scores_typed(self.scores.text(), self._statements)
        except RuleBroken as wrong:
            self.labelled["scores"].say(Teller(self.words).tell(wrong).happened)
            self.scores.setFocus()
            return None
        line = self._line
        return FormDraft(
            self._cohort, line.respondent, line.wave, scores,
            self.quote.text(), self.may_quote.isChecked(),
        )  # fmt: skip
