"""About: versions, licences, and how much of the Welsh a speaker has checked."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.heads import SectionHead
from ui.parts.text import Text
from ui.shell.help import CopyDetails
from ui.shell.made_of import PARTS, version_of
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.theme.theme import Theme


class AboutSection(QWidget):
    """What this program is made of."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for line in (
            words("Facilitator %(version)s, MIT licence", version=version_of("facilitator")),
            words("Works without a network. Nothing leaves this laptop by itself."),
            words("Python %(version)s", version=platform.python_version()),
        ):
            column.addWidget(Text(line, Role.BODY, theme, wraps=True))
        self.copy = CopyDetails(theme, words)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.copy)
        hint = words("Versions and sizes; nobody is named.")
        row.addWidget(Text(hint, Role.SENTENCE, theme, wraps=True), 1)
        column.addLayout(row)
        column.addWidget(SectionHead(words("Welsh"), theme, above=14))
        self.welsh = Text("", Role.BODY, theme, wraps=True)
        column.addWidget(self.welsh)
        column.addWidget(SectionHead(words("Made with"), theme, above=14))
        for package, licence in PARTS:
            name = f"{package} {version_of(package)}".rstrip()
            line = f"{name} · {licence}"
            column.addWidget(Text(line, Role.SENTENCE, theme))
        column.addWidget(
            Text(
                words("Typeface: Atkinson Hyperlegible Next, OFL. Icons: Lucide, ISC."),
                Role.SENTENCE,
                theme,
                wraps=True,
            )
        )
        column.addStretch()

    def show_unchecked(self, count: int) -> None:
        """Say how many Welsh texts wait for a speaker's check."""
        self.welsh.setText(
            self._words(
                "Welsh texts that wait for a speaker’s check: %(n)s", n=self._words.number(count)
            )
        )
