"""Towards which promise a session counts: the facilitator may name one of its giver's."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.sessions.actions import CountsTowardsDraft
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, Labelled
from ui.parts.text import Text
from ui.sessions.dialogs import about
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.commitments.questions import PromiseLine
    from facilitator.sessions.promises import PromisesFor
    from facilitator.sessions.questions import SessionLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


class CountsTowardsDialog(Dialog):
    """One of the giver's promises, or as the rules say; `drafted` carries it."""

    def __init__(
        self,
        line: SessionLine,
        found: PromisesFor,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title, act = words("Counts towards"), words("Let it count so")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._line = line
        self.content.addWidget(Text(about(line, words), Role.STRONG, theme, wraps=True))
        self.content.addWidget(Text(_now(found, words), Role.BODY_SOFT, theme, wraps=True))
        offered = [("", words("the oldest that fits, by itself"))]
        offered += [(str(one.id), _said(one, words)) for one in found.promises]
        self.promise = ChoiceField(theme, words("The promise it counts towards first"), offered)
        self.promise.choose(str(found.named or ""))
        self.content.addWidget(Labelled(self.promise.accessibleName(), self.promise, theme))
        note = words("What it does not take, or its rule does not count, goes to the next.")
        self.content.addWidget(Text(note, Role.SENTENCE, theme, wraps=True))
        self.primary_pressed.connect(self._draft)
        self.promise.setFocus()

    def _draft(self) -> None:
        key, line = self.promise.key(), self._line
        named = uuid.UUID(key) if key else None
        self.drafted.emit(CountsTowardsDraft(line.id, line.version, named))


def _now(found: PromisesFor, words: Words) -> str:
    """What the session counts towards as it stands."""
    if not found.promises:
        return words("Neither the giver nor their organisation has promised anything.")
    if not found.counted:
        return words("It counts towards no promise now.")
    parts = [
        words("%(time)s towards: %(promise)s", time=words.hours(minutes), promise=_said(one, words))
        for one, minutes in found.counted
    ]
    return " · ".join(parts)


def _said(one: PromiseLine, words: Words) -> str:
    return words(
        "%(name)s, %(time)s by %(day)s",
        name=one.owner.name(words.language.value),
        time=words.hours(one.minutes),
        day=words.date(one.due_after_pauses, "short"),
    )
