"""What is done to a whole programme file: back up, check, export, restore, another passphrase.

Every method runs beside the window, in a thread of its own; nothing of the store is imported
before one of them is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.identity import person_here

if TYPE_CHECKING:
    import datetime as dt
    import threading
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.clock import Clock
    from facilitator.store.check import Checked
    from facilitator.store.comparing import Compared
    from facilitator.store.opening import ProgrammeFile
    from facilitator.store.second_place import SecondPlace
    from facilitator.store.seen import Behind
    from facilitator.store.server import ServerFile
    from facilitator.words import Words

    Held = ProgrammeFile | ServerFile
    Tell = Callable[[int, int], None]


class Upkeep:
    """Looks after the files that the window holds or has held."""

    def __init__(self, held: Mapping[Path, Held]) -> None:
        self._held = held

    def is_encrypted(self, path: Path) -> bool:
        """Whether this file, which is open, has a passphrase."""
        return self._held[path].is_encrypted

    def is_on_server(self, path: Path) -> bool:
        """Whether this programme, which is open, lies on a server: that has its own backups."""
        return getattr(self._held.get(path), "address", None) is not None

    def behind(self, path: Path) -> Behind | None:
        """How far this open file is behind the one that was open here last."""
        return self._held[path].behind

    def take_as_it_is(self, path: Path) -> None:
        """Somebody said that this file, older as it is, is the right one."""
        self._held[path].take_as_it_is()

    def reads_only(self, path: Path) -> bool:
        """Whether this file, which is open, may only be looked at."""
        return self._held[path].reads_only

    def save_copy(self, db: Session, path: Path, target: Path) -> Path:
        """Save what is open under another name, asked as a question.

        It is read through the connection that is open, so that it works also when the file
        itself was moved, deleted or is on a stick that was pulled.
        """
        self._held[path].save_copy(db.connection().connection.dbapi_connection, target)
        return target

    def back_up(self, path: Path) -> Path:
        """Make a verified copy; where nothing has changed since the last, that one."""
        return self._held[path].back_up().path

    def check(self, path: Path) -> Checked:
        """Go through everything in the file, without changing a byte."""
        return self._held[path].check()

    def backups(self, path: Path) -> tuple[Path, ...]:
        """The backups of this programme, the newest first."""
        from facilitator.store.backup import backups_of

        return tuple(backup.path for backup in backups_of(path.resolve()))

    def compare(self, path: Path, source: Path) -> Compared | None:
        """What restoring this backup would lose and bring back; None: with another passphrase."""
        from facilitator.errors import StorageTrouble, TroubleKind

        try:
            return self._held[path].compare(source)
        except StorageTrouble as trouble:
            if trouble.kind in {TroubleKind.WRONG_PASSPHRASE, TroubleKind.PASSPHRASE_NEEDED}:
                return None
            raise

    def verify_backups(self, path: Path, tell: Tell, stop: threading.Event) -> Mapping[Path, str]:
        """Go through every backup, newest first: "" where it is sound, else what is wrong."""
        from facilitator.errors import StorageTrouble

        found: dict[Path, str] = {}
        backups = self.backups(path)
        for done, one in enumerate(backups):
            tell(done, len(backups))
            if stop.is_set():
                break
            try:
                self._held[path].verify(one)
                found[one] = ""
            except StorageTrouble as trouble:
                found[one] = trouble.kind.value
        return found

    def second_place(self, path: Path, folder: Path) -> SecondPlace:
        """Whether the second place can be reached, and the newest copy there."""
        from facilitator.store.second_place import look

        return look(path.resolve(), folder)

    def copy_to_second_place(self, path: Path, folder: Path) -> Path:
        """Back up if anything changed, and copy the newest backup to the second place."""
        from facilitator.store.second_place import copy_newest

        self._held[path].back_up()
        return copy_newest(path.resolve(), folder)

    def bring_home(self, backup: Path, folder: Path) -> Path:
        """Copy a backup, of a stick perhaps, into a folder as a programme of its own."""
        from facilitator.store.second_place import bring_home

        return bring_home(backup, folder)

    def thinning_waits(self, path: Path) -> bool:
        """Whether no backup goes until somebody says that what was restored is right."""
        from facilitator.store.backup import is_paused

        return is_paused(path.resolve())

    def thin_out_again(self, path: Path) -> None:
        """What was restored is right: older backups may go again."""
        from facilitator.store import backup

        backup.go_on(path.resolve())
        backup.thin_out(path.resolve())

    def export_tables(self, path: Path, to: Path, words: Words, tell: Tell) -> tuple[Path, ...]:
        """Write the programme as tables to read: a workbook (.xlsx) or a folder of CSV files."""
        from facilitator.interchange.everything import full_export, write_export

        programme = self._held[path].for_thread(person_here())
        try:
            tell(0, 2)
            export = programme.ask(full_export, words)
        finally:
            programme.close()
        tell(1, 2)
        written = write_export(export, to)
        tell(2, 2)
        return tuple(written)

    def export_history(self, path: Path, to: Path, today: dt.date, tell: Tell) -> tuple[Path, ...]:
        """Write the whole history as a folder that another programme can read back."""
        from facilitator.interchange.history_folder import write_history
        from facilitator.reciprocity.reading import whole_record

        programme = self._held[path].for_thread(person_here())
        try:
            tell(0, 2)
            record = programme.ask(whole_record, today)
        finally:
            programme.close()
        tell(1, 2)
        written = write_history(record, to)
        tell(2, 2)
        return written

    def training_copy(self, path: Path, to: Path, clock: Clock, tell: Tell) -> Path:
        """Write a copy with nobody real in it, to learn on."""
        from facilitator.interchange.training_file import write_training_copy
        from facilitator.interchange.whole_record import whole_rows

        programme = self._held[path].for_thread(person_here())
        try:
            tell(0, 2)
            record = programme.ask(whole_rows)
        finally:
            programme.close()
        tell(1, 2)
        write_training_copy(record, to, clock)
        tell(2, 2)
        return to

    def restore(
        self, path: Path, source: Path, passphrase: str | None, clock: Clock
    ) -> Path | None:
        """Put a backup in the programme's place, which is closed; where the other one is kept."""
        from facilitator.store.restoring import restore

        at = clock.now().astimezone().replace(tzinfo=None)
        return restore(path, source, passphrase, at).kept

    def change_passphrase(
        self, path: Path, now: str | None, then: str | None, clock: Clock
    ) -> None:
        """Write the programme, which is closed, anew under another passphrase (None: in clear)."""
        from facilitator.store.opening import ProgrammeFile

        file = ProgrammeFile.open(path, now, clock, backs_up=False)
        try:
            file.change_passphrase(then)
        finally:
            file.close()
