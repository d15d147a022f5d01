"""Saying thank you: to whom, in which words, and how far it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.recognition.actions import ThankDraft
from facilitator.vocabulary import Visibility
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, Labelled, TextField
from ui.parts.text import Text
from ui.recognition.wording import reaches
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from PySide6.QtWidgets import QWidget

    from facilitator.words import Words
    from ui.theme.theme import Theme


class ThankDialog(Dialog):
    """One thank-you; `drafted` carries it."""

    def __init__(
        self,
        to_whom: str,
        pairing_id: uuid.UUID | None,
        person_id: uuid.UUID | None,
        today: dt.date,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
        *,
        organisation: uuid.UUID | None = None,
    ) -> None:
        title, act = words("Write a card"), words("Record the thanks")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._pairing, self._person, self._today = pairing_id, person_id, today
        self._organisation = organisation
        self.content.addWidget(Text(to_whom, Role.BODY_SOFT, theme, wraps=True))
        self.wording = TextField(theme, words("What the thanks are for"))
        hint = words("one line, as it stands on the card")
        self.content.addWidget(
            Labelled(words("What the thanks are for"), self.wording, theme, hint=hint)
        )
        self.reach = ChoiceField(
            theme,
            words("How far it goes"),
            reaches(words),
        )
        self.content.addWidget(Labelled(words("How far it goes"), self.reach, theme))
        self.primary_pressed.connect(self._draft)
        self.wording.setFocus()

    def _draft(self) -> None:
        self.drafted.emit(
            ThankDraft(
                on=self._today,
                pairing_id=self._pairing,
                to_person_id=None if self._pairing else self._person,
                to_organisation_id=None if self._pairing else self._organisation,
                wording=self.wording.toPlainText(),
                visibility=Visibility(self.reach.key()),
            )
        )
