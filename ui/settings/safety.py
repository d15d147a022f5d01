"""Backups and passphrase: what there is, where it lies, and the acts on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.errors import TroubleKind
from facilitator.older import said_of_copies
from facilitator.synced import copies_beside, synced_by
from ui.parts.buttons import Button, Kind
from ui.parts.choices import FlowLayout
from ui.parts.heads import SectionHead
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.settings.second_place import SecondPlaceSection
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


@dataclass(frozen=True)
class BackupLine:
    """A backup: its file, when it was made, and how large it is."""

    path: Path
    made: dt.datetime
    kilobytes: int
    found: str | None = None


def backup_lines(paths: Sequence[Path]) -> tuple[BackupLine, ...]:
    """What the table shows of these files."""
    found = []
    for path in paths:
        facts = path.stat()
        made = dt.datetime.fromtimestamp(facts.st_mtime).astimezone()
        found.append(BackupLine(path, made, max(1, facts.st_size // 1024)))
    return tuple(found)


# More backups than these scroll in the table itself.
MOST_ROWS = 8


class SafetySection(QWidget):
    """The table of backups, and the orders that the window carries out."""

    back_up_wanted = Signal()
    check_wanted = Signal()
    restore_wanted = Signal(str)
    passphrase_wanted = Signal()
    verify_wanted = Signal()
    confirmed = Signal()

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self._folder: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.where = Text("", Role.BODY_SOFT, theme, wraps=True)
        column.addWidget(self.where)
        self.synced = Text("", Role.BODY_SOFT, theme, colour="rust", wraps=True)
        self.synced.hide()
        column.addWidget(self.synced)
        column.addWidget(self._pause(theme))
        columns: tuple[Column[BackupLine], ...] = (
            Column("made", words("Made"), lambda line: line.made, width=280, strong=True,
                   text=lambda line: f"{words.date(line.made.date(), 'full')}, {line.made:%H:%M}"),
            Column("size", words("Size"), lambda line: line.kilobytes, right=True, width=110,
                   text=lambda line: f"{words.number(line.kilobytes)} KB"),
            Column("found", words("Gone through"), self._said, width=170),
            Column("file", words("File"), lambda line: line.path.name, width=0, spare=1),
        )  # fmt: skip
        self.table = Table(columns, theme, words("Backups"), key=lambda line: str(line.path))
        self.table.remember(settings, "backups")
        column.addWidget(self.table)
        acts = QWidget()
        flow = FlowLayout(acts, 8)
        self.back_up = Button(words("Back up now"), theme)
        self.back_up.clicked.connect(self.back_up_wanted)
        self.check = Button(words("Check the file"), theme)
        self.check.clicked.connect(self.check_wanted)
        self.verify = Button(words("Verify each backup"), theme)
        self.verify.clicked.connect(self.verify_wanted)
        self.restore = Button(words("Restore the chosen one…"), theme)
        self.restore.setEnabled(False)
        self.table.line_chosen.connect(lambda key: self.restore.setEnabled(bool(key)))
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self.table.chosen()))
        self.open = Button(words("Open the folder"), theme)
        self.open.clicked.connect(self._open_folder)
        for button in (self.back_up, self.check, self.verify, self.restore, self.open):
            flow.addWidget(button)
        column.addWidget(acts)
        self.second = SecondPlaceSection(theme, words)
        column.addWidget(self.second)
        self.secret_head = SectionHead(words("Passphrase"), theme, above=14)
        column.addWidget(self.secret_head)
        self.secret = Text("", Role.BODY_SOFT, theme, wraps=True)
        column.addWidget(self.secret)
        self.change = Button(words("Change the passphrase…"), theme)
        self.change.clicked.connect(self.passphrase_wanted)
        column.addWidget(self.change)

    def _pause(self, theme: Theme) -> QWidget:
        """What stands here after a restore, until somebody says that it is right."""
        words = self._words
        self.pause = QWidget()
        column = QVBoxLayout(self.pause)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Text(
                words(
                    "This programme was restored. No backup is cleared away until you have looked "
                    "at it and said that it is right."
                ),
                Role.BODY,
                theme,
                wraps=True,
            )
        )
        self.confirm = Button(words("What was restored is right"), theme, Kind.PRIMARY)
        self.confirm.clicked.connect(self.confirmed)
        column.addWidget(self.confirm)
        self.pause.hide()
        return self.pause

    def _said(self, line: BackupLine) -> str:
        if line.found is None:
            return ""
        words = self._words
        if not line.found:
            return words("sound")
        known = {
            TroubleKind.DAMAGED.value: words("damaged"),
            TroubleKind.WRONG_PASSPHRASE.value: words("another passphrase"),
        }
        return known.get(line.found, words("cannot be read"))

    def show_verdicts(self, found: Mapping[Path, str]) -> None:
        """Say beside each backup what going through it has found."""
        lines = self.table.lines()
        self.table.show_lines(replace(one, found=found.get(one.path, one.found)) for one in lines)

    def show_place(self, programme: Path, *, waits: bool) -> None:
        """Say whether a service copies the file elsewhere, and whether a restore waits."""
        service = synced_by(programme)
        self.synced.setText(
            self._words(
                "%(service)s copies this folder to other computers. Names would leave this laptop, "
                "and two copies of one programme can spoil each other. Better a folder of its own.",
                service=service,
            )
        )
        copies = copies_beside(programme)
        if copies and not service:
            self.synced.setText(said_of_copies(copies, self._words))
        self.synced.setVisible(bool(service or copies))
        self.pause.setVisible(waits)

    def show_backups(self, lines: Sequence[BackupLine], programme: Path) -> None:
        """Show these, and say where they lie."""
        words = self._words
        self._folder = lines[0].path.parent if lines else programme.parent
        if lines:
            said = words(
                "Backups: %(n)s, each gone through before it counted. They lie in %(folder)s.",
                n=len(lines),
                folder=self._folder,
            )
        else:
            said = words(
                "Backups: 0. The first is made when the programme is opened after a change, or "
                "now. It will lie beside %(file)s.",
                file=programme.name,
            )
        self.where.setText(said)
        self.table.show_lines(lines)
        # The page scrolls as one; more backups than these scroll in the table.
        self.table.setVisible(bool(lines))
        rows = min(MOST_ROWS, len(lines))
        head = self.table.horizontalHeader().height()
        self.table.setFixedHeight(
            head + rows * self.table.verticalHeader().defaultSectionSize() + 4
        )

    def show_server(self, where: str) -> None:
        """Say that a server has backups and passwords of its own; the check is ours."""
        words = self._words
        self.where.setText(
            words(
                "This programme lies on a server: %(where)s. Whoever runs the server makes its "
                "backups and gives names and passwords.",
                where=where,
            )
        )
        only_of_files = (
            self.table, self.back_up, self.verify, self.restore, self.open, self.second,
            self.secret_head, self.secret, self.change,
        )  # fmt: skip
        for part in only_of_files:
            part.hide()

    def show_secret(self, *, is_encrypted: bool) -> None:
        """Say whether the file has a passphrase."""
        words = self._words
        self.secret.setText(
            words("The file is encrypted; without its passphrase nobody can read it, not even we.")
            if is_encrypted
            else words("The file has no passphrase: whoever has the file can read it.")
        )

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
