"""From a file to an open programme: passphrase, a new programme, the sample; never waiting.

The dialogs are imported when they are wanted: most starts name a programme.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind
from ui.runner import Runner
from ui.shell.folders import BACKUP, SUFFIX, address_file, documents, usual_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator.clock import Clock
    from facilitator.server_address import Address
    from facilitator.settings.start import StartDraft
    from facilitator.words import Words
    from ui.connections import FirstLook
    from ui.parts.dialogs import Dialog
    from ui.parts.passphrase import PassphraseDialog
    from ui.shell.doors import Doors
    from ui.shell.server_dialog import ServerDialog
    from ui.shell.starting import StartDialog
    from ui.theme.theme import Theme

WRONG = frozenset(
    {
        TroubleKind.WRONG_PASSPHRASE,
        TroubleKind.PASSPHRASE_NEEDED,
        TroubleKind.WRONG_PASSWORD,
        TroubleKind.PASSWORD_NEEDED,
    }
)


class Opening(QObject):
    """Opens and makes programmes for the window; `opened` brings the runner of an open one."""

    looked = Signal(object, object, object)
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
        self.folder = usual_folder()
        self.desk = Runner()
        self.desk.setParent(self)
        self._runner: Runner | None = None
        self._ahead: Path | None = None
        self.dialog: PassphraseDialog | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether a file is being opened and nothing has to be answered first."""
        return self._runner is not None and self.dialog is None

    def open_ahead(self, path: Path | None, passphrase: str | None) -> None:
        """Begin to open a file whose passphrase is known, while the window is still made."""
        if path is not None and passphrase is not None:
            self._ahead = path
            self._open_with(path, passphrase)

    def open(self, path: Path, passphrase: str | None = None, *, only_looks: bool = False) -> None:
        """Open this file, asking for its passphrase where it has one.

        A backup stays as it is: what is opened is a copy of it on this laptop.
        """
        if path.suffix == BACKUP and not only_looks:
            self._ask_to_bring_home(path)
            return
        self._doors.look_only(path, wanted=only_looks)
        self.begun.emit(path)
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead == path:
            return
        if passphrase is not None:
            self._open_with(path, passphrase)
            return

        def asked(needed: bool) -> None:
            if needed:
                self._ask_passphrase(path)
            else:
                self._open_with(path, None)

        self.desk.long(
            lambda _tell, _stop: self._doors.needs_passphrase(path), asked, otherwise=self._refuse
        )

    def _ask_to_bring_home(self, backup: Path) -> None:
        from ui.parts.dialogs import Question

        words = self.words
        question = Question(
            words("This is a backup"),
            words(
                "It is copied onto this laptop and opened as a programme there. The backup stays "
                "as it is. Where the programme is open on another laptop, work on one of them only."
            ),
            self._theme,
            words,
            act=words("Copy and open"),
            parent=self._window,
        )
        question.accepted.connect(partial(self._bring_home, backup))
        question.rejected.connect(self.left)
        question.finished.connect(question.deleteLater)
        question.open()

    def _bring_home(self, backup: Path) -> None:
        upkeep, folder = self._doors.upkeep, self.folder
        self.desk.long(
            lambda _tell, _stop: upkeep.bring_home(backup, folder),
            self.open,
            otherwise=self._refuse,
        )

    def _ask_passphrase(self, path: Path) -> None:
        from ui.parts.passphrase import PassphraseDialog

        where = self._doors.where(path)
        dialog = PassphraseDialog(path.stem, self._theme, self.words, self._window, where=where)
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
            partial(
                self._doors.first_look, path, passphrase, self._clock, self.words.language.value
            ),
        )
        self._runner = runner
        runner.looked.connect(partial(self._is_looked_at, path, runner))
        runner.opened.connect(partial(self._is_open, path, runner))
        runner.not_opened.connect(partial(self._is_not_open, path, runner))

    def _is_looked_at(self, path: Path, runner: Runner, look: FirstLook | None) -> None:
        """The file may be opened, and somebody can be shown."""
        if look is None or runner is not self._runner:
            runner.go_on()
            return
        self._close_dialog()
        self.looked.emit(path, runner, look)

    def _is_open(self, path: Path, runner: Runner) -> None:
        if runner is not self._runner:
            # A lock was opened again: the programme is the window's already.
            return
        self._close_dialog()
        self._runner = None
        self.opened.emit(path, runner)

    def _is_not_open(self, path: Path, runner: Runner, error: Exception) -> None:
        if runner is not self._runner:
            return
        runner.close()
        runner.deleteLater()
        self._runner = None
        if not is_wrong_passphrase(error):
            self._refuse(error)
            return
        if self.dialog is None:
            self._ask_passphrase(path)
        if self.dialog is not None:
            from ui.shell.errors import Teller

            self.dialog.refuse(Teller(self.words).tell(error).happened)

    def _refuse(self, error: Exception) -> None:
        self._close_dialog()
        if isinstance(error, RuleBroken) and error.key == "sample_stopped":
            self.left.emit()
        else:
            self.failed.emit(error)

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            dialog, self.dialog = self.dialog, None
            close_silently(dialog)

    def choose_to_look(self) -> None:
        """Let the facilitator pick a programme, or a backup, that is only to be looked at."""
        self.choose_file(only_looks=True)

    def choose_file(self, *, only_looks: bool = False) -> None:
        """Let the facilitator pick a programme file."""
        from PySide6.QtWidgets import QFileDialog

        folder = self.folder if self.folder.is_dir() else documents()
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.words("Open to look only") if only_looks else self.words("Open a programme"),
            str(folder),
            self.words("Programmes and backups (*.facilitator *.backup);;All files (*)"),
        )
        if chosen:
            self.open(Path(chosen), only_looks=only_looks)

    def start_new(self) -> None:
        """Ask what the programme is and how it is kept, then make and open it."""
        from ui.shell.starting import StartDialog

        dialog = StartDialog(self._theme, self.words, self._window, self.folder)
        dialog.drafted.connect(partial(self._make_from, dialog))
        dialog.drafted_on_server.connect(partial(self._make_on_server, dialog))
        dialog.rejected.connect(self.left)
        dialog.rejected.connect(dialog.deleteLater)
        dialog.open()

    def _make_from(
        self, dialog: StartDialog, path: Path, draft: StartDraft, passphrase: str | None
    ) -> None:
        from ui.shell.errors import Teller

        dialog.primary.setEnabled(False)

        def refused(error: Exception) -> None:
            dialog.primary.setEnabled(True)
            dialog.say(Teller(self.words).tell(error))

        def made() -> None:
            close_silently(dialog)
            self.open(path, passphrase)

        self.make(path, draft, passphrase, made, refused)

    def _make_on_server(
        self, dialog: StartDialog, address: Address, draft: StartDraft, password: str | None
    ) -> None:
        from ui.shell.errors import Teller

        dialog.primary.setEnabled(False)
        path = dialog.path()

        def refused(error: Exception) -> None:
            dialog.primary.setEnabled(True)
            dialog.say(Teller(self.words).tell(error))

        def made(_none: None) -> None:
            close_silently(dialog)
            self.open(path, password)

        self.desk.long(
            lambda _tell, _stop: self._doors.create_on_server(
                path, address, draft, password, self._clock
            ),
            made,
            otherwise=refused,
        )

    def open_on_server(self) -> None:
        """Ask where on a server a programme lies, and open it; its address is kept as a file."""
        from ui.shell.server_dialog import ServerDialog

        dialog = ServerDialog(self._theme, self.words, self._window)
        dialog.chosen.connect(partial(self._open_there, dialog))
        dialog.rejected.connect(self.left)
        dialog.rejected.connect(dialog.deleteLater)
        dialog.open()

    def _open_there(self, dialog: ServerDialog, address: Address, password: str | None) -> None:
        def kept(path: Path) -> None:
            close_silently(dialog)
            self.open(path, password)

        self.desk.long(
            lambda _tell, _stop: address_file(self.folder, address), kept, otherwise=dialog.refuse
        )

    def make(
        self,
        path: Path,
        draft: StartDraft,
        passphrase: str | None,
        then: Callable[[], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Make an empty programme and, unless `then` is given, open it."""
        self.desk.long(
            lambda _tell, _stop: self._doors.create(path, draft, passphrase, self._clock),
            lambda _made: then() if then else self.open(path, passphrase),
            otherwise=otherwise or self._refuse,
        )

    def open_sample(self, path: Path | None = None) -> None:
        """Open the sample programme as it was left, or make it anew; make it where none is."""
        from ui.parts.dialogs import Question

        sample = path or self.folder / f"{self.words('Sample programme')}{SUFFIX}"
        if not sample.exists():
            self.make_sample(sample)
            return
        words = self.words
        question = Question(
            words("The sample is there already"),
            words("Open it as you left it, or make it anew with its story up to today."),
            self._theme,
            words,
            act=words("Open it"),
            parent=self._window,
        )
        anew = question.second(words("Make it anew"))
        anew.clicked.connect(partial(self._make_anew, question, sample))
        question.accepted.connect(partial(self.open, sample))
        question.finished.connect(question.deleteLater)
        question.open()

    def _make_anew(self, question: Dialog, sample: Path) -> None:
        close_silently(question)
        self.make_sample(sample)

    def make_sample(self, sample: Path) -> None:
        """Make the sample programme and open it; Cancel leaves things as they were."""
        from ui.shell.working import WorkDialog

        job = self.desk.long(
            lambda tell, stop: self._doors.sample(sample, self._clock, tell, stop),
            lambda _made: self.open(sample),
            otherwise=self._refuse,
        )
        what = self.words("Making the sample: a year of invented people")
        WorkDialog(job, what, self._theme, self.words, self._window)

    def close(self) -> None:
        """End what is under way."""
        self.desk.close()
        if self._runner is not None:
            self._runner.close()


def is_wrong_passphrase(error: Exception) -> bool:
    """Whether the file is in order and only the passphrase is not its own."""
    return isinstance(error, StorageTrouble) and error.kind in WRONG


def close_silently(dialog: Dialog) -> None:
    """Close a dialog whose work is done: that is not leaving it."""
    dialog.blockSignals(True)  # noqa: FBT003  closing it is not leaving
    dialog.close()
    dialog.deleteLater()
