"""Small dialogs of the shell: every key, about the program, and trouble with its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.parts.buttons import Button, Kind
from ui.parts.dialogs import Dialog, Told
from ui.parts.split import Scroll
from ui.parts.text import Text
from ui.shell.key_caps import KeyCap
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.words import Words
    from ui.theme.theme import Theme


class TroubleDialog(Dialog):
    """What happened, that nothing was lost, what to do next; details to copy where there are."""

    def __init__(
        self, told: Told, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(told.happened, theme, words, primary=words("Close"), parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.told = told
        rest = "\n".join(part for part in (told.kept, told.next_step) if part)
        self.content.addWidget(Text(rest, Role.BODY_SOFT, theme, wraps=True))
        self.cancel.hide()
        self.primary_pressed.connect(self.accept)
        if told.details:
            copy = Button(words("Copy details"), theme, Kind.QUIET, icon="copy")
            copy.setAutoDefault(False)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(told.details))
            self.foot.insertWidget(0, copy)


class KeysDialog(Dialog):
    """Every key of the window, by the menus' order."""

    def __init__(
        self,
        keys: Sequence[tuple[str, str]],
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words("Every key"), theme, words, primary=words("Close"), parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel.hide()
        self.primary_pressed.connect(self.accept)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 16, 0)
        grid.setVerticalSpacing(8)
        for row, (what, key) in enumerate(keys):
            grid.addWidget(Text(what, Role.BODY, theme), row, 0)
            grid.addWidget(KeyCap(key, theme), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(len(keys), 1)
        scroll = Scroll(inside, words("Every key"))
        scroll.setMinimumHeight(theme.px(420))
        self.content.addWidget(scroll)


class AboutDialog(Dialog):
    """The program's name, version, licences, and what it promises."""

    def __init__(
        self, version: str, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        title = words("About Facilitator")
        super().__init__(title, theme, words, primary=words("Close"), parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel.hide()
        self.primary_pressed.connect(self.accept)
        for line in (
            words("Version %(version)s", version=version),
            words(
                "Works without a network. Nothing leaves this laptop unless you print or save it."
            ),
            words(
                "The Welsh still waits for a speaker's check; entries say so until they had one."
            ),
            words("Facilitator: MIT licence. Typeface: Atkinson Hyperlegible Next, OFL."),
            words("Icons: Lucide, ISC licence. Window: Qt for Python, LGPL."),
        ):
            self.content.addWidget(Text(line, Role.BODY_SOFT, theme, wraps=True))
