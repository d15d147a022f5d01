"""Asking two people for a date: how to reach them, and the day they agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from facilitator.sessions.actions import SessionDraft
from facilitator.vocabulary import SessionStatus
from ui.parts.dialogs import Dialog
from ui.parts.fields import DateField, Labelled, LineField
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from facilitator.sessions.questions import Contact, PairToRecord
    from facilitator.words import Words
    from ui.theme.theme import Theme


class ArrangeDialog(Dialog):
    """How to reach both, and the session they agree on; `drafted` carries it."""

    def __init__(
        self,
        pair: PairToRecord,
        today: dt.date,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title, act = words("Arrange a session"), words("Keep this date")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._pair = pair
        names = f"{pair.coach.name} → {pair.coachee.name}"
        self.content.addWidget(Text(names, Role.STRONG, theme, wraps=True))
        for contact in (pair.coach, pair.coachee):
            line = Text(_reached(contact, words), Role.BODY_SOFT, theme, wraps=True)
            line.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.content.addWidget(line)
        self.day = DateField(theme, words("The day they agree on"), words, today)
        self.place = LineField(theme, words("Where"))
        self.place.setText(pair.place)
        self._day = Labelled(words("The day they agree on"), self.day, theme)
        self.content.addWidget(self._day)
        self.content.addWidget(Labelled(words("Where"), self.place, theme))
        self.primary_pressed.connect(self._draft)
        self.day.setFocus()

    def _draft(self) -> None:
        day = self.day.day()
        self._day.say("" if day else self.words("Type a day such as 30/3, or pick one."))
        if day is not None:
            self.drafted.emit(
                SessionDraft(
                    self._pair.id, day, SessionStatus.ARRANGED, place=self.place.text().strip()
                )
            )


def _reached(contact: Contact, words: Words) -> str:
    ways = [way for way in (contact.phone, contact.email) if way]
    return (
        f"{contact.name}: {' · '.join(ways) if ways else words('no way to reach them on record')}"
    )
