"""The letter about a corrected session: to whom it goes, and the paper itself."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.care.letters import correction_letter
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, Labelled
from ui.parts.text import Text
from ui.people.printing import ForOne
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from facilitator.care.letters import Letter
    from facilitator.sessions.questions import SessionLine
    from facilitator.words import Language, Words
    from ui.theme.theme import Theme


class LetterDialog(Dialog):
    """To which of the two the letter goes; `chosen` carries the paper."""

    chosen = Signal(object)

    def __init__(
        self,
        line: SessionLine,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
        *,
        step_withdrawn: bool = False,
    ) -> None:
        title = words("We were wrong about %(date)s", date=words.date(line.day, "day"))
        super().__init__(
            title, theme, words, primary=words("Show the letter…"), cancel=words("Not now"),
            parent=parent,
        )  # fmt: skip
        self._line = line
        if step_withdrawn:
            said = words(
                "A step of staying in touch rested on this session. It is withdrawn, and the "
                "letter says so."
            )
            self.content.addWidget(Text(said, Role.BODY, theme, wraps=True))
        sentence = words("A letter says what was put right, with room for a reply.")
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        people = ((str(line.coach_id), line.coach), (str(line.coachee_id), line.coachee))
        self.whom = ChoiceField(theme, words("To whom"), people)
        self.content.addWidget(Labelled(words("To whom"), self.whom, theme))
        self.primary_pressed.connect(self._choose)

    def _choose(self) -> None:
        line, person = self._line, uuid.UUID(self.whom.key())

        def question(db: Session, languages: tuple[Language, ...], today: dt.date) -> Letter | None:
            return correction_letter(db, line.id, person, languages, today)

        name = self.words("Letter to %(name)s", name=self.whom.currentText())
        self.chosen.emit(ForOne(name, self.words("We were wrong"), question))
