from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import guard
from facilitator.store.lock import FileLock
from facilitator.store.opening import ProgrammeFile, opened
from tests.faults.test_kill import heard
from tests.store import doings
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from facilitator.store.cipher import Key
    from facilitator.store.opening import OpenProgramme
    from tests.faults.test_kill import Start


@pytest.fixture
def file(made: tuple[Path, Key]) -> Iterator[ProgrammeFile]:
    file = ProgrammeFile.open(*made, Clock(TODAY), backs_up=False)
    yield file
    file.close()


@pytest.fixture
def programme(file: ProgrammeFile) -> Iterator[OpenProgramme]:
    programme = file.for_thread(WHO)
    programme.do(doings.add_person, "Ann")
    yield programme
    programme.close()


def replace_by_copy(path: Path) -> None:
    """What programs do that keep folders in step."""
    copy = path.with_name("incoming")
    shutil.copyfile(path, copy)
    copy.replace(path)


@pytest.mark.parametrize(
    "meddle",
    [
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("renamed.programme")),
        lambda path: path.parent.rename(path.parent.with_name("moved")),
        replace_by_copy,
        lambda path: guard.wal_of(path).unlink(),
    ],
    ids=["deleted", "renamed", "folder renamed", "replaced", "log deleted"],
)
def test_the_next_save_notices_and_a_copy_can_be_saved_elsewhere(
    meddle: Callable[[Path], object],
    made: tuple[Path, Key],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path, key = made
    inner = path.parent / "inner"
    inner.mkdir()
    path = path.rename(inner / path.name)
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    programme = file.for_thread(WHO)
    programme.do(doings.add_person, "Ann")
    meddle(path)
    for _ in range(2):
        with pytest.raises(StorageTrouble) as refused:
            programme.do(doings.add_person, "Lost")
        assert refused.value.kind is TroubleKind.MOVED
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "saved.programme"
    file.save_copy(programme.raw(), elsewhere)
    with pytest.raises(StorageTrouble) as there_already:
        file.save_copy(programme.raw(), elsewhere)
    assert there_already.value.kind is TroubleKind.EXISTS
    programme.close()
    file.close()
    with opened(elsewhere, key, WHO, Clock(TODAY)) as saved:
        assert saved.ask(doings.names) == ["Ann"]
        assert saved.check().is_sound


def test_a_second_process_is_refused_until_the_first_lets_go(
    made: tuple[Path, Key], start: Start
) -> None:
    path, key = made
    with start("hold") as child:
        heard(child, "OPEN")
        before = path.read_bytes()
        with pytest.raises(StorageTrouble) as refused:
            ProgrammeFile.open(path, key, Clock(TODAY))
        assert refused.value.kind is TroubleKind.LOCKED
        assert path.read_bytes() == before
        child.communicate("go\n", timeout=30)
        assert child.returncode == 0
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        assert programme.ask(doings.names) == ["Held"]
    assert [left.name for left in path.parent.iterdir()] == [path.name]


def test_the_lock_of_a_program_that_was_killed_is_no_lock(
    made: tuple[Path, Key], start: Start
) -> None:
    path, key = made
    with start("hold") as child:
        heard(child, "OPEN")
        child.kill()
        child.wait(timeout=30)
    assert path.with_name(path.name + ".lock").exists()
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        assert programme.ask(doings.names) == ["Held"]


@pytest.mark.parametrize("left", [b"", b"99999999", b"\xff\x00garbage" * 50])
def test_a_stale_lock_file_with_anything_in_it_is_no_lock(
    made: tuple[Path, Key], left: bytes
) -> None:
    path, key = made
    path.with_name(path.name + ".lock").write_bytes(left)
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        assert programme.ask(doings.names) == []


def test_two_locks_of_one_file_exclude_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.programme"
    first, second = FileLock(path), FileLock(path)
    second.look()
    first.take()
    for refused in (second.take, second.look):
        with pytest.raises(StorageTrouble) as trouble:
            refused()
        assert trouble.value.kind is TroubleKind.LOCKED
    first.let_go()
    first.let_go()
    second.take()
    second.let_go()
    assert list(tmp_path.iterdir()) == []


def test_the_passphrase_cannot_change_while_somebody_is_connected(
    file: ProgrammeFile, programme: OpenProgramme
) -> None:
    with pytest.raises(StorageTrouble) as refused:
        file.change_passphrase("another passphrase")
    assert refused.value.kind is TroubleKind.LOCKED
    programme.do(doings.add_person, "Bedwyr")
    assert file.check().is_sound
