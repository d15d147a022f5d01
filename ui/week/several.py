"""*My week* of this programme and of others: which files, their passphrase, one PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from facilitator.identity import person_here
from facilitator.week.several import several_weeks_paper, week_of_file
from facilitator.week.sheet import my_week_of
from facilitator.window_request import SUFFIX
from ui.parts.buttons import Button
from ui.parts.dialogs import Dialog
from ui.parts.fields import Labelled, LineField
from ui.parts.text import Text
from ui.shell.errors import Teller
from ui.theme.type_roles import Role
from ui.week.printing import show_weeks

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from PySide6.QtWidgets import QWidget

    from facilitator.papers.my_week import MyWeek
    from facilitator.papers.plan import Paper
    from facilitator.words import Words
    from ui.shell.page import Page
    from ui.theme.theme import Theme


class SeveralDialog(Dialog):
    """The other files and their passphrase; `wanted` carries both."""

    wanted = Signal(object, str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        title = words("My week from several files")
        super().__init__(title, theme, words, primary=words("Print the pages"), parent=parent)
        self.setMinimumWidth(theme.px(520))
        self.files: tuple[Path, ...] = ()
        said = words(
            "A page for each programme, this one first. Nothing is compared between the files: "
            "whoever is in two stands on both pages."
        )
        self.content.addWidget(Text(said, Role.BODY_SOFT, theme, wraps=True))
        self.choose = Button(words("Choose other files…"), theme, icon="folder-open")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.content.addWidget(self.choose)
        self.chosen = Text(words("No other file is chosen."), Role.BODY, theme, wraps=True)
        self.content.addWidget(self.chosen)
        self.passphrase = LineField(theme, words("Their passphrase"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.content.addWidget(Labelled(words("Their passphrase"), self.passphrase, theme))
        self.primary.setEnabled(False)
        self.primary_pressed.connect(lambda: self.wanted.emit(self.files, self.passphrase.text()))

    def _choose(self) -> None:
        words = self.words
        asked = QFileDialog(self, words("Choose other files…"))
        asked.setFileMode(QFileDialog.FileMode.ExistingFiles)
        asked.setNameFilter(f"{words('Programmes')} (*{SUFFIX})")
        asked.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        asked.open()

    def take(self, files: list[Path]) -> None:
        """Show which files were chosen."""
        self.files = tuple(files)
        self.chosen.setText("\n".join(path.name for path in files))
        self.primary.setEnabled(bool(files))


def print_several(page: Page) -> SeveralDialog:
    """Ask which files, then make one PDF of their weeks and open it."""
    dialog = SeveralDialog(page.theme, page.words, page.window())
    dialog.wanted.connect(lambda files, secret: _make(page, dialog, files, secret))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _make(page: Page, dialog: SeveralDialog, files: tuple[Path, ...], secret: str) -> None:
    language, today = page.words.language, page.context.clock.today()
    dialog.say(None)

    def others(own: MyWeek) -> None:
        def gather(tell: Callable[[int, int], None], stop: Event) -> Paper:
            weeks = [own]
            for done, path in enumerate(files):
                if stop.is_set():
                    break
                tell(done, len(files))
                weeks.append(week_of_file(path, secret or None, person_here(), today, language))
            return several_weeks_paper(weeks, language)

        def show(paper: Paper) -> None:
            dialog.accept()
            show_weeks(page, paper, today)

        def refused(error: Exception) -> None:
            dialog.say(Teller(page.words).tell(error))

        page.runner.long(gather, show, otherwise=refused)

    page.ask("sheet", others, my_week_of, today, language)
