from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import backup, guard
from facilitator.store.opening import ProgrammeFile, opened
from facilitator.store.restoring import restore
from tests.store import doings
from tests.support.programmes import PASSPHRASE, TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key
    from facilitator.store.journal import Step

Made = tuple["Path", "Key"]
AT = dt.datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001  local, as backups are named


@pytest.fixture
def made(blank_file: Made, tmp_path: Path) -> Made:
    path = tmp_path / "Glannau [x] ŵ.programme"
    shutil.copyfile(blank_file[0], path)
    return path, blank_file[1]


def add(made: Made, *names: str) -> None:
    with opened(*made, WHO, Clock(TODAY)) as programme:
        for name in names:
            programme.do(doings.add_person, name)


def names_in(path: Path, secret: str | Key | None) -> list[str]:
    with opened(path, secret, WHO, Clock(TODAY)) as programme:
        assert programme.check().is_sound
        return programme.ask(doings.names)


def test_a_backup_holds_what_was_saved_and_opens_by_the_passphrase(made: Made) -> None:
    add(made, "Ann")
    made_backup = backup.back_up(*made, AT)
    assert (made_backup.number, made_backup.step, made_backup.at) == (1, 1, AT)
    assert backup.backups_of(made[0]) == [made_backup]
    assert guard.inspected(made_backup.path, PASSPHRASE) == made[1]
    assert names_in(made_backup.path, PASSPHRASE) == ["Ann"]
    assert [file.name for file in backup.folder_of(made[0]).iterdir()] == [made_backup.path.name]


def test_what_did_not_change_is_not_copied_again(made: Made) -> None:
    add(made, "Ann")
    for _ in range(5):
        with opened(*made, WHO, Clock(TODAY), backs_up=True):
            pass
    assert len(backup.backups_of(made[0])) == 1
    add(made, "Bedwyr")
    with opened(*made, WHO, Clock(TODAY), backs_up=True):
        pass
    assert [one.step for one in backup.backups_of(made[0])] == [2, 1]


def test_a_backup_beside_a_step_that_is_being_written(made: Made) -> None:
    file = ProgrammeFile.open(*made, Clock(TODAY), backs_up=False)
    programme = file.for_thread(WHO)
    programme.do(doings.add_person, "Ann")

    def copies(step: Step, _draft: None) -> None:
        doings.add_people(step, 50)
        step.flush()
        file.back_up()

    programme.do(copies, None)
    programme.close()
    file.close()
    [only] = backup.backups_of(made[0])
    assert names_in(only.path, made[1]) == ["Ann"]


def test_a_backup_that_fails_leaves_the_others_and_nothing_half(made: Made) -> None:
    add(made, "Ann")
    first = backup.back_up(*made, AT)
    add(made, "Bedwyr")
    folder = backup.folder_of(made[0])
    aside = folder.rename(folder.with_name("aside"))
    folder.write_text("in the way", "utf-8")
    with pytest.raises(StorageTrouble) as refused:
        backup.back_up(*made, AT)
    assert refused.value.kind in {TroubleKind.FAILING, TroubleKind.NOT_THERE}
    folder.unlink()
    aside.rename(folder)
    assert backup.backups_of(made[0]) == [first]
    assert backup.back_up(*made, AT).number == 2


def spread_out(made: Made, days: int, *, backwards: bool = False) -> list[backup.Backup]:
    """Backups of so many days, two a day, as files without content."""
    folder = backup.folder_of(made[0])
    folder.mkdir(exist_ok=True)
    for number in range(2 * days):
        shift = dt.timedelta(hours=12 * (-number if backwards else number))
        name = f"{made[0].stem} {number + 1:04d} {AT + shift:%Y-%m-%d %H%M%S} step 1 00000000"
        (folder / f"{name}.backup").touch()
    return backup.backups_of(made[0])


def test_thinning_keeps_ten_fourteen_days_eight_weeks_six_months(made: Made) -> None:
    made_backups = spread_out(made, 400)
    backup.thin_out(made[0])
    kept = backup.backups_of(made[0])
    assert kept[:10] == made_backups[:10]
    days = {one.at.date() for one in kept}
    assert len(days & {(made_backups[0].at - dt.timedelta(days=n)).date() for n in range(14)}) == 14
    assert len({one.at.strftime("%G-%V") for one in kept}) >= 8
    assert len({one.at.strftime("%Y-%m") for one in kept}) >= 6
    assert len(kept) <= 10 + 14 + 8 + 6


def test_a_clock_that_goes_back_wipes_no_new_backup(made: Made) -> None:
    made_backups = spread_out(made, 100, backwards=True)
    backup.thin_out(made[0])
    assert backup.backups_of(made[0])[:10] == made_backups[:10]


def test_other_files_in_the_folder_are_left_alone(made: Made) -> None:
    spread_out(made, 100)
    folder = backup.folder_of(made[0])
    strangers = ["notes.txt", "Other 0001 2020-01-01 000000 step 1 00000000.backup", "a.backup"]
    for name in strangers:
        (folder / name).touch()
    backup.thin_out(made[0])
    assert set(strangers) <= {file.name for file in folder.iterdir()}


