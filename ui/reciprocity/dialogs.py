"""Dialogs of the page of figures: the name of a question, and something given without a session."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.reciprocity.actions import MovementDraft, Party
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, DateField, Labelled, LineField, NumberField
from ui.reciprocity.tables import kind_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.commitments.questions import Party as Known
    from facilitator.words import Words
    from ui.theme.theme import Theme

PROGRAMME = "programme"
KINDS = ("qualification", "course", "training", "room", "help")


class NameDialog(Dialog):
    """A name for a question; `named` carries it."""

    named = Signal(str)

    def __init__(
        self,
        title: str,
        act: str,
        now: str,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, theme, words, primary=act, parent=parent)
        self.name = LineField(theme, words("Name of the question"))
        self.name.setText(now)
        self.name.selectAll()
        self.content.addWidget(Labelled(words("Name of the question"), self.name, theme))
        self.primary_pressed.connect(lambda: self.named.emit(self.name.text()))
        self.name.setFocus()


class GivenDialog(Dialog):
    """Something given without a session: a place on a course, a room; `drafted` carries it."""

    def __init__(
        self,
        parties: Sequence[Known],
        cohorts: Sequence[tuple[str, str]],
        today: dt.date,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title, act = words("Record something given"), words("Record it")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._people = {one.key for one in parties if one.is_person}
        language = words.language.value
        known = tuple((one.key, one.name.name(language)) for one in parties)
        everybody = ((PROGRAMME, words("The programme")), *known)
        self.giver = ChoiceField(theme, words("Who gives"), everybody)
        self.receiver = ChoiceField(theme, words("Who receives"), known)
        self.kind = ChoiceField(
            theme, words("What moves"), tuple((kind, kind_words(kind, words)) for kind in KINDS)
        )
        self.minutes = NumberField(theme, words("Worth in minutes"), least=1, most=60_000, step=15)
        self.minutes.setValue(60)
        self.day = DateField(theme, words("Day"), words, today)
        self.day.show_day(today)
        self.cohort = ChoiceField(theme, words("Cohort"), (("", words("No cohort")), *cohorts))
        hint = words("in minutes of help, as the agreement says")
        for field, more in (
            (self.giver, ""), (self.receiver, ""), (self.kind, ""), (self.minutes, hint),
            (self.day, ""), (self.cohort, ""),
        ):  # fmt: skip
            self.content.addWidget(Labelled(field.accessibleName(), field, theme, hint=more))
        self.primary_pressed.connect(self._draft)

    def _draft(self) -> None:
        day = self.day.day()
        if day is None:
            self.day.setFocus()
            return
        cohort = self.cohort.key()
        self.drafted.emit(
            MovementDraft(
                day=day,
                giver=self._party(self.giver.key()),
                receiver=self._party(self.receiver.key()),
                minutes=self.minutes.value(),
                kind=self.kind.key(),
                cohort_id=uuid.UUID(cohort) if cohort else None,
            )
        )

    def _party(self, key: str) -> Party:
        if key in {"", PROGRAMME}:
            return Party()
        if key in self._people:
            return Party(person_id=uuid.UUID(key))
        return Party(organisation_id=uuid.UUID(key))
