"""From a file to an open programme: passphrase, a new programme, the sample; never waiting."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.errors import StorageTrouble, TroubleKind
from ui.parts.buttons import CheckBox
from ui.parts.dialogs import Dialog
from ui.parts.fields import Labelled, LineField
from ui.parts.passphrase import NewPassphrase, PassphraseDialog
from ui.runner import Runner
from ui.shell.errors import Teller

if TYPE_CHECKING:
    from facilitator.clock import Clock
    from facilitator.words import Words
    from ui.shell.doors import Doors
    from ui.theme.theme import Theme

SUFFIX = ".facilitator"


class NewProgramme(Dialog):
    """Names a programme and chooses its passphrase; a plain file only by an explicit tick."""

    named = Signal(str, object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        title = words("Start a programme")
        primary = words("Choose where it is kept…")
        super().__init__(title, theme, words, primary=primary, parent=parent)
        self.name = LineField(theme, words("Name of the programme"))
        self._name = Labelled(words("Name of the programme"), self.name, theme)
        self.content.addWidget(self._name)
        self.passphrase = NewPassphrase(theme, words)
        self.content.addWidget(self.passphrase)
        self.plain = CheckBox(words("Keep it without a passphrase: anybody can read it"), theme)
        self.plain.toggled.connect(self.passphrase.setDisabled)
        self.content.addWidget(self.plain)
        self.primary_pressed.connect(self._go_on)

    def _go_on(self) -> None:
        name = self.name.text().strip()
        self._name.say("" if name else self.words("Give it a name; it stands on every paper."))
        plain = self.plain.isChecked()
        if name and (plain or not self.passphrase.say_trouble()):
            self.named.emit(name, None if plain else self.passphrase.passphrase())
            self.accept()


class Opening(QObject):
    """Opens and makes programmes for the window; `opened` brings the runner of an open one."""

    opened = Signal(object, object)
    begun = Signal(object)
    failed = Signal(object)
    left = Signal()

    def __init__(
        self, doors: Doors, clock: Clock, theme: Theme, words: Words, window: QWidget
    ) -> None:
        super().__init__(window)
        self._doors, self._clock, self._theme, self._window = doors, clock, theme, window
        self.words = words
        self._desk = Runner()
        self._desk.setParent(self)
        self._runner: Runner | None = None
        self.dialog: Dialog | None = None

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open this file, asking for its passphrase where it has one."""
        self.begun.emit(path)
        if passphrase is not None:
            self._open_with(path, passphrase)
            return

        def asked(needed: bool) -> None:
            if needed:
                self._ask_passphrase(path)
            else:
                self._open_with(path, None)

        self._desk.long(
            lambda _tell, _stop: self._doors.needs_passphrase(path), asked, otherwise=self._refuse
        )

    def _ask_passphrase(self, path: Path) -> None:
        dialog = PassphraseDialog(path.stem, self._theme, self.words, self._window)
        dialog.given.connect(partial(self._open_with, path))
        dialog.rejected.connect(self._refuse_quietly)
        self.dialog = dialog
        dialog.open()

    def _refuse_quietly(self) -> None:
        self.dialog = None
        self.left.emit()

    def _open_with(self, path: Path, passphrase: str | None) -> None:
        if self.dialog is not None:
            self.dialog.primary.setEnabled(False)
        runner = Runner(
            partial(self._doors.writer, path, passphrase, self._clock),
            partial(self._doors.reader, path, passphrase, self._clock),
        )
        self._runner = runner
        runner.opened.connect(partial(self._is_open, path, runner))
        runner.not_opened.connect(partial(self._is_not_open, path, runner))

    def _is_open(self, path: Path, runner: Runner) -> None:
        self._close_dialog()
        self._runner = None
        self.opened.emit(path, runner)

    def _is_not_open(self, path: Path, runner: Runner, error: Exception) -> None:
        runner.close()
        self._runner = None
        wrong = isinstance(error, StorageTrouble) and error.kind in {
            TroubleKind.WRONG_PASSPHRASE,
            TroubleKind.PASSPHRASE_NEEDED,
        }
        if wrong and self.dialog is None:
            self._ask_passphrase(path)
        if wrong and self.dialog is not None:
            self.dialog.primary.setEnabled(True)
            self.dialog.say(Teller(self.words).tell(error))
            return
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        self._close_dialog()
        self.failed.emit(error)

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            dialog, self.dialog = self.dialog, None
            dialog.blockSignals(True)  # noqa: FBT003  closing it is not leaving
            dialog.close()
            dialog.deleteLater()

    def choose_file(self) -> None:
        """Let the facilitator pick a programme file."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.words("Open a programme"),
            str(documents()),
            self.words("Programmes (*.facilitator);;All files (*)"),
        )
        if chosen:
            self.open(Path(chosen))

    def start_new(self) -> None:
        """Ask for name and passphrase, then for the place, then make and open it."""
        dialog = NewProgramme(self._theme, self.words, self._window)
        dialog.named.connect(self._choose_place)
        dialog.open()

    def _choose_place(self, name: str, passphrase: str | None) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window,
            self.words("Where the programme is kept"),
            str(documents() / f"{name}{SUFFIX}"),
            self.words("Programmes (*.facilitator)"),
        )
        if chosen:
            self.make(Path(chosen).with_suffix(SUFFIX), name, passphrase)

    def make(self, path: Path, name: str, passphrase: str | None) -> None:
        """Make an empty programme and open it."""
        language = self.words.language
        self.begun.emit(path)
        self._desk.long(
            lambda _tell, _stop: self._doors.create(path, name, language, passphrase, self._clock),
            lambda _made: self.open(path, passphrase),
            otherwise=self._refuse,
        )

    def open_sample(self, path: Path | None = None) -> None:
        """Make the sample programme (once) and open it."""
        sample = path or documents() / f"{self.words('Sample programme')}{SUFFIX}"
        if sample.exists():
            self.open(sample)
            return
        self.begun.emit(sample)
        self._desk.long(
            lambda tell, stop: self._doors.sample(sample, self._clock, tell, stop),
            lambda _made: self.open(sample),
            otherwise=self._refuse,
        )

    def close(self) -> None:
        """End what is under way."""
        self._desk.close()
        if self._runner is not None:
            self._runner.close()


def documents() -> Path:
    """The folder in which the facilitator keeps documents."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind) or Path.home())