def test_restoring_brings_the_old_state_and_keeps_the_present_one(made: Made) -> None:
    path, key = made
    add(made, "Ann")
    old = backup.back_up(*made, AT)
    add(made, "Bedwyr")
    done = restore(path, old.path, PASSPHRASE, AT)
    assert done.checked.people == 1
    assert done.kept is not None
    assert names_in(path, key) == ["Ann"]
    assert names_in(done.kept, key) == ["Ann", "Bedwyr"]
    assert restore(path, old.path, key, AT).kept not in {None, done.kept}
    assert not list(path.parent.glob("*.part"))
    assert not list(path.parent.glob("*.lock"))


def test_after_a_restore_nothing_is_thinned_out_until_it_is_confirmed(made: Made) -> None:
    add(made, "Ann")
    old = backup.back_up(*made, AT)
    restore(made[0], old.path, made[1], AT)
    many = spread_out(made, 100)
    add(made, "Çelik")
    backup.back_up(*made, AT)
    assert len(backup.backups_of(made[0])) == len(many) + 1
    backup.go_on(made[0])
    backup.thin_out(made[0])
    assert len(backup.backups_of(made[0])) < 40


def test_another_future_after_a_restore_is_backed_up(made: Made) -> None:
    """The step has the same number as one of the future that was left: it is another step."""
    add(made, "Ann")
    old = backup.back_up(*made, AT)
    add(made, "Bedwyr")
    backup.back_up(*made, AT)
    restore(made[0], old.path, made[1], AT)
    add(made, "Çelik")
    newest = backup.back_up(*made, AT)
    assert (newest.number, newest.step) == (3, 2)
    assert names_in(newest.path, made[1]) == ["Ann", "Çelik"]


def test_a_stale_log_does_not_spoil_what_was_restored(made: Made) -> None:
    path, key = made
    add(made, "Ann")
    old = backup.back_up(*made, AT)
    file = ProgrammeFile.open(*made, Clock(TODAY), backs_up=False)
    programme = file.for_thread(WHO)
    programme.do(doings.add_people, 100)
    copy = path.with_name("crashed.programme")
    for source, target in ((path, copy), (guard.wal_of(path), guard.wal_of(copy))):
        shutil.copyfile(source, target)
    programme.close()
    file.close()
    done = restore(copy, old.path, key, AT)
    assert names_in(copy, key) == ["Ann"]
    assert done.kept is not None
    assert len(names_in(done.kept, key)) == 101


def test_a_spoilt_backup_or_an_open_programme_is_not_touched(made: Made) -> None:
    path, key = made
    add(made, "Ann")
    old = backup.back_up(*made, AT)
    with opened(*made, WHO, Clock(TODAY)), pytest.raises(StorageTrouble) as refused:
        restore(path, old.path, key, AT)
    assert refused.value.kind is TroubleKind.LOCKED
    healthy, before = old.path.read_bytes(), path.read_bytes()
    old.path.write_bytes(healthy[:9000] + b"x" + healthy[9001:])
    with pytest.raises(StorageTrouble) as refused:
        restore(path, old.path, key, AT)
    assert refused.value.kind is TroubleKind.DAMAGED
    old.path.write_bytes(healthy)
    with pytest.raises(StorageTrouble) as refused:
        restore(path, old.path, "wrong", AT)
    assert refused.value.kind is TroubleKind.WRONG_PASSPHRASE
    assert path.read_bytes() == before
    assert not backup.is_paused(path)


def test_a_lost_programme_comes_back_from_its_backup(made: Made) -> None:
    add(made, "Ann")
    old = backup.back_up(*made, AT)
    made[0].unlink()
    assert restore(made[0], old.path, PASSPHRASE, AT).kept is None
    assert names_in(*made) == ["Ann"]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(made: Made) -> None:
    path, key = made
    add(made, "Ann")
    old = backup.back_up(*made, AT)
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    file.change_passphrase("a new passphrase ŵ")
    programme = file.for_thread(WHO)
    programme.do(doings.add_person, "Bedwyr")
    programme.close()
    file.close()
    with pytest.raises(StorageTrouble) as refused:
        guard.inspected(path, PASSPHRASE)
    assert refused.value.kind is TroubleKind.WRONG_PASSPHRASE
    assert names_in(path, "a new passphrase ŵ") == ["Ann", "Bedwyr"]
    assert names_in(old.path, PASSPHRASE) == ["Ann"]


def test_a_plain_file_can_be_given_a_passphrase_and_lose_it(tmp_path: Path) -> None:
    path = tmp_path / "plain.programme"
    file = ProgrammeFile.create(path, None, Clock(TODAY))
    programme = file.for_thread(WHO)
    programme.do(doings.add_person, "Ann")
    programme.close()
    file.change_passphrase("twelve letters")
    assert file.is_encrypted
    assert b"Ann" not in path.read_bytes()
    file.close()
    assert names_in(path, "twelve letters") == ["Ann"]
    file = ProgrammeFile.open(path, "twelve letters", Clock(TODAY), backs_up=False)
    file.change_passphrase(None)
    file.close()
    assert names_in(path, None) == ["Ann"]
    assert [left.name for left in tmp_path.iterdir()] == [path.name]
