"""What File asks and says about the whole programme: checked, restore, another passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.parts.buttons import CheckBox
from ui.parts.dialogs import Dialog, Question
from ui.parts.fields import Labelled, LineField
from ui.parts.passphrase import NewPassphrase
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator.store.check import Checked
    from facilitator.store.comparing import Compared, StepNote
    from facilitator.words import Words
    from ui.theme.theme import Theme

STEPS_SHOWN = 6


class CheckedDialog(Dialog):
    """What a check of the file found, in words: sound or not, and what it holds."""

    def __init__(
        self, found: Checked, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        sound = words("The file is in order")
        title = sound if found.is_sound else words("Something is not as it should be")
        super().__init__(title, theme, words, primary=words("Close"), parent=parent)
        self.cancel.hide()
        self.primary_pressed.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.sentences = checked_in_words(found, words)
        for sentence in self.sentences:
            self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))


def checked_in_words(found: Checked, words: Words) -> tuple[str, ...]:
    """A check, sentence by sentence."""
    told = [
        words("The file is whole.")
        if found.integrity == "ok"
        else words("The file is damaged: %(what)s.", what=found.integrity),
        words("Every minute given was received: the ledger comes to nought.")
        if found.ledger_minutes == 0
        else words("The ledger is out by %(minutes)s minutes.", minutes=found.ledger_minutes),
        words("The history of steps is unbroken.")
        if found.journal == "whole"
        else words("The history of steps is not whole: %(what)s.", what=found.journal),
    ]
    if found.damaged_papers:
        papers = ", ".join(found.damaged_papers)
        told.append(words("Papers that are not as they were issued: %(papers)s.", papers=papers))
    told.append(
        words(
            "It holds people: %(people)s, organisations: %(organisations)s, sessions: %(sessions)s,"
            " papers: %(papers)s, steps: %(steps)s.",
            people=found.people,
            organisations=found.organisations,
            sessions=found.sessions,
            papers=found.papers,
            steps=found.steps,
        )
    )
    if not found.is_sound:
        told.append(words("Open a backup, check that one, and compare before you go on."))
    return tuple(told)


def compared_in_words(found: Compared | None, words: Words) -> tuple[str, ...]:
    """What a restore would lose and bring back, the newest steps by name."""
    if found is None:
        return (words("What it holds can be said only with the passphrase it was made with."),)
    told = [
        words.many(
            "One step since then would not be in it:",
            "Steps since then that would not be in it: %(n)s",
            len(found.lost),
        )
        if found.lost
        else words("Every step of the programme is in it; nothing would be lost.")
    ]
    told += [_note(note, words) for note in found.lost[:STEPS_SHOWN]]
    if len(found.lost) > STEPS_SHOWN:
        told.append(words("and %(n)s before them", n=len(found.lost) - STEPS_SHOWN))
    if found.gained:
        told.append(words("Steps that would come back with it: %(n)s", n=len(found.gained)))
        told += [_note(note, words) for note in found.gained[:STEPS_SHOWN]]
    return tuple(told)


def _note(note: StepNote, words: Words) -> str:
    when = note.at.astimezone()
    return f"{words.date(when.date(), 'brief')}, {when:%H:%M} · " + words.stored(
        note.label, note.values
    )


class RestoreQuestion(Question):
    """Says what restoring does; asks for the backup's passphrase where it has one."""

    def __init__(
        self,
        source: Path,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
        found: Compared | None = None,
    ) -> None:
        sentence = words(
            "%(file)s takes the programme's place. The file as it is now is kept beside it under"
            " a dated name, so nothing is lost.",
            file=source.name,
        )
        title = words("Restore this backup?")
        super().__init__(title, sentence, theme, words, act=words("Restore it"), parent=parent)
        self.compared = compared_in_words(found, words)
        for line in self.compared:
            self.content.addWidget(Text(line, Role.SENTENCE, theme, wraps=True))
        self.field = LineField(theme, words("Passphrase of the backup"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret = Labelled(words("Passphrase of the backup"), self.field, theme)
        self.content.addWidget(self.secret)

    def passphrase(self) -> str | None:
        """What was typed; None for a plain file."""
        return self.field.text() or None


class ChangePassphrase(Dialog):
    """Asks for the passphrase as it is and for another one; none only by an explicit tick."""

    chosen = Signal(object, object)

    def __init__(
        self, theme: Theme, words: Words, parent: QWidget | None = None, *, has_one: bool
    ) -> None:
        title = words("Change the passphrase")
        super().__init__(title, theme, words, primary=words("Change it"), parent=parent)
        self.now = LineField(theme, words("Passphrase as it is now"))
        self.now.setEchoMode(QLineEdit.EchoMode.Password)
        self.labelled = Labelled(words("Passphrase as it is now"), self.now, theme)
        self.content.addWidget(self.labelled)
        self.labelled.setVisible(has_one)
        self._has_one = has_one
        self.then = NewPassphrase(theme, words)
        self.content.addWidget(self.then)
        self.plain = CheckBox(words("No passphrase"), theme)
        self.plain.toggled.connect(self.then.setDisabled)
        self.content.addWidget(self.plain)
        open_to_all = words("Then anybody with this laptop can read it.")
        self.content.addWidget(Text(open_to_all, Role.META, theme, wraps=True))
        old = words("Backups made before keep the passphrase that they were made with.")
        self.content.addWidget(Text(old, Role.META, theme, wraps=True))
        self.primary_pressed.connect(self._choose)

    def _choose(self) -> None:
        missing = self._has_one and not self.now.text()
        said = self.words("Type the passphrase that the file has now.") if missing else ""
        self.labelled.say(said)
        if missing:
            self.now.setFocus()
            return
        plain = self.plain.isChecked()
        if plain or not self.then.say_trouble():
            now = self.now.text() if self._has_one else None
            self.chosen.emit(now, None if plain else self.then.passphrase())
