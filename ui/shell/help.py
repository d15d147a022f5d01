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
from ui.shell.made_of import PARTS, details, unchecked_welsh, version_of
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


class CopyDetails(Button):
    """Copies versions and sizes for whoever helps; it says so and names nobody."""

    def __init__(self, theme: Theme, words: Words, kind: Kind = Kind.PLAIN) -> None:
        super().__init__(words("Copy details"), theme, kind, icon="copy")
        self._words = words
        self.setAutoDefault(False)
        self.setToolTip(words("Versions and sizes; nobody is named."))
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        parent = self.window().parentWidget()
        shown = self.window() if parent is None else parent.window()
        QGuiApplication.clipboard().setText(details(shown, self.theme, self._words.language))
        self.setText(self._words("Copied"))


class AboutDialog(Dialog):
    """The program's name, version, licences, what it promises, and details to copy."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        title = words("About Facilitator")
        super().__init__(title, theme, words, primary=words("Close"), parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel.hide()
        self.primary_pressed.connect(self.accept)
        self.copy = CopyDetails(theme, words, Kind.QUIET)
        self.foot.insertWidget(0, self.copy)
        for line in (
            words("Facilitator %(version)s, MIT licence", version=version_of("facilitator")),
            words(
                "Works without a network. Nothing leaves this laptop unless you print or save it."
            ),
            words("Welsh texts that wait for a speaker’s check: %(n)s", n=unchecked_welsh()),
        ):
            self.content.addWidget(Text(line, Role.BODY, theme, wraps=True))
        self.content.addWidget(self._made_with())

    def _made_with(self) -> QWidget:
        """Every part with its version and licence."""
        words, theme = self.words, self.theme
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 16, 0)
        grid.setVerticalSpacing(6)
        heading = Text(words("Made with"), Role.SECTION, theme)
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (part, licence) in enumerate(PARTS, start=1):
            name = f"{part} {version_of(part)}".rstrip()
            grid.addWidget(Text(name, Role.SENTENCE, theme, colour="ink"), row, 0)
            grid.addWidget(Text(licence, Role.SENTENCE, theme), row, 1)
        fonts = words("Typeface: Atkinson Hyperlegible Next, OFL. Icons: Lucide, ISC.")
        grid.addWidget(Text(fonts, Role.SENTENCE, theme, wraps=True), len(PARTS) + 1, 0, 1, 2)
        scroll = Scroll(inside, words("Made with"))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setMinimumHeight(theme.px(200))
        return scroll
