"""Passphrases: asked for when a file is opened, chosen with help when one is made."""

from __future__ import annotations

import secrets
from enum import IntEnum
from importlib.resources import files
from math import log2
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from facilitator.passphrases import LEAST
from ui.parts.buttons import Button, CheckBox, Kind
from ui.parts.choices import FlowLayout
from ui.parts.dialogs import Dialog
from ui.parts.fields import Labelled, LineField
from ui.parts.progress import Bar
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.theme.theme import Theme

SUGGESTED = 5


class Strength(IntEnum):
    """How hard a passphrase is to guess."""

    SHORT = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


def strength(passphrase: str) -> Strength:
    """Judged by length and by how many different letters and words there are."""
    if len(passphrase) < LEAST:
        return Strength.SHORT
    different = len(set(passphrase.casefold()))
    words = len(set(passphrase.casefold().replace("-", " ").split()))
    bits = len(passphrase) * log2(max(2, different)) / 2
    if different < 6 or bits < 24:
        return Strength.WEAK
    return Strength.STRONG if words >= 4 or bits >= 44 else Strength.FAIR


def suggestion(count: int = SUGGESTED) -> str:
    """A passphrase of random words, easy to type and to say."""
    stock = (files("resources") / "passphrase" / "words.txt").read_text("utf-8").split()
    return " ".join(secrets.choice(stock) for _word in range(count))


class NewPassphrase(QWidget):
    """A new passphrase, typed twice, with its strength and a suggestion."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.first = self._field(theme, words("Passphrase"))
        self.second = self._field(theme, words("The same again"))
        hint = words("at least 12 letters")
        self._first_label = Labelled(words("Passphrase"), self.first, theme, hint=hint)
        column.addWidget(self._first_label)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._bar = Bar(theme, words("How hard it is to guess"))
        row.addWidget(self._bar, 1)
        self.judged = Text("", Role.META, theme)
        row.addWidget(self.judged)
        column.addLayout(row)
        self._second_label = Labelled(words("The same again"), self.second, theme)
        column.addWidget(self._second_label)
        # Side by side, and one below the other where text is large.
        foot = FlowLayout(gap=16)
        self.suggest = Button(words("Suggest five words"), theme, Kind.QUIET)
        self.suggest.clicked.connect(self._suggest)
        foot.addWidget(self.suggest)
        self.seen = CheckBox(words("Show what I type"), theme)
        self.seen.toggled.connect(self._show)
        foot.addWidget(self.seen)
        column.addLayout(foot)
        lost = words("Nobody can open the file without it. Write it down and keep it apart.")
        column.addWidget(Text(lost, Role.META, theme, wraps=True))
        self._judge()

    def _field(self, theme: Theme, name: str) -> LineField:
        field = LineField(theme, name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.textChanged.connect(self._judge)
        return field

    def passphrase(self) -> str:
        """The passphrase, "" while it is too short or the two differ."""
        text = self.first.text()
        return text if len(text) >= LEAST and text == self.second.text() else ""

    def trouble(self) -> str:
        """What stands in the way, "" when nothing does."""
        words = self._words
        if len(self.first.text()) < LEAST:
            return words("The passphrase needs at least 12 letters.")
        if self.first.text() != self.second.text():
            return words("The two are not the same yet.")
        return ""

    def say_trouble(self) -> bool:
        """Show what stands in the way beside its field; True when something does."""
        short = len(self.first.text()) < LEAST
        self._first_label.say(self.trouble() if short else "")
        self._second_label.say("" if short else self.trouble())
        return bool(self.trouble())

    def _judge(self) -> None:
        words, text = self._words, self.first.text()
        level = strength(text)
        said = {
            Strength.SHORT: words("too short yet"),
            Strength.WEAK: words("easy to guess"),
            Strength.FAIR: words("fair"),
            Strength.STRONG: words("strong"),
        }
        self._bar.show_progress(int(level) if text else 0, int(Strength.STRONG))
        self.judged.setText(said[level] if text else "")
        self.changed.emit()

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)

    def _suggest(self) -> None:
        words = suggestion()
        self.seen.setChecked(True)
        self.first.setText(words)
        self.second.setText(words)


class PassphraseDialog(Dialog):
    """Asks for the passphrase of one file; `refuse` says at the field that it was another one."""

    given = Signal(str)

    def __init__(
        self,
        name: str,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
        *,
        where: str = "",
    ) -> None:
        title = words("Passphrase for %(name)s", name=name)
        if where:
            title = words("Password for %(where)s", where=where)
        super().__init__(title, theme, words, primary=words("Open"), parent=parent)
        asked = words("Password") if where else words("Passphrase")
        self.field = LineField(theme, asked)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.labelled = Labelled(asked, self.field, theme)
        self.content.addWidget(self.labelled)
        self.primary_pressed.connect(self._give)
        self.field.setFocus()

    def _give(self) -> None:
        if self.field.text():
            self.labelled.say("")
            self.given.emit(self.field.text())

    def refuse(self, sentence: str) -> None:
        """Say below the field what was wrong; what was typed stands there, chosen."""
        self.primary.setEnabled(True)
        self.labelled.say(sentence)
        self.field.selectAll()
        self.field.setFocus()
