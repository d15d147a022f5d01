"""Dialogs of a learning exchange: a slot, and who was there when it was taught."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.learning.actions import SlotChange, SlotDraft, TaughtDraft
from ui.parts.fields import ChoiceField, LineField, NumberField
from ui.parts.forms import FormDialog
from ui.parts.rows import Row, RowList
from ui.parts.tall_forms import TallForm
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.commitments.questions import Party as Offered
    from facilitator.learning.questions import ExchangeDay, SlotLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


def people_of(day: ExchangeDay, parties: Sequence[Offered], words: Words) -> list[tuple[str, str]]:
    """Who is expected there first, then everybody else: a tutor need not be enrolled."""
    language = words.language.value
    here = [(str(key), name) for key, name in day.expected]
    known = {key for key, _ in here}
    others = [(one.key, one.name.name(language)) for one in parties if one.is_person]
    return here + [one for one in others if one[0] not in known]


class Learners(RowList):
    """Several people, chosen with Ctrl, Shift or Space."""

    def __init__(self, theme: Theme, words: Words, people: Iterable[tuple[str, str]]) -> None:
        super().__init__(theme, words("Who learns"), margin=8, many=True)
        self.show_rows(Row(key, name) for key, name in people)
        self.setMinimumHeight(theme.px(190))

    def mark(self, keys: Iterable[str]) -> None:
        """Choose these people."""
        wanted = set(keys)
        selection, model = self.selectionModel(), self.model()
        selection.clearSelection()
        for place, row in enumerate(self.rows()):
            if row.key in wanted:
                selection.select(model.index(place, 0), selection.SelectionFlag.Select)

    def people(self) -> list[uuid.UUID]:
        """Who is chosen."""
        return [uuid.UUID(key) for key in self.all_chosen()]


class SlotDialog(TallForm):
    """A slot, new or as it stands."""

    def __init__(
        self,
        slot: SlotLine | None,
        days: Sequence[ExchangeDay],
        day: ExchangeDay,
        parties: Sequence[Offered],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Plan a slot") if slot is None else slot.title
        act = words("Plan it") if slot is None else words("Keep the changes")
        super().__init__(title, act, theme, words, today, parent)
        self._slot = slot
        language = words.language.value
        options = [
            (str(one.id), f"{words.date(one.day)} · {one.title.name(language)}") for one in days
        ]
        self.gathering = ChoiceField(theme, words("Gathering"), options)
        self.gathering.choose(str(day.id))
        self.gathering.setEnabled(slot is None)
        self.add("gathering", words("Gathering"), self.gathering)
        self.title = LineField(theme, words("What is taught"))
        self.title.setText(slot.title if slot else "")
        self.add("title", words("What is taught"), self.title)
        people = people_of(day, parties, words)
        self.teacher = ChoiceField(theme, words("Who teaches"), [("", words("choose")), *people])
        self.teacher.choose(str(slot.teacher_id) if slot else "")
        self.minutes = NumberField(theme, words("Minutes"), least=5, most=480, step=5)
        self.minutes.setValue(slot.minutes if slot else 30)
        self.beside(
            ("teacher", words("Who teaches"), self.teacher),
            ("minutes", words("Minutes"), self.minutes),
        )
        self.learners = Learners(theme, words, people)
        self.add("learners", words("Who would like to learn it"), self.learners)
        if slot is not None:
            self.learners.mark(str(one.person_id) for one in slot.learners)
        self.title.setFocus()

    def draft(self) -> SlotDraft | SlotChange | None:
        """The slot; None while its name or its teacher are missing."""
        words = self.words
        if not self.title.text().strip():
            self.say_at("title", words("Say in a few words what is taught."))
            return None
        if not self.teacher.key():
            self.say_at("teacher", words("Choose who teaches."))
            return None
        teacher = uuid.UUID(self.teacher.key())
        if self._slot is None:
            return SlotDraft(
                uuid.UUID(self.gathering.key()),
                self.title.text(),
                teacher,
                self.minutes.value(),
                self.learners.people(),
            )
        return SlotChange(
            self._slot.id,
            self._slot.version,
            self.title.text(),
            teacher,
            self.minutes.value(),
            self.learners.people(),
        )


class TaughtDialog(FormDialog):
    """Who was there: the minutes go from the teacher to them, shared."""

    def __init__(
        self,
        slot: SlotLine,
        people: Sequence[tuple[str, str]],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(slot.title, words("Note it"), theme, words, today, parent)
        self._slot = slot
        sentence = words(
            "%(name)s taught for %(minutes)s. Choose who was there; nobody means that it was not "
            "taught this time.",
            name=slot.teacher,
            minutes=words.hours(slot.minutes),
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        teacher = str(slot.teacher_id)
        self.learners = Learners(theme, words, (one for one in people if one[0] != teacher))
        self.content.addWidget(self.learners)
        hint = words("Choose several with Ctrl or Shift; Ctrl+A chooses all that are shown.")
        self.content.addWidget(Text(hint, Role.META, theme, wraps=True))
        self.learners.mark(str(one.person_id) for one in slot.learners)
        self.learners.setFocus()

    def draft(self) -> TaughtDraft:
        """Who was there."""
        return TaughtDraft(self._slot.id, self._slot.version, self.learners.people())
