"""A session that turned out otherwise, and one that moves to another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.sessions.actions import CorrectionDraft, DisputeDraft, MoveSessionDraft
from facilitator.sessions.rules import is_a_remark_too_long
from facilitator.vocabulary import SessionStatus, ToldBy
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, DateField, Labelled, LineField, NumberField
from ui.parts.text import Text
from ui.sessions.wording import content_note, status_words, statuses
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from facilitator.sessions.questions import SessionLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


class CorrectDialog(Dialog):
    """What a session turned out to be, and why; `drafted` carries it."""

    def __init__(
        self, line: SessionLine, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        title, act = words("Correct a session"), words("Correct it")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._line = line
        self.content.addWidget(Text(about(line, words), Role.STRONG, theme, wraps=True))
        sentence = words(
            "What was recorded first stays on record. The correction counts from today, and the "
            "minutes are posted back and forth in the ledger."
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.status = ChoiceField(theme, words("What happened"), statuses(words))
        self.status.choose(line.status.value)
        self.status.chosen.connect(self._fit_minutes)
        self.content.addWidget(Labelled(words("What happened"), self.status, theme))
        self.minutes = NumberField(theme, words("Minutes"), most=24 * 60, step=5)
        self.minutes.setValue(line.minutes)
        self.content.addWidget(Labelled(words("Minutes"), self.minutes, theme))
        self.why = LineField(theme, words("Why it is corrected"))
        self.why.setText(line.why)
        hint = words("stands in the letter about the correction")
        self._why = Labelled(words("Why it is corrected"), self.why, theme, hint=hint)
        self.content.addWidget(self._why)
        self.primary_pressed.connect(self._draft)

    def _fit_minutes(self, key: str) -> None:
        if not SessionStatus(key).moves_minutes:
            self.minutes.setValue(0)

    def _draft(self) -> None:
        why = self.why.text().strip()
        self._why.say("" if why else self.words("Say in a few words why; both will read it."))
        if is_a_remark_too_long(why):
            self._why.say(content_note(self.words))
        elif why:
            line = self._line
            status = SessionStatus(self.status.key())
            self.drafted.emit(
                CorrectionDraft(line.id, line.version, status, self.minutes.value(), why)
            )


class DoubtDialog(Dialog):
    """Somebody remembers a session otherwise: who, and how, in a line; `drafted` carries it."""

    def __init__(
        self, line: SessionLine, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        title, act = words("Remembered otherwise"), words("Keep it")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._line = line
        self.content.addWidget(Text(about(line, words), Role.STRONG, theme, wraps=True))
        sentence = words(
            "Nothing rests on the session until it is corrected, or both agree that it stands."
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        sides = (
            (ToldBy.COACH.value, words("the giver")),
            (ToldBy.COACHEE.value, words("the receiver")),
        )
        self.by = ChoiceField(theme, words("Who remembers it otherwise"), sides)
        self.content.addWidget(Labelled(words("Who remembers it otherwise"), self.by, theme))
        self.why = LineField(theme, words("How, in a line"))
        self._why = Labelled(words("How, in a line"), self.why, theme)
        self.content.addWidget(self._why)
        self.primary_pressed.connect(self._draft)
        self.why.setFocus()

    def _draft(self) -> None:
        why, line = self.why.text().strip(), self._line
        long = is_a_remark_too_long(why)
        self._why.say(content_note(self.words) if long else "")
        if not long:
            self.drafted.emit(DisputeDraft(line.id, line.version, ToldBy(self.by.key()), why))


class MoveDialog(Dialog):
    """Another day for an arranged session; `drafted` carries it."""

    def __init__(
        self,
        line: SessionLine,
        today: dt.date,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title, act = words("Move to another day"), words("Move it")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._line = line
        self.content.addWidget(Text(about(line, words), Role.STRONG, theme, wraps=True))
        self.day = DateField(theme, words("New day"), words, today)
        self.day.show_day(line.day)
        self._day = Labelled(words("New day"), self.day, theme)
        self.content.addWidget(self._day)
        self.primary_pressed.connect(self._draft)
        self.day.setFocus()
        self.day.selectAll()

    def _draft(self) -> None:
        day = self.day.day()
        self._day.say("" if day else self.words("Type a day such as 30/3, or pick one."))
        if day is not None:
            self.drafted.emit(MoveSessionDraft(self._line.id, self._line.version, day))


def about(line: SessionLine, words: Words) -> str:
    """A session in one line: who, which day, what happened."""
    day, happened = words.date(line.day), status_words(line.status, words)
    return f"{line.coach} → {line.coachee} · {day} · {happened}"
