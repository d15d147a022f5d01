"""Placing a page by hand: the number at its foot, or a name on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.people.names import folded
from ui.parts.dialogs import Dialog
from ui.parts.fields import Labelled, LineField
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.words import Words
    from ui.theme.theme import Theme

MOST = 4


class PlaceDialog(Dialog):
    """The number of the paper that a page belongs to; what is typed brings up those that fit.

    `papers` are the issued numbers, each with the names of those whose paper it is.
    """

    def __init__(
        self, papers: Sequence[tuple[str, str]], theme: Theme, words: Words, parent: QWidget
    ) -> None:
        super().__init__(
            words("Place this page"), theme, words, primary=words("Place it"), parent=parent
        )
        self._papers = tuple(papers)
        note = words(
            "The number stands at the foot of every page, such as A-2026-0147. A part of it, or "
            "of a name on the page, is enough where it fits one paper only."
        )
        self.content.addWidget(Text(note, Role.BODY_SOFT, theme, wraps=True))
        self.typed = LineField(theme, words("Number of the paper, or a name"))
        self.content.addWidget(Labelled(words("Number of the paper, or a name"), self.typed, theme))
        self.fitting = Text("", Role.BODY, theme, wraps=True)
        self.content.addWidget(self.fitting)
        self.typed.textChanged.connect(lambda _text: self._say())
        self.typed.setFocus()

    def _fits(self) -> list[tuple[str, str]]:
        wanted = folded(self.typed.text()).split()
        if not wanted:
            return []
        return [
            (number, who)
            for number, who in self._papers
            if all(part in folded(f"{number} {who}") for part in wanted)
        ]

    def _say(self) -> None:
        found = self._fits()
        lines = [f"{number} · {who}" if who else number for number, who in found[:MOST]]
        if len(found) > MOST:
            lines.append(self.words("and %(n)s more", n=len(found) - MOST))
        self.fitting.setText("\n".join(lines))

    def number(self) -> str:
        """The number that is meant: of the only paper that fits, else as it was typed."""
        found = self._fits()
        return found[0][0] if len(found) == 1 else self.typed.text()
