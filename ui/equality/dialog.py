"""Equality monitoring: the sums so far, and a pile of forms to be counted in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.equality.actions import PileDraft
from facilitator.equality.forms import equality_text
from facilitator.equality.rules import SMALLEST_PILE
from ui.parts.buttons import Button
from ui.parts.fields import Labelled, NumberField
from ui.parts.forms import FormDialog
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.equality.questions import AnswerLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

MOST = 500


class EqualityDialog(FormDialog):
    """Counts of a pile, answer by answer; `form_wanted` asks for the form to print."""

    form_wanted = Signal()

    def __init__(
        self,
        sums: Sequence[AnswerLine],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Equality monitoring")
        super().__init__(title, words("Count the pile in"), theme, words, today, parent)
        self.setMinimumWidth(theme.px(560))
        said = words(
            "Voluntary, on paper, without a name. Count a pile of at least five forms; kept are "
            "the sums and nothing that leads to a form or a person. Small numbers are hidden."
        )
        self.content.addWidget(Text(said, Role.BODY_SOFT, theme, wraps=True))
        self.form = Button(words("Print the form…"), theme, icon="printer")
        self.form.setAutoDefault(False)
        self.form.clicked.connect(self.form_wanted)
        self.content.addWidget(self.form)
        self.forms = self.number("forms", words("Forms in the pile"), SMALLEST_PILE, 0, MOST)
        self.counts: dict[tuple[str, str], NumberField] = {}
        text, asked = equality_text(words.language), ""
        for line in sums:
            if line.question != asked:
                asked = line.question
                question = text.questions[asked]
                self.content.addWidget(Text(question, Role.STRONG, theme, wraps=True))
            answer = text.answers[asked][line.answer]
            so_far = words("hidden") if line.forms is None else words.number(line.forms)
            label = words("%(answer)s · so far: %(count)s", answer=answer, count=so_far)
            field = NumberField(theme, label, least=0, most=MOST)
            self.counts[line.question, line.answer] = field
            self.content.addWidget(Labelled(label, field, theme))

    def draft(self) -> PileDraft:
        """The pile as it was counted."""
        ticks: dict[str, dict[str, int]] = {}
        for (question, answer), field in self.counts.items():
            if field.value():
                ticks.setdefault(question, {})[answer] = field.value()
        return PileDraft(self.forms.value(), ticks)
