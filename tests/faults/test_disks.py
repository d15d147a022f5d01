"""Disks that are full, only read, or pulled out; folders that may not be written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import backup, guard
from facilitator.store.opening import ProgrammeFile, opened
from tests.faults import mounts
from tests.store import doings
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key

Made = tuple["Path", "Key"]


def filled(folder: Path) -> Path:
    """Fill the disk to the last byte; the file that does it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    return ballast


def test_a_disk_that_is_full_is_told_and_goes_on_with_room(made: Made, tmp_path: Path) -> None:
    key = made[1]
    with mounts.small_disk(tmp_path / "disk", 4096) as disk:
        path = disk / made[0].name
        shutil.copyfile(made[0], path)
        file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
        programme = file.for_thread(WHO)
        programme.do(doings.add_people, 100)
        older = file.back_up()
        programme.do(doings.add_person, "Ann")
        ballast = filled(disk)
        with pytest.raises(StorageTrouble) as told:
            programme.do(doings.add_people, 400)
        assert told.value.kind is TroubleKind.DISK_FULL
        # A full disk spoils no backup and leaves no half one.
        with pytest.raises(StorageTrouble) as told:
            file.back_up()
        assert told.value.kind is TroubleKind.DISK_FULL
        assert [one.path for one in backup.backups_of(path)] == [older.path]
        assert list(backup.folder_of(path).iterdir()) == [older.path]
        assert file.verify(older.path).people == 100
        programme.close()
        with pytest.raises(StorageTrouble):
            file.change_passphrase("another passphrase")
        assert len(file.for_thread(WHO).ask(doings.names)) == 101
        ballast.unlink()
        programme = file.for_thread(WHO)
        programme.do(doings.add_person, "After")
        assert programme.check().is_sound
        assert len(programme.ask(doings.names)) == 102
        programme.close()
        file.close()


def test_what_may_only_be_read_opens_to_look(made: Made, tmp_path: Path) -> None:
    """Also with the log of a hard stop beside it; and not a byte changes."""
    key = made[1]
    with mounts.small_disk(tmp_path / "stick", 8192) as disk:
        path = disk / made[0].name
        shutil.copyfile(made[0], path)
        file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
        writing = file.for_thread(WHO)
        writing.do(doings.add_person, "Ann")
        # As a program that was killed leaves it.
        for left in (path, guard.wal_of(path)):
            shutil.copyfile(left, disk / f"kept {left.name}")
        writing.close()
        file.close()
        kept = disk / f"kept {path.name}"
        before = {one.name: one.read_bytes() for one in disk.iterdir()}
        mounts.only_read(disk)
        for one in (path, kept):
            look = ProgrammeFile.open(one, key, Clock(TODAY))
            assert look.reads_only
            programme = look.for_thread(WHO)
            assert programme.ask(doings.names) == ["Ann"]
            assert look.check().is_sound
            for write in (
                lambda programme=programme: programme.do(doings.add_person, "Lost"),
                programme.undo,
                look.back_up,
            ):
                with pytest.raises(StorageTrouble) as refused:
                    write()
                assert refused.value.kind is TroubleKind.READ_ONLY
            elsewhere = tmp_path / f"copy of {one.name}"
            look.save_copy(programme.raw(), elsewhere)
            programme.close()
            look.close()
            with opened(elsewhere, key, WHO, Clock(TODAY)) as copy:
                assert copy.ask(doings.names) == ["Ann"]
        assert {one.name: one.read_bytes() for one in disk.iterdir()} == before


def test_a_stick_that_is_pulled_is_noticed_at_the_next_save(made: Made, tmp_path: Path) -> None:
    key = made[1]
    with mounts.small_disk(tmp_path / "stick", 8192) as disk:
        path = disk / made[0].name
        shutil.copyfile(made[0], path)
        file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
        programme = file.for_thread(WHO)
        programme.do(doings.add_person, "Ann")
        mounts.pull(disk)
        for _ in range(2):
            with pytest.raises(StorageTrouble) as told:
                programme.do(doings.add_person, "Lost")
            assert told.value.kind is TroubleKind.MOVED
        elsewhere = tmp_path / "saved.programme"
        file.save_copy(programme.raw(), elsewhere)
        programme.close()
        file.close()
    with opened(elsewhere, key, WHO, Clock(TODAY)) as saved:
        assert saved.ask(doings.names) == ["Ann"]
