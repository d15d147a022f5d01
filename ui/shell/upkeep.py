"""What File does to the whole programme: export, back up, restore, check, another passphrase.

The dialogs are imported when they are wanted: no start needs them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ui.shell.folders import documents, file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from threading import Event
    from typing import TypeVar

    from facilitator.store.check import Checked
    from facilitator.store.comparing import Compared
    from facilitator.words import Words
    from ui.job import Job
    from ui.shell.upkeep_dialogs import ChangePassphrase
    from ui.shell.window import MainWindow

    R = TypeVar("R")
    Tell = Callable[[int, int], None]


class UpkeepOrders(QObject):
    """Carries out what the File menu orders, for the programme that is open in the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def _words(self) -> Words:
        return self._window.words

    @property
    def _is_encrypted(self) -> bool:
        keeper = self._window.keeper
        return keeper is not None and keeper.is_encrypted

    def _work(self, what: str, work: Callable[[Path, Tell], R], then: Callable[[R], None]) -> None:
        """Do long work on the open file, with a bar after 400 ms."""
        window, path = self._window, self._window.path
        if window.runner is None or path is None:
            return

        def worked(tell: Tell, _stop: Event) -> R:
            return work(path, tell)

        job = window.runner.long(worked, then, otherwise=window.show_trouble)
        self._show_work(job, what)

    def _show_work(self, job: Job, what: str) -> None:
        """Show how far it is, with a Cancel, once it takes longer than a moment."""
        from ui.shell.working import WorkDialog

        WorkDialog(job, what, self._window.theme, self._words, self._window)

    def _say(self, sentence: str) -> None:
        self._window.toast.say(sentence, undo=False)

    # Copies.

    def back_up(self) -> None:
        """Make a verified copy and say where it lies."""
        words = self._words

        def made(copy: Path) -> None:
            self._say(words("Backed up and verified: %(file)s", file=copy.name))

        upkeep = self._window.doors.upkeep
        self._work(words("Backing up"), lambda path, _tell: upkeep.back_up(path), made)

    def save_copy(self) -> None:
        """Ask under which name what is open shall be saved elsewhere."""
        words, window = self._words, self._window
        if window.path is None:
            return
        usual = documents() / window.path.name
        kinds = words("Programmes (*.facilitator)")
        title = words("Save a copy elsewhere")
        chosen, _kind = QFileDialog.getSaveFileName(window, title, str(usual), kinds)
        if chosen:
            self.save_copy_to(Path(chosen))

    def save_copy_to(self, target: Path) -> None:
        """Save a verified copy there, also when the file itself is gone."""
        words, window = self._words, self._window
        if window.runner is None or window.path is None:
            return

        def saved(copy: Path) -> None:
            self._say(words("Saved and verified: %(file)s", file=copy.name))

        upkeep = window.doors.upkeep
        window.runner.ask("save_copy", saved, upkeep.save_copy, window.path, target)

    def check(self) -> None:
        """Go through the whole file and say in words what was found."""
        words, upkeep = self._words, self._window.doors.upkeep
        self._work(words("Checking the file"), lambda path, _tell: upkeep.check(path), self._found)

    def _found(self, found: Checked) -> None:
        from ui.shell.upkeep_dialogs import CheckedDialog

        window = self._window
        CheckedDialog(found, window.theme, window.words, window).open()

    def restore(self) -> None:
        """Choose a backup and, after a question, put it in the programme's place."""
        words, window = self._words, self._window
        if window.path is None:
            return
        backups = window.doors.upkeep.backups(window.path)
        folder = backups[0].parent if backups else window.path.parent
        chosen, _kind = QFileDialog.getOpenFileName(
            window,
            words("Restore a backup"),
            str(folder),
            words("Programmes and backups (*.facilitator *.backup);;All files (*)"),
        )
        if chosen:
            self.ask_to_restore(Path(chosen))

    def verify_backups(self, then: Callable[[Mapping[Path, str]], None]) -> None:
        """Go through every backup and say in one sentence what was found."""
        words, upkeep = self._words, self._window.doors.upkeep
        window, path = self._window, self._window.path
        if window.runner is None or path is None:
            return

        def told(found: Mapping[Path, str]) -> None:
            then(found)
            sound = sum(not wrong for wrong in found.values())
            self._say(words("Sound: %(sound)s of %(all)s", sound=sound, all=len(found)))

        job = window.runner.long(
            lambda tell, stop: upkeep.verify_backups(path, tell, stop),
            told,
            otherwise=window.show_trouble,
        )
        self._show_work(job, words("Going through the backups"))

    def ask_to_restore(self, source: Path) -> None:
        """Compare, then ask whether this backup shall take the programme's place."""
        words, upkeep = self._words, self._window.doors.upkeep
        self._work(
            words("Comparing"),
            lambda path, _tell: upkeep.compare(path, source),
            lambda found: self._ask_to_restore(source, found),
        )

    def _ask_to_restore(self, source: Path, found: Compared | None) -> None:
        from ui.shell.upkeep_dialogs import RestoreQuestion

        words, window = self._words, self._window
        question = RestoreQuestion(source, window.theme, words, window, found)
        if not self._is_encrypted:
            question.secret.hide()
        question.accepted.connect(lambda: self._restore(source, question.passphrase()))
        question.finished.connect(question.deleteLater)
        question.open()

    def _restore(self, source: Path, passphrase: str | None) -> None:
        window, path = self._window, self._window.path
        if path is None:
            return
        upkeep, clock = window.doors.upkeep, window.clock
        window.close_programme()

        def done(kept: Path | None) -> None:
            window.opening.open(path, passphrase)
            if kept is not None:
                said = window.words("Restored; the file before is kept as %(file)s", file=kept.name)
                window.say_when_open(said)

        def refused(error: Exception) -> None:
            window.opening.open(path, passphrase)
            window.show_trouble(error)

        job = window.opening.desk.long(
            lambda _tell, _stop: upkeep.restore(path, source, passphrase, clock),
            done,
            otherwise=refused,
        )
        self._show_work(job, window.words("Restoring"))

    # What leaves as files.

    def export_workbook(self) -> None:
        """Write everything as one workbook to read in Excel."""
        chosen = self._target(self._words("Workbooks (*.xlsx)"), ".xlsx")
        if chosen is not None:
            self.write_tables(chosen)

    def export_tables(self) -> None:
        """Write everything as tables in a folder."""
        folder = self._folder()
        if folder is not None:
            self.write_tables(folder)

    def export_history(self) -> None:
        """Write the whole history as a folder that another programme can read back."""
        folder = self._folder()
        if folder is not None:
            self.write_history(folder)

    def training_copy(self) -> None:
        """Ask where a copy shall lie in which nobody real stands."""
        words, window = self._words, self._window
        usual = documents() / file_name(f"{self._name()} {words('for training')}")
        kinds = words("Programmes (*.facilitator)")
        title = words("A copy for training")
        chosen, _kind = QFileDialog.getSaveFileName(window, title, str(usual), kinds)
        if chosen:
            self.write_training_copy(Path(chosen))

    def write_training_copy(self, to: Path) -> None:
        """Write the copy there and say that nobody real is in it."""
        words, upkeep, clock = self._words, self._window.doors.upkeep, self._window.clock

        def written(copy: Path) -> None:
            self._say(words("Written: %(files)s. Every name, note, address and code in it is "
                            "invented.", files=copy.name))  # fmt: skip

        self._work(
            words("Writing the copy for training"),
            lambda path, tell: upkeep.training_copy(path, to, clock, tell),
            written,
        )

    def write_tables(self, to: Path) -> None:
        """Write the tables there: a workbook where the name ends in .xlsx, else a folder."""
        words, upkeep = self._words, self._window.doors.upkeep
        self._work(
            words("Writing the tables"),
            lambda path, tell: upkeep.export_tables(path, to, words, tell),
            lambda written: self._wrote(to, written),
        )

    def write_history(self, to: Path) -> None:
        """Write the history into this folder."""
        words, upkeep = self._words, self._window.doors.upkeep
        today = self._window.clock.today()
        self._work(
            words("Writing the history"),
            lambda path, tell: upkeep.export_history(path, to, today, tell),
            lambda written: self._wrote(to, written),
        )

    def _wrote(self, to: Path, written: tuple[Path, ...]) -> None:
        words = self._words
        if written == (to,):
            self._say(words("Written: %(files)s", files=to.name))
        else:
            self._say(words("Files written in %(folder)s: %(count)s", folder=to.name,
                            count=len(written)))  # fmt: skip

    def _name(self) -> str:
        path = self._window.path
        return path.stem if path is not None else ""

    def _target(self, kinds: str, suffix: str) -> Path | None:
        usual = documents() / Path(file_name(self._name())).with_suffix(suffix)
        title = self._words("Export")
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, str(usual), kinds)
        return Path(chosen).with_suffix(suffix) if chosen else None

    def _folder(self) -> Path | None:
        title = self._words("A folder for the export")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(documents()))
        if not chosen:
            return None
        today = self._window.clock.today().isoformat()
        return Path(chosen) / f"{self._name()} {today}"

    # The passphrase.

    def change_passphrase(self) -> None:
        """Ask for the passphrase as it is and as it shall be."""
        from ui.shell.upkeep_dialogs import ChangePassphrase

        window = self._window
        dialog = ChangePassphrase(window.theme, window.words, window, has_one=self._is_encrypted)
        dialog.chosen.connect(lambda now, then: self._rekey(dialog, now, then))
        dialog.rejected.connect(dialog.deleteLater)
        dialog.open()

    def _rekey(self, dialog: ChangePassphrase, now: str | None, then: str | None) -> None:
        window, path = self._window, self._window.path
        if path is None or window.keeper is None:
            return
        dialog.accept()
        dialog.deleteLater()
        keeper, upkeep, clock = window.keeper, window.doors.upkeep, window.clock
        lock = keeper.lock
        lock.lock()

        def done(_changed: None) -> None:
            keeper.is_encrypted = then is not None
            lock.unlock(then)
            window.say_when_open(window.words("The passphrase was changed"))

        def refused(error: Exception) -> None:
            lock.words = window.words
            lock.not_open(error)

        job = window.opening.desk.long(
            lambda _tell, _stop: upkeep.change_passphrase(path, now, then, clock),
            done,
            otherwise=refused,
        )
        what = window.words("Writing the file under the new passphrase")
        self._show_work(job, what)
